#!/usr/bin/env node
import { optimiseLate } from '../rules/optimise-late.js';
import { run } from './run.js';

optimiseLate();

// `perf-checklist scan | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Setting the code instead of exiting lets a slow pipe take all that was written.
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
});
