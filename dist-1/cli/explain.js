import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { wrap } from '../report/views/wrap.js';
import { RULES } from '../rules/registry.js';
import { suggest } from '../text/suggest.js';
import { renderPage } from './explain/page.js';
import { ruleSettings } from './explain/rule-settings.js';
import { withDisplayOptions } from './options.js';
import { EXIT, UsageError, wantsColor, widthOf } from './surroundings.js';
import { PACKAGE_ROOT } from './version.js';

const EXAMPLES = `
Examples:
  perf-checklist explain                  every rule, by checklist item
  perf-checklist explain clone-in-loop    one rule: what it finds, why it costs, when it is fine
  perf-checklist explain allocations      one item of the checklist`;
export function explainCommand(surroundings, finish) {
  const command = new Command('explain')
    .description('Prints the page of a rule or of a checklist item; without a name, lists the rules.')
    .argument('[name]', 'a rule or a checklist item')
    .addHelpText('after', EXAMPLES);
  return withDisplayOptions(command).action((name, { color }) => {
    const { stdout, env } = surroundings;
    const view = { color: wantsColor(stdout, env, color), width: widthOf(stdout) };
    // A file or a pipe gets it as it is: Markdown is what tools read.
    const asPage = (text) => (stdout.isTTY || view.color ? renderPage(text, view) : text);
    // A rule a line in a file, to be searched.
    const listWidth = stdout.isTTY ? view.width : Number.POSITIVE_INFINITY;
    stdout.write(name === undefined ? listRules(listWidth) : asPage(pageOf(name)));
    finish(EXIT.clean);
  });
}
/** A narrower summary is hard to read beside its rule: it stands below. */
const LEAST_SUMMARY = 30;
function listRules(width) {
  const column = Math.max(...RULES.map((rule) => rule.id.length)) + 4;
  const margin = ' '.repeat(width - column < LEAST_SUMMARY ? 4 : column);
  const row = ({ id, summary }) => {
    const [first = '', ...rest] = wrap(`${margin}${summary}`, width, margin);
    return margin.length === column
      ? [`  ${id}`.padEnd(column) + first.slice(column), ...rest]
      : [`  ${id}`, first, ...rest];
  };
  const items = [...new Set(RULES.map((rule) => rule.item))];
  const sections = items.map((item) =>
    [item, ...RULES.filter((rule) => rule.item === item).flatMap(row), ''].join('\n'),
  );
  return `${sections.join('\n')}\nperf-checklist explain RULE prints the page of one.\n`;
}
/** A rule's page ends in what can be set. @throws UsageError naming the nearest page when there is none. */
function pageOf(typed) {
  const name = typed.toLowerCase();
  const pages = listPages();
  const page = pages.get(name);
  if (page !== undefined) {
    const rule = RULES.find(({ id }) => id === name);
    const text = readFileSync(page, 'utf8');
    return rule === undefined ? text : `${text.trimEnd()}\n\n${ruleSettings(rule)}`;
  }
  const near = suggest(name, [...pages.keys()]);
  throw new UsageError(
    `no page for ${typed}: ${near ? `did you mean ${near}?` : '`perf-checklist explain` lists the rules'}`,
  );
}
/** Files by the name that a person gives: `checklist/<item>/item.md` and `checklist/<item>/<rule>.md`. */
function listPages() {
  const root = join(PACKAGE_ROOT, 'checklist');
  const pages = new Map();
  for (const item of readdirSync(root, { withFileTypes: true })) {
    if (!item.isDirectory()) continue;
    for (const file of readdirSync(join(root, item.name))) {
      if (!file.endsWith('.md')) continue;
      pages.set(file === 'item.md' ? item.name : file.slice(0, -'.md'.length), join(root, item.name, file));
    }
  }
  return pages;
}
