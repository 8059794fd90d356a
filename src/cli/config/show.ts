import { Command } from 'commander';
import picocolors from 'picocolors';
import { Document, visit } from 'yaml';
import { extendsOf } from '../../config/inherit.js';
import type { Layer } from '../../config/layer.js';
import { effectiveConfig } from '../../config/parse.js';
import { toWritten } from '../../config/to-written.js';
import type { Config } from '../../model.js';
import { RULE_IDS } from '../../rules/rule-ids.js';
import { type DisplayOptions, withDisplayOptions } from '../options.js';
import { EXIT, type Finish, type Surroundings, wantsColor } from '../surroundings.js';
import { originsOf } from './origins.js';
import {
  openWorktree,
  type PlaceOptions,
  settingsWith,
  tellProblems,
  withInheritOption,
  workingConfigToShow,
} from './place.js';

interface ShowOptions extends DisplayOptions, PlaceOptions {}

export function showCommand(surroundings: Surroundings, finish: Finish): Command {
  const command = new Command('show')
    .summary('print what is in force, and where each value comes from')
    .description(
      'Prints the whole configuration that the working tree says, with the file and line of each value, or `default`. ' +
        'What is printed is itself a configuration.',
    )
    .option('--repo <dir>', 'the repository (default: the one around this folder)');
  return withDisplayOptions(withInheritOption(command)).action(async (options: ShowOptions) => {
    const { stdout, env } = surroundings;
    const { root } = await openWorktree(options, surroundings);
    const settings = await settingsWith(await workingConfigToShow(root, surroundings), options, surroundings);
    const { config, problems, layers } = effectiveConfig(settings, RULE_IDS);
    tellProblems(problems, options, surroundings);
    stdout.write(shown(config, layers, wantsColor(stdout, env, options.color)));
    finish(EXIT.clean);
  });
}

interface Row {
  text: string;
  /** Null: no value stands on this line. */
  origins: string[] | null;
}

/** Longer values don't push everybody's origin to the right. */
const MAX_WIDTH = 44;

/** The configuration as YAML, each value with a comment that says who says so. */
export function shown(config: Config, layers: readonly Layer[], color: boolean): string {
  const rows = [inheritance(layers), ...rowsOf(toWritten(config), layers)];
  const width = Math.min(MAX_WIDTH, Math.max(...rows.map(({ text }) => text.length)));
  const { dim } = picocolors.createColors(color);
  const lines = rows.map(({ text, origins }) => {
    if (origins === null) return text;
    const comment = `# ${origins.length === 0 ? 'default' : origins.join(', ')}`;
    return `${text.padEnd(width)}  ${origins.length === 0 ? dim(comment) : comment}`;
  });
  return `${lines.join('\n')}\n`;
}

/** What is inherited is below, value by value; here stands where it was read, or that it was not. */
function inheritance(layers: readonly Layer[]): Row {
  const [own, inherited] = layers;
  const wanted = own === undefined ? null : extendsOf(own);
  const origins = originsOf(layers, ['extends']);
  if (wanted === null) return { text: line('extends', null), origins };
  const found = inherited === undefined ? 'left out here: --inherit FILE' : `inherits ${inherited.file}`;
  return { text: line('extends', wanted), origins: [...origins.slice(0, 1), found] };
}

function rowsOf(written: Record<string, unknown>, layers: readonly Layer[]): Row[] {
  return Object.entries(written).flatMap(([key, value]): Row[] => {
    const inner = entriesOf(value);
    if (inner.length === 0) return [{ text: line(key, value), origins: originsOf(layers, [key]) }];
    return [
      { text: `${key}:`, origins: null },
      ...inner.map(([below, one]) => ({
        text: `  ${line(below, one)}`,
        origins: originsOf(layers, [key, below]),
      })),
    ];
  });
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** `hot: [ src/**, "*.rs" ]`: whatever the value, on one line. */
function line(key: string, value: unknown): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Collection(at, node) {
      if (at !== null) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, nullStr: '' }).trim();
}
