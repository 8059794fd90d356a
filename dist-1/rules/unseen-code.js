import { isRust, mayHoldCode } from '../diff/kinds.js';
import { changedCodeByOtherNames, takenInSince } from '../index/code-by-other-names.js';
import { UNREADABLE_NAME } from '../index/taken-in.js';
/** Code of the change that no rule sees: compiled from files that are not called Rust, or called vendored by the change alone. */
export function unseenCode(changes, base, head) {
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
      ...[...vendored].map(([folder, [first]]) => {
        const message = `not reviewed: the base has no Rust code in \`${folder}/\`, which counts as a vendored folder by its name`;
        return { path: first?.path ?? null, line: null, message };
      }),
    ],
    ...(unread.length === 0 ? {} : { unread: [...new Set(unread)] }),
  };
}
/** The same for a repository whose index does not come: what could be such code counts as unread. */
export function unreadWithoutIndex(review, { skipped }, listed) {
  const pages = pagesOf(listed).filter((path) => !isRust(path));
  const vendored = skipped.flatMap(({ path, unlessInBase }) =>
    path === null || unlessInBase === undefined ? [] : [path],
  );
  const known = review.unread ?? [];
  const unread = [...new Set([...pages, ...vendored])].filter((path) => !known.includes(path));
  if (unread.length === 0) return review;
  const notices = unread.map((path) => ({ path, line: null, message: WITHOUT_INDEX }));
  return { ...review, notices: [...review.notices, ...notices], unread: [...known, ...unread] };
}
const WITHOUT_INDEX =
  'not reviewed: the index of the repository could not be built, so it is not known whether this is compiled as Rust code';
/** Changed files of any name that could be code, by both their names. */
export function pagesOf(listed) {
  return listed.filter(mayHoldCode).flatMap(({ path, previousPath }) => [path, previousPath]);
}
function words(path, by, name) {
  if (path !== by)
    return `not reviewed: \`${by}\` takes it in as Rust code; its name does not end in \`.rs\``;
  return name === UNREADABLE_NAME
    ? 'takes in code under a name that cannot be read here: that code was not reviewed'
    : `takes in \`${name}\` as Rust code, which was not reviewed: its name does not end in \`.rs\``;
}
/** Files by folders that only the change calls vendored. A base that is not known whole says nothing of it. */
function newlyVendored({ skipped }, base) {
  const folders = new Map();
  for (const { path, unlessInBase: folder } of skipped) {
    if (folder === undefined || path === null) continue;
    const known = folders.get(folder);
    if (known) known.push({ path });
    else folders.set(folder, [{ path }]);
  }
  if (folders.size === 0 || !base.complete) return new Map();
  const paths = [...base.files.keys()];
  return new Map([...folders].filter(([folder]) => !paths.some((path) => path.startsWith(`${folder}/`))));
}
