import { REPLY_MARK } from '../../../markers/replies.js';
import type { Sentence } from '../../../model.js';
import { code } from '../../../text/escape.js';
import { paragraphs } from '../fit.js';

const COMMANDS: readonly (readonly [command: string, does: string])[] = [
  ['/perf tick ITEM [reason]', 'tick a box of the checklist'],
  ['/perf untick ITEM', 'take back its tick, waivers and acceptances'],
  [
    '/perf waive RULE [until=YYYY-MM-DD] reason',
    'leave its findings here as they are; a single one by its name',
  ],
  ['/perf dismiss reason', 'as an answer below a comment of mine: it is wrong here'],
  ['/perf accept BENCHMARK reason', 'accept a regression as large as it is now'],
  ['/perf override reason', 'let the whole check pass for this head; admins only'],
  ['/perf recheck', 'review again'],
  [
    '/perf remeasure [BENCHMARK]',
    'measure again what is not decided, or slower; pairs are added to those there are',
  ],
  ['/perf help', 'this list'],
];

/** What was said to the newest commands of a place, the latest last. */
export function replyBody(sentences: readonly Sentence[]): string {
  const told = sentences.filter(({ text }) => text !== null).map(line);
  const help = sentences.some(({ text }) => text === null) ? helpTable() : null;
  return paragraphs([`${REPLY_MARK}\n${told.join('\n')}`.trimEnd(), help]);
}

function line({ comment, by, command, text }: Sentence): string {
  const anchor = comment.kind === 'issue' ? `#issuecomment-${comment.id}` : `#discussion_r${comment.id}`;
  return `- ${code(command)} ([${code(by)}](${anchor})): ${text}${text?.endsWith('?') ? '' : '.'}`;
}

function helpTable(): string {
  const rows = COMMANDS.map(([command, does]) => `| ${code(command)} | ${does} |`);
  return paragraphs([
    ['| command | what it does |', '|---|---|', ...rows].join('\n'),
    'One command a line, in a comment of its own or among other text; code and quotes are not read, and an edited comment is not read again, nor the text of a review (“Approve”, “Request changes”) at all.',
  ]);
}
