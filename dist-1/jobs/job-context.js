import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage();
/** Runs `work` so that every line logged on its way carries these fields, and the jobs it puts in know its delivery. */
export function inJob(context, work) {
  return current.run({ ...current.getStore(), ...context }, work);
}
/**
 * The same methods, run in the job that is current now: a library's queue calls them in whatever job comes along.
 */
export function boundToJob(methods) {
  const here = AsyncLocalStorage.snapshot();
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, (...values) => here(() => method(...values))]),
  );
}
/** Empty outside of any job. */
export function currentJob() {
  return current.getStore() ?? {};
}
export function withDelivery(entry) {
  const { delivery } = currentJob();
  return delivery === undefined ? entry : { ...entry, delivery };
}
/** What the log says of an entry, on each of its lines. */
export function contextOf(job, entry) {
  const { place, number, delivery } = entry;
  return {
    job,
    ...(delivery === undefined ? {} : { delivery }),
    ...(place ? { installation: place.installation, repository: `${place.owner}/${place.name}` } : {}),
    ...(number === undefined ? {} : { pull: number }),
  };
}
