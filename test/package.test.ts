import { readFileSync } from 'node:fs';

interface Entry {
  dev?: boolean;
  devOptional?: boolean;
  engines?: { node?: string };
}

/** The least node that package.json takes. */
const LEAST = [20, 18, 1];

/** Whether a range such as `^20.18.1 || >= 22` takes it; what it can't read takes nothing. */
function takes(range: string): boolean {
  return range.split('||').some((part) => {
    if (part.trim() === '*') return true;
    const [, sign = '', numbers = ''] = /^\s*(>=|\^|~)?\s*v?(\d+(?:\.\d+)*)/.exec(part) ?? [];
    if (numbers === '') return false;
    const wanted = numbers.split('.').map(Number);
    const differs = LEAST.findIndex((number, at) => number !== (wanted[at] ?? 0));
    const enough = differs < 0 || LEAST[differs]! > (wanted[differs] ?? 0);
    return enough && (sign === '>=' || wanted[0] === LEAST[0]);
  });
}

test.each([
  ['>=20.18', true],
  ['>= 18', true],
  ['^20.18.1 || >= 22', true],
  ['18 || 20 || >=22', true],
  ['>=22', false],
  ['^18.12.0', false],
  ['^20.19.0', false],
])('%s takes the least node: %s', (range, wanted) => {
  expect(takes(range)).toBe(wanted);
});

test('every package of production runs on the node that package.json names', () => {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as Entry;
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Entry>;
  };
  expect(own.engines?.node).toContain(LEAST.join('.'));
  const production = Object.entries(packages).filter(([, entry]) => !entry.dev && !entry.devOptional);
  const refusing = production.filter(
    ([, { engines }]) => engines?.node !== undefined && !takes(engines.node),
  );
  expect(refusing.map(([name, { engines }]) => `${name} wants ${engines?.node}`)).toEqual([]);
});
