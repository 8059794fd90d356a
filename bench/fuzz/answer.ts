/** What a worker says of one seed. */
export interface Answer {
  seed: number;
  kind: string;
  characters: number;
  /** Of the step that took longest, by the process's own clock: other processes don't count. */
  slowest: { step: string; cpuSeconds: number };
  /** Null: no step threw. */
  thrown: string | null;
  /** After a collection, with nothing remembered; measured now and then, else null. */
  heapMegabytes: number | null;
  residentMegabytes: number;
}
