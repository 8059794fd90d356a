import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  /** Bytes of one body. */
  body: number;
  /** Bytes of each body that count for nothing: nearly all webhooks are smaller. */
  free: number;
  /** Bytes that all bodies under way may hold beyond `free`: whoever sends large ones can't fill the memory. */
  shared: number;
}

/** GitHub's own cap on a payload is 25 MB; four of them at a time are more than a busy installation sends. */
const BODY_LIMITS: BodyLimits = { body: 25 * 1_048_576, free: 262_144, shared: 100 * 1_048_576 };

export type Body = { bytes: Buffer } | { refused: 'too large' | 'busy' };

/** Reads bodies so that all of them together stay bounded. */
export class BodyReader {
  private held = 0;

  constructor(private readonly limits: BodyLimits = BODY_LIMITS) {}

  async read(request: IncomingMessage): Promise<Body> {
    const { body, free, shared } = this.limits;
    if (Number(request.headers['content-length'] ?? 0) > body) return { refused: 'too large' };
    const chunks: Buffer[] = [];
    let length = 0;
    let mine = 0;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > body) return { refused: 'too large' };
        const beyond = Math.max(0, length - free) - mine;
        if (this.held + beyond > shared) return { refused: 'busy' };
        this.held += beyond;
        mine += beyond;
        chunks.push(chunk);
      }
    } finally {
      this.held -= mine;
    }
    return { bytes: Buffer.concat(chunks, length) };
  }
}
