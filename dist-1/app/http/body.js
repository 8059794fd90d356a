/** GitHub's own cap on a payload is 25 MB; four of them at a time are more than a busy installation sends. */
const BODY_LIMITS = { body: 25 * 1_048_576, free: 262_144, shared: 100 * 1_048_576 };
/** Reads bodies so that all of them together stay bounded. */
export class BodyReader {
  limits;
  held = 0;
  constructor(limits = BODY_LIMITS) {
    this.limits = limits;
  }
  async read(request) {
    const { body, free, shared } = this.limits;
    if (Number(request.headers['content-length'] ?? 0) > body) return { refused: 'too large' };
    const chunks = [];
    let length = 0;
    let mine = 0;
    try {
      for await (const chunk of request) {
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
