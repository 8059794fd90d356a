// tree-sitter's native binding breaks when a process loads it twice; see docs/decisions/0002-tree-sitter-in-jest.md.
export default {
  testEnvironment: '<rootDir>/test/jest/environment.cjs',
  globalSetup: '<rootDir>/test/jest/postgres-set-up.mjs',
  globalTeardown: '<rootDir>/test/jest/postgres-tear-down.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^tree-sitter$': '<rootDir>/test/jest/tree-sitter.cjs',
    '^tree-sitter-rust$': '<rootDir>/test/jest/tree-sitter-rust.cjs',
  },
  // Of one file jest would name each test, also the hundreds that `-t` skips.
  verbose: false,
  // Tests wait for the App as often as they work, so that every core can have a worker.
  maxWorkers: '100%',
  testTimeout: 30_000,
};
