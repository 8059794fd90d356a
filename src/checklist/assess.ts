import type { Answer, Assessment, Config, DroppedTick, Tick } from '../model.js';
import { code, prose } from '../text/escape.js';
import { count, day, names, shortSha } from '../text/words.js';
import { failedMeasurements } from './benchmarks/failed-before.js';
import { combine, type Part } from './combine.js';
import { hotFunctions } from './hot.js';
import type { AssessInput, Item, Judgement } from './item.js';
import { scopesOf, withinPaths } from './scope.js';
import { settingsOf } from './settings.js';
import { functionParts, partsOfFiles, type SubjectPart, subjectOf, whatChanged } from './subject.js';
import { waiverHolds } from './waivers.js';

/** Answers every item that is not off: first what is known, then whom the project wants to ask, then the ticks. */
export function assess(items: readonly Item[], input: AssessInput): Assessment {
  const judged = items.flatMap((item) => {
    const part = judge(item, input);
    return part === null ? [] : [{ ...withTick(item, part, input), failing: part.judgement.failing ?? [] }];
  });
  return {
    answers: judged.map(({ answer }) => answer),
    dropped: judged.flatMap(({ dropped }) => (dropped === null ? [] : [dropped])),
    waived: new Set(
      input.rust.findings
        .filter((finding) => waiverHolds(finding, input.now))
        .map((finding) => finding.fingerprint),
    ),
    failing: new Set(judged.flatMap(({ answer, failing }) => (blocks(answer) ? failing : []))),
    failedMeasurements: failedMeasurements(input),
  };
}

function blocks({ kind, requirement }: Answer): boolean {
  return kind === 'failed' && requirement === 'required';
}

/** Null: the item is off, for all that changed. */
function judge(item: Item, input: AssessInput): Part | null {
  const settings = settingsOf(input.config, item.id) ?? { requirement: item.requirement };
  const concerned = withinPaths(input, item.paths ?? []);
  const scopes = scopesOf(settings, concerned);
  const parts = scopes.flatMap(({ requirement, ask, input: scoped }): Part[] => {
    if (requirement === 'off') return [];
    const spared = notApplicable(item, scoped, input);
    return [{ requirement, judgement: spared ?? asked(item, item.judge(scoped), ask ?? item.ask, scoped) }];
  });
  return parts.length === 0 ? null : combine(parts);
}

/** Why the item has nothing to say about this change, or null. */
function notApplicable({ paths = [] }: Item, scoped: AssessInput, whole: AssessInput): Judgement | null {
  const because = (words: string): Judgement => ({ kind: 'not applicable', because: words, parts: [] });
  if (whole.exempt !== null) return because(prose(whole.exempt));
  if (paths.length > 0) {
    const unlisted = scoped.changes.skipped.some(({ path }) => path === null);
    return unlisted || scoped.changes.files.length > 0
      ? null
      : because(`nothing changed in ${names(paths, 2)}`);
  }
  const inert = whole.changes.inert && whole.rust.unread === undefined;
  return inert ? because(inertWords(whole.changes.paths)) : null;
}

function inertWords(paths: readonly string[]): string {
  if (paths.length === 0) return 'nothing changed';
  return `only ${names(paths, 2)} changed`;
}

/** What a person looks at where the project asks: a tick on an error is about the code around it, too. */
const LOOKED_AT: ReadonlySet<Judgement['kind']> = new Set([
  'passed',
  'waived',
  'accepted',
  'needs a tick',
  'failed',
]);

/** What the project says about asking a person, laid over what the item says by itself. */
function asked(item: Item, judgement: Judgement, ask: Item['ask'], input: AssessInput): Judgement {
  const hot = hotFunctions(input.rust);
  if (judgement.optional === true) {
    const spared = ask === 'never' || (ask === 'hot' && hot.length === 0);
    if (spared)
      return { ...judgement, kind: 'passed', because: `${judgement.because}; this project does not ask` };
  }
  if (!LOOKED_AT.has(judgement.kind)) return judgement;
  if (ask === 'always')
    return confirm(withPages(judgement, input), input.rust.changedFunctions, 'this project always asks');
  // For benchmarks, hot code is the item's own trigger: good evidence has answered it already.
  if (ask === 'hot' && item.id !== 'benchmarks' && hot.length > 0) {
    return confirm(
      judgement,
      hot,
      `this project asks when declared or benchmarked code changes (${count(hot.length, 'function')})`,
    );
  }
  return judgement;
}

/** What is no Rust and may reach the binary all the same: a manifest, a script, data. An item of the project's own brings its files along. */
function withPages(judgement: Judgement, { changes, pull }: AssessInput): Judgement {
  if (judgement.around !== undefined) return judgement;
  const rust = new Set(changes.rust.flatMap(({ path, previousPath }) => [path, previousPath]));
  const pages = changes.files.filter(({ path, inert }) => !inert && !rust.has(path));
  return { ...judgement, around: partsOfFiles(pages, pull) };
}

function confirm(
  judgement: Judgement,
  functions: AssessInput['rust']['changedFunctions'],
  why: string,
): Judgement {
  return {
    ...judgement,
    kind: judgement.kind === 'failed' ? 'failed' : 'needs a tick',
    because: `${judgement.because}; ${why}`,
    parts: [...judgement.parts, ...(judgement.around ?? []), ...functionParts(functions)],
  };
}

function withTick(
  item: Item,
  { requirement, judgement }: Part,
  { ticks, config }: AssessInput,
): { answer: Answer; dropped: DroppedTick | null } {
  const parts = [...judgement.parts, ...questionParts(item, config)];
  const subject = subjectOf(parts);
  const { kind, because, until } = judgement;
  const answer: Answer = { item: item.id, title: item.title, requirement, kind, because, subject };
  if (until !== undefined && kind === 'waiting') answer.until = until;
  const tick = ticks.ticks.find((held) => held.item === item.id);
  if (tick === undefined || (kind !== 'needs a tick' && kind !== 'failed')) return { answer, dropped: null };
  if (tick.subject !== subject)
    return { answer, dropped: { tick, because: whatChanged(tick.subject, parts) } };
  const taken = kind === 'failed' ? item.acceptedAs : 'ticked';
  const answered = { ...answer, because: `${because}; ${tickWords(taken, tick)}`, tick };
  const closed: Answer =
    until === undefined ? { ...answered, kind: taken } : { ...answered, kind: 'waiting' as const, until };
  return { answer: closed, dropped: null };
}

/** Where the project words the question, it is part of what was judged. */
function questionParts({ id, title }: Item, config: Config): SubjectPart[] {
  return settingsOf(config, id)?.title === undefined ? [] : [{ name: 'the question', content: title }];
}

function tickWords(taken: string, tick: Tick): string {
  const commit = tick.headSha === '' ? '' : ` at ${code(shortSha(tick.headSha))}`;
  const reason = tick.reason === undefined ? '' : `: “${prose(tick.reason, 200)}”`;
  return `${taken} by ${code(tick.by)} (${tick.role}) on ${day(tick.at)}${commit}${reason}`;
}
