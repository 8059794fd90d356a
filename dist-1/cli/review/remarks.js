import { formatConfigProblem } from '../../config/format.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import { count } from '../../text/words.js';
import { misplacedWords } from '../config/misplaced.js';
import { toRead } from '../surroundings.js';
/** What belongs beside the review rather than in it: each a line on stderr. */
export async function remark(report, source, options, { stderr }) {
  // JSON and Markdown carry the problems themselves.
  if (options.format === 'terminal') {
    for (const problem of report.configProblems) stderr.write(`${formatConfigProblem(problem)}\n\n`);
  }
  const remarks = [
    options.config === undefined ? await aboutConfig(report, source) : null,
    options.worktree ? null : emptyRange(report),
    options.worktree ? null : await aboutUncommitted(source),
  ];
  for (const words of remarks) if (words !== null) stderr.write(`${toRead(stderr, words)}\n`);
}
async function aboutConfig({ pull, configProblems }, source) {
  const { config, proposed } = await source.settings();
  // A removal, and a mistake in what is proposed, have said already what holds.
  if (proposed?.removes || configProblems.some((problem) => problem.proposed)) return null;
  if (proposed !== null) {
    const ran = config === null ? 'with the defaults' : `with the one of ${pull.baseRef}`;
    return `${CONFIG_PATH}: this version counts once it is merged; the review ran ${ran} (--config ${CONFIG_PATH} reviews by it now)`;
  }
  return config === null ? misplacedWords(await source.misplacedConfigs()) : null;
}
function emptyRange({ pull }) {
  if (pull.headSha !== pull.mergeBase) return null;
  return (
    `${pull.headRef} holds no commit that ${pull.baseRef} lacks: name a range such as HEAD~1..HEAD, ` +
    'or add --worktree for uncommitted work'
  );
}
async function aboutUncommitted(source) {
  const files = await source.uncommittedRust();
  if (files === 0) return null;
  return `${count(files, 'Rust file has', 'Rust files have')} uncommitted changes, which are not reviewed: \`perf-checklist review --worktree\` takes them in`;
}
