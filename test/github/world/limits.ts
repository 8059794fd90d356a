/** GitHub's own limits; tests lower some to reach them cheaply. */
export interface Limits {
  /** Entries of a recursive tree before it is truncated. */
  readonly treeEntries: number;
  /** Files that `/pulls/{n}/files` lists at most. */
  readonly pullFiles: number;
  /** Files that a comparison and the `.diff` media type take at most. */
  readonly diffFiles: number;
  /** Lines of a whole diff and of one file's patch. */
  readonly diffLines: number;
  /** Bytes of a whole diff. */
  readonly diffBytes: number;
}

/** github/docs, repository limits and the REST reference of trees, pulls and comparisons. */
export const GITHUB_LIMITS: Limits = {
  treeEntries: 100_000,
  pullFiles: 3000,
  diffFiles: 300,
  diffLines: 20_000,
  diffBytes: 1_000_000,
};
