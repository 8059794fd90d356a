import { AsyncLocalStorage } from 'node:async_hooks';

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

/** Empty outside of any job. */
export function currentJob(): JobContext {
  return current.getStore() ?? {};
}
