import { readFileSync } from 'node:fs';
import { ownersOfAll } from '../../src/config/code-owners.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { leftAlone } from '../../src/config/left-alone.js';
import { parseConfig } from '../../src/config/parse.js';
import { codePatterns } from '../../src/globs/code-pattern.js';
import { attributesGlob, firstMatch } from '../../src/globs/path-glob.js';
import { summaryOf } from '../../src/report/views/github/summary.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';
import { reportOf } from '../../test/report/road.js';
import { finding, PULL, rust } from '../../test/samples.js';
import { below, mangled, NASTY, pick, type Random } from './random.js';

const PAGE = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml]) => yaml!);
const LINES = [...new Set(EXAMPLES.flatMap((one) => one.split('\n')))];
const PATHS = [
  'src/lib.rs',
  'crates/a/src/b.rs',
  `${'a/'.repeat(60)}b.rs`,
  ...NASTY.filter((one) => one !== ''),
];
const PIECES = [...NASTY, ...LINES, '  ', 'hot: [', 'rules: {', '&x [*x]', 'extends: acme/.github\n'];

function text(random: Random): string {
  if (random() < 0.3) return Array.from({ length: below(40, random) }, () => pick(PIECES, random)).join('\n');
  if (random() < 0.05)
    return pick(['[', '{a: ', '- ', '? ', '&a ', 'a:\n ', '"'], random).repeat(below(60_000, random));
  return mangled(pick(EXAMPLES, random), random, PIECES);
}

/** Whatever stands in the files of the base: every text is answered with a whole configuration, and defaults where it is none. */
export function config(random: Random): number {
  const own = text(random);
  const inherited = random() < 0.3 ? { file: 'acme/.github: perf-checklist.yml', text: text(random) } : null;
  const file = '.github/perf-checklist.yml';
  const proposed = random() < 0.3 ? { file, text: text(random) } : null;
  const { config: read, problems } = parseConfig(
    { config: { file, text: own }, inherited, proposed, attributes: '' },
    RULE_IDS,
  );
  for (const key of Object.keys(DEFAULT_CONFIG))
    if (!(key in read)) throw new Error(`no ${key} in what was read`);
  if (read.mode !== 'advise' && read.mode !== 'enforce') throw new Error(`mode ${read.mode}`);
  if (problems.some(({ line, column }) => !(line >= 1 && column >= 1)))
    throw new Error('a problem without a place');
  leftAlone({ ...PULL, title: pick(NASTY, random), labels: [pick(NASTY, random)] }, PATHS, read);
  const open = reportOf({
    config: read,
    problems,
    rust: rust({ findings: [finding({ severity: 'error' })] }),
  });
  if (summaryOf(open).length > 65_535) throw new Error('a summary beyond GitHub’s limit');
  return own.length;
}

/** Patterns of any repository, on paths of any: in time, and never an error. */
export function pattern(random: Random): number {
  const patterns = Array.from({ length: 20 }, () =>
    mangled(
      pick(['src/**/*.rs', '{a,b}/[!x]?.rs', '**/**/**/a', '*a*b*c*d*e*f*', 'a#X::*'], random),
      random,
    ).slice(0, 200),
  );
  const match = firstMatch(patterns);
  const within = codePatterns(patterns);
  const attributes = patterns.map(attributesGlob);
  for (const path of [...PATHS, 'a'.repeat(4_000), 'ab/'.repeat(1_000)]) {
    match(path);
    within(path, pick(NASTY, random));
    for (const one of attributes) one(path);
  }
  ownersOfAll(patterns.map((one) => `${one} @ada @acme/team`).join('\n'), PATHS);
  return patterns.join('').length;
}
