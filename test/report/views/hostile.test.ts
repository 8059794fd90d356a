import fc from 'fast-check';
import { marked } from 'marked';
import { DEFAULT_CONFIG } from '../../../src/config/defaults.js';
import { readAnnotationsMarker } from '../../../src/markers/annotations.js';
import { readBoxes } from '../../../src/markers/boxes.js';
import { readFingerprint } from '../../../src/markers/fingerprint.js';
import { readState, writeState } from '../../../src/markers/state.js';
import type { Report } from '../../../src/model.js';
import { nextState } from '../../../src/report/next-state.js';
import { couldNotReview } from '../../../src/report/reconcile.js';
import { annotationsOf } from '../../../src/report/views/github/annotations.js';
import { checklistComment } from '../../../src/report/views/github/checklist-comment.js';
import { detailsOf } from '../../../src/report/views/github/details.js';
import { inlineComment } from '../../../src/report/views/github/inline-comment.js';
import { replyBody } from '../../../src/report/views/github/reply.js';
import { summaryOf } from '../../../src/report/views/github/summary.js';
import { renderMarkdown } from '../../../src/report/views/markdown.js';
import { renderTerminal } from '../../../src/report/views/terminal.js';
import {
  changedFunction,
  changes,
  config,
  finding,
  NOTHING_POSTED,
  PULL,
  rust,
  verdict,
} from '../../samples.js';
import { KEY, reportOf } from '../road.js';

/** Pieces that mean something to GitHub, to the App or to a terminal. */
const PIECES = [
  '@octocat', '#1', 'acme/trie#1', 'GH-1', 'https://evil.test', 'www.evil.test', 'mailto:a@evil.test', '<https://evil.test>',
  '[a](https://evil.test)', '![a](https://evil.test/x.png)', '[a][b]', '\n\n[b]: https://evil.test\n\n', '<img src=x>', '<b>',
  '</details>', '</summary>', '<details>', '</sub>', '</code>', '<script>', '<!--', '-->', '`', '``', '```', '~~~', '```\n',
  '- [x] a', '\n- [x] a <!-- item:tests -->\n', '\n- [ ] b <!-- item:benchmarks -->', '|', '\\', '\\|', '$', '$$', '\n', '\r', '\t',
  '\n# a\n', '\n> a\n', '\n---\n', '\n    a\n', '1. ', '+ ', '* ', '_a_', '**', '~~', '&lt;', '&#64;octocat', '&', '"', "'", '<', '>',
  '\u0000', '\u001b[2J', '\u202e', '\u200b', '\ud800', '\u2028', ' ', 'fn a()', 'Vec<T>', "&'a str", ':smile:', '^', '=', '\ufeff',
  '<!-- perf-checklist -->', '<!-- perf-checklist:replies -->', '\n<!-- perf-checklist:finding:f9 -->\n',
  '<!-- perf-checklist:annotations:00000000000000000000000000000000 -->',
  writeState({ ...nextState(reportOf()), version: 99 }, KEY),
]; // biome-ignore format: a list

const hostile = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(''));

/** A review in which whatever a stranger may choose is one of these texts. */
function hostileReport(words: readonly string[]): Report {
  let next = 0;
  const word = () => words[next++ % words.length]!;
  const until = '2027-01-31';
  const one = (at: number) =>
    finding({
      fingerprint: `f${at}`,
      severity: (['error', 'warning', 'note'] as const)[at % 3]!,
      startLine: 86 + (at % 3),
      endLine: 86 + (at % 3),
      path: at % 2 === 0 ? 'src/state.rs' : word(),
      source: word(),
      message: `\`${word()}\` copies ${word()}`,
      help: word(),
      within: word(),
      heat: { level: 'hot', source: 'declared', because: word() },
      suggestion: { startLine: 86 + (at % 3), endLine: 86 + (at % 2), replacement: word() },
      waiver:
        at % 4 === 0
          ? {
              reason: word(),
              addedHere: at % 8 === 0,
              until,
              by: { login: word(), role: 'maintain', dismissed: false },
            }
          : null,
    });
  const own = {
    id: 'own:docs' as const,
    title: word(),
    requirement: 'required' as const,
    ask: 'always' as const,
  };
  return reportOf({
    pull: { ...PULL, title: word(), baseRef: word(), headRef: word(), author: { login: word(), bot: false } },
    config: config({
      ownItems: [{ ...own, rules: [], paths: [] }],
      items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'required', title: word() } },
    }),
    changes: changes({ skipped: [{ path: word(), because: word() }] as never }),
    rust: rust({
      findings: Array.from({ length: 12 }, (_, at) => one(at)),
      notices: [
        { path: word(), line: 3, message: word() },
        { path: null, line: null, message: word() },
      ],
      changedFunctions: [
        changedFunction({ name: word(), path: word(), isPublic: true, reachedByTest: false }),
      ],
    }),
    evidence: { kind: 'refused', reason: word() },
    measured: {
      verdicts: [
        verdict({ benchmark: word(), because: word() }),
        verdict({ benchmark: word(), because: word(), kind: 'cannot tell' }),
      ],
      control: null,
      method: word(),
      remarks: [word()],
      broken: [],
    },
    problems: [
      {
        file: word(),
        line: 1,
        column: 1,
        source: word(),
        length: 1,
        message: word(),
        mend: word(),
        effect: word(),
      } as never,
    ],
    wake: {
      kind: 'commented',
      comment: { kind: 'issue', id: 4 },
      author: { login: 'ada', bot: false },
      role: 'admin',
      at: '2026-11-22T14:00:00Z',
      body: `/perf ${word()}\n/perf waive ${word()} ${word()}\n/perf override ${word()}\n/perf accept ${word()}`,
    },
  });
}

function bodies(report: Report, word: string): Record<string, string> {
  const state = writeState(nextState(report), KEY);
  const posted = { ...NOTHING_POSTED, comment: { id: 1, nodeId: 'x', body: word, edits: [] } };
  const [failed] = couldNotReview(posted, PULL.headSha, word);
  return {
    comment: checklistComment(report, state),
    summary: summaryOf(report),
    details: detailsOf(report, state),
    document: renderMarkdown(report),
    reply: replyBody(report.decisions.handled.sentences),
    failure: failed?.kind === 'create-check' ? failed.output.summary : '',
    ...Object.fromEntries(report.findings.map((placed, at) => [`inline ${at}`, inlineComment(placed).body])),
  };
}

const OUR_TAGS = new Set([
  'a', 'blockquote', 'br', 'code', 'details', 'h4', 'li', 'ol', 'p', 'pre', 'span', 'strong', 'em', 'sub', 'summary', 'table',
  'tbody', 'td', 'th', 'thead', 'tr', 'ul', 'input',
]); // biome-ignore format: a list

/** Where the App links to; an answer links to the comment that it answers. */
const OUR_LINKS = /^(https:\/\/github\.com\/perf-checklist\/|#issuecomment-\d+$|#discussion_r\d+$)/;

function judge(name: string, body: string): void {
  const html = (marked.parse(body, { gfm: true, async: false }) as string).replace(/<!--.*?-->/gs, '');
  const open: string[] = [];
  for (const [, end, tag, attributes] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (!OUR_TAGS.has(tag!)) throw new Error(`${name} has <${tag}>`);
    if (tag === 'br' || tag === 'input') continue;
    if (end === '') open.push(tag!);
    else if (open.pop() !== tag) throw new Error(`${name} closes <${tag}> out of turn`);
    const href = / href="([^"]*)"/.exec(attributes ?? '')?.[1];
    if (href !== undefined && !OUR_LINKS.test(href)) throw new Error(`${name} links to ${href}`);
    if (/\son\w+=|\bsrc=|\bstyle=/.test(attributes ?? ''))
      throw new Error(`${name} has an attribute ${attributes}`);
  }
  if (open.length > 0) throw new Error(`${name} leaves <${open.join('> <')}> open`);
  const words = html.replace(/<(pre|code)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ');
  const told = /(^|[^\w`])@\w|(^|[^\w&`])#\d|\bGH-\d|:\/\/(?!\u200b)|www\./i.exec(words);
  if (told)
    throw new Error(
      `${name} mentions or links: …${words.slice(Math.max(0, told.index - 20), told.index + 40)}…`,
    );
}

const PARAMETERS = { numRuns: Number(process.env.FUZZ_RUNS ?? 40) };

test('no text of a stranger’s breaks out of any view', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 3, maxLength: 9 }), (words) => {
      const report = hostileReport(words);
      for (const [name, body] of Object.entries(bodies(report, words[0]!))) judge(name, body);
    }),
    PARAMETERS,
  );
});

test('the marks in a view are the App’s own, and say what the App says', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 3, maxLength: 9 }), (words) => {
      const report = hostileReport(words);
      const state = nextState(report);
      const { comment, details, summary, ...rest } = bodies(report, words[0]!);
      const boxes = [...readBoxes(comment!).keys()];
      expect(boxes.sort()).toEqual(Object.keys(state.shown.subjects).sort());
      expect(comment!.match(/<!--/g)).toHaveLength(2 + boxes.length);
      expect(details!.match(/<!--/g)).toHaveLength(1);
      expect(summary).not.toContain('<!--');
      for (const body of [comment!, details!])
        expect(readState(body, KEY, 'acme/trie#7')).toEqual({ state: JSON.parse(JSON.stringify(state)) });
      expect(readAnnotationsMarker(details!)).toBeNull();
      for (const [at, { finding: of }] of report.findings.entries()) {
        const body = rest[`inline ${at}`]!;
        expect(readFingerprint(body)).toBe(of.fingerprint);
        expect(body.match(/<!--/g)).toHaveLength(1);
      }
      expect(rest.reply?.match(/<!--/g)).toHaveLength(1);
      expect(rest.failure).not.toContain('<!--');
    }),
    PARAMETERS,
  );
});

test('nothing steers a terminal or hides in an annotation', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 3, maxLength: 9 }), (words) => {
      const report = hostileReport(words);
      expect(renderTerminal(report, { color: false, width: 100, notes: true })).not.toMatch(
        /[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u,
      );
      for (const { title, message } of annotationsOf(report))
        expect(title + message).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u);
    }),
    PARAMETERS,
  );
});
