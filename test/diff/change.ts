import type { FileChange } from '../../src/model.js';

/** A modified file with the given fields; renames and texts are for the test to say. */
export function change(fields: Partial<FileChange> & { path: string }): FileChange {
  return {
    previousPath: fields.path,
    status: 'modified',
    patch: null,
    before: null,
    after: null,
    ...fields,
  };
}
