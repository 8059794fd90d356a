import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { marked } from 'marked';

export type Theme = 'light' | 'dark';

/** What of a posted thing is shown. */
export interface Panel {
  /** HTML above the Markdown: the lines of code, or the check's head. */
  head: string;
  markdown: string;
  /** The line that a suggestion would replace. */
  line?: string;
}

const require = createRequire(import.meta.url);

/** GitHub's own colours, as far as they lie outside its Markdown. */
const COLOURS: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    text: '#1f2328',
    back: '#ffffff',
    soft: '#f6f8fa',
    edge: '#d1d9e0',
    faint: '#59636e',
    added: '#dafbe1',
    removed: '#ffebe9',
    bad: '#cf222e',
    good: '#1a7f37',
  },
  dark: {
    text: '#f0f6fc',
    back: '#0d1117',
    soft: '#151b23',
    edge: '#3d444d',
    faint: '#9198a1',
    added: '#12261e',
    removed: '#25171c',
    bad: '#da3633',
    good: '#238636',
  },
};

/** One page with GitHub's own style for Markdown, `width` pixels wide. */
export function page(panel: Panel, theme: Theme, width: number): string {
  const stylesheet = readFileSync(
    require.resolve(`github-markdown-css/github-markdown-${theme}.css`),
    'utf8',
  );
  const variables = Object.entries(COLOURS[theme]).map(([name, value]) => `--${name}: ${value};`);
  return `<!doctype html><meta charset="utf-8"><style>${stylesheet}
    :root { ${variables.join(' ')} color-scheme: ${theme}; }
    body { margin: 0; font: 14px -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--text); background: var(--back); }
    main { display: block; box-sizing: border-box; width: ${width}px; border: 1px solid var(--edge); border-radius: 6px; overflow: hidden; }
    .markdown-body { font-size: 14px; padding: 16px; } .markdown-body > :last-child { margin-bottom: 0; }
    .markdown-body li:has(> input) { list-style: none; margin-left: -1.4em; } .markdown-body li > input { margin-right: .5em; }
    .by { margin: 0; padding: 9px 16px; background: var(--soft); border-bottom: 1px solid var(--edge); }
    .file, .check { padding: 9px 16px; background: var(--soft); border-bottom: 1px solid var(--edge); font-size: 13px; overflow-wrap: anywhere; }
    .check::before { content: "✕"; display: inline-block; width: 18px; margin-right: 8px; border-radius: 50%; color: white;
      background: var(--bad); text-align: center; font-size: 12px; line-height: 18px; }
    .check.success::before { content: "✓"; background: var(--good); }
    .check.action_required::before { content: "!"; }
    table.code { width: 100%; border-collapse: collapse; } table.code pre { margin: 0; font: 12px/20px "DejaVu Sans Mono", monospace; white-space: pre; }
    table.code td { padding: 0 10px; border: 0; } td.mark { width: 40px; color: var(--faint); text-align: right; font: 12px monospace; }
    main tr.added, main tr.added td { background: var(--added); } main tr.removed, main tr.removed td { background: var(--removed); }
    .bot { padding: 0 6px; border: 1px solid var(--edge); border-radius: 1em; color: var(--faint); font-size: 12px; }
    .suggestion { margin: 10px 0; border: 1px solid var(--edge); border-radius: 6px; overflow: hidden; }
    .suggestion p { margin: 0; padding: 6px 12px; background: var(--soft); font-size: 12px; color: var(--faint); }
    .markdown-body .suggestion table { display: table; margin: 0; } .markdown-body .suggestion pre { padding: 0; background: none; }
    .markdown-body .suggestion td { padding: 0 10px; border: 0; } .markdown-body .suggestion td.mark { width: 16px; }
  </style><main>${panel.head}<div class="markdown-body">${render(panel.markdown, panel.line ?? '')}</div></main>`;
}

/** A suggestion is shown as GitHub shows it: the line as it is, and as it would be. */
function render(markdown: string, line: string): string {
  const suggestion = /```suggestion\n([\s\S]*?)\n```/;
  return (marked.parse(markdown.replace(suggestion, '@SUGGESTION@')) as string).replace(
    '@SUGGESTION@',
    () => `<div class="suggestion"><p>Suggested change</p><table class="code">
      ${codeRow('-', line, 'removed')}${codeRow('+', suggestion.exec(markdown)?.[1] ?? '', 'added')}</table></div>`,
  );
}

export function codeRow(mark: number | string, code: string, kind: 'added' | 'removed'): string {
  const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<tr class="${kind}"><td class="mark">${mark}</td><td><pre>${escaped}</pre></td></tr>`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
