export interface Located<T> {
  place: Place;
  facts: T;
}

/** Where a file lies, worked out once: of a name like `new` thousands are declared, and each file asks where. */
export interface Place {
  path: string;
  crate: string;
  target: string;
}

export function placeOf(path: string): Place {
  return { path, crate: crateOf(path), target: targetOf(path) };
}

/** Folder of the crate that a file belongs to, by the layout that cargo expects. */
export function crateOf(path: string): string {
  return path.replace(/(?:^|\/)(?:src|tests|benches|examples)\/.*$|(?:^|\/)[^/]*$/, '');
}

/** Which of a crate's targets a file belongs to, by the layout that cargo expects; `src` where its folders say nothing. */
export function targetOf(path: string): string {
  return /(?:^|\/)(src|tests|benches|examples)\//.exec(path)?.[1] ?? 'src';
}

/** What `use` calls a crate, where it is named like its folder. */
export function nameOfCrate(folder: string): string {
  return folder.split('/').at(-1)!.replace(/-/g, '_');
}

/** Does `use` call the crate in a folder so: like the folder, or with the name of the whole before that (`acme_sdk_asset`)? */
export function isCrateCalled(root: string, folder: string): boolean {
  const name = nameOfCrate(folder);
  return name !== '' && (root === name || root.endsWith(`_${name}`));
}
