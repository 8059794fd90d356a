import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isMadeHere, temporaryBehind } from '../../rust/ownership/temporaries.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isPutBack, middleKept } from './part-copied-from-owned/middle-kept.js';

export const rule: Rule = {
  id: 'part-copied-from-owned',
  item: 'allocations',
  summary: 'the start or the end of an owned text or list copied, and the rest thrown away',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\]\s*\.(?:to_vec|to_string|to_owned)\(\)|\b(?:String|Vec)::from\(&/,
  check(node: Node, file: RustFile): Problem | null {
    const part = copiedPart(node);
    const [owner, range] = part?.children ?? [];
    if (!owner || !range || isOnlyLookedAt(node)) return null;
    const middle = owner.kind === 'identifier' ? middleKept(node, owner, range, file) : null;
    if (!middle && range.kind !== 'range_expression') return null;
    if (temporaryBehind(owner)) return cutFromTemporary(node, owner, range, file);
    if (owner.kind !== 'identifier') return null;
    const found = file.typeOf(owner);
    // What such a copy is put into is a `Vec` or a `String` for certain.
    if (found ? found.refs !== '' || !/^(?:Vec|String)$/.test(found.name) : !isPutBack(node, owner))
      return null;
    const instead = middle ?? narrowing(owner.text, range);
    const isGivenUp =
      isPutBack(node, owner) || mayBeMovedOut(owner, node, file, (use) => onlyGivesBounds(use, range, file));
    if (!instead || !isGivenUp) return null;
    return {
      at: node,
      message: `${quoted(owner)} is owned and ${isPutBack(node, owner) ? 'replaced by this' : 'not used after this'}, yet ${quoted(part!)} is copied to a new allocation and the rest dropped.`,
      help: `keep it: \`${instead}\``,
      ...(!middle && isLargeBuffer(owner, range, file) && { minor: true }),
    };
  },
};

/** `list[n..].to_vec()`, `text[..n].into()`, `String::from(&text[n..])` */
function copiedPart(call: Node): Node | null {
  const given = argumentsOf(call);
  const [argument] = given;
  const source =
    /^(?:String|Vec)::from$/.test(calledPath(call) ?? '') && argument?.kind === 'reference_expression'
      ? argument.child('value')
      : /^(?:to_vec|to_string|to_owned)$/.test(methodOf(call) ?? '') && given.length === 0
        ? receiverOf(call)
        : undefined;
  return source?.kind === 'index_expression' ? source : null;
}

/** `id.to_string()[..8].to_string()`: what is cut was the only owner of the rest. */
function cutFromTemporary(copy: Node, whole: Node, range: Node, file: RustFile): Problem | null {
  const found = file.typeOf(whole);
  if (found?.refs !== '' || !/^(?:Vec|String)$/.test(found.name) || !isMadeHere(whole, file)) return null;
  const instead = narrowing('it', range);
  if (!instead) return null;
  return {
    at: copy,
    message: `${quoted(whole)} allocates a ${found.name} of its own, of which a part is copied to a new allocation and the rest dropped.`,
    help: `keep it under a name and narrow it: \`${instead.replace('it.', '')}\``,
  };
}

/** Lent or asked on the spot, the part needs no owner at all. */
function isOnlyLookedAt(call: Node): boolean {
  const parent = call.parent?.kind ?? '';
  return /^(?:reference_expression|field_expression|index_expression|binary_expression)$/.test(parent);
}

/** `line.len() - 1`, and `let n = socket.read(&mut buffer)` for `..n`: a bound is a number, which borrows nothing. */
function onlyGivesBounds({ use }: UseFacts, range: Node, file: RustFile): boolean {
  if (range.contains(use.node)) return true;
  for (const at of use.node.ancestors()) {
    if (at.kind === 'block') return false;
    if (at.kind === 'let_declaration') {
      const bound = file.localsOf(at);
      return bound.length === 1 && bound[0]!.uses.some(({ node }) => range.contains(node));
    }
  }
  return false;
}

/** What leaves the part in the allocation that is there. */
function narrowing(owner: string, range: Node): string | null {
  const written = range.text.replace(/\s+/g, ' ').trim();
  if (written === '..') return owner;
  const end = /^0?\s*\.\.(?!=)\s*(.+)$/.exec(written);
  if (end) return `${owner}.truncate(${end[1]})`;
  const start = /^(.+?)\s*\.\.$/.exec(written);
  return start && !/\.\./.test(start[1]!) ? `${owner}.drain(..${start[1]})` : null;
}

/** `vec![0; 65536]` of which a few bytes were filled: who keeps them would keep all of it. */
function isLargeBuffer(owner: Node, range: Node, file: RustFile): boolean {
  if (!range.text.trim().startsWith('..')) return false;
  const made = file.bindingOf(owner)?.value?.text ?? '';
  return /^(?:vec!\s*)?\[[^;]*;|with_capacity|zeroed/.test(made);
}
