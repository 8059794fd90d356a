import { changedCodeByOtherNames, type TakenIn, takenInSince } from '../index/code-by-other-names.js';
import type { CrateIndex } from '../index/crate-index.js';
import { UNREADABLE_NAME } from '../index/taken-in.js';
import type { ChangeSet, Notice, RustReview } from '../model.js';

/** Code of the change that no rule sees: compiled from files that are not called Rust, or called vendored by the change alone. */
export function unseenCode(
  changes: ChangeSet,
  base: CrateIndex,
  head: CrateIndex,
): Pick<RustReview, 'notices' | 'unread'> {
  const { rust, paths } = changes;
  const taken = [
    ...changedCodeByOtherNames(paths, head),
    ...takenInSince(
      rust.map(({ previousPath }) => previousPath),
      rust.map(({ path }) => path),
      base,
      head,
    ),
  ];
  const vendored = newlyVendored(changes, base);
  const unread = [...taken, ...[...vendored.values()].flat()].map(({ path }) => path);
  return {
    notices: [
      ...taken.map(({ path, by, name }) => ({ path, line: null, message: words(path, by, name) })),
      ...[...vendored].map(([folder, [first]]): Notice => {
        const message = `not reviewed: the base has no Rust code in \`${folder}/\`, which counts as a vendored folder by its name`;
        return { path: first?.path ?? null, line: null, message };
      }),
    ],
    ...(unread.length === 0 ? {} : { unread: [...new Set(unread)] }),
  };
}

function words(path: string, by: TakenIn['by'], name: string): string {
  if (path !== by)
    return `not reviewed: \`${by}\` takes it in as Rust code; its name does not end in \`.rs\``;
  return name === UNREADABLE_NAME
    ? 'takes in code under a name that cannot be read here: that code was not reviewed'
    : `takes in \`${name}\` as Rust code, which was not reviewed: its name does not end in \`.rs\``;
}

/** Files by folders that only the change calls vendored. A base that is not known whole may lack them. */
function newlyVendored({ skipped }: ChangeSet, base: CrateIndex): Map<string, { path: string }[]> {
  const folders = new Map<string, { path: string }[]>();
  for (const { path, unlessInBase: folder } of skipped) {
    if (folder === undefined || path === null) continue;
    const known = folders.get(folder);
    if (known) known.push({ path });
    else folders.set(folder, [{ path }]);
  }
  if (folders.size === 0) return folders;
  const paths = [...base.files.keys()];
  return new Map([...folders].filter(([folder]) => !paths.some((path) => path.startsWith(`${folder}/`))));
}
