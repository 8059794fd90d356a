import { RateLimited, sourceError } from '../../../src/source/github/errors.js';

/** As Octokit throws it. */
function graphqlError(...types: string[]): Error {
  const errors = types.map((type) => ({ type, message: `said ${type}`, path: ['repository'] }));
  return Object.assign(new Error('Request failed'), { name: 'GraphqlResponseError', errors, data: null });
}

test.each([['RATE_LIMITED'], ['RATE_LIMIT']])('GraphQL says %s: it is asked again later', (type) => {
  expect(sourceError('reading', graphqlError(type))).toBeInstanceOf(RateLimited);
  expect(sourceError('reading', graphqlError('NOT_FOUND', type))).toBeInstanceOf(RateLimited);
});

test.each<[string, boolean]>([
  ['NOT_FOUND', false],
  ['FORBIDDEN', false],
  ['SERVICE_UNAVAILABLE', true],
  ['SOMETHING_NEW', true],
])('GraphQL says %s', (type, temporary) => {
  const error = sourceError('reading', graphqlError(type));
  expect(error).not.toBeInstanceOf(RateLimited);
  expect(error).toMatchObject({ temporary });
});

test.each([
  [403, 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.'],
  [403, 'You have exceeded a secondary rate limit.'],
  [
    422,
    'Validation Failed: {"resource":"IssueComment","field":"body","message":"body was submitted too quickly"}',
  ],
])('%d without a time to wait: %s', (status, message) => {
  const error = sourceError('posting', Object.assign(new Error(message), { status }));
  expect(error).toBeInstanceOf(RateLimited);
  expect(error).toMatchObject({ retryAfterSeconds: 60 });
});
