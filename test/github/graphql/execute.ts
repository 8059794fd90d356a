import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { RateLimit } from '../auth/rate-limit.js';
import type { Contract } from '../contract/contract.js';
import { schemaFolder } from '../contract/openapi.js';
import type { Call } from '../http/call.js';
import { HttpError, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { type Node, TypedError } from './context.js';
import { newContext } from './nodes.js';
import { mutationRoot, queryRoot } from './root.js';

let schema: GraphQLSchema | undefined;
/** GitHub's own schema: built when first asked for, once per process, never changed. */
function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(`${schemaFolder}schema.docs.graphql`, 'utf8'), { assumeValid: true });
  return schema;
}

interface GraphQlBody {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export function graphqlRoute(contract: Contract, rateLimit: RateLimit): Route {
  return route('POST /graphql', 'none', (call) => answer(call, contract, rateLimit));
}

async function answer(call: Call, contract: Contract, rateLimit: RateLimit): Promise<Reply> {
  if (call.caller.kind === 'anonymous' || call.caller.kind === 'app') {
    throw new HttpError(401, 'This endpoint requires you to be authenticated.');
  }
  const { query, variables, operationName } = call.body<GraphQlBody>();
  if (typeof query !== 'string')
    return refuse(contract, '', [{ message: 'A query attribute must be specified and must be a string.' }]);
  const document = read(query);
  if ('message' in document) return refuse(contract, query, [{ message: document.message }]);
  const wrong = validate(githubSchema(), document);
  if (wrong.length > 0) return refuse(contract, query, wrong.map(validationError));
  const context = newContext(call);
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: { ...queryRoot(context, rateLimit), ...mutationRoot(context) },
    variableValues: variables ?? null,
    operationName: operationName ?? null,
    fieldResolver: resolver(contract),
    typeResolver: (value) => String((value as Node).__typename),
  });
  const errors = result.errors?.map((error) => executionError(error, contract));
  if (result.data === undefined) return refuse(contract, query, errors ?? []);
  return ok({ data: result.data, ...(errors && { errors }) });
}

function read(query: string): DocumentNode | { message: string } {
  try {
    return parse(query);
  } catch (error) {
    return { message: (error as GraphQLError).message };
  }
}

/** What does not fit GitHub's schema: GitHub answers 200 and errors; here it is a violation as well. */
function refuse(contract: Contract, query: string, errors: readonly Node[]): Reply {
  const problem = errors.map(({ message }) => String(message)).join('\n');
  contract.record({ of: 'graphql', operation: query.slice(0, 200), problem });
  return ok({ errors });
}

/** Every field must have been made on purpose; one that was not fails loudly. */
function resolver(contract: Contract): GraphQLFieldResolver<Node, unknown> {
  return (source, args, _context, info) => {
    if (Object.hasOwn(source, info.fieldName)) {
      const value = source[info.fieldName];
      return typeof value === 'function' ? value(args) : value;
    }
    const operation = `${info.parentType.name}.${info.fieldName}`;
    const problem = `the stand-in has no resolver for ${operation}`;
    contract.record({ of: 'graphql', operation, problem });
    throw new TypedError('NOT_IMPLEMENTED', problem);
  };
}

function validationError(error: GraphQLError): Node {
  const locations = error.locations ?? [];
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message) ?? [];
  if (fieldName === undefined) return { locations, message: error.message };
  const message = `Field '${fieldName}' doesn't exist on type '${typeName}'`;
  return {
    path: ['query', fieldName],
    extensions: { code: 'undefinedField', typeName, fieldName },
    locations,
    message,
  };
}

function executionError(error: GraphQLError, contract: Contract): Node {
  const cause = error.originalError;
  const place = { path: error.path ?? [], locations: error.locations ?? [] };
  if (cause instanceof TypedError) return { type: cause.type, ...place, message: error.message };
  if (cause instanceof HttpError && cause.status === 403) {
    return { type: 'FORBIDDEN', ...place, message: error.message };
  }
  if (cause) {
    contract.record({
      of: 'graphql',
      operation: 'the stand-in itself',
      problem: cause.stack ?? cause.message,
    });
  }
  return { ...place, message: error.message };
}
