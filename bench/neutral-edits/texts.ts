import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { listFiles } from '../../src/cli/scan/files.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { Config } from '../../src/model.js';
import { RULES } from '../../src/rules/registry.js';
import { configIn, filesIn } from '../../test/rules/fixture.js';

/** Files that are read together, and the rules whose findings in them are compared. */
export interface Texts {
  name: string;
  rules: readonly string[];
  files: ReadonlyMap<string, string>;
  config: Config;
}

const root = new URL('../../', import.meta.url);

/** The fixtures of rules, each for its own rule; without their marks, since an edit may put other code on a marked line. */
export function* fixtures(rules: RegExp): Generator<Texts> {
  for (const { id, item } of RULES.filter((rule) => rules.test(rule.id))) {
    const file = new URL(`test/rules/${item}/${id}.rs`, root);
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8').replace(/\/\/~.*$/gm, '');
    yield { name: id, rules: [id], files: filesIn(text), config: configIn(text).config };
  }
}

/** Every `step`th Rust file of a folder, by itself. */
export function* filesOf(folder: string, step: number, rules: RegExp): Generator<Texts> {
  const wanted = RULES.map(({ id }) => id).filter((id) => rules.test(id));
  const all = listFiles([folder], '/').groups.flatMap(({ files }) => files);
  for (const { absolute } of all.filter((_, i) => i % step === 0)) {
    const files = new Map([['src/lib.rs', readFileSync(absolute, 'utf8')]]);
    yield { name: relative(folder, absolute), rules: wanted, files, config: DEFAULT_CONFIG };
  }
}
