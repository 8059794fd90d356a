// Made by `npm run generate` from the files of this folder. Do not edit.
import { rule as cloneAsTemporaryForRead } from './allocations/clone-as-temporary-for-read.js';
import type { Rule } from './rule.js';

export const RULES: readonly Rule[] = [
  cloneAsTemporaryForRead,
];

export const RULE_IDS: readonly string[] = RULES.map((rule) => rule.id);
