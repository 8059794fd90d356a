import { firstMatch } from '../globs/path-glob.js';
import type { Config, Finding, OwnItem, RustReview } from '../model.js';
import { isOwnItem } from '../text/item-names.js';
import { names } from '../text/words.js';
import type { AssessInput, Item, Judgement } from './item.js';
import { judgeFindings, unreadPaths } from './judge-findings.js';
import { partsOfFiles } from './subject.js';

/** An item that a project adds: its rules answer it; without rules a person does, whenever its paths change. */
export function itemOf(own: OwnItem): Item {
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
          : {
              kind: 'passed',
              because: changedWords(input),
              parts: partsOfFiles(input.changes.files, input.pull),
            },
  };
}

/** A rule's answer is about the findings: where the project asks, a person looks at the files. */
function withFiles(judgement: Judgement, input: AssessInput): Judgement {
  return { ...judgement, around: partsOfFiles(input.changes.files, input.pull) };
}

function changedWords({ changes: { files } }: AssessInput): string {
  return `${names(
    files.map(({ path }) => path),
    2,
  )} changed`;
}

/** Findings that an item of the project's own asks for decide that item, the first one that fits, and no other. */
export function withOwnItems(rust: RustReview, { ownItems }: Config): RustReview {
  const claims = ownItems.map(({ id, rules, paths }) => {
    const match = firstMatch(paths);
    return {
      id,
      rules: new Set(rules),
      fits: (path: string) => paths.length === 0 || match(path) !== null,
    };
  });
  const moved = (finding: Finding): Finding => {
    const { rule, path, item } = finding;
    const claim = claims.find(({ rules, fits }) => rules.has(rule) && fits(path));
    return claim === undefined || isOwnItem(item) ? finding : { ...finding, item: claim.id, ruleItem: item };
  };
  return { ...rust, findings: rust.findings.map(moved) };
}
