import { changedCodeByOtherNames, takenInSince } from '../index/code-by-other-names.js';
import type { CrateIndex } from '../index/crate-index.js';
import { UNREADABLE_NAME } from '../index/taken-in.js';
import type { ChangeSet, RustReview } from '../model.js';

/** Code of the change that no rule sees, for it is compiled from files that are not called Rust. */
export function unseenCode(
  { rust, paths }: ChangeSet,
  base: CrateIndex,
  head: CrateIndex,
): Pick<RustReview, 'notices' | 'unread'> {
  const found = [
    ...changedCodeByOtherNames(paths, head),
    ...takenInSince(
      rust.map(({ previousPath }) => previousPath),
      rust.map(({ path }) => path),
      base,
      head,
    ),
  ];
  if (found.length === 0) return { notices: [] };
  return {
    notices: found.map(({ path, by, name }) => ({
      path,
      line: null,
      message:
        path !== by
          ? `not reviewed: \`${by}\` takes it in as Rust code; its name does not end in \`.rs\``
          : name === UNREADABLE_NAME
            ? 'takes in code under a name that cannot be read here: that code was not reviewed'
            : `takes in \`${name}\` as Rust code, which was not reviewed: its name does not end in \`.rs\``,
    })),
    unread: [...new Set(found.map(({ path }) => path))],
  };
}
