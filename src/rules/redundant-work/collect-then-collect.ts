import { collectTarget, isCollect, isPlainList, listCollectedBy } from '../../rust/order/collects.js';
import { receiverBehindName, valueOfSingleUse } from '../../rust/ownership/single-use.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { openedBy } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { changedAndPutBack, madeOfLastLook } from './collect-then-collect/changed-and-put-back.js';
import {
  stoppedEarlyThenCollected,
  unwrappedThenWalked,
  walkedInClosure,
} from './collect-then-collect/collected-fallibly.js';
import { collectedOnTheSpot } from './collect-then-collect/collected-on-the-spot.js';
import { gatheredFromStream } from './collect-then-collect/gathered-from-stream.js';
import { returnedAsIterator } from './collect-then-collect/returned-as-iterator.js';
import { sievedIntoItsPlace } from './collect-then-collect/sieved-into-its-place.js';
import {
  partitionPutBack,
  sievedAndExtended,
  sievedAndPutBack,
} from './collect-then-collect/taken-and-put-back.js';
import { endOfWalk, mustRunFirst, sourceRests } from './collect-then-collect/walk-at-once.js';

export const rule: Rule = {
  id: 'collect-then-collect',
  item: 'redundant-work',
  summary: 'items collected into a list in the middle of a chain that goes on',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'assignment_expression'],
  needs: /\.(?:collect(?:_vec)?|partition)\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'assignment_expression')
      return sievedAndPutBack(node, file) ?? changedAndPutBack(node, file);
    const method = methodOf(node);
    if (method === null) return madeFromList(node, file);
    if (method === 'extend') return sievedAndExtended(node, file);
    if (method === 'partition') return partitionPutBack(node);
    if (method === 'map') return walkedInClosure(node, file);
    if (isCollect(node))
      return (
        sameAgain(node, file) ??
        sievedIntoItsPlace(node, file) ??
        stoppedEarlyThenCollected(node) ??
        gatheredFromStream(node) ??
        madeOfLastLook(node, file) ??
        collectedOnTheSpot(node, collectTarget(node), file)
      );
    const list = receiverOf(node)!;
    if (/^(?:chars|bytes)$/.test(method)) return textWalkedAgain(list, node, file);
    if (method !== 'into_iter' && method !== 'iter') return null;
    if (!isCollect(list) || !isPlainList(collectTarget(list))) return unwrappedThenWalked(list, node, file);
    const end = endOfWalk(node);
    if (!end && !mustRunFirst(list, node)) return returnedAsIterator(list, node, file);
    if (!end || mustRunFirst(list, end) || !sourceRests(list, end, file)) return null;
    return {
      at: calledTarget(list)?.child('field') ?? list,
      until: node,
      message: `The items are written to a \`Vec\` and read back by \`${method}\` at once: one allocation and one pass over memory for nothing.`,
      help: `go on with the iterator itself: drop \`collect\` and \`${method}\``,
    };
  },
};

/** `word.chars().rev().collect::<String>().chars()`: the characters were at hand. */
function textWalkedAgain(text: Node, walk: Node, file: RustFile): Problem | null {
  if (!isCollect(text) || collectTarget(text)?.name !== 'String') return null;
  const end = endOfWalk(walk);
  if (!end || mustRunFirst(text, end) || !sourceRests(text, end, file)) return null;
  return {
    at: calledTarget(text)?.child('field') ?? text,
    until: walk,
    message: `The characters are written to a \`String\` and read back by \`${methodOf(walk)}\` at once: one allocation and one pass over memory for nothing.`,
    help: `go on with the iterator itself: drop \`collect\` and \`${methodOf(walk)}\``,
  };
}

/** `Map::from_iter(items.collect::<Vec<_>>())`: the list lives for the length of the call. */
function madeFromList(call: Node, file: RustFile): Problem | null {
  const target = calledTarget(call);
  if (target?.kind !== 'scoped_identifier' || target.child('name')?.text !== 'from_iter') return null;
  const [given, ...others] = argumentsOf(call);
  // With more to take it is a function of the type's own, which may want what the items are made with.
  if (others.length > 0) return null;
  const argument = (given && valueOfSingleUse(given, file)) ?? given;
  const list = listCollectedBy(argument);
  if (!list) return null;
  const name = target.child('path')?.text ?? 'the collection';
  return {
    at: call,
    message: `The items are collected into a \`Vec\` that is given to \`${name}::from_iter\` and dropped.`,
    help:
      argument!.kind === 'try_expression'
        ? `collect straight into a \`Result<${name}<..>, _>\``
        : 'give the iterator itself to `from_iter`',
  };
}

/** `list.into_iter().collect::<Vec<_>>()` of what is a `Vec` already. */
function sameAgain(collect: Node, file: RustFile): Problem | null {
  const iter = receiverBehindName(collect, file);
  const list = iter && methodOf(iter) === 'into_iter' ? receiverOf(iter) : undefined;
  const to = file.typeOf(collect);
  const from = list && isListOfJoined(list) ? type('Vec') : file.typeOf(list);
  if (!list || !from || !to || from.refs !== '' || from.name !== 'Vec' || to.name !== 'Vec' || to.refs !== '')
    return null;
  return {
    at: collect,
    message: `${quoted(list)} is a \`Vec\` already: \`into_iter\` and \`collect\` only hand it back.`,
    help: `use ${quoted(list)} itself`,
    // The buffer of a `Vec` that nobody has walked yet is taken over as it is.
    minor: true,
  };
}

/** `join_all(..).await`, `try_join_all(..).await?`, `ready(tasks).then(join_all).await`. */
function isListOfJoined(list: Node): boolean {
  const tried = openedBy(list);
  const awaited = tried ?? list;
  const joined = awaited.kind === 'await_expression' ? awaited.children[0]! : undefined;
  if (!joined) return false;
  const name =
    methodOf(joined) === 'then' ? (argumentsOf(joined)[0]?.text ?? '') : (calledPath(joined) ?? '');
  return (tried ? /(?:^|::)try_join_all$/ : /(?:^|::)join_all$/).test(name);
}
