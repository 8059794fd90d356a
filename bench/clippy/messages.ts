/** One place where clippy speaks. */
export interface Spoken {
  lint: string;
  /** Below the crate. */
  path: string;
  line: number;
}

interface CompilerMessage {
  reason: string;
  message?: {
    code: { code: string } | null;
    spans: { is_primary: boolean; file_name: string; line_start: number }[];
  };
}

const PREFIX = 'clippy::';

/** What clippy says in one line of cargo's JSON output of files below `root`; a lint that marks two places speaks of the first. */
export function spokenIn(line: string, root: string): Spoken[] {
  if (!line.startsWith('{')) return [];
  const { reason, message } = JSON.parse(line) as CompilerMessage;
  if (reason !== 'compiler-message' || !message?.code?.code.startsWith(PREFIX)) return [];
  const span = message.spans.find(({ is_primary }) => is_primary);
  // Code that macros of dependencies or build scripts make lies elsewhere.
  if (!span?.file_name.startsWith(root)) return [];
  const lint = message.code.code.slice(PREFIX.length);
  return [{ lint, path: span.file_name.slice(root.length), line: span.line_start }];
}
