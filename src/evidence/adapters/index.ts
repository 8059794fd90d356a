import { criterion } from './criterion.js';
import type { Adapter } from './reading.js';

/** By the name that a run of the bundle gives as its `tool`. */
export const ADAPTERS: ReadonlyMap<string, Adapter> = new Map([['criterion', criterion]]);
