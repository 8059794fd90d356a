import type { Readable } from 'node:stream';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Of the JSON, when the client asked for another form of it. */
  readonly mediaType?: 'application/vnd.github.object';
  /** Sent as it is, with the type in `headers`. */
  readonly data?: Buffer | string;
  readonly stream?: Readable;
}

/** Answers as GitHub words its errors. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  reply(): Reply {
    const documentation_url = 'https://docs.github.com/rest';
    const json = { message: this.message, ...this.extra, documentation_url, status: String(this.status) };
    return { status: this.status, json, headers: this.headers };
  }
}

export const ok = (json: unknown): Reply => ({ status: 200, json });
export const created = (json: unknown): Reply => ({ status: 201, json });
export const noContent: Reply = { status: 204 };

export const notFound = (): HttpError => new HttpError(404, 'Not Found');

/** 422 with `errors` as objects: what most endpoints answer. */
export function invalid(resource: string, field: string, message: string, code = 'custom'): HttpError {
  return new HttpError(422, 'Validation Failed', { errors: [{ resource, code, field, message }] });
}

/** 422 with `errors` as plain strings: what creating a review answers. */
export function unprocessable(...errors: string[]): HttpError {
  return new HttpError(422, 'Unprocessable Entity', { errors });
}
