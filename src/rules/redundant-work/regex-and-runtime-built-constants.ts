import { enclosingImpl } from '../../rust/functions/shape.js';
import { enclosingClosure } from '../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { printType, typeFromNode } from '../../rust/types/types.js';
import { callsReaching } from '../how-often.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { isCalledOnceByMain } from './of-several-rules/called-once-by-main.js';
import {
  isConstant,
  runsOnce,
  tableFilled,
  tablePerCall,
  tableReturned,
} from './of-several-rules/constant-tables.js';
import { madeOnceInStatic } from './of-several-rules/made-once.js';
import { cTextOfLiteral } from './regex-and-runtime-built-constants/c-text-of-literal.js';
import {
  compiledPerItem,
  IS_REGEX,
  isStored,
  searcherMade,
} from './regex-and-runtime-built-constants/compiled-per-turn.js';
import { constantNumber } from './regex-and-runtime-built-constants/constant-numbers.js';
import { convertedConstants } from './regex-and-runtime-built-constants/converted-constants.js';
import { copiedConstant, digestOfConstant } from './regex-and-runtime-built-constants/digest-of-constant.js';
import { groupsForNobody } from './regex-and-runtime-built-constants/groups-for-nobody.js';
import { patternHandedOn, valueOfPattern } from './regex-and-runtime-built-constants/handed-patterns.js';
import { matchedAtStart } from './regex-and-runtime-built-constants/matched-at-start.js';
import { parsedToCompare } from './regex-and-runtime-built-constants/parsed-to-compare.js';
import {
  plainLazyStatics,
  plainStatic,
  shortened,
} from './regex-and-runtime-built-constants/plain-patterns.js';

const COMPILED =
  /(?:^|::)(\w*Regex|RegexSet|RegexBuilder|AhoCorasick|Glob|GlobMatcher|WildMatch|Selector|format_description)::(new|parse|must|parse_borrowed|parse_owned)$/;

/** The crates whose types these are: a project may have a `Selector` or a `Glob` of its own. */
const CRATES: Readonly<Record<string, RegExp>> = {
  Selector: /^scraper$/,
  Glob: /^(?:globset|glob|wax)$/,
  GlobMatcher: /^globset$/,
  WildMatch: /^wildmatch$/,
  AhoCorasick: /^aho_corasick$/,
  format_description: /^time$/,
};

/** What a constant pattern is compiled into; null where the name is one of the project's own, or unknown. */
function compiledBy(call: Node, file: RustFile): string | null {
  const path = calledPath(call) ?? '';
  const kind = COMPILED.exec(path)?.[1];
  if (!kind || file.declarations.declares(kind)) return null;
  const crate = CRATES[kind];
  const origin = file.imports.resolve(path).split('::')[0]!;
  return crate ? (crate.test(origin) ? kind : null) : /^(?:crate|super|self)$/.test(origin) ? null : kind;
}

/** `compile("a+")`, where `compile` of this file makes a pattern of what it is given. */
function compiledByCallee(call: Node, file: RustFile): string | null {
  const compiling = patternHandedOn(call, file);
  const kind = compiling && compiledBy(compiling, file);
  return kind && isReturned(kind, enclosingFunction(compiling)!, file) ? kind : null;
}

/** A pattern without any of these is a plain text. */
const SPECIAL = /[.*+?()[\]{}|\\^$]/;

export const rule: Rule = {
  id: 'regex-and-runtime-built-constants',
  item: 'redundant-work',
  summary:
    'a pattern or table that never changes, built each time it is asked, or a pattern that searches further than it may match',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'macro_invocation'],
  needs:
    /(?:Regex|\b(?:AhoCorasick|Glob|WildMatch|Selector))\w*::|\bBig(?:U?[Ii]nt|Decimal|Rational)::|\bbigu?int!|\bprepare_verifying_key\(|\.captures(?:_iter)?\(|\.start\(\)|\bCString::new\(|\bFinder(?:Rev)?::new\(|(?:Map|Set)::(?:from|from_iter|new|default|with_capacity)\(|format_description::parse|\.iter\(\)\s*\.map\(|\b(?:keccak256|sha256|hash|digest|decode|from_str|from_slice|from_hex|parse|parse_str|from_bytes|copy_from_slice|try_from)\(|"\.parse::<|\]\s*\.(?:into_)?iter\(\)/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | readonly Problem[] | null {
    if (node.kind === 'macro_invocation') return plainLazyStatics(node, file);
    if (/^captures(?:_iter)?$/.test(methodOf(node) ?? ''))
      return matchedAtStart(node, file) ?? groupsForNobody(node, file);
    if (isFallback(node)) return null;
    const table =
      matchedAtStart(node, file) ??
      tablePerCall(node, file) ??
      tableFilled(node, file) ??
      tableReturned(node, file) ??
      digestOfConstant(node, file) ??
      copiedConstant(node, file) ??
      cTextOfLiteral(node, file) ??
      convertedConstants(node, file) ??
      constantNumber(node, file) ??
      parsedToCompare(node, file) ??
      plainStatic(node, file);
    if (table) return table;
    const pattern = valueOfPattern(argumentsOf(node)[0], file);
    const searcher = searcherMade(node, file);
    if (searcher) return compiledPerItem(node, searcher, file);
    const kind =
      compiledBy(node, file) ?? (pattern && isConstant(pattern) ? compiledByCallee(node, file) : null);
    const fn = enclosingFunction(node);
    if (kind && pattern && !isConstant(pattern)) return compiledPerItem(node, kind, file);
    if (!kind || !pattern || !fn || runsOnce(node) || isCalledOnceByMain(fn, file)) return null;
    if (isReturned(kind, fn, file) || isStored(node, file)) return null;
    return {
      at: node,
      message: `\`${shortened(pattern.text)}\` is the same at ${callsReaching(node, fn)}, yet it is parsed into a \`${kind}\` each time${IS_REGEX.test(kind) ? ': that takes longer than most searches with it' : ''}.`,
      help: plainSearch(kind, pattern) ?? `put it into ${madeOnceInStatic(file)}`,
    };
  },
};

/** `found.unwrap_or_else(|| Url::parse("http://nowhere").unwrap())`: mostly not built at all. */
function isFallback(node: Node): boolean {
  const closure = enclosingClosure(node);
  const taker = closure && callOfArgument(closure);
  return /^(?:unwrap_or_else|or_else|or_insert_with|get_or_insert_with)$/.test(
    (taker && methodOf(taker)) ?? '',
  );
}

/** A function that makes the pattern for its caller to keep. */
function isReturned(made: string, fn: Node, file: RustFile): boolean {
  const returned = fn.child('return_type');
  const names = returned ? returned.text : '';
  if (made === 'format_description' && /Time\b|Format/.test(names)) return true;
  const pattern = new RegExp(`\\b${made.replace('Builder', '')}\\w*\\b`);
  return pattern.test(names) || (/\bSelf\b/.test(names) && mayHold(fn, pattern, file));
}

/** Has the type that the function makes a field for a pattern, as far as its fields are known? */
function mayHold(fn: Node, pattern: RegExp, file: RustFile): boolean {
  const owner = typeFromNode(enclosingImpl(fn)?.child('type'))?.name ?? '';
  const fields = file.declarations.fields(owner);
  return (
    !fields ||
    fields.some((field) => pattern.test(printType(field)) || !/^[A-Za-z(&[]/.test(printType(field)))
  );
}

function plainSearch(kind: string, pattern: Node): string | null {
  if (kind !== 'Regex' || !/string_literal$/.test(pattern.kind)) return null;
  const text = pattern.text.replace(/^r?#*"|"#*$/g, '');
  const inner = text.replace(/^\^|\$$/g, '');
  if (SPECIAL.test(inner) || inner === '') return null;
  const word = text.startsWith('^') ? 'starts_with' : text.endsWith('$') ? 'ends_with' : 'contains';
  return `the pattern is a plain text: ask \`${word}("${inner}")\``;
}
