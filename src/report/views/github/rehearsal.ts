import type { Rehearsal, Replay, Report, RuleTally } from '../../../model.js';
import { code, prose } from '../../../text/escape.js';
import { count } from '../../../text/words.js';
import { folded, paragraphs } from '../fit.js';

/** The rules that would have spoken most; who wants all of them has the command line. */
const MAX_RULES = 10;

/** What the proposed configuration would have meant: the verdict, why not all was replayed, and who would have noticed. */
export function rehearsalBlock({ rehearsal, removal, pull }: Report): string | null {
  if (rehearsal === null) return null;
  const which = removal === null ? 'The proposed configuration' : 'Without the configuration';
  const heading = `#### ${which}, rehearsed`;
  if (rehearsal.kind === 'running') {
    const words = `It is being replayed over the pull requests that were merged last into ${code(pull.baseRef)}; what it would have meant comes here.`;
    return paragraphs([heading, words]);
  }
  const { proposed, present, cut } = rehearsal;
  return paragraphs([
    heading,
    proposed.pulls === 0 ? 'There is no merged pull request to replay it over.' : verdict(proposed, present),
    remarks(proposed, cut),
    details(proposed),
  ]);
}

function verdict(proposed: Rehearsal, present: Rehearsal): string {
  const { pulls, comments, commented, blocked, asked } = proposed;
  const on = commented > 0 ? `${commented} of the last ${pulls}` : `the last ${pulls}`;
  const tick = asked > 0 ? `, asked for a tick on ${asked}` : '';
  const then = `commented ${count(comments, 'time')} on ${on} merged pull requests, blocked ${blocked}${tick}`;
  return `**Enforced, it would have ${then}.** The configuration in force: ${count(present.comments, 'comment')}, ${present.blocked} blocked${present.asked > 0 || asked > 0 ? `, ${present.asked} asked` : ''}.`;
}

function remarks({ wantEvidence, leftAlone }: Rehearsal, cut: string | null): string {
  const lines = [
    wantEvidence > 0
      ? `${wantEvidence} changed hot code or promised speed, and would have needed benchmark evidence, which the past has none of.`
      : '',
    leftAlone > 0 ? `${leftAlone} would have been left alone.` : '',
    cut === null ? '' : `Not all of the past was replayed: ${prose(cut)}.`,
  ];
  return lines.filter((line) => line !== '').join(' ');
}

function details({ rules, loudest }: Rehearsal): string | null {
  if (rules.length === 0 && loudest.length === 0) return null;
  const inside = paragraphs([ruleTable(rules), loudest.map(pullLine).join('\n')]);
  return folded('Which rules, and which pull requests', inside);
}

function ruleTable(rules: readonly RuleTally[]): string | null {
  if (rules.length === 0) return null;
  const rows = rules.slice(0, MAX_RULES).map(({ rule, ...numbers }) => {
    const cells = [numbers.error, numbers.warning, numbers.note, numbers.pulls];
    return `| ${code(rule)} | ${cells.map((number) => (number === 0 ? '·' : number)).join(' | ')} |`;
  });
  const left = rules.length - MAX_RULES;
  const more = left > 0 ? [`| and ${count(left, 'more rule')} | | | | |`] : [];
  const head = ['| rule | errors | warnings | notes | pull requests |', '|---|--:|--:|--:|--:|'];
  return [...head, ...rows, ...more].join('\n');
}

function pullLine({ number, title, comments, ticks, blocked }: Replay): string {
  const effects = [
    comments > 0 ? count(comments, 'comment') : '',
    ticks > 0 ? `${count(ticks, 'box', 'boxes')} to tick` : '',
    blocked === null ? '' : `**blocked**: ${prose(blocked, 200)}`,
  ].filter((effect) => effect !== '');
  return `- #${number} ${prose(title, 100)}: ${effects.join(', ')}`;
}
