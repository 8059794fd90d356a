import { SourceError, Superseded } from '../port.js';

/** The parts of Octokit's `RequestError` that say what happened. */
interface HttpFailure {
  status: number;
  message: string;
  request?: { url: string };
  response?: { headers?: Record<string, string | number | undefined>; data?: unknown } | undefined;
}

/** The parts of Octokit's `GraphqlResponseError`. */
export interface GraphqlFailure {
  errors: readonly { type?: string; message: string; path?: readonly (string | number)[] }[];
  data: unknown;
}

/** GitHub asks to be left alone for a while: the same call succeeds later, not sooner. */
export class RateLimited extends SourceError {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super(message, true, options);
  }
}

/**
 * GitHub tells of a commit seconds before all of its servers have it, and what was there a moment ago may be deleted while it is written to.
 * Asked from the start again, it is seldom so a second time.
 */
export class NotThere extends SourceError {
  constructor(doing: string, options?: ErrorOptions) {
    super(
      `GitHub knows nothing there: ${doing}. It is gone, or the installation does not include the repository.`,
      false,
      options,
    );
  }
}

/** Somebody locked the conversation: people with write access go on, an App is none of them. The check is no part of it. */
export class Locked extends SourceError {
  constructor(doing: string, options?: ErrorOptions) {
    super(`The conversation is locked: ${doing}.`, false, options);
  }
}

/** Waits for GitHub's answer; a refusal becomes a `SourceError` that says what was being done. */
export async function asked<T>(doing: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw sourceError(doing, error);
  }
}

export function isHttpFailure(error: unknown, status?: number): error is HttpFailure & Error {
  return (
    error instanceof Error &&
    typeof (error as Partial<HttpFailure>).status === 'number' &&
    (status === undefined || (error as unknown as HttpFailure).status === status)
  );
}

export function isGraphqlFailure(error: unknown): error is GraphqlFailure & Error {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error;
}

export function sourceError(doing: string, error: unknown): SourceError | Superseded {
  if (error instanceof SourceError || error instanceof Superseded) return error;
  if (isGraphqlFailure(error)) return fromGraphql(doing, error);
  if (isHttpFailure(error)) return fromHttp(doing, error);
  return unreached(doing, error instanceof Error ? error.message : String(error), error);
}

function unreached(doing: string, detail: string, cause: unknown): SourceError {
  return new SourceError(`GitHub could not be reached while ${doing} (${detail}).`, true, { cause });
}

function fromHttp(doing: string, error: HttpFailure & Error): SourceError {
  const temporary = (sentence: string) => new SourceError(sentence, true, { cause: error });
  const final = (sentence: string) => new SourceError(sentence, false, { cause: error });
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
      if (/is locked/i.test(error.message)) return new Locked(doing, { cause: error });
      return final(
        `GitHub does not allow the App this: ${doing}. Accept its permissions in the settings of the installation.`,
      );
    case 404:
    case 410:
      if (TOKEN.test(error.request?.url ?? '')) return final(`The App is not installed there: ${doing}.`);
      return NO_COMMON_ANCESTOR.test(error.message)
        ? final(
            `The two have no commit in common: ${doing}. Rebase the branch, or open another pull request.`,
          )
        : new NotThere(doing, { cause: error });
    case 422:
      if (NO_COMMIT.test(error.message)) return new NotThere(doing, { cause: error });
      return refused(doing, error);
    case 409:
      return temporary(`GitHub had a conflict while ${doing} (${error.message}).`);
    default:
      return refused(doing, error);
  }
}

/** Of an installation that ended GitHub knows no token: it does not come back by waiting, unlike a commit. */
const TOKEN = /\/access_tokens$/;

/** What GitHub says of a push that it has told of and not taken in yet. */
const NO_COMMIT = /no commit found for (the )?sha/i;

const NO_COMMON_ANCESTOR = /no common ancestor/i;

function refused(doing: string, error: HttpFailure & Error): SourceError {
  return new SourceError(`GitHub refused (${error.status}): ${doing}. It says: ${error.message}`, false, {
    cause: error,
  });
}

function isRateLimit(error: HttpFailure): boolean {
  // A comment too many in a minute is refused with 422.
  if (error.status === 422) return /submitted too quickly/i.test(error.message);
  if (error.status !== 403 && error.status !== 429) return false;
  const headers = error.response?.headers ?? {};
  return (
    error.status === 429 ||
    headers['retry-after'] !== undefined ||
    String(headers['x-ratelimit-remaining']) === '0' ||
    /rate limit|abuse detection/i.test(error.message)
  );
}

/** GitHub's own advice for a secondary limit that names no time. */
const DEFAULT_RETRY_SECONDS = 60;

function retryAfter(error: HttpFailure): number {
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

function fromGraphql(doing: string, error: GraphqlFailure & Error): SourceError {
  // One that passes by itself hides what the others would be.
  const first = error.errors.find(({ type }) => !FINAL_GRAPHQL.has(type ?? '')) ?? error.errors[0];
  if (error.errors.some(({ type }) => RATE_LIMIT_TYPES.has(type ?? ''))) {
    const sentence = `GitHub's rate limit was met while ${doing}; it is tried again later.`;
    return new RateLimited(sentence, DEFAULT_RETRY_SECONDS, { cause: error });
  }
  if (first?.type === 'NOT_FOUND') return new NotThere(doing, { cause: error });
  const temporary = !FINAL_GRAPHQL.has(first?.type ?? '');
  return new SourceError(`GitHub refused: ${doing}. It says: ${first?.message ?? error.message}`, temporary, {
    cause: error,
  });
}
