import type { RustFile } from '../../rust-file.js';

const KNOWN = new WeakMap<RustFile, Map<string, string | null>>();

/** What hashes faster and is named by this file already, in the words of the advice; null where it names nothing of the kind. */
export function fastOneFor(name: string, file: RustFile): string | null {
  const known = KNOWN.get(file) ?? new Map<string, string | null>();
  KNOWN.set(file, known);
  let fast = known.get(name);
  if (fast === undefined) {
    fast = fastOneIn(file.text, name);
    known.set(name, fast);
  }
  return fast;
}

/** What the crates of these prefixes call their hashers; types of this kind they have for std's maps and sets alone. */
const HASHERS: Readonly<Record<string, string>> = {
  Fx: 'FxBuildHasher',
  A: 'ahash::RandomState',
  Fnv: 'FnvBuildHasher',
};

function fastOneIn(text: string, name: string): string | null {
  const own = new RegExp(`\\b(?:Fx|A|Fb|Fnv)${name}\\b`).exec(text);
  if (own) return `\`${own[0]}\`, which this file knows already`;
  const sibling = /\b(Fx|A|Fnv)(?:Hash|Index)(?:Map|Set)\b/.exec(text);
  if (sibling) return `${withHasherOf(sibling[1]!, name)}, as this file knows \`${sibling[0]}\` already`;
  const maps = /\b(?:B256|Address|Selector|U256|B128)(?:Map|Set)\b/.exec(text);
  if (maps) return `\`${maps[0]}\`, which this file knows already`;
  const hasher =
    /\b(foldhash|ahash|rapidhash|gxhash|nohash_hasher|nohash|rustc_hash|fxhash|alloy_primitives::map)::/.exec(
      text,
    );
  return hasher ? `the hasher of \`${hasher[1]}\`, which this file knows already` : null;
}

/** Packages of fast hashers, with what their maps' names begin with; null of those that have none. */
const PACKAGES: Readonly<Record<string, string | null>> = {
  'rustc-hash': 'Fx',
  fxhash: 'Fx',
  ahash: 'A',
  fnv: 'Fnv',
  foldhash: null,
  rapidhash: null,
  gxhash: null,
  'nohash-hasher': null,
};

/** What the package is built with already, though this file names nothing of it. */
export function fastOneOfPackage(name: string, file: RustFile): string | null {
  const called = file.dependencies.find((each) => Object.hasOwn(PACKAGES, each));
  if (called === undefined) return null;
  const prefix = PACKAGES[called];
  const hasher = prefix ? withHasherOf(prefix, name) : 'the hasher';
  return `${hasher} of \`${called}\`, which this package is built with already`;
}

/** `FxHashMap`, but `IndexMap<_, _, FxBuildHasher>`. */
export function withHasherOf(prefix: string, name: string): string {
  if (name.startsWith('Hash')) return `\`${prefix}${name}\``;
  return `\`${name}<${name.endsWith('Map') ? '_, _' : '_'}, ${HASHERS[prefix]}>\``;
}
