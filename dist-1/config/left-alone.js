import { firstMatch } from '../globs/path-glob.js';
import { matchesWildcard } from '../globs/starred.js';
import { MAX_CHANGED_FILES } from '../model.js';
/**
 * The sentence (Markdown, escaped) why configuration leaves this pull request alone, and who could bring that about, or null
 * when it is reviewed.
 */
export function leftAlone(pull, paths, config) {
  const { ignore } = config;
  if (pull.draft && ignore.drafts) return 'It is a draft, and `ignore.drafts` is on.';
  // Of somebody else's push that author knows nothing.
  const alone = (pull.pushers ?? []).length === 0;
  const author = alone ? ignore.authors.find((pattern) => isAuthor(pattern, pull.author)) : undefined;
  if (author !== undefined)
    return `Its author ${code(pull.author.login)} fits ${code(author)} under \`ignore.authors\`.`;
  for (const label of pull.labels) {
    const pattern = ignore.labels.find((one) => matchesWildcard(one, label));
    if (pattern !== undefined)
      return `Its label ${code(label)} fits ${code(pattern)} under \`ignore.labels\`; whoever may triage can set it.`;
  }
  const title = ignore.titles.find((pattern) => matchesWildcard(pattern, pull.title));
  if (title !== undefined)
    return `Its title fits ${code(title)} under \`ignore.titles\`; its author (${code(pull.author.login)}) can write any.`;
  if (everyPathFits(paths, ignore.paths)) return 'Every changed path fits a pattern under `ignore.paths`.';
  return null;
}
/** GitHub's REST names a bot `dependabot[bot]`, its GraphQL only `dependabot`. */
function isAuthor(pattern, author) {
  if (matchesWildcard(pattern, author.login)) return true;
  return author.bot && !author.login.endsWith('[bot]') && matchesWildcard(pattern, `${author.login}[bot]`);
}
function everyPathFits(paths, patterns) {
  // A list that reached the platform's limit may hide the path that does not fit.
  if (paths.length === 0 || paths.length >= MAX_CHANGED_FILES || patterns.length === 0) return false;
  const fitting = firstMatch(patterns);
  return paths.every((path) => fitting(path) !== null);
}
function code(text) {
  return `\`${text.replaceAll('`', "'")}\``;
}
