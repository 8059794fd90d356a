import { branchOf } from '../evidence/adapters/divan-tree.js';
import { escapeRegExp } from '../text/escape-regexp.js';
import { execute } from './process.js';
import { lastWords, RunFailed } from './workload.js';

/** What libtest prints below its list, however short. */
const LIBTEST_TOTAL = /^\d+ tests?, \d+ benchmarks?$/m;
/** The benchmarks of an executable; null where they cannot be run one by one: those of gungraun, and of a `main` of its own. Throws `RunFailed`. */
export async function listBenchmarks(at, harness) {
  if (harness === 'divan') return listDivan(at);
  if (harness === 'gungraun') return null;
  const text = await list(at);
  const names = listed(text);
  if (harness === 'libtest' && names.length === 0 && !LIBTEST_TOTAL.test(text)) return null;
  const select = harness === 'criterion' ? inCriterion(await resampling(at)) : exactly;
  return names.map((name) => ({ name, select: select(name) }));
}
/** Divan lists as libtest does only for cargo-nextest, since 0.1.18; otherwise it draws its tree, without the values of `args`. */
async function listDivan(at) {
  const forNextest = { ...at, env: { ...at.env, NEXTEST: '1' } };
  const { code, stdout } = await execute(at.path, ['--bench', '--list', '--format', 'terse'], forNextest);
  const benchmarks =
    code === 0
      ? listed(stdout).map((name) => ({ name, select: exactly(name) }))
      : leavesOf(await list(at)).map((name) => ({ name, select: [`^${escapeRegExp(name)}(::|$)`] }));
  return benchmarks.sort((a, b) => NATURAL.compare(a.name, b.name));
}
const NATURAL = new Intl.Collator('en', { numeric: true });
async function list(at) {
  const ended = await execute(at.path, ['--bench', '--list'], at);
  if (ended.code !== 0) throw new RunFailed(`it cannot list its benchmarks: ${lastWords(ended)}`);
  return ended.stdout;
}
const listed = (text) =>
  text.split('\n').flatMap((line) => /^(.+): bench(?:mark)?$/.exec(line.trim())?.[1] ?? []);
/** What has nothing below it in divan's tree and is not ignored. */
export function leavesOf(tree) {
  const path = [];
  const leaves = new Set();
  for (const line of tree.split('\n').map((text) => text.trimEnd())) {
    if (line === '') continue;
    const branch = branchOf(line) ?? { depth: -1, text: line };
    path.splice(branch.depth + 1, Number.POSITIVE_INFINITY, branch.text);
    leaves.delete(path.slice(0, -1).join('::'));
    if (branch.depth >= 0 && !branch.text.endsWith('  (ignored)')) leaves.add(path.join('::'));
  }
  return [...leaves];
}
const exactly = (name) => ['--exact', name];
/** Criterion takes a regular expression, and its plots cost more time than a short measurement. */
const inCriterion = (options) => (name) => ['--noplot', ...options, `^${escapeRegExp(name)}$`];
/** With fewer criterion prints a warning. */
const FEWEST_RESAMPLES = '1001';
/**
 * Criterion's own statistics, which nobody reads here, are a bootstrap of 100,000 resamples: three seconds of processor time behind a measurement of a
 * tenth of a second (0.3.6, 60 samples). Versions before 0.3 don't let themselves be told.
 */
async function resampling(at) {
  const { stdout } = await execute(at.path, ['--help'], at);
  return stdout.includes('--nresamples') ? ['--nresamples', FEWEST_RESAMPLES] : [];
}
