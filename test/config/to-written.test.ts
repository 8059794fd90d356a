import fc from 'fast-check';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { configSchema } from '../../src/config/schema.js';
import { toConfig } from '../../src/config/to-config.js';
import { toWritten } from '../../src/config/to-written.js';
import type { Config } from '../../src/model.js';

const back = (config: Config): Config => toConfig(configSchema().parse(toWritten(config)));

test('the defaults come back', () => {
  expect(back(DEFAULT_CONFIG)).toEqual(DEFAULT_CONFIG);
});

test('whatever a file can say comes back as it was', () => {
  const percent = fc.integer({ min: 1, max: 4999 }).map((number) => number / 10_000);
  const words = fc.array(fc.constantFrom('src/**', '*.rs', 'a/b'), { maxLength: 3 });
  fc.assert(
    fc.property(
      percent,
      percent,
      fc.integer({ min: 0, max: 7 * 24 * 60 }),
      words,
      fc.constantFrom('required', 'advisory', 'off'),
      fc.option(fc.constantFrom('always', 'hot', 'never'), { nil: undefined }),
      (one, other, waitMinutes, list, requirement, ask) => {
        const config: Config = {
          ...DEFAULT_CONFIG,
          rules: { 'clone-in-loop': 'note' },
          hot: list,
          layers: list,
          generated: list,
          items: {
            ...DEFAULT_CONFIG.items,
            tests: ask === undefined ? { requirement } : { requirement, ask },
          },
          gate: {
            floor: Math.min(one, other),
            margin: Math.max(one, other),
            workflow: list[0] ?? null,
            waitMinutes,
            remeasure: waitMinutes % 2 === 0,
          },
        };
        expect(back(config)).toEqual(config);
      },
    ),
  );
});
