/** A piece of an OpenAPI 3.0 schema. */
export interface OpenApiSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | OpenApiSchema;
  readonly items?: OpenApiSchema;
  readonly allOf?: readonly OpenApiSchema[];
  readonly anyOf?: readonly OpenApiSchema[];
  readonly oneOf?: readonly OpenApiSchema[];
  readonly [keyword: string]: unknown;
}
type JsonSchema = Record<string, unknown>;

const KEPT = [
  'type',
  'required',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'pattern',
];
/** Others (`int64`, `binary`, `repo.nwo`, `timestamp`) only describe. */
const FORMATS = new Set(['date-time', 'uri', 'uri-template', 'email', 'date']);

export const SCHEMA_BASE = 'https://api.github.com/schema/';

export interface Conversion {
  /** Objects written out in place take no property that they do not name: catches misspelt fields of requests. */
  readonly closed: boolean;
}

/** From OpenAPI 3.0 to JSON Schema: `nullable`, references, and no keywords that only document. */
export function convert(schema: OpenApiSchema, options: Conversion): JsonSchema {
  const { nullable, ...rest } = schema;
  if (nullable === true) return { anyOf: [{ type: 'null' }, withoutNull(convert(rest, options))] };
  if (schema.$ref !== undefined) return { $ref: schema.$ref.replace('#/components/schemas/', SCHEMA_BASE) };
  const out: JsonSchema = {};
  for (const keyword of KEPT) if (schema[keyword] !== undefined) out[keyword] = schema[keyword];
  if (schema.format !== undefined && FORMATS.has(schema.format)) out.format = schema.format;
  if (schema.items) out.items = convert(schema.items, options);
  convertObject(schema, options, out);
  convertBranches(schema, out);
  return out;
}

function convertObject(schema: OpenApiSchema, options: Conversion, out: JsonSchema): void {
  const { properties, additionalProperties } = schema;
  if (properties) {
    const entries = Object.entries(properties).map(([name, one]) => [name, convert(one, options)]);
    out.properties = Object.fromEntries(entries);
    if (options.closed && additionalProperties === undefined) out.additionalProperties = false;
  }
  if (typeof additionalProperties === 'object') {
    out.additionalProperties = convert(additionalProperties, options);
  } else if (additionalProperties === false) {
    out.additionalProperties = false;
  }
}

/** GitHub's `oneOf` branches overlap (a file also fits a symlink), so one that fits is enough. */
function convertBranches(schema: OpenApiSchema, out: JsonSchema): void {
  const open: Conversion = { closed: false };
  const any = [schema.anyOf, schema.oneOf].filter((branches) => branches !== undefined);
  const groups = any.map((branches) => ({ anyOf: branches.map((one) => convert(one, open)) }));
  const all = (schema.allOf ?? []).map((one) => convert(one, open));
  if (groups.length + all.length > 0) out.allOf = [...groups, ...all];
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const values = schema.enum;
  return Array.isArray(values) ? { ...schema, enum: values.filter((value) => value !== null) } : schema;
}

/** Names of all schemas that a schema refers to, at any depth of its own text. */
export function references(schema: unknown): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const ref = (node as JsonSchema).$ref;
    if (typeof ref === 'string') found.push(ref.slice(SCHEMA_BASE.length));
    for (const value of Object.values(node)) visit(value);
  };
  visit(schema);
  return found;
}
