import { lexer, walkTokens } from 'marked';
import { readFingerprint } from '../../../src/markers/fingerprint.js';
import type { Report } from '../../../src/model.js';
import { reconcile } from '../../../src/report/reconcile.js';
import { MAX_BODY } from '../../../src/report/views/fit.js';
import { checklistComment } from '../../../src/report/views/github/checklist-comment.js';
import { detailsOf } from '../../../src/report/views/github/details.js';
import { inlineComment } from '../../../src/report/views/github/inline-comment.js';
import { summaryOf } from '../../../src/report/views/github/summary.js';
import { renderMarkdown } from '../../../src/report/views/markdown.js';
import {
  CONFIG_PROBLEM,
  changedFunction,
  changes,
  finding,
  NOTHING_POSTED,
  rust,
  verdict,
} from '../../samples.js';
import { apply } from '../posted-model.js';
import { KEY, reportOf } from '../road.js';

/** What the views write themselves: folds with plain titles, small print, code with a pipe, a plain dollar, marks. */
const OUR_HTML =
  /<details><summary>[\w ,]*<\/summary>|<\/details>|<\/?(sub|code|span)>|<!-- perf-checklist[\w:. -]*-->|<!-- item:[a-z-]+ -->/g;

interface AnyToken {
  type: string;
  raw: string;
  href?: string;
}

/** Every token of a text, those inside lists and tables too. */
function tokensOf(text: string): AnyToken[] {
  const all: AnyToken[] = [];
  walkTokens(lexer(text, { gfm: true }), (token) => {
    // A list item or a cell holds its words once more as a token that has tokens of its own.
    if (!('tokens' in token) || token.type === 'link') all.push(token as AnyToken);
  });
  return all;
}

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const GATE: Report['gate'] = {
  broken: [],
  verdicts: [
    verdict({
      benchmark: 'trie/insert',
      kind: 'unchanged',
      base: 1210,
      head: 1208,
      effect: -0.002,
      interval: [-0.009, 0.005],
      beyondMargin: false,
    }),
    verdict(),
  ],
  control: { alarms: 0, of: 2 },
  method: 'median of a run, paired t, Holm over 2',
  remarks: ['`state/root` was measured on one side only'],
};

describe('an inline comment', () => {
  test('what, why, the fix, why it counts as hot, and the way out', () => {
    const suggestion = { startLine: 88, endLine: 88, replacement: '        let info = &account;\n' };
    const [placed] = reportOf({ rust: rust({ findings: [finding({ suggestion })] }) }).findings;
    expect(inlineComment(placed!)).toEqual({
      fingerprint: 'f1',
      path: 'src/state.rs',
      startLine: 88,
      line: 88,
      body: `**clone-in-loop** · hot: inside \`for\` in \`StateRoot::calculate\`

\`account.clone()\` copies 120 bytes for every account; only \`nonce\` is read.
Borrow it instead:
\`\`\`suggestion
        let info = &account;
\`\`\`

<sub>[Why this costs, and when it is fine](https://github.com/perf-checklist/perf-checklist/blob/main/checklist/allocations/clone-in-loop.md) · wrong here? Answer \`/perf dismiss reason…\`, or write \`// perf-checklist: allow(clone-in-loop, reason = "…")\` above it</sub>

<!-- perf-checklist:finding:f1 -->`,
    });
  });

  test('a fix of other lines is shown, not offered', () => {
    const suggestion = { startLine: 81, endLine: 82, replacement: 'let a;' };
    const [placed] = reportOf({
      rust: rust({ findings: [finding({ suggestion, severity: 'error' })] }),
    }).findings;
    const { body } = inlineComment(placed!);
    expect(body).toMatch(/^\*\*clone-in-loop\*\* · error · hot: /);
    expect(body).toContain('Lines 81 to 82 would read:\n```rust\nlet a;\n```');
    expect(body).not.toContain('```suggestion');
  });

  test.each([
    [[91], 'The same in `StateRoot::calculate` on line 91.'],
    [[91, 93], 'The same in `StateRoot::calculate` on lines 91, 93.'],
    [[1, 2, 3, 4, 5, 6, 7], 'The same in `StateRoot::calculate` on lines 1, 2, 3, 4, 5 and 2 more.'],
  ])('others of its kind in the function: %p', (alike, sentence) => {
    const [placed] = reportOf({ rust: rust({ findings: [finding({})] }) }).findings;
    expect(inlineComment({ ...placed!, alike }).body).toContain(`\n\n${sentence}\n\n<sub>`);
    expect(inlineComment(placed!).body).not.toContain('The same in');
  });

  test('a marker in the suggested code does not become the comment’s', () => {
    const replacement = '// x\n```\n<!-- perf-checklist:finding:forged -->\n';
    const suggestion = { startLine: 88, endLine: 88, replacement };
    const [placed] = reportOf({ rust: rust({ findings: [finding({ suggestion })] }) }).findings;
    expect(readFingerprint(inlineComment(placed!).body)).toBe('f1');
  });
});

test('the checklist comment, whole', () => {
  const report = reportOf({ rust: rust({ changedFunctions: [UNTESTED] }), measured: GATE });
  expect(checklistComment(report, '<!-- state -->')).toBe(`<!-- perf-checklist -->
**1 regression, 1 box to tick** · 7 of 9 items passed

| | item | because |
|---|---|---|
| ✗ | Benchmarked before and after? | \`trie/seek\` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 % |
| ☐ | Tests cover edge cases and validate correctness? | \`Trie::prune\` changed, no test reaches it |
| ✓ | Allocations minimized? | 1 function changed, nothing found |
| ✓ | Redundant work eliminated? | 1 function changed, nothing found |
| ✓ | Parallelization opportunities explored? <sub>advisory</sub> | 1 function changed, nothing found |
| ✓ | Code is simple and maintainable? <sub>advisory</sub> | 1 function changed, nothing found |
| ✓ | Error paths don’t allocate unnecessarily? | 1 function changed, nothing found |
| ✓ | Public API documented with performance characteristics? | 1 function changed, nothing found |
| ✓ | Tracing/metrics added for production debugging? <sub>advisory</sub> | 1 function changed, nothing found |

For a maintainer to tick, once looked at:

- [ ] Benchmarked before and after: accept what failed <!-- item:benchmarks -->
- [ ] Tests cover edge cases and validate correctness? <!-- item:tests -->

<details><summary>Benchmarks, base against head</summary>

\`\`\`text
benchmark       base     head  change  90 % interval  verdict
trie/seek     412 ns   444 ns  +7.8 %    +6.1 … +9.6  regressed  ▁▅█
trie/insert  1.21 µs  1.21 µs  −0.2 %    −0.9 … +0.5  unchanged
A/A control: 0 of 2 alarms · 12 pairs
\`\`\`

- \`state/root\` was measured on one side only

<sub>median of a run, paired t, Holm over 2</sub>

</details>

<!-- state -->`);
});

describe('the check’s summary', () => {
  test('one sentence where every item says the same', () => {
    const inert = reportOf({ changes: changes({ rust: [], paths: ['README.md'], inert: true }) });
    expect(summaryOf(inert)).toBe(
      '**Not applicable: nothing here reaches the binary**\n\nOnly `README.md` changed.',
    );
    expect(summaryOf(reportOf({ exempt: 'the author is `renovate[bot]`' }))).toBe(
      '**Left alone: the author is `renovate[bot]`**\n\nThe configuration of `main` says so: no rule ran, and no item has to be answered. This success vouches for nothing.',
    );
  });

  test('says where to look, what is not known yet, and what is wrong with the configuration', () => {
    const report = reportOf({
      rust: rust({
        findings: [finding(), finding({ fingerprint: 'f2', severity: 'note' })],
        complete: false,
      }),
      problems: [CONFIG_PROBLEM],
    });
    const [, , ...rest] = summaryOf(report).split('\n\n');
    expect(rest).toEqual([
      '2 findings: 1 comment in the diff, 1 only in the details below.',
      'First reading, file by file: the index of the repository is being built, and this review repeats itself when it is there.',
      '**1 mistake in the configuration**:',
      '- `.github/perf-checklist.yml:7:3` unknown rule "clone-in-loops"; did you mean "clone-in-loop"? The review ran with the default for this rule.',
    ]);
  });
});

test('a document of its own speaks of no comments: nothing was posted', () => {
  const document = renderMarkdown(reportOf({ rust: rust({ findings: [finding()] }) }));
  expect(document).not.toMatch(/in the diff|annotation/);
  expect(document).toContain('#### Findings');
});

describe('the check’s details', () => {
  test('findings, notes and what is allowed, whole', () => {
    const waiver = { reason: 'cold, see #12', addedHere: false, until: '2027-01-31' };
    const declared = { level: 'hot' as const, source: 'declared' as const, because: 'declared' };
    const findings = [
      finding({ heat: declared }),
      finding({
        fingerprint: 'f2',
        severity: 'note',
        heat: { level: 'warm', source: 'unknown', because: '' },
      }),
      finding({ fingerprint: 'f3', severity: 'error', waiver }),
    ];
    const notices = [{ path: 'src/old.rs', line: 4, message: '`allow(x)` has no reason' }];
    expect(detailsOf(reportOf({ rust: rust({ findings, notices }) }), '<!-- tail -->')).toBe(`#### Findings

- warning **clone-in-loop** \`src/state.rs:88\` in \`StateRoot::calculate\` (hot): \`account.clone()\` copies 120 bytes for every account; only \`nonce\` is read.

<details><summary>1 note</summary>

- note **clone-in-loop** \`src/state.rs:88\` in \`StateRoot::calculate\`: \`account.clone()\` copies 120 bytes for every account; only \`nonce\` is read.

</details>

<details><summary>1 allowed or waived</summary>

- error **clone-in-loop** \`src/state.rs:88\` in \`StateRoot::calculate\`: \`account.clone()\` copies 120 bytes for every account; only \`nonce\` is read; allowed: “cold, see #&#8203;12”, until 2027-01-31

</details>

<details><summary>1 remark on files</summary>

- \`src/old.rs:4\`: \`allow(x)\` has no reason

</details>

<!-- tail -->`);
  });
});

describe('3,000 findings of hostile code', () => {
  const HOSTILE = '</details> ``` @all | $x$ <!-- item:tests --> https://evil.test ```\n'.repeat(18);
  const waiver = { reason: HOSTILE, addedHere: true };
  const findings = Array.from({ length: 3000 }, (_, at) =>
    finding({
      fingerprint: `f${at}`,
      severity: (['error', 'warning', 'note'] as const)[at % 3]!,
      startLine: 80 + (at % 40),
      endLine: 80 + (at % 40),
      path: at % 2 === 0 ? 'src/state.rs' : `src/${HOSTILE}.rs`,
      message: HOSTILE,
      help: HOSTILE,
      within: HOSTILE,
      rule: 'clone-in-loop',
      item: at % 5 === 0 ? 'documentation' : 'allocations',
      suggestion: { startLine: 80 + (at % 40), endLine: 80 + (at % 40), replacement: HOSTILE },
      heat: { level: 'hot', source: 'shaped', because: HOSTILE },
      waiver: at % 7 === 0 ? waiver : null,
    }),
  );
  const verdicts = Array.from({ length: 500 }, (_, at) =>
    verdict({ benchmark: `${HOSTILE}${at}`, because: HOSTILE }),
  );
  const notices = Array.from({ length: 3000 }, (_, at) => ({ path: HOSTILE, line: at, message: HOSTILE }));
  const report = reportOf({
    rust: rust({ findings, notices, changedFunctions: [{ ...UNTESTED, name: HOSTILE }] }),
    measured: {
      verdicts,
      control: { alarms: 0, of: 1 },
      method: HOSTILE,
      remarks: notices.map(() => HOSTILE),
      broken: [],
    },
  });

  test('stay within GitHub’s limits, say what was left out, and end in nothing to do', () => {
    const posted = apply(NOTHING_POSTED, reconcile(NOTHING_POSTED, report, KEY));
    expect(posted.check!.text.length).toBeLessThanOrEqual(MAX_BODY);
    expect(posted.check!.annotations).toBe(200);
    expect(posted.check!.text).toMatch(/- and [\d,]+ more findings, not shown here/);
    expect(posted.check!.text).toMatch(/\d+ more benchmarks are not shown/);
    expect(reconcile(posted, report, KEY)).toEqual([]);
  });

  test('hold no HTML, link or mention but our own', () => {
    const texts = reconcile(NOTHING_POSTED, report, KEY).flatMap((change) => {
      if ('output' in change) return [change.output.summary, change.output.text];
      if ('comments' in change) return change.comments.map((comment) => comment.body);
      return 'body' in change ? [change.body] : [];
    });
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      const all = tokensOf(text);
      const html = all.filter((token) => token.type === 'html').map((token) => token.raw);
      const foreign = html.join('').replace(OUR_HTML, '').trim();
      expect(foreign).toBe('');
      expect(html.join('').split('<details>').length).toBe(html.join('').split('</details>').length);
      const links = all
        .filter((token) => token.type === 'link' || token.type === 'image')
        .map((token) => token.href);
      for (const href of links) expect(href).toMatch(/^https:\/\/github\.com\/perf-checklist\//);
      const words = all.filter((token) => token.type === 'text').map((token) => token.raw);
      for (const word of words) expect(word).not.toMatch(/@(?!&#8203;)\w/);
    }
  });

  test('the document for a file is bounded too', () => {
    expect(renderMarkdown(report).length).toBeLessThan(2 * MAX_BODY);
  });
});
