import { criterion } from './criterion.js';
import { divan } from './divan.js';
import { genericCsv, genericJson } from './generic.js';
import { gungraun } from './gungraun.js';
import { hyperfine } from './hyperfine.js';
import { libtest } from './libtest.js';
import { perfStat } from './perf-stat.js';
import { valgrind } from './valgrind.js';
/** By the name that a run of the bundle gives as its `tool`. */
export const ADAPTERS = new Map([
  ['criterion', criterion],
  ['divan', divan],
  ['libtest', libtest],
  ['hyperfine', hyperfine],
  ['gungraun', gungraun],
  ['iai-callgrind', gungraun],
  ['callgrind', valgrind],
  ['cachegrind', valgrind],
  ['perf-stat', perfStat],
  ['json', genericJson],
  ['csv', genericCsv],
]);
