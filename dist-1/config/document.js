import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { nestsTooDeeply } from './nesting.js';
import { orphanIn } from './orphan.js';
import { slipOf } from './syntax-slips.js';

/** A configuration with every rule, item and a hundred globs is below 10 KiB. */
const MAX_CONFIG_CHARACTERS = 64 * 1024;
/** Aliases are a convenience for a repeated list; chains of them grow exponentially ("billion laughs"). */
const MAX_ALIASES = 20;
/** Reads YAML 1.2 and remembers where everything stands. Never throws. */
export function readDocument(text) {
  const places = new Places(text);
  if (text.length > MAX_CONFIG_CHARACTERS) {
    const message = `the file has ${text.length} characters, more than the ${MAX_CONFIG_CHARACTERS} that are read`;
    return unusable(places, message, 'shorten its lists with globs');
  }
  if (nestsTooDeeply(text)) return unusable(places, 'the file is nested too deeply', null);
  try {
    return read(text, places);
  } catch (error) {
    if (error instanceof ReferenceError) {
      return unusable(places, `the file has more than ${MAX_ALIASES} aliases`, 'write the values out');
    }
    throw error;
  }
}
function read(text, places) {
  const document = parseDocument(text, {
    schema: 'core',
    prettyErrors: false,
    // Its warnings quote the text, and go to the process's own error output.
    logLevel: 'error',
    // Its search for equal keys takes quadratic time; `repeatedKeys` below does not.
    uniqueKeys: false,
    lineCounter: places.counter,
  });
  const orphan = orphanOf(text, places);
  const faults = syntaxFaults(document, orphan, text, places);
  for (const warning of document.warnings)
    faults.push(faultOf(slipOf(warning, undefined, text, document), places, true));
  const usable = document.errors.length === 0;
  if (usable) {
    faults.push(...keysThatAreNoText(document, places), ...strayAliases(document, places));
    faults.push(...repeatedKeys(document, places));
  }
  const root = document.contents;
  return {
    value: usable ? withoutNulls(document.toJS({ maxAliasCount: MAX_ALIASES })) : undefined,
    faults,
    orphan,
    spanOfValue: (path) => places.ofNode(nearest(document, root, path).value),
    spanOfKey: (path) => places.ofNode(nearest(document, root, path).key),
    has: (path) => nearest(document, root, path).depth === path.length,
  };
}
/** One: after it the parser guesses. The likeliest slip after `init` has one cause, which the parser meets lines later. */
function syntaxFaults(document, orphan, text, places) {
  const [first, next] = document.errors;
  if (first === undefined) return [];
  return [orphan ?? faultOf(slipOf(first, next, text, document), places, false)];
}
function orphanOf(text, places) {
  const orphan = orphanIn(text);
  if (orphan === null) return null;
  const { start, end, key, parent } = orphan;
  return {
    span: places.span(start, end),
    message: `"${key}" belongs to "${parent}", which is still a comment`,
    mend: `take the "#" in front of "${parent}:" away, too`,
    survivable: false,
  };
}
function faultOf({ message, mend, start, end }, places, survivable) {
  const words = `${survivable ? 'odd' : 'broken'} YAML: ${message}`;
  return { span: places.span(start, end), message: words, mend, survivable };
}
function unusable(places, message, mend) {
  const span = places.span(0, 0);
  return {
    value: undefined,
    faults: [{ span, message, mend, survivable: false }],
    orphan: null,
    spanOfValue: () => span,
    spanOfKey: () => span,
    has: () => false,
  };
}
/** As the key of a plain object each would be written out as text, with all its own keys: exponential in its depth. */
function keysThatAreNoText(document, places) {
  const faults = [];
  visit(document, {
    Pair(_key, { key }) {
      if (key === null || isScalar(key)) return undefined;
      faults.push({
        span: places.ofNode(key),
        message: 'the key of this entry is a map, a list or an alias, and the entry is left out',
        mend: 'write the key as plain text, in quotes where it holds "{", "[" or "*"',
        survivable: true,
      });
      return visit.REMOVE;
    },
  });
  return faults;
}
/** `- *.rs` without quotes is an alias in YAML: the likeliest slip in a file full of globs. */
function strayAliases(document, places) {
  const faults = [];
  const anchors = new Set();
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return undefined;
      }
      if (anchors.has(node.source)) return undefined;
      faults.push({
        span: places.ofNode(node),
        message: `"*${node.source}" is an alias in YAML, and nothing has that name`,
        mend: `put it in quotes: "*${node.source}"`,
        survivable: true,
      });
      return visit.REMOVE;
    },
  });
  return faults;
}
function repeatedKeys(document, places) {
  const faults = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set();
      for (const { key } of map.items) {
        const name = keyName(key);
        if (seen.has(name)) {
          const message = `the key "${name}" is given twice, and the last one counts`;
          faults.push({ span: places.ofNode(key), message, mend: 'remove one of them', survivable: true });
        }
        seen.add(name);
      }
    },
  });
  return faults;
}
function nearest(document, root, path) {
  let found = { key: root, value: root, depth: 0 };
  for (const step of path) {
    const node = isAlias(found.value) ? found.value.resolve(document) : found.value;
    const next = child(node, step);
    if (next === null) return found;
    found = { ...next, depth: found.depth + 1 };
  }
  return found;
}
function child(node, step) {
  if (isMap(node)) {
    const pair = node.items.findLast(({ key }) => keyName(key) === step);
    return pair === undefined ? null : { key: pair.key, value: pair.value ?? pair.key };
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    return { key: node.items[step], value: node.items[step] };
  }
  return null;
}
function keyName(key) {
  return isScalar(key) ? String(key.value ?? '') : '';
}
/** `rules:` with nothing below it means what leaving it out means. */
function withoutNulls(value) {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value ?? undefined;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)]));
}
class Places {
  text;
  counter = new LineCounter();
  constructor(text) {
    this.text = text;
  }
  ofNode(node) {
    const range = node?.range;
    return range ? this.span(range[0], range[1]) : this.span(0, 0);
  }
  /** The span between two offsets, as far as it lies on its first line. */
  span(start, end) {
    const before = this.text.lastIndexOf('\n', start - 1) + 1;
    const lineStart = start === 0 ? 0 : before;
    const next = this.text.indexOf('\n', start);
    const source = this.text.slice(lineStart, next < 0 ? undefined : next).replace(/\r$/, '');
    const column = start - lineStart + 1;
    const line = Math.max(1, this.counter.linePos(start).line);
    const length = Math.max(1, Math.min(end - start, source.length - column + 1));
    return { line, column, length, source };
  }
}
