import type { GitHubApi } from './api.js';

/** An API that counts what is asked of it, so that work nobody waits for can stop in time. */
export interface RequestBudget {
  api: GitHubApi;
  readonly spent: number;
}

export function counting(api: GitHubApi): RequestBudget {
  let spent = 0;
  const counted = <T extends (...args: never[]) => unknown>(call: T): T =>
    new Proxy(call, {
      apply(target, self, args) {
        spent += 1;
        return Reflect.apply(target, self, args);
      },
    });
  return {
    api: { request: counted(api.request), graphql: counted(api.graphql) },
    get spent() {
      return spent;
    },
  };
}
