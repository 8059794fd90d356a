export const rule = {
  id: 'default-allocator-in-binary',
  item: 'allocations',
  summary: 'a program of many threads on the system allocator',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\bfn main\(/,
  check(node, file) {
    const name = node.child('name');
    if (name?.text !== 'main' || node.parent?.kind !== 'source_file') return null;
    if (!/(?:^|\/)src\/(?:main|bin\/\w+|bin\/\w+\/main)\.rs$/.test(file.path)) return null;
    if (!file.hasText(MANY_THREADS) || file.hasText(CHOSEN)) return null;
    return {
      at: name,
      message:
        'This program runs many threads on the allocator of the system, which gives memory back and forth between them under locks.',
      help: 'measure it with `tikv-jemallocator` or `mimalloc` as `#[global_allocator]`',
    };
  },
};
const MANY_THREADS = /\btokio::main\b|\brayon\b|\btokio::runtime\b|\bnew_multi_thread\b/;
const CHOSEN = /#\[global_allocator\]|\b(?:jemalloc|mimalloc|snmalloc)\w*\b/i;
