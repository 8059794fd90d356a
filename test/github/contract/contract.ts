import type { ErrorObject, ValidateFunction } from 'ajv';
import { OpenApi, type Operation } from './openapi.js';

export interface Violation {
  readonly of: 'request' | 'answer' | 'webhook' | 'graphql';
  readonly operation: string;
  /** One problem a line. */
  readonly problem: string;
}

export interface RequestToCheck {
  readonly method: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What GitHub answers with 422 rather than being a request of the wrong shape. */
const LIMITS = new Set(['maxItems', 'maxLength', 'minItems', 'minLength', 'maximum', 'minimum']);

/** Holds every request, answer and webhook against GitHub's own description. */
export class Contract {
  readonly violations: Violation[] = [];

  constructor(private readonly enabled: boolean) {}

  record(violation: Violation): void {
    this.violations.push(violation);
  }

  /** `limit` is true when only limits were exceeded. Recorded already. */
  request(request: RequestToCheck): { problem: string; limit: boolean } | undefined {
    if (!this.enabled) return undefined;
    const { method, template, body } = request;
    const openapi = OpenApi.get();
    const operation = openapi.operation(method, template);
    const name = `${method} ${template}`;
    if (!operation) return this.#wrong(name, `GitHub's description has no ${name}`, false);
    const problems = this.#parameters(openapi, operation, request);
    if (problems.length > 0) return this.#wrong(name, problems.join('\n'), false);
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (!schema) {
      return body === undefined || isEmpty(body)
        ? undefined
        : this.#wrong(name, 'the request has a body, the operation takes none', false);
    }
    if (body === undefined && operation.requestBody?.required !== true) return undefined;
    const validate = openapi.validator(`${name} body`, schema, { closed: true });
    if (validate(body ?? {})) return undefined;
    const limit = validate.errors?.every((error) => LIMITS.has(error.keyword)) ?? false;
    return this.#wrong(name, explain(validate, 'body'), limit);
  }

  answer(
    method: string,
    template: string,
    status: number,
    json: unknown,
    mediaType = 'application/json',
  ): void {
    if (!this.enabled) return;
    const openapi = OpenApi.get();
    const operation = openapi.operation(method, template);
    if (!operation || isGeneral(status)) return;
    const response = openapi.response(operation, status);
    const name = `${method} ${template} ${status}`;
    if (!response) {
      this.record({
        of: 'answer',
        operation: name,
        problem: `GitHub's description knows no status ${status} here`,
      });
      return;
    }
    const schema = response.content?.[mediaType]?.schema;
    if (!schema || json === undefined) return;
    const validate = openapi.validator(`${name} ${mediaType}`, schema, { closed: false });
    if (!validate(json)) this.record({ of: 'answer', operation: name, problem: explain(validate, 'answer') });
  }

  webhook(event: string, payload: Readonly<Record<string, unknown>>): void {
    if (!this.enabled) return;
    const openapi = OpenApi.get();
    const action = typeof payload.action === 'string' ? payload.action : undefined;
    const operation = openapi.webhook(event, action);
    const schema = operation?.requestBody?.content?.['application/json']?.schema;
    const name = [event, action].filter(Boolean).join('.');
    if (!schema) {
      this.record({
        of: 'webhook',
        operation: name,
        problem: `GitHub's description knows no webhook ${name}`,
      });
      return;
    }
    const validate = openapi.validator(`webhook ${name}`, schema, { closed: false });
    if (!validate(payload))
      this.record({ of: 'webhook', operation: name, problem: explain(validate, 'payload') });
  }

  #parameters(openapi: OpenApi, operation: Operation, request: RequestToCheck): string[] {
    const problems: string[] = [];
    const known = new Set<string>();
    for (const parameter of openapi.parameters(operation)) {
      if (parameter.in === 'header') continue;
      known.add(parameter.name);
      const { params, query } = request;
      const value =
        parameter.in === 'path' ? params[parameter.name] : (query.get(parameter.name) ?? undefined);
      if (value === undefined) {
        if (parameter.required) problems.push(`${parameter.in} parameter ${parameter.name} is missing`);
        continue;
      }
      const key = `${request.method} ${request.template} ${parameter.in} ${parameter.name}`;
      const schema = { properties: { value: parameter.schema } };
      const validate = openapi.validator(key, schema, { closed: false, coerce: true });
      if (!validate({ value }))
        problems.push(explain(validate, `${parameter.in} parameter ${parameter.name}`));
    }
    for (const name of request.query.keys()) {
      if (!known.has(name)) problems.push(`query parameter ${name} is unknown to GitHub`);
    }
    return problems;
  }

  #wrong(operation: string, problem: string, limit: boolean): { problem: string; limit: boolean } {
    this.record({ of: 'request', operation, problem });
    return { problem, limit };
  }
}

/** Answers that any operation may give: sign-in, rate limits, redirects, not modified, our own failures. */
function isGeneral(status: number): boolean {
  return [301, 302, 304, 401, 403, 404, 409, 410, 422, 429].includes(status) || status >= 500;
}

function isEmpty(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}

function explain(validate: ValidateFunction, what: string): string {
  const words = (error: ErrorObject): string => {
    const at = `${what}${error.instancePath}`;
    const detail = JSON.stringify(error.params);
    return `${at} ${error.message ?? 'is wrong'} ${detail}`;
  };
  return [...new Set((validate.errors ?? []).map(words))].join('\n');
}
