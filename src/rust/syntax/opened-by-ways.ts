import { armsOf } from './match-syntax.js';
import type { Node } from './tree.js';

/** `x` of `match x { Ok(v) => v, Err(_) => return None }` and of `if let Some(v) = x { v } else { return None }`. */
export interface OpenedByWays {
  opened: Node;
  /** What comes where there is nothing in it is the way out, as of `?`; else it is a value, as of `unwrap_or_else`. */
  leaves: boolean;
}

export function openedByWays(opening: Node): OpenedByWays | null {
  if (opening.kind === 'match_expression') return openedByMatch(opening);
  return opening.kind === 'if_expression' ? openedByIfLet(opening) : null;
}

/** The `match` or the `if let` that opens a value so. */
export function waysAround(value: Node): Node | null {
  const around = value.parent;
  if (!around || value.field !== 'value') return null;
  if (around.kind === 'match_expression') return around;
  return around.kind === 'let_condition' && around.parent?.kind === 'if_expression' ? around.parent : null;
}

function openedByMatch(match: Node): OpenedByWays | null {
  const arms = armsOf(match);
  const opened = match.child('value');
  const others = arms.filter((arm) => !isContent(arm.child('pattern'), arm.child('value')));
  if (!opened || others.length === 0 || others.length !== arms.length - 1) return null;
  const leaves = others.every((arm) => isWayOut(arm.child('value')));
  // `Err(e) if e.kind() == NotFound => None`: which of several values it comes to is a choice of its own.
  return leaves || others.length === 1 ? { opened, leaves } : null;
}

function openedByIfLet(fork: Node): OpenedByWays | null {
  const condition = fork.child('condition');
  const opened = condition?.kind === 'let_condition' ? condition.child('value') : undefined;
  const otherwise = fork.child('alternative')?.children[0];
  if (!opened || !otherwise || !isContent(condition!.child('pattern'), fork.child('consequence')))
    return null;
  return { opened, leaves: isWayOut(otherwise) };
}

/** `Ok(guard) => guard`, also in a block. */
function isContent(pattern: Node | undefined, way: Node | undefined): boolean {
  const name = /^(?:Some|Ok)\(\s*(?:mut\s+)?([a-z_]\w*)\s*\)$/.exec(pattern?.text ?? '')?.[1];
  const value = way?.kind === 'block' && way.children.length === 1 ? way.children[0] : way;
  return name !== undefined && value?.kind === 'identifier' && value.text === name;
}

const LEAVING = /^(?:return|break|continue)_expression$/;
const GIVING_UP = /^(?:panic|unreachable|todo|unimplemented|bail)$/;

function isWayOut(way: Node | undefined): boolean {
  if (!way) return false;
  if (way.kind === 'block' || way.kind === 'expression_statement') return isWayOut(way.children.at(-1));
  if (/^macro_/.test(way.kind)) return GIVING_UP.test(way.macro || (way.child('macro')?.text ?? ''));
  return LEAVING.test(way.kind);
}
