import { isManifest } from '../diff/kinds.js';
import { type Gist, gistOf } from '../rust/functions/gist.js';
import { keepsAnswers } from '../rust/functions/remembered.js';
import { withoutQuotedOnes } from '../rust/functions/shape.js';
import { namesTimed } from '../rust/functions/timed.js';
import { namesCalled, namesCalledInMacro } from '../rust/names/names-called.js';
import { parseRust } from '../rust/syntax/parse.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../rust/types/types.js';
import { fieldsOf, heldBy, heldByAll } from './held.js';
import { type ManifestFacts, manifestFacts } from './manifest.js';
import { isBenchmark, isTestPath } from './path-roles.js';
import { takenIn } from './taken-in.js';

/** What other files may want to know of one file; a pure function of its text, plain data, cached by blob. */
export interface FileFacts {
  types: TypeFacts[];
  functions: FunctionFacts[];
  /** Files without the ending of Rust that it takes in as code, as it names them; left out where there are none. */
  takesIn?: string[];
  /** Of a Cargo.toml; null where it is written in a way that is not read. */
  manifest?: ManifestFacts | null;
}

export interface TypeFacts {
  /** `Enum::Variant` for what a variant holds. */
  name: string;
  kind: 'struct' | 'enum' | 'alias' | 'trait';
  /** Fields of a struct by name, or by position ("0") of a tuple struct. */
  fields: Record<string, Type>;
  /** All that a struct or the variants of an enum hold; null where some of it could not be read. */
  holds?: Type[] | null;
  /** For an alias: what it stands for. */
  alias?: Type;
  derives: string[];
  /** True where it is declared with a lifetime: its values borrow. */
  borrows?: boolean;
}

export interface FunctionFacts {
  name: string;
  /** Type of the `impl`, or the trait that declares it; '' for a free function. */
  owner: string;
  /** Trait of `impl Trait for Type`, or ''. */
  trait: string;
  /** '' no receiver, '&' `&self`, 'm' `&mut self`, 'v' `self`. */
  receiver: '' | '&' | 'm' | 'v';
  parameters: (Type | null)[];
  /** Null for no return type written. */
  returns: Type | null;
  isAsync: boolean;
  isPublic: boolean;
  role: 'test' | 'benchmark' | 'plain';
  line: number;
  /** What it calls: `name`, `Type::name` or `.name` for a method. */
  calls: string[];
  /** Of a benchmark, in the form of `calls`: what is called while a harness looks at the clock; left out where it times nothing itself. */
  timed?: string[];
  /** What its body is for whoever calls it; left out where it is none of these. */
  gist?: Gist;
}

/** `path` tells benches and tests from library code. */
export function factsOfFile(path: string, text: string): FileFacts {
  if (isManifest(path)) return { types: [], functions: [], manifest: manifestFacts(text) };
  return factsOfTree(path, parseRust(text));
}

function factsOfTree(path: string, tree: SyntaxTree): FileFacts {
  const facts: FileFacts = { types: [], functions: [] };
  const bench = isBenchmark(path, tree.text);
  collect(tree.root, { owner: '', trait: '', test: isTestPath(path), bench }, facts);
  const taken = takenIn(tree);
  return taken.length === 0 ? facts : { ...facts, takesIn: taken };
}

/** What documentation says of attributes makes neither a test of a function nor a copy of a type. */
const LITERAL = /"(?:[^"\\]|\\.)*"/gs;

interface Surroundings {
  owner: string;
  trait: string;
  test: boolean;
  bench: boolean;
  /** A harness takes the function itself for a benchmark. */
  marked?: boolean;
}

function collect(node: Node, around: Surroundings, facts: FileFacts): void {
  let attributes = '';
  for (const child of node.children) {
    if (child.kind === 'attribute_item') {
      attributes += withoutQuotedOnes(child.text).replace(LITERAL, '');
      continue;
    }
    const test =
      around.test ||
      /#\[cfg\(test\)\]|#\[(\w+::)*test\b(?!\s*::)|#\[(rstest|test_case|proptest|quickcheck)/.test(
        attributes,
      );
    const marked = /#\[(?:(?:divan|test)::)?bench\b|#\[library_benchmark\b/.test(attributes);
    item(child, attributes, { ...around, test, bench: around.bench || marked, marked }, facts);
    attributes = '';
  }
}

function item(node: Node, attributes: string, around: Surroundings, facts: FileFacts): void {
  switch (node.kind) {
    case 'struct_item':
    case 'union_item':
      facts.types.push({
        ...named(node, attributes),
        kind: 'struct',
        fields: fieldsOf(node.child('body')),
        holds: heldBy(node),
      });
      return;
    case 'enum_item':
      facts.types.push(
        { ...named(node, attributes), kind: 'enum', fields: {}, holds: heldByAll(node) },
        ...variantsOf(node),
      );
      return;
    case 'type_item': {
      const alias = typeFromNode(node.child('type'));
      if (alias) facts.types.push({ ...named(node, attributes), kind: 'alias', fields: {}, alias });
      return;
    }
    case 'trait_item':
      facts.types.push({ ...named(node, attributes), kind: 'trait', fields: {} });
      collectBody(node, { ...around, owner: node.child('name')?.text ?? '', trait: '' }, facts);
      return;
    case 'impl_item':
      return implementation(node, around, facts);
    case 'mod_item':
    case 'foreign_mod_item':
      return collectBody(node, around, facts);
    case 'function_item':
    case 'function_signature_item':
      facts.functions.push(functionFacts(node, around));
      return;
    case 'macro_definition':
      if (around.test || around.bench) facts.functions.push(macroFacts(node, around));
      return;
  }
}

function collectBody(node: Node, around: Surroundings, facts: FileFacts): void {
  const body = node.child('body');
  if (body) collect(body, around, facts);
}

function implementation(node: Node, around: Surroundings, facts: FileFacts): void {
  const owner = typeFromNode(node.child('type'))?.name ?? '';
  const trait = typeFromNode(node.child('trait'))?.name ?? '';
  if (trait === 'Copy') {
    facts.types.push({ name: owner, kind: 'struct', fields: {}, derives: ['Copy'] });
    return;
  }
  collectBody(node, { ...around, owner, trait }, facts);
}

function named(node: Node, attributes: string): Pick<TypeFacts, 'name' | 'derives' | 'borrows'> {
  const derives = [...attributes.matchAll(/derive\s*\(([^)]*)\)/g)].flatMap((match) =>
    match[1]!.split(',').map((name) => name.trim().split('::').at(-1)!),
  );
  const borrows = /^<\s*'/.test(node.child('type_parameters')?.text ?? '');
  return { name: node.child('name')?.text ?? '', derives, ...(borrows && { borrows }) };
}

/** What a variant holds, as a struct of the name `Enum::Variant`; those that hold nothing are left out. */
function variantsOf(node: Node): TypeFacts[] {
  const holder = node.child('name')?.text ?? '';
  return (node.child('body')?.children ?? []).flatMap((variant): TypeFacts[] => {
    const fields = fieldsOf(variant.child('body'));
    if (variant.kind !== 'enum_variant' || Object.keys(fields).length === 0) return [];
    return [{ name: `${holder}::${variant.child('name')?.text}`, kind: 'struct', fields, derives: [] }];
  });
}

function functionFacts(node: Node, around: Surroundings): FunctionFacts {
  const parameters = node.child('parameters')?.children ?? [];
  const self = parameters.find((parameter) => parameter.kind === 'self_parameter');
  const body = node.child('body');
  const gist = gistOf(body);
  const timed = body && around.bench ? namesTimed(body, around.marked === true) : null;
  return {
    name: node.child('name')?.text ?? '',
    owner: around.owner,
    trait: around.trait,
    receiver: receiverOf(self),
    parameters: parameters.filter((p) => p.kind === 'parameter').map((p) => typeFromNode(p.child('type'))),
    // A macro keeps what the function gave, and may lend it.
    returns: keepsAnswers(node) ? null : typeFromNode(node.child('return_type')),
    isAsync: node.ofKind('function_modifiers')?.has('async') ?? false,
    isPublic: node.has('visibility_modifier') || around.trait !== '',
    role: roleOf(around),
    line: node.line,
    calls: body ? namesCalled(body) : [],
    ...(timed && { timed }),
    ...(gist && { gist }),
  };
}

/** `b.iter(|| ..)`, `bencher.bench_values(|row| ..)` */
const TIMES = /\.(?:iter|bench)(?:_\w+)?\(\s*(?:move\s*)?\|/;

/** A test may reach through a macro what it never names; `name!` is no function's name. */
function macroFacts(node: Node, around: Surroundings): FunctionFacts {
  const [, name = ''] = /^macro_rules!\s*(\w+)/.exec(node.text) ?? [];
  return {
    name: `${name}!`,
    owner: '',
    trait: '',
    receiver: '',
    parameters: [],
    returns: null,
    isAsync: false,
    isPublic: false,
    role: roleOf(around),
    line: node.line,
    calls: namesCalledInMacro(node.text),
    ...(around.bench && TIMES.test(node.text) && { timed: namesCalledInMacro(node.text) }),
  };
}

function roleOf({ bench, test }: Surroundings): FunctionFacts['role'] {
  return bench ? 'benchmark' : test ? 'test' : 'plain';
}

function receiverOf(self: Node | undefined): FunctionFacts['receiver'] {
  if (!self) return '';
  const text = self.text;
  if (text.startsWith('&')) return /^&\s*('\w+\s+)?mut\b/.test(text) ? 'm' : '&';
  const declared = /:\s*&(\s*'\w+)?(\s*mut\b)?/.exec(text);
  if (declared) return declared[2] ? 'm' : '&';
  return 'v';
}
