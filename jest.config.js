import { availableParallelism, totalmem } from 'node:os';

/** Tests wait for the App, git and cargo half of the time; a worker grows to 1.2 GB. */
const WORKERS_A_CORE = 1.5;
const BYTES_A_WORKER = 1.5 * 1024 ** 3;
const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

export default {
  // tree-sitter's native binding breaks when a process loads it twice; see docs/decisions/0002-tree-sitter-in-jest.md.
  testEnvironment: '<rootDir>/test/jest/environment.cjs',
  globalSetup: '<rootDir>/test/jest/set-up.mjs',
  globalTeardown: '<rootDir>/test/jest/tear-down.mjs',
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
  maxWorkers: Math.max(
    1,
    Math.floor(Math.min(availableParallelism() * WORKERS_A_CORE, memory / BYTES_A_WORKER)),
  ),
  testTimeout: 30_000,
};
