import { parseConfig } from '../../src/config/parse.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { RULES } from '../../src/rules/registry.js';

/** The files of a fixture by path: `//@ src/main.rs` starts one, what stands before the first is `src/lib.rs`. Lines keep their numbers. */
export function filesIn(text: string): Map<string, string> {
  const files = new Map<string, string>();
  let path = 'src/lib.rs';
  text.split('\n').forEach((line, i) => {
    path = /^\/\/@ (\S+)\r?$/.exec(line)?.[1] ?? path;
    const part = files.get(path) ?? '\n'.repeat(i);
    files.set(path, `${part}${line}\n`);
  });
  return files;
}

/** Lines `//% ` are the configuration that the fixture is read with. */
export function configIn(text: string): ReturnType<typeof parseConfig> {
  const written = [...text.matchAll(/^\/\/% (.*)$/gm)].map((match) => match[1]).join('\n');
  const settings = { config: { file: 'fixture', text: written }, proposed: null, attributes: '' };
  return parseConfig(
    settings,
    RULES.map(({ id }) => id),
  );
}

/** An index that knows these files, and that there are no others. */
export function indexOf(files: ReadonlyMap<string, string>): CrateIndex {
  return CrateIndex.of(new Map([...files].map(([path, text]) => [path, factsOfFile(path, text)])), true);
}
