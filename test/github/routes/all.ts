import type { Callers } from '../auth/callers.js';
import type { RateLimit } from '../auth/rate-limit.js';
import type { Contract } from '../contract/contract.js';
import { graphqlRoute } from '../graphql/execute.js';
import type { Route } from '../http/router.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import { actionRoutes } from './actions.js';
import { appRoutes } from './apps.js';
import { checkRoutes } from './checks.js';
import { commentRoutes } from './comments.js';
import { contentRoutes } from './contents.js';
import { gitRoutes } from './git.js';
import { peopleRoutes } from './people.js';
import { pullRoutes } from './pulls.js';
import { repositoryRoutes } from './repositories.js';
import { reviewRoutes } from './reviews.js';

export interface RouteParts {
  readonly callers: Callers;
  readonly rateLimit: RateLimit;
  readonly deliveries: Deliveries;
  readonly contract: Contract;
}

export function allRoutes(parts: RouteParts): Route[] {
  return [
    ...appRoutes(parts.callers, parts.rateLimit, parts.deliveries),
    ...repositoryRoutes,
    ...gitRoutes,
    ...contentRoutes,
    ...pullRoutes,
    ...reviewRoutes,
    ...commentRoutes,
    ...checkRoutes,
    ...actionRoutes(),
    ...peopleRoutes,
    graphqlRoute(parts.contract, parts.rateLimit),
  ];
}
