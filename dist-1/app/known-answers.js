import { LRUCache } from 'lru-cache';

/** Characters of JSON: what a hundred reviews in a row ask. */
const MAX_SIZE = 32_000_000;
/** Longer answers are seldom asked for twice, and would push the others out. */
const MAX_ANSWER = 1_000_000;
/**
 * Answers that GitHub tagged, of all installations. Asked again with the tag, GitHub says whether they still hold, and
 * counts no request if they do:
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
export class KnownAnswers {
  known;
  constructor(most = MAX_SIZE) {
    const sizeCalculation = ({ json, url }) => json.length + url.length;
    this.known = new LRUCache({ maxSize: most, maxEntrySize: MAX_ANSWER, sizeCalculation });
  }
  /** Makes the reads of one installation conditional. Who sends a tag of their own is told by 304 as always. */
  makeConditional({ hook, request: { endpoint } }, installationId) {
    hook.wrap('request', async (request, options) => {
      if (options.method !== 'GET' || options.headers['if-none-match']) return request(options);
      const { url, headers } = endpoint(options);
      const key = `${installationId} ${headers.accept} ${url}`;
      const before = this.known.get(key);
      if (!before) return this.kept(key, await request(options));
      // The hooks further in get this very object, whatever is handed on.
      options.headers['if-none-match'] = String(before.headers.etag);
      try {
        return this.kept(key, await request(options));
      } catch (error) {
        if (error.status !== 304) throw error;
        const { json, ...rest } = before;
        return { ...rest, data: JSON.parse(json) };
      }
    });
  }
  kept(key, answer) {
    const { status, url, headers, data } = answer;
    const isJson = String(headers['content-type']).startsWith('application/json');
    if (status === 200 && headers.etag && isJson)
      this.known.set(key, { status, url, headers, json: JSON.stringify(data) });
    return answer;
  }
}
