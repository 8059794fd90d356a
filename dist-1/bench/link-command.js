const QUOTED = /"((?:[^"\\]|\\.)*)"/g;
const ASSIGNMENT = /([A-Z_][A-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;
/** Null when the line is no linker call. */
export function parseLinkCommand(line) {
  const first = /(?:^|\s)"/.exec(line);
  if (!first) return null;
  const env = Object.fromEntries(
    [...line.slice(0, first.index).matchAll(ASSIGNMENT)].map(([, key, value]) => [key, unquote(value)]),
  );
  const [program, ...args] = [...line.slice(first.index).matchAll(QUOTED)].map(([, word]) => unquote(word));
  return program !== undefined && args.includes('-o') ? { env, program, args } : null;
}
const unquote = (text) => text.replace(/\\(.)/g, '$1');
/**
 * The same call, writing to `output`, with the functions in an order that the seed decides. LLD's option; rustc uses LLD by
 * default on x86-64 Linux since 1.90.
 */
export function shuffled(command, seed, output) {
  const place = command.args.indexOf('-o');
  const args = command.args.with(place + 1, output);
  return { ...command, args: [...args, `-Wl,--shuffle-sections=.text*=${seed}`] };
}
