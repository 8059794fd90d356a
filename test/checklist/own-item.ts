import type { ChangedPath, ChangeSet, Config, OwnItem } from '../../src/model.js';
import { changes, config } from '../samples.js';

export const STORAGE = 'own:storage-format';

export function own(over: Partial<OwnItem> = {}): Config {
  const item = {
    id: STORAGE,
    title: 'Format?',
    paths: ['crates/storage/**'],
    rules: [],
    requirement: 'required',
  } as const;
  return config({ ownItems: [{ ...item, ...over }] });
}

export function changed(...files: (string | ChangedPath)[]): ChangeSet {
  const all = files.map((file) =>
    typeof file === 'string' ? { path: file, inert: false, digest: `d of ${file}` } : file,
  );
  const paths = all.map(({ path }) => path);
  const rustFiles = paths.filter((path) => path.endsWith('.rs'));
  return changes({
    paths,
    files: all,
    inert: all.every(({ inert }) => inert),
    rust: rustFiles.map((path) => ({ ...changes().rust[0]!, path, previousPath: path })),
  });
}

export const FORMAT = 'crates/storage/format.md';

export function moved(previousPath: string, path: string): ChangeSet {
  const both = changed(previousPath, path);
  return { ...both, rust: [{ ...both.rust[0]!, path, previousPath }] };
}
