import { type Args, type Node, TypedError } from './context.js';

/** GitHub's limit of `first` and `last`. */
const LARGEST_PAGE = 100;

const cursorOf = (index: number): string => Buffer.from(`cursor:v2:${index}`).toString('base64');
const indexOf = (cursor: unknown): number => {
  const index = Number(Buffer.from(String(cursor), 'base64').toString().replace('cursor:v2:', ''));
  if (Number.isInteger(index)) return index;
  throw new TypedError(
    'INVALID_CURSOR_ARGUMENTS',
    `\`${String(cursor)}\` does not appear to be a valid cursor.`,
  );
};

/** A page of a list as GitHub pages it: `first` or `last` must be there, 100 at most. */
export function connection<T>(
  typename: string,
  field: string,
  items: readonly T[],
  args: Args,
  show: (item: T) => unknown,
): Node {
  const start = args.after == null ? 0 : indexOf(args.after) + 1;
  const end = args.before == null ? items.length : indexOf(args.before);
  const [from, to] = slice(field, start, Math.max(end, start), args);
  const shown = items
    .slice(from, to)
    .map((item, index) => ({ node: show(item), cursor: cursorOf(from + index) }));
  return {
    __typename: typename,
    totalCount: items.length,
    nodes: shown.map(({ node }) => node),
    edges: shown,
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: shown[0]?.cursor ?? null,
      endCursor: shown.at(-1)?.cursor ?? null,
    },
  };
}

function slice(field: string, start: number, end: number, args: Args): [from: number, to: number] {
  const { first, last } = args;
  if (first == null && last == null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`;
    throw new TypedError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  for (const [name, value] of Object.entries({ first, last })) {
    if (typeof value === 'number' && value > LARGEST_PAGE) {
      const message = `Requesting ${value} records on the \`${field}\` connection exceeds the \`${name}\` limit of ${LARGEST_PAGE} records.`;
      throw new TypedError('EXCESSIVE_PAGINATION', message);
    }
  }
  if (typeof first === 'number') return [start, Math.min(end, start + first)];
  return [Math.max(start, end - Number(last)), end];
}
