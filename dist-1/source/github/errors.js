import { SourceError, Superseded } from '../port.js';
/** GitHub asks to be left alone for a while: the same call succeeds later, not sooner. */
export class RateLimited extends SourceError {
  retryAfterSeconds;
  constructor(message, retryAfterSeconds, options) {
    super(message, true, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
/** Waits for GitHub's answer; a refusal becomes a `SourceError` that says what was being done. */
export async function asked(doing, answer) {
  try {
    return await answer;
  } catch (error) {
    throw sourceError(doing, error);
  }
}
export function isHttpFailure(error, status) {
  return (
    error instanceof Error &&
    typeof error.status === 'number' &&
    (status === undefined || error.status === status)
  );
}
export function isGraphqlFailure(error) {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error;
}
export function sourceError(doing, error) {
  if (error instanceof SourceError || error instanceof Superseded) return error;
  if (isGraphqlFailure(error)) return fromGraphql(doing, error);
  if (isHttpFailure(error)) return fromHttp(doing, error);
  return unreached(doing, error instanceof Error ? error.message : String(error), error);
}
function unreached(doing, detail, cause) {
  return new SourceError(`GitHub could not be reached while ${doing} (${detail}).`, true, { cause });
}
function fromHttp(doing, error) {
  const temporary = (sentence) => new SourceError(sentence, true, { cause: error });
  const final = (sentence) => new SourceError(sentence, false, { cause: error });
  if (isRateLimit(error)) {
    const sentence = `GitHub's rate limit was met while ${doing}; it is tried again later.`;
    return new RateLimited(sentence, retryAfter(error), { cause: error });
  }
  // Octokit's 500 for a connection that never came about.
  if (error.status === 500 && error.response === undefined) return unreached(doing, error.message, error);
  if (error.status >= 500) return temporary(`GitHub did not answer while ${doing} (${error.status}).`);
  switch (error.status) {
    case 401:
      return final(`GitHub refused the App's credentials while ${doing}; check APP_ID and the private key.`);
    case 403:
      return final(
        `GitHub does not allow the App this: ${doing}. Accept its permissions in the settings of the installation.`,
      );
    case 404:
    case 410:
      return final(
        `GitHub knows nothing there: ${doing}. It is gone, or the App is not installed on the repository.`,
      );
    case 409:
      return temporary(`GitHub had a conflict while ${doing} (${error.message}).`);
    default:
      return final(`GitHub refused (${error.status}): ${doing}. It says: ${error.message}`);
  }
}
function isRateLimit(error) {
  if (error.status !== 403 && error.status !== 429) return false;
  const headers = error.response?.headers ?? {};
  return (
    error.status === 429 ||
    headers['retry-after'] !== undefined ||
    String(headers['x-ratelimit-remaining']) === '0' ||
    /rate limit/i.test(error.message)
  );
}
/** GitHub's own advice for a secondary limit that names no time. */
const DEFAULT_RETRY_SECONDS = 60;
function retryAfter(error) {
  const headers = error.response?.headers ?? {};
  const seconds = Number(headers['retry-after']);
  if (seconds > 0) return seconds;
  const reset = Number(headers['x-ratelimit-reset']) - Date.now() / 1_000;
  return reset > 0 ? Math.ceil(reset) : DEFAULT_RETRY_SECONDS;
}
/** GitHub documents the first and answers the second. */
const RATE_LIMIT_TYPES = new Set(['RATE_LIMITED', 'RATE_LIMIT']);
/** GraphQL error types that no repetition mends. */
const FINAL_GRAPHQL = new Set(['NOT_FOUND', 'FORBIDDEN', 'INSUFFICIENT_SCOPES', 'UNPROCESSABLE']);
function fromGraphql(doing, error) {
  // One that passes by itself hides what the others would be.
  const first = error.errors.find(({ type }) => !FINAL_GRAPHQL.has(type ?? '')) ?? error.errors[0];
  if (error.errors.some(({ type }) => RATE_LIMIT_TYPES.has(type ?? ''))) {
    const sentence = `GitHub's rate limit was met while ${doing}; it is tried again later.`;
    return new RateLimited(sentence, DEFAULT_RETRY_SECONDS, { cause: error });
  }
  if (first?.type === 'NOT_FOUND') {
    return new SourceError(
      `GitHub knows nothing there: ${doing}. It is gone, or the App is not installed on the repository.`,
      false,
      { cause: error },
    );
  }
  const temporary = !FINAL_GRAPHQL.has(first?.type ?? '');
  return new SourceError(`GitHub refused: ${doing}. It says: ${first?.message ?? error.message}`, temporary, {
    cause: error,
  });
}
