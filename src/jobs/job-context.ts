import { AsyncLocalStorage } from 'node:async_hooks';
import type { Place } from './job.js';

/** What a line of the log belongs to. */
export interface JobContext {
  /** GitHub's id of the webhook that asked for the work. */
  delivery?: string | undefined;
  /** Id of the queue's entry. */
  job?: string | undefined;
  installation?: number | undefined;
  repository?: string | undefined;
  pull?: number | undefined;
}

const current = new AsyncLocalStorage<JobContext>();

/** Runs `work` so that every line logged on its way carries these fields, and the jobs it puts in know its delivery. */
export function inJob<T>(context: JobContext, work: () => T): T {
  return current.run({ ...current.getStore(), ...context }, work);
}

/**
 * The same methods, run in the job that is current now: a library's queue calls them in whatever job comes along.
 */
export function boundToJob<T extends Record<string, (...values: never[]) => unknown>>(methods: T): T {
  const here = AsyncLocalStorage.snapshot();
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...values: never[]) => here(() => method(...values)),
    ]),
  ) as T;
}

/** Empty outside of any job. */
export function currentJob(): JobContext {
  return current.getStore() ?? {};
}

/** Every entry of the queue remembers the webhook that it goes back to. */
type Delivered<T> = T & { delivery?: string };

export function withDelivery<T extends object>(entry: T): Delivered<T> {
  const { delivery } = currentJob();
  return delivery === undefined ? entry : { ...entry, delivery };
}

/** What the log says of an entry, on each of its lines. */
export function contextOf(job: string, entry: Delivered<{ place?: Place; number?: number }>): JobContext {
  const { place, number, delivery } = entry;
  return {
    job,
    ...(delivery === undefined ? {} : { delivery }),
    ...(place ? { installation: place.installation, repository: `${place.owner}/${place.name}` } : {}),
    ...(number === undefined ? {} : { pull: number }),
  };
}
