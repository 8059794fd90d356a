import { acceptTicks } from './checklist/accept-ticks.js';
import { assess } from './checklist/assess.js';
import { acceptCommands } from './checklist/commands/accept-commands.js';
import { mayMeasureAgain } from './checklist/commands/remeasure.js';
import { itemIdsOf, itemsOf } from './checklist/items.js';
import { withOwnItems } from './checklist/own-items.js';
import { withWaivers } from './checklist/waivers.js';
import { ownersOfAll } from './config/code-owners.js';
import { leftAlone } from './config/left-alone.js';
import { parseConfig } from './config/parse.js';
import { removalOf } from './config/removal.js';
import { unmatchedHot } from './config/unmatched.js';
import { changedRust } from './diff/changed-rust.js';
import { needsText } from './diff/kinds.js';
import { readEvidence } from './evidence/read.js';
import { gate } from './gate/gate.js';
import type { CrateIndex } from './index/crate-index.js';
import type { StateKey } from './markers/state.js';
import type {
  ChangeSet,
  Config,
  Evidence,
  EvidenceFiles,
  FileChange,
  GateResult,
  Instant,
  Mode,
  Posted,
  ProposedRehearsal,
  PullRequest,
  Report,
  RepositoryHistory,
  RustReview,
  Settings,
  Wake,
} from './model.js';
import { compose } from './report/compose.js';
import { opening, reconcile } from './report/reconcile.js';
import { withSameCommit } from './report/same-commit.js';
import { RULE_IDS } from './rules/rule-ids.js';
import { pagesOf, unreadWithoutIndex, unseenCode } from './rules/unseen-code.js';
import type { Source } from './source/port.js';

/** What a review needs besides its source; the App and the command line each bring their own. */
export interface Tools {
  /** Runs the rules: in this process for the command line, in a child process for the App. */
  reviewRust(changes: ChangeSet, index: CrateIndex, config: Config): Promise<RustReview>;
  /** Reads the evidence and judges it; in this process unless told. */
  measure?(files: EvidenceFiles, pull: PullRequest, config: Config): Promise<Measured> | Measured;
  /** Signs the state of ticks. */
  key: StateKey;
  now(): Date;
  /** Stands in for the configuration's own mode, e.g. to ask what enforcing would do. */
  mode?: Mode;
  /** Only the check speaks, as long as nothing else was said: nobody asked for comments here. */
  quiet?: boolean;
  /** What earlier pull requests say; absent where nothing is remembered. */
  history?: RepositoryHistory;
  /** What a proposed configuration would have meant, as far as that is known by now; absent where nobody replays it. */
  rehearse?(settings: Settings): Promise<ProposedRehearsal>;
}

export interface Measured {
  evidence: Evidence;
  measured: GateResult;
}

/** What the numbers say; the time grows with the bundle, to some ten seconds for the largest that is read. */
export function measure(files: EvidenceFiles, pull: PullRequest, config: Config): Measured {
  const evidence = readEvidence(files, pull);
  return { evidence, measured: gate(evidence, config) };
}

const NOTHING_TO_REVIEW: RustReview = { findings: [], notices: [], changedFunctions: [], complete: true };

/** A page, too, can be Rust, since a file of the base may take it in as code; and a folder that looks vendored can be new. */
async function withoutRust(
  source: Source,
  changes: ChangeSet,
  listed: readonly FileChange[],
): Promise<RustReview> {
  const paths = pagesOf(listed);
  const vendored = changes.skipped.some(({ unlessInBase }) => unlessInBase !== undefined);
  if (paths.length === 0 && !vendored) return NOTHING_TO_REVIEW;
  const base = await source.crateIndex();
  return { ...NOTHING_TO_REVIEW, ...unseenCode({ ...changes, paths }, base, base), complete: base.complete };
}

/** The whole road of one pull request. Only `source` does I/O; a second run changes nothing. */
export async function review(source: Source, wake: Wake, tools: Tools): Promise<Report> {
  const started = tools.now();
  const pull = await source.pullRequest();
  const posted = await source.posted();
  await source.apply(opening(posted, pull, wake));

  const settings = await source.settings();
  const { config: written, problems } = parseConfig(settings, RULE_IDS);
  const quiet = tools.quiet === true && !hasComments(posted);
  const comments = quiet || pull.locked ? { ...written.comments, budget: 0 } : written.comments;
  const config = { ...written, comments, mode: tools.mode ?? written.mode };
  const listed = await source.changedFiles(needsText);
  const changes = changedRust(listed, settings.attributes, config);
  const exempt = leftAlone(pull, changes.paths, config);

  const index = exempt === null && changes.rust.length > 0 ? await source.crateIndex() : null;
  const seen =
    index !== null
      ? await tools.reviewRust(changes, index, config)
      : exempt !== null || pull.state === 'closed'
        ? NOTHING_TO_REVIEW
        : await withoutRust(source, changes, listed);
  const unmatched = index?.complete ? unmatchedHot(settings, index.files, changes.paths) : [];
  const indexDue = seen.complete ? null : dueAfter(posted, pull, started);
  const isLate = indexDue !== null && started.toISOString() >= indexDue;
  const found = withOwnItems(isLate ? unreadWithoutIndex(seen, changes, listed) : seen, config);
  const { evidence, measured } = await (tools.measure ?? measure)(await source.evidence(), pull, config);

  const rules = { pull, config, owners: ownersOfAll(settings.codeOwners ?? '', judgedPaths(changes, found)) };
  const boxes = acceptTicks(posted, wake, rules, tools.key, started);
  const heard = { posted, rules, items: itemIdsOf(config), rust: found, measured, evidence, now: started };
  const { ticks, decisions } = acceptCommands(boxes, wake, heard);
  const rust = { ...found, findings: withWaivers(found.findings, decisions.waivers, started) };
  const judged = { pull, config, exempt, changes, rust, measured, ticks, decisions, indexDue };
  const assessment = assess(itemsOf(config), { ...judged, evidence, now: started });
  const rehearsed = settings.proposed === null ? undefined : tools.rehearse?.(settings);
  const report = compose({
    ...judged,
    rehearsal: (await rehearsed) ?? null,
    removal: removalOf(settings),
    evidence,
    mayMeasureAgain:
      decisions.remeasure === undefined && mayMeasureAgain({ pull, config, evidence, result: measured }),
    problems: [...problems, ...unmatched],
    assessment,
    history: tools.history ?? null,
    quiet,
    now: tools.now(),
  });

  const now = await source.posted();
  const told = withSameCommit(report, now.sameCommit ?? []);
  await source.apply(reconcile(now, told, tools.key));
  return told;
}

function hasComments({ comment, findings, replies }: Posted): boolean {
  return comment !== null || findings.length > 0 || replies.length > 0;
}

/** A repository of some hundred megabytes is read in half of this; then a person is asked instead of the index. */
const INDEX_MINUTES = 30;

/** Counts from the first look at this head, so that every review of it says the same. */
function dueAfter({ check }: Posted, { headSha }: PullRequest, now: Date): Instant {
  const since = check?.headSha === headSha && check.startedAt ? Date.parse(check.startedAt) : now.getTime();
  return new Date(since + INDEX_MINUTES * 60_000).toISOString();
}

/** A code owner ticks for the code that the items judge, and for what a person has to look at; what is not listed may be anybody's. */
function judgedPaths({ rust, paths, skipped }: ChangeSet, { unread = [] }: RustReview): readonly string[] {
  const unseen = skipped.filter((file) => file.unread);
  if (unseen.some(({ path }) => path === null)) return [];
  if (rust.length === 0) return paths;
  const read = rust.flatMap(({ path, previousPath }) => [path, previousPath]);
  return [...read, ...unseen.flatMap(({ path }) => path ?? []), ...unread];
}
