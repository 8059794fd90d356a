import { acceptTicks } from './checklist/accept-ticks.js';
import { assess } from './checklist/assess.js';
import { ITEMS } from './checklist/items.js';
import { leftAlone } from './config/left-alone.js';
import { parseConfig } from './config/parse.js';
import { changedRust } from './diff/changed-rust.js';
import { needsText } from './diff/kinds.js';
import { readEvidence } from './evidence/read.js';
import { gate } from './gate/gate.js';
import type { CrateIndex } from './index/crate-index.js';
import type { ChangeSet, Config, Mode, Report, RustReview, Wake } from './model.js';
import { compose } from './report/compose.js';
import type { StateKey } from './markers/state.js';
import { opening, reconcile } from './report/reconcile.js';
import { RULE_IDS } from './rules/registry.js';
import type { Source } from './source/port.js';

/** What a review needs besides its source; the App and the command line each bring their own. */
export interface Tools {
  /** Runs the rules: in this process for the command line, in a child process for the App. */
  reviewRust(changes: ChangeSet, index: CrateIndex, config: Config): Promise<RustReview>;
  /** Signs the state of ticks. */
  key: StateKey;
  now(): Date;
  /** Stands in for the configuration's own mode, e.g. to ask what enforcing would do. */
  mode?: Mode;
}

const NOTHING_TO_REVIEW: RustReview = { findings: [], notices: [], changedFunctions: [], complete: true };

/** The whole road of one pull request. Only `source` does I/O; a second run changes nothing. */
export async function review(source: Source, wake: Wake, tools: Tools): Promise<Report> {
  const started = tools.now();
  const pull = await source.pullRequest();
  const posted = await source.posted();
  await source.apply(opening(posted, pull, wake));

  const settings = await source.settings();
  const { config: written, problems } = parseConfig(settings, RULE_IDS);
  const config = { ...written, mode: tools.mode ?? written.mode };
  const changes = changedRust(await source.changedFiles(needsText), settings.attributes, config);
  const exempt = leftAlone(pull, changes.paths, config);
  const skip = exempt !== null || changes.rust.length === 0;

  const rust = skip ? NOTHING_TO_REVIEW : await tools.reviewRust(changes, await source.crateIndex(), config);
  const evidence = readEvidence(await source.evidence(), pull);
  const measured = gate(evidence, config);

  const ticks = acceptTicks(posted, wake, pull, config, tools.key, started);
  const assessment = assess(ITEMS, { pull, config, exempt, changes, rust, evidence, measured, ticks, now: started });
  const report = compose({ pull, config, problems, exempt, changes, rust, measured, ticks, assessment });

  await source.apply(reconcile(await source.posted(), report, tools.key));
  return report;
}
