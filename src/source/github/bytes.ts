import { SourceError } from '../port.js';
import type { GitHubApi, PullAddress } from './api.js';
import { asked } from './errors.js';

/** Answers with a body that is read as a stream, so that a limit holds before the bytes are in memory. */
type ByteRoute =
  | 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
  | 'GET /repos/{owner}/{repo}/tarball/{ref}'
  | 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';

/** The body of an answer as it comes, redirects followed. */
export async function byteStream(
  api: GitHubApi,
  route: ByteRoute,
  pull: Pick<PullAddress, 'owner' | 'name'>,
  parameters: Record<string, string | number>,
  doing: string,
): Promise<ReadableStream<Uint8Array>> {
  const request = api.request as unknown as (route: string, parameters: object) => Promise<{ data: unknown }>;
  const answer = await asked(
    doing,
    request(route, {
      owner: pull.owner,
      repo: pull.name,
      ...parameters,
      headers: { accept: 'application/vnd.github.raw+json' },
      request: { parseSuccessResponseBody: false },
    }),
  );
  return answer.data as ReadableStream<Uint8Array>;
}

/** The whole body, or null when it is longer than `limit` bytes: then reading stops there. */
export async function bounded(
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  limit: number,
  doing: string,
): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > limit) return null;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new SourceError(`The connection to GitHub broke while ${doing}.`, true, { cause: error });
  }
  return Buffer.concat(chunks, length);
}
