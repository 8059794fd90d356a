import { RequestBudget } from '../../src/jobs/request-budget.js';

function headers(remaining: number, resource = 'core', limit = 5_000, reset = 3_600) {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
}

test('installations are counted by the share that they have left', () => {
  const budget = new RequestBudget(() => 0);
  for (const [installation, remaining] of [
    [1, 4_900],
    [2, 400],
    [3, 700],
    [4, 2_400],
    [5, 2_500],
  ] as const)
    budget.note(installation, headers(remaining));
  budget.note(1, headers(100, 'graphql'));
  expect(
    budget.buckets().map(({ resource, left, installations }) => `${resource} ${left}: ${installations}`),
  ).toEqual([
    'core under 10 %: 1',
    'core under 25 %: 1',
    'core under 50 %: 1',
    'core 50 % or more: 2',
    'graphql under 10 %: 1',
    'graphql under 25 %: 0',
    'graphql under 50 %: 0',
    'graphql 50 % or more: 0',
  ]);
  expect(budget.fewest('core')).toBe(400);
  expect(budget.fewest('graphql')).toBe(100);
});

test('the newest answer counts, until its hour is over', () => {
  let now = 0;
  const budget = new RequestBudget(() => now);
  budget.note(1, headers(10));
  budget.note(1, headers(9));
  expect(budget.fewest('core')).toBe(9);
  now = 3_600_000;
  expect(budget.fewest('core')).toBeNull();
});

test('an answer without the headers says nothing', () => {
  const budget = new RequestBudget(() => 0);
  budget.note(1, {});
  budget.note(1, { 'x-ratelimit-limit': 'x' });
  expect(budget.fewest('core')).toBeNull();
});
