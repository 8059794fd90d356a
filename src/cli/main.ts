#!/usr/bin/env node
import { tuneV8 } from '../rules/tune-v8.js';
import { run } from './run.js';
import { EXIT } from './surroundings.js';

tuneV8();

// `perf-checklist scan | head` closes the pipe early: that is no error. A full disk is one, and nobody has read the whole answer.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(0);
  const why = code === 'ENOSPC' ? 'no space is left on the disk' : (code ?? message);
  process.stderr.write(`perf-checklist: the output could not be written: ${why}\n`);
  process.exit(EXIT.failed);
});

// Nobody is left to be told; the exit code still says how it went.
process.stderr.on('error', () => {});

// Node's own code for a crash is 1, which says that something blocks: workflows let that pass, for the App to judge.
process.on('uncaughtException', (error) => {
  process.stderr.write(`perf-checklist: unexpected error: ${error.stack ?? error.message}\n`);
  process.exit(EXIT.failed);
});

// What is piped into a pager is read in the terminal that errors go to.
if (!process.stdout.columns && process.stderr.columns) process.stdout.columns = process.stderr.columns;

// Setting the code instead of exiting lets a slow pipe take all that was written.
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
});
