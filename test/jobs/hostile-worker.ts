/** Stands in for the analysis: files whose text says so hang it, crash it, throw, or take their time. */
const SLOW_MS = 1_800;

interface Data {
  changes: { rust: { path: string; after: string | null }[] };
}

export function review({ changes }: Data) {
  for (const { path, after } of changes.rust) misbehave(after ?? '', path);
  const notices = changes.rust.map(({ path }) => ({
    path,
    line: null,
    message: `read by ${typeof process.pid}`,
  }));
  return { findings: [], notices, changedFunctions: [], complete: true };
}

export function facts(files: { path: string; text: string }[]) {
  return files.map(({ path, text }) => {
    misbehave(text, path);
    return { types: [], functions: [] };
  });
}

export function measured({ files }: { files: { files: ReadonlyMap<string, string> } }) {
  misbehave(files.files.get('manifest.json') ?? '', 'manifest.json');
}

function misbehave(text: string, path: string): void {
  if (text === 'slow') block(SLOW_MS);
  if (text === 'hang') block(Number.POSITIVE_INFINITY);
  if (text === 'crash') process.kill(process.pid, 'SIGKILL');
  if (text === 'throw') throw new Error(`no parser for ${path}`);
}

/** No timer or message gets through meanwhile, as in native code, and no processor is taken from other tests. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
