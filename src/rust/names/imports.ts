import type { Node, SyntaxTree } from '../syntax/tree.js';

/** What `use` declarations make of names, over the whole file: enough to tell `tokio::fs` from `std::fs`. */
export class Imports {
  private readonly paths = new Map<string, string>();

  /** Paths outside of the file of which it imports all there is. */
  readonly globs: string[] = [];

  static of(tree: SyntaxTree): Imports {
    const imports = new Imports();
    for (const node of tree.root.descendantsOfKind('use_declaration'))
      imports.add(node.child('argument'), '');
    return imports;
  }

  /** Full path of a path as written: `fs::read` is `std::fs::read` under `use std::fs`. */
  resolve(path: string): string {
    const [first = '', ...rest] = path
      .replace(/\s+/g, '')
      .replace(/::<.*>$/, '')
      .split('::');
    const known = this.paths.get(first);
    return [known ?? first, ...rest].join('::');
  }

  /** Does the file import anything whose path starts like this? */
  hasPrefix(prefix: string): boolean {
    for (const path of this.paths.values())
      if (path === prefix || path.startsWith(`${prefix}::`)) return true;
    return false;
  }

  private add(node: Node | undefined, prefix: string): void {
    if (!node) return;
    const join = (text: string) => (prefix ? `${prefix}::${text}` : text).replace(/\s+/g, '');
    switch (node.kind) {
      case 'identifier':
      case 'scoped_identifier': {
        const path = join(node.text);
        this.paths.set(path.split('::').at(-1)!, path);
        return;
      }
      case 'self':
        this.paths.set(prefix.split('::').at(-1)!, prefix);
        return;
      case 'use_as_clause':
        this.paths.set(
          node.child('alias')?.text ?? '',
          join(node.child('path')?.text ?? '').replace(/::self$/, ''),
        );
        return;
      case 'scoped_use_list': {
        const path = node.child('path')?.text;
        const inner = path ? join(path) : prefix;
        for (const child of node.child('list')?.children ?? []) this.add(child, inner);
        return;
      }
      case 'use_list':
        for (const child of node.children) this.add(child, prefix);
        return;
      case 'use_wildcard': {
        const path = join(node.children[0]?.text ?? '');
        this.paths.set(`*${path}`, path);
        if (leavesFile(path, node)) this.globs.push(path);
        return;
      }
    }
  }
}

/** Not `super::*` in a `mod tests`, which brings in nothing but the file's own. */
function leavesFile(path: string, glob: Node): boolean {
  const steps = /^(?:super(?:::|$))*/.exec(path)![0].split('super').length - 1;
  return steps === 0 || steps > [...glob.ancestors()].filter((at) => at.kind === 'mod_item').length;
}
