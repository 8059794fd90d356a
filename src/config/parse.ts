import { z } from 'zod';
import type { Config, ConfigProblem, ConfigText, ItemId, ItemSettings, Settings } from '../model.js';
import { ITEM_IDS } from '../model.js';
import { DEFAULT_CONFIG } from './defaults.js';
import { type Fault, type ParsedDocument, type Path, readDocument } from './document.js';
import { type Complaint, complaintsOf, valueAt } from './messages.js';
import { type ConfigSchema, configSchema, type WrittenConfig } from './schema.js';

const NOT_IN_FORCE = 'This version counts once it is merged; the review ran with the one of the base branch.';

/** Removing what was wrong can bring up what was hidden behind it (the gate's floor and margin), never more often. */
const MAX_ROUNDS = 5;

/** Enough to see what is wrong; a file with more of them is not this App's. */
const MAX_PROBLEMS = 20;

/**
 * The configuration in force, and everything that is wrong with it and with the version the pull request proposes.
 * A bad value counts as left out, the rest is obeyed; a text that is no YAML counts as left out altogether. `ruleIds`
 * are the rules that exist; without them any name is taken for one.
 */
export function parseConfig(
  settings: Settings,
  ruleIds?: readonly string[],
): { config: Config; problems: ConfigProblem[] } {
  const schema = configSchema(ruleIds);
  const inForce = settings.config === null ? null : readConfig(settings.config, schema);
  const proposed = settings.proposed === null ? [] : readConfig(settings.proposed, schema).problems;
  return {
    config: inForce?.config ?? DEFAULT_CONFIG,
    problems: [
      ...(inForce?.problems ?? []),
      ...proposed.map((problem) => ({ ...problem, effect: NOT_IN_FORCE })),
    ],
  };
}

function readConfig(
  written: ConfigText,
  schema: ConfigSchema,
): { config: Config; problems: ConfigProblem[] } {
  const document = readDocument(written.text);
  const { value, complaints } = obeyable(document.value ?? {}, schema);
  const problems = [
    ...document.faults.map((fault) => problemOfFault(written.file, fault)),
    ...complaints.map((complaint) => problemOf(written.file, complaint, document)),
  ];
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { config: toConfig(value), problems: firstOf(problems) };
}

function firstOf(problems: ConfigProblem[]): ConfigProblem[] {
  const rest = problems.length - MAX_PROBLEMS;
  if (rest <= 0) return problems;
  const message = `${rest} more ${rest === 1 ? 'problem' : 'problems'} from here on`;
  const first = problems[MAX_PROBLEMS]!;
  return [...problems.slice(0, MAX_PROBLEMS), { ...first, message, mend: null }];
}

/** Takes out what the schema refuses until it refuses nothing. */
function obeyable(tree: unknown, schema: ConfigSchema): { value: WrittenConfig; complaints: Complaint[] } {
  const complaints: Complaint[] = [];
  let rest = tree;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = schema.safeParse(rest);
    if (result.success) return { value: result.data, complaints };
    const current = rest;
    const found = result.error.issues.flatMap((issue) =>
      complaintsOf(issue, valueAt(current, issue.path), (path) => knownKeys(schema, path)),
    );
    const first = onePerPath(found);
    complaints.push(...first);
    rest = without(
      rest,
      first.map(({ path }) => path),
    );
  }
  return { value: schema.parse({}), complaints };
}

function onePerPath(complaints: readonly Complaint[]): Complaint[] {
  const byPath = new Map<string, Complaint>();
  for (const complaint of complaints) {
    const key = JSON.stringify(complaint.path);
    if (!byPath.has(key)) byPath.set(key, complaint);
  }
  return [...byPath.values()];
}

function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return {};
  if (typeof value !== 'object' || value === null) return value;
  const inner = (key: PropertyKey) => paths.filter((path) => path[0] === key).map((path) => path.slice(1));
  const kept = (below: readonly Path[]) => below.every((path) => path.length > 0);
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => (kept(inner(index)) ? [without(entry, inner(index))] : []));
  }
  const entries = Object.entries(value).filter(([key]) => kept(inner(key)));
  return Object.fromEntries(entries.map(([key, entry]) => [key, without(entry, inner(key))]));
}

/** The keys of the map at a path, taken from the schema itself. */
function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(inner.shape);
  const next = inner.shape[String(step)] as z.ZodType | undefined;
  return next === undefined ? [] : knownKeys(next, rest);
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options as readonly z.ZodType[];
  return options.find((option) => option instanceof z.ZodObject) ?? schema;
}

function problemOf(file: string, complaint: Complaint, document: ParsedDocument): ConfigProblem {
  const { path, at, message, mend } = complaint;
  const span = at === 'key' ? document.spanOfKey(path) : document.spanOfValue(path);
  return { file, ...span, message, mend, effect: effectOf(complaint) };
}

function problemOfFault(file: string, { span, message, mend, survivable }: Fault): ConfigProblem {
  const effect = survivable ? {} : { effect: 'The review ran with the default for everything.' };
  return { file, ...span, message, mend, ...effect };
}

function effectOf({ path, at }: Complaint): string {
  if (path.length === 0) return 'The review ran with the default for everything.';
  if (typeof path.at(-1) === 'number') return 'The review ran without this entry.';
  if (path[0] === 'rules' && path.length === 2) return 'The review ran with the default for this rule.';
  if (at === 'key') return 'The review ran as if it were not there.';
  return `The review ran with the default for "${path.map(String).join('.')}".`;
}

function toConfig(written: WrittenConfig): Config {
  const { ticks, gate } = written;
  return {
    mode: written.mode,
    rules: definedOnly(written.rules),
    items: itemSettings(written.items),
    hot: written.hot,
    cold: written.cold,
    generated: written.generated,
    ignore: written.ignore,
    comments: written.comments,
    ticks: { role: ticks.role, teams: ticks.teams, authorMayTick: ticks.author },
    gate: { floor: gate.floor, margin: gate.margin, workflow: gate.workflow, waitMinutes: gate.wait },
  };
}

function definedOnly(rules: WrittenConfig['rules']): Config['rules'] {
  const entries = Object.entries(rules).flatMap(([id, severity]) =>
    severity === undefined ? [] : [[id, severity] as const],
  );
  return Object.fromEntries(entries);
}

function itemSettings(items: WrittenConfig['items']): Record<ItemId, ItemSettings> {
  const entries = ITEM_IDS.map((id) => {
    const given = items[id];
    const { requirement, ask } = typeof given === 'string' ? { requirement: given, ask: undefined } : given;
    const settings: ItemSettings = { requirement: requirement ?? DEFAULT_CONFIG.items[id].requirement };
    return [id, ask === undefined ? settings : { ...settings, ask }] as const;
  });
  return Object.fromEntries(entries) as Record<ItemId, ItemSettings>;
}
