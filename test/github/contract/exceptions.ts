/**
 * Where GitHub's description is narrower than what GitHub answers. Each entry lets a property be null.
 * `schema` is a component's name; the path goes through `properties`.
 */
export const NULL_AFTER_ALL: readonly { schema: string; path: string; why: string }[] = [
  ...['line', 'position', 'original_line', 'start_line', 'original_start_line', 'start_side'].map((path) => ({
    schema: 'pull-request-review-comment',
    path,
    why: 'outdated comments, and those on a whole file, have no line',
  })),
  ...['pull-request', 'pull-request-simple'].map((schema) => ({
    schema,
    path: 'head.repo',
    why: 'the fork that the pull request came from was deleted',
  })),
];
