import type { Call } from './call.js';
import type { Reply } from './reply.js';

/** Any one of these is enough; `none` is for what every token may do. */
export type Need = readonly `${string}:${'read' | 'write'}`[] | 'none';
/** Who may call: the App with its own JWT, or anybody with a token. */
export type Audience = 'app' | 'token';

export interface Route {
  readonly method: string;
  /** As in GitHub's OpenAPI description. */
  readonly template: string;
  readonly audience: Audience;
  readonly need: Need;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

export function route(
  signature: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`,
  need: Need,
  handle: Route['handle'],
  audience: Audience = 'token',
): Route {
  const [method = '', template = ''] = signature.split(' ');
  return { method, template, audience, need, handle };
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Parameters that hold slashes. */
const WIDE = new Set(['path', 'ref', 'basehead', 'branch']);

export class Router {
  readonly #routes: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile).sort((a, b) => weight(b.route.template) - weight(a.route.template));
  }

  find(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
    for (const { route, pattern, names } of this.#routes) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (!match) continue;
      const entries = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { route, params: Object.fromEntries(entries) };
    }
    return undefined;
  }
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.template.replace(/\/\{(\w+)\}|[^\w/{}-]/g, (text, name: string | undefined) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    if (name === 'path') return '(?:/(.*))?';
    return WIDE.has(name) ? '/(.+)' : '/([^/]+)';
  });
  return { route, names, pattern: new RegExp(`^${source}$`) };
}

/** Fixed words before parameters, long before short, so that `/commits/{ref}/check-runs` wins over `/commits/{ref}`. */
function weight(template: string): number {
  return template.split('/').reduce((sum, part) => sum + (part.startsWith('{') ? 1 : 10), 0);
}
