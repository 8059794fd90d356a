/** What `use` declarations make of names, over the whole file: enough to tell `tokio::fs` from `std::fs`. */
export class Imports {
  paths = new Map();
  static of(tree) {
    const imports = new Imports();
    for (const node of tree.root.descendantsOfKind('use_declaration'))
      imports.add(node.child('argument'), '');
    return imports;
  }
  /** Full path of a path as written: `fs::read` is `std::fs::read` under `use std::fs`. */
  resolve(path) {
    const [first = '', ...rest] = path
      .replace(/\s+/g, '')
      .replace(/::<.*>$/, '')
      .split('::');
    const known = this.paths.get(first);
    return [known ?? first, ...rest].join('::');
  }
  /** Does the file import anything whose path starts like this? */
  hasPrefix(prefix) {
    for (const path of this.paths.values())
      if (path === prefix || path.startsWith(`${prefix}::`)) return true;
    return false;
  }
  add(node, prefix) {
    if (!node) return;
    const join = (text) => (prefix ? `${prefix}::${text}` : text).replace(/\s+/g, '');
    switch (node.kind) {
      case 'identifier':
      case 'scoped_identifier': {
        const path = join(node.text);
        this.paths.set(path.split('::').at(-1), path);
        return;
      }
      case 'self':
        this.paths.set(prefix.split('::').at(-1), prefix);
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
      case 'use_wildcard':
        this.paths.set(`*${join(node.children[0]?.text ?? '')}`, join(node.children[0]?.text ?? ''));
        return;
    }
  }
}
