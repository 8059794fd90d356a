import type { ChangedFunction, Finding, ItemId, Waiver } from '../model.js';
import { code, prose } from '../text/escape.js';
import { count, names } from '../text/words.js';
import { combine } from './combine.js';
import { hotFunctions } from './hot.js';
import type { AssessInput, Judgement } from './item.js';
import type { SubjectPart } from './subject.js';
import { waiverHolds } from './waivers.js';

/** In place of a path. */
const UNLISTED = 'what GitHub did not list';

/** Longest reason of a waiver that is repeated in an answer. */
const MAX_REASON = 200;

/** The answer of an item that the rules answer: only open `error` findings fail it. */
export function judgeFindings(id: ItemId): (input: AssessInput) => Judgement {
  return (input) => {
    const unread = unreadPaths(input);
    if (input.changes.rust.length === 0 && unread.length === 0) return noRust();
    const all = input.rust.findings.filter((finding) => finding.item === id);
    const open = all.filter((finding) => !waiverHolds(finding, input.now));
    const errors = open.filter(isError);
    const waived = all.filter((finding) => waiverHolds(finding, input.now));
    const here = waived.filter((finding) => isError(finding) && finding.waiver?.addedHere === true);
    // Whoever ticks answers all of it: what comes in later beside an error that was ticked asks again.
    const asking = [
      ...(errors.length > 0 ? [failed(errors, input)] : []),
      ...(here.length > 0 ? [allowedHere(here, input)] : []),
      ...(unread.length > 0 ? [notRead(unread, input)] : []),
    ];
    if (asking.length > 0) {
      return combine(asking.map((judgement) => ({ requirement: 'required', judgement }))).judgement;
    }
    return quiet(open, waived, input);
  };
}

/** Changed code that no rule has seen, and that nobody has chosen to leave out. */
export function unreadPaths({ changes, rust }: AssessInput): string[] {
  return [
    ...changes.skipped.flatMap(({ path, unread }) => (unread ? [path ?? UNLISTED] : [])),
    ...(rust.unread ?? []),
  ];
}

function notRead(paths: readonly string[], { changes, pull }: AssessInput): Judgement {
  const digests = new Map(changes.files.map(({ path, digest }) => [path, digest]));
  return {
    kind: 'needs a tick',
    because: `${names(paths)} could not be read: somebody has to look`,
    parts: paths.map((path) => ({ name: path, content: digests.get(path) ?? pull.headSha })),
  };
}

/** For items about code where no Rust code changed. */
export function noRust(): Judgement {
  return { kind: 'not applicable', because: 'no Rust code changed', parts: [] };
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}

function failed(errors: readonly Finding[], input: AssessInput): Judgement {
  const first = errors[0]!;
  const more = errors.length > 1 ? ` and ${count(errors.length - 1, 'more error')}` : '';
  return {
    kind: 'failed',
    because: `${names([first.rule])} in ${place(first)}${more}${ended(first)}`,
    parts: findingParts(errors, input.rust.changedFunctions),
    failing: errors.map(({ fingerprint }) => fingerprint),
  };
}

/** An open finding has no waiver that holds: one that it has is over. */
function ended({ waiver }: Finding): string {
  return waiver?.until === undefined ? '' : `; its waiver ended on ${prose(waiver.until)}`;
}

function allowedHere(here: readonly Finding[], input: AssessInput): Judgement {
  const first = here[0]!;
  const more = here.length > 1 ? ` and ${count(here.length - 1, 'more error')}` : '';
  const reason = prose(first.waiver?.reason ?? '', MAX_REASON);
  return {
    kind: 'needs a tick',
    because: `this pull request itself allows ${names([first.rule])} in ${place(first)}${more}: “${reason}”`,
    parts: findingParts(here, input.rust.changedFunctions),
  };
}

function quiet(open: readonly Finding[], waived: readonly Finding[], input: AssessInput): Judgement {
  const errors = waived.filter(isError);
  const inCode = waived.filter(({ waiver }) => waiver?.by === undefined).length;
  const told = [
    said(open.filter((finding) => finding.severity === 'warning').length, 'warning'),
    said(open.filter((finding) => finding.severity === 'note').length, 'note'),
    inCode > 0 ? `${inCode} allowed in the code` : '',
    ...byPeople(waived),
  ].filter((part) => part !== '');
  return {
    kind: errors.length > 0 ? 'waived' : 'passed',
    because: told.length > 0 ? told.join(', ') : `${scope(input)} changed, nothing found`,
    parts: findingParts([...open, ...errors], input.rust.changedFunctions),
  };
}

/** `` 2 waived by `carol` (maintain): “…” ``, for each who did. */
function byPeople(waived: readonly Finding[]): string[] {
  const groups = new Map<string, { waiver: Waiver; number: number }>();
  for (const { waiver } of waived) {
    if (!waiver?.by) continue;
    const key = JSON.stringify(waiver);
    groups.set(key, { waiver, number: (groups.get(key)?.number ?? 0) + 1 });
  }
  return [...groups.values()].map(({ waiver: { by, reason, until }, number }) => {
    const done = by?.dismissed ? 'dismissed' : 'waived';
    const end = until === undefined ? '' : ` until ${until}`;
    return `${number} ${done} by ${code(by?.login ?? '')} (${by?.role})${end}: “${prose(reason, MAX_REASON)}”`;
  });
}

function said(number: number, noun: string): string {
  return number > 0 ? count(number, noun) : '';
}

function scope(input: AssessInput): string {
  const hot = hotFunctions(input.rust).length;
  if (hot > 0) return count(hot, 'hot function');
  const all = input.rust.changedFunctions.length;
  return all === 0 ? 'no function' : count(all, 'function');
}

function place(finding: Finding): string {
  return names([finding.within === '' ? finding.path : finding.within]);
}

/** A finding and, where it is known, the whole function around it. */
function findingParts(findings: readonly Finding[], functions: readonly ChangedFunction[]): SubjectPart[] {
  // Several may have one name: what `#[cfg]` chooses from.
  const hashes = new Map<string, string>();
  for (const { path, name, syntaxHash } of functions) {
    const key = `${path}\n${name}`;
    hashes.set(key, `${hashes.get(key) ?? ''} ${syntaxHash}`.trim());
  }
  return findings.map((finding) => ({
    name: finding.within === '' ? finding.rule : finding.within,
    content: [finding.rule, finding.fingerprint, hashes.get(`${finding.path}\n${finding.within}`) ?? ''].join(
      '\n',
    ),
  }));
}
