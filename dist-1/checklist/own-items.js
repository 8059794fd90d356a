import { firstMatch } from '../globs/path-glob.js';
import { isOwnItem } from '../text/item-names.js';
import { names } from '../text/words.js';
import { judgeFindings, unreadPaths } from './judge-findings.js';
/** An item that a project adds: its rules answer it; without rules a person does, whenever its paths change. */
export function itemOf(own) {
  const judgeRules = judgeFindings(own.id);
  return {
    id: own.id,
    title: own.title,
    requirement: own.requirement,
    ask: own.rules.length > 0 ? 'never' : 'always',
    acceptedAs: 'waived',
    paths: own.paths,
    judge: (input) =>
      input.changes.files.length === 0
        ? judgeRules(input)
        : own.rules.length > 0 && (input.changes.rust.length > 0 || unreadPaths(input).length > 0)
          ? withFiles(judgeRules(input), input)
          : { kind: 'passed', because: changedWords(input), parts: fileParts(input) },
  };
}
/** A rule's answer is about the findings: where the project asks, a person looks at the files. */
function withFiles(judgement, input) {
  return { ...judgement, around: fileParts(input) };
}
function changedWords({ changes: { files } }) {
  return `${names(
    files.map(({ path }) => path),
    2,
  )} changed`;
}
/** A file whose change can't be told from another one is taken as changed by every push. */
function fileParts({ changes: { files }, pull }) {
  return files.map(({ path, digest }) => ({ name: path, content: digest ?? pull.headSha }));
}
/** Findings that an item of the project's own asks for decide that item, the first one that fits, and no other. */
export function withOwnItems(rust, { ownItems }) {
  const claims = ownItems
    .filter(({ rules }) => rules.length > 0)
    .map(({ id, rules, paths }) => {
      const match = firstMatch(paths);
      return {
        id,
        rules: new Set(rules),
        fits: (path) => paths.length === 0 || match(path) !== null,
      };
    });
  if (claims.length === 0) return rust;
  const moved = (finding) => {
    const { rule, path, item } = finding;
    const claim = claims.find(({ rules, fits }) => rules.has(rule) && fits(path));
    return claim === undefined || isOwnItem(item) ? finding : { ...finding, item: claim.id, ruleItem: item };
  };
  return { ...rust, findings: rust.findings.map(moved) };
}
