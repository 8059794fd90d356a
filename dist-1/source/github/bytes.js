import { SourceError } from '../port.js';
import { asked } from './errors.js';
/** The body of an answer as it comes, redirects followed. */
export async function byteStream(api, route, pull, parameters, doing) {
  const request = api.request;
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
  return answer.data;
}
/** The whole body, or null when it is longer than `limit` bytes: then reading stops there. */
export async function bounded(stream, limit, doing) {
  const chunks = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > limit) return null;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new SourceError(`The connection to GitHub broke while ${doing}.`, true, { cause: error });
  }
  return Buffer.concat(chunks, length);
}
