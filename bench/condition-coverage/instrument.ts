import { parse } from '@babel/parser';

/** A small change to the code that a test should notice: it does where some test comes by with a value for which the change matters. */
export interface Condition {
  line: number;
  change: 'left out of &&' | 'left out of ||' | 'taken for true' | 'taken for false' | 'at its bound';
  text: string;
}

interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  loc: { start: { line: number } };
  [field: string]: unknown;
}

const BOUNDS = /^[<>]=?$/;

/** TypeScript that says of each of its conditions when it matters, by `recorder.mjs`; they are numbered from `first`. */
export function instrumented(source: string, first: number): { text: string; conditions: Condition[] } {
  const conditions: Condition[] = [];
  const number = (node: SyntaxNode, change: Condition['change']) => {
    const text = source.slice(node.start, node.end).replace(/\s+/g, ' ');
    return first + conditions.push({ line: node.loc.start.line, change, text }) - 1;
  };

  function written(node: SyntaxNode, role: '&&' | '||' | 'test' | null): string {
    if (node.type === 'LogicalExpression' && (node.operator === '&&' || node.operator === '||')) {
      const own = node.operator;
      const chain = children(node, (child) => written(child, own));
      return role === 'test' || role === own || role === null ? chain : wrapped(node, role, chain);
    }
    if (role !== null) return wrapped(node, role, written(node, null));
    if (node.type === 'BinaryExpression' && BOUNDS.test(String(node.operator))) {
      const [left, right] = [node.left, node.right].map((side) => written(side as SyntaxNode, null));
      return `__bound(${number(node, 'at its bound')}, '${node.operator}', ${left}, ${right})`;
    }
    return children(node, (child) => written(child, isTest(node, child) ? 'test' : null));
  }

  function wrapped(node: SyntaxNode, role: '&&' | '||' | 'test', inner: string): string {
    if (role !== 'test') return `__operand(${number(node, `left out of ${role}`)}, '${role}', ${inner})`;
    return `__test(${number(node, 'taken for true')}, ${number(node, 'taken for false')}, ${inner})`;
  }

  function children(node: SyntaxNode, write: (child: SyntaxNode) => string): string {
    let out = '';
    let at = node.start;
    for (const child of childrenOf(node)) {
      // `{ a }` is both the key and its value.
      if (child.start < at) continue;
      out += source.slice(at, child.start) + write(child);
      at = child.end;
    }
    return out + source.slice(at, node.end);
  }

  const program = parse(source, { sourceType: 'module', plugins: ['typescript'] }).program;
  const text = written(program as unknown as SyntaxNode, null);
  return { text: source.slice(0, program.start ?? 0) + text, conditions };
}

function isTest(node: SyntaxNode, child: SyntaxNode): boolean {
  return (node.type === 'IfStatement' || node.type === 'ConditionalExpression') && node.test === child;
}

/** In source order. A type annotation lies within the name that it belongs to. */
function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.entries(node)
    .flatMap(([field, value]) => (/^(?:loc|extra|\w*[cC]omments)$/.test(field) ? [] : [value].flat()))
    .filter((value): value is SyntaxNode => typeof (value as SyntaxNode | null)?.type === 'string')
    .filter(({ type }) => !/^TS(?!As|NonNull|Satisfies)/.test(type))
    .sort((a, b) => a.start - b.start);
}
