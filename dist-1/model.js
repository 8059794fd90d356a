/** Every noun that crosses a folder, by family. Types only: no stage needs another stage to talk about these. */
export * from './model/benchmarks.js';
export * from './model/checklist.js';
export * from './model/configuration.js';
export * from './model/evidence-limits.js';
export * from './model/findings.js';
export * from './model/posted.js';
export * from './model/pull.js';
export * from './model/rehearsal.js';
export * from './model/wake.js';
