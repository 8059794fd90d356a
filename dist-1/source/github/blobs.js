import { utf8 } from '../utf8.js';
import { bounded, byteStream } from './bytes.js';
import { asked, sourceError } from './errors.js';
/** Larger files are generated in practice; the review leaves them out and says so. */
export const MAX_TEXT_BYTES = 1_048_576;
/**
 * Blobs asked for in one GraphQL request. GitHub gives a query ten seconds; sixty files of ordinary size come back in
 * one, and the two sides of 30 changed files fit.
 */
const BATCH = 60;
/** Requests under way at once; GitHub allows 100 for everything an App does. */
const CONCURRENT = 4;
/**
 * Characters of all files of one review, both sides. The largest refactorings of the largest Rust projects have a
 * third of it; without a bound three thousand files of a megabyte would fill the memory of everybody's server.
 */
const MAX_TOTAL_CHARACTERS = 64 * 1_048_576;
const NOT_UTF8 = 'not UTF-8';
const TOO_MUCH = 'the pull request changes files of more than 64 MB in all';
/**
 * Texts by git expression: a blob id, or `commit:path`. An expression that names nothing gives
 * `{ oid: null, text: null }`.
 */
export async function readBlobs(api, repository, expressions, mostCharacters = MAX_TOTAL_CHARACTERS) {
  const found = new Map();
  const batches = [];
  const wanted = [...new Set(expressions)];
  for (let at = 0; at < wanted.length; at += BATCH) batches.push(wanted.slice(at, at + BATCH));
  let total = 0;
  const worker = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const read = total > mostCharacters ? unread(batch) : await readBatch(api, repository, batch);
      for (const [expression, blob] of read) {
        found.set(expression, blob);
        total += blob.text?.length ?? 0;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENT, batches.length) }, worker));
  return found;
}
function unread(expressions) {
  return expressions.map((expression) => [expression, { oid: null, text: null, unreadable: TOO_MUCH }]);
}
async function readBatch(api, repository, batch) {
  try {
    const answer = await api.graphql(batchQuery(batch.length), {
      owner: repository.owner,
      name: repository.name,
      ...Object.fromEntries(batch.map((expression, at) => [`e${at}`, expression])),
    });
    return await Promise.all(
      batch.map(async (expression, at) => {
        const blob = answer.repository[`b${at}`];
        return [expression, await textOf(api, repository, blob ?? null)];
      }),
    );
  } catch (error) {
    const failure = sourceError(`reading ${batch.length} files`, error);
    // A query that is too much for GitHub's ten seconds ends in 502: halves of it pass.
    if (batch.length === 1 || !('temporary' in failure && failure.temporary)) throw failure;
    const half = Math.ceil(batch.length / 2);
    return [
      ...(await readBatch(api, repository, batch.slice(0, half))),
      ...(await readBatch(api, repository, batch.slice(half))),
    ];
  }
}
export function batchQuery(size) {
  const indexes = Array.from({ length: size }, (_, at) => at);
  return `query Blobs($owner: String!, $name: String!, ${indexes.map((at) => `$e${at}: String!`).join(', ')}) {
    repository(owner: $owner, name: $name) {
      ${indexes.map((at) => `b${at}: object(expression: $e${at}) { ...Text }`).join('\n      ')}
    }
  }
  fragment Text on GitObject { __typename oid ... on Blob { byteSize isBinary isTruncated text } }`;
}
async function textOf(api, repository, blob) {
  if (blob?.__typename !== 'Blob') return { oid: null, text: null };
  const { oid } = blob;
  const size = blob.byteSize ?? 0;
  if (size > MAX_TEXT_BYTES) return { oid, text: null, unreadable: tooLarge(size) };
  if (blob.isBinary) return { oid, text: null, unreadable: NOT_UTF8 };
  const text = blob.text ?? null;
  // GraphQL cuts long texts and replaces what is not UTF-8; only the bytes tell.
  const suspect = text === null || blob.isTruncated || text.includes('\uFFFD');
  return suspect && size > 0 ? readRaw(api, repository, oid) : { oid, text: text ?? '' };
}
async function readRaw(api, repository, oid) {
  const doing = `reading the file ${oid.slice(0, 12)} of ${repository.owner}/${repository.name}`;
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
  const bytes = await asked(
    doing,
    byteStream(api, route, repository, { file_sha: oid }, doing).then((body) =>
      bounded(body, MAX_TEXT_BYTES, doing),
    ),
  );
  if (bytes === null) return { oid, text: null, unreadable: tooLarge(MAX_TEXT_BYTES + 1) };
  const text = utf8(bytes);
  return text === null ? { oid, text, unreadable: NOT_UTF8 } : { oid, text };
}
function tooLarge(bytes) {
  return `${(bytes / 1_048_576).toFixed(1)} MB; files above 1 MB are not read`;
}
