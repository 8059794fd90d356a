import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Where cargo looks, in the folder that it runs in and in those around it. */
const FILES = ['.cargo/config.toml', '.cargo/config', 'Cargo.toml'];
const VARIABLES =
  /^(?:CARGO_ENCODED_RUSTFLAGS|CARGO_BUILD_RUSTFLAGS|CARGO_PROFILE_\w+|CARGO_TARGET_\w+_RUSTFLAGS)$/;
/**
 * What changes how the compiler optimises: RUSTFLAGS, and the variables and tables that cargo reads for flags and profiles, up to the top of the
 * work tree. As they are written: whoever compares two sides wants to know that they differ, and in what.
 */
export async function buildFlags(folder, top, env) {
  const variables = Object.keys(env)
    .filter((name) => VARIABLES.test(name))
    .sort()
    .map((name) => `${name}=${env[name]}`);
  const written = [];
  for (let at = folder; ; at = dirname(at)) {
    for (const file of FILES) {
      const text = await readFile(join(at, file), 'utf8').catch(() => '');
      const lines = flagsWithin(text);
      if (lines.length > 0) written.push(`${join(relative(top, at), file)}: ${lines.join(' ')}`);
    }
    if (relative(top, at) === '' || at === dirname(at)) break;
  }
  return [...(env.RUSTFLAGS ? [env.RUSTFLAGS] : []), ...variables, ...written].join('; ');
}
const PROFILE = /^\[+\s*profile\b/;
/** Flags of the compiler and the linker in tables that say other things, too. */
const FLAGS = /^(?:[\w.'"-]+\.)?(?:rustflags|linker)\s*=/;
/** Lines of TOML with tables of profiles whole and of others their flags; comments and empty lines left out. */
function flagsWithin(toml) {
  const found = [];
  let table = '';
  let open = false;
  for (const line of toml.split('\n').map((text) => text.replace(/(^|\s)#.*/, '').trim())) {
    if (line === '') continue;
    if (!open && line.startsWith('[')) {
      table = line;
      continue;
    }
    const wanted = PROFILE.test(table) || FLAGS.test(line) || /^profile\./.test(line);
    if (!open && !wanted) continue;
    if (!open && !found.includes(table) && table !== '') found.push(table);
    found.push(line);
    // An array of flags may go over several lines.
    open = open ? !line.endsWith(']') : /=\s*\[[^\]]*$/.test(line);
  }
  return found;
}
