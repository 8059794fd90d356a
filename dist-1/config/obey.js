import { z } from 'zod';
import { complaintsOf, valueAt } from './messages.js';

/**
 * Removing what was wrong can bring up what was hidden behind it: the gate's floor and margin; a list that is empty then,
 * an entry that lacks it then, and so on. Nothing is nested deeper than this.
 */
const MAX_ROUNDS = 8;
/** Takes out what the schema refuses until it refuses nothing. */
export function obeyable(written, schema) {
  const complaints = [];
  let tree = written;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = schema.safeParse(tree);
    if (result.success) return { value: result.data, tree, complaints };
    const current = tree;
    const found = result.error.issues.flatMap((issue) =>
      complaintsOf(issue, valueAt(current, issue.path), (path) => knownKeys(schema, path)),
    );
    const first = outermost(onePerPath(found));
    // What follows from an earlier removal is no mistake of its own.
    const told = [...complaints];
    complaints.push(
      ...first.filter((complaint) => !told.some(({ path }) => startsWith(path, complaint.path))),
    );
    tree = without(
      tree,
      first.map(({ path }) => path),
    );
  }
  return { value: schema.parse({}), tree: {}, complaints };
}
function onePerPath(complaints) {
  const byPath = new Map();
  for (const complaint of complaints) {
    const key = JSON.stringify(complaint.path);
    if (!byPath.has(key)) byPath.set(key, complaint);
  }
  return [...byPath.values()];
}
/** What is wrong inside something unknown is of no interest. */
function outermost(complaints) {
  return complaints.filter(
    (one) =>
      !complaints.some((other) => other !== one && other.at === 'key' && startsWith(one.path, other.path)),
  );
}
function startsWith(path, start) {
  return start.every((step, at) => path[at] === step);
}
function without(value, paths) {
  if (paths.some((path) => path.length === 0)) return {};
  if (typeof value !== 'object' || value === null) return value;
  const inner = (key) => paths.filter((path) => path[0] === key).map((path) => path.slice(1));
  const kept = (below) => below.every((path) => path.length > 0);
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => (kept(inner(index)) ? [without(entry, inner(index))] : []));
  }
  const entries = Object.entries(value).filter(([key]) => kept(inner(key)));
  return Object.fromEntries(entries.map(([key, entry]) => [key, without(entry, inner(key))]));
}
/** The keys of the map at a path, taken from the schema itself. */
function knownKeys(schema, path) {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return knownKeys(inner.element, path.slice(1));
  if (!(inner instanceof z.ZodObject)) return [];
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(inner.shape);
  const next = inner.shape[String(step)] ?? inner.def.catchall;
  return next === undefined ? [] : knownKeys(next, rest);
}
function unwrap(schema) {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap());
  }
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options;
  return options.find((option) => option instanceof z.ZodObject) ?? schema;
}
