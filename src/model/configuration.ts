import type { Role } from './pull.js';

export const ITEM_IDS = [
  'benchmarks',
  'allocations',
  'redundant-work',
  'parallelism',
  'simplicity',
  'error-paths',
  'documentation',
  'tests',
  'observability',
] as const;

/** One of the guide's nine items. */
export type GuideItemId = (typeof ITEM_IDS)[number];

/** An item that a project adds; the prefix keeps its name apart from all that the guide may ever have. */
export type OwnItemId = `own:${string}`;

export type ItemId = GuideItemId | OwnItemId;
export type Requirement = 'required' | 'advisory' | 'off';
export type Ask = 'always' | 'hot' | 'never';
export type Severity = 'error' | 'warning' | 'note';
export type Mode = 'advise' | 'enforce';

export interface ItemSettings {
  requirement: Requirement;
  /** Absent: the item's own default decides when a person is asked. */
  ask?: Ask;
  /** Absent: the item's own words. Plain text. */
  title?: string;
  /** For the changed paths that an entry fits, the first one counts; what it leaves out stays as above. */
  byPath?: readonly PathSettings[];
  /** What it leaves out stays as in `Config.ticks`. */
  ticks?: Partial<TickSettings>;
}

export interface PathSettings {
  paths: readonly string[];
  requirement?: Requirement;
  ask?: Ask;
}

/** An item that a project adds to the guide's nine. */
export interface OwnItem extends ItemSettings {
  id: OwnItemId;
  title: string;
  /** It applies where one of these changed; empty: to every change that is not inert. */
  paths: readonly string[];
  /** Findings of these rules, on these paths, decide this item instead of the rule's own. */
  rules: readonly string[];
}

/** Who may tick. */
export interface TickSettings {
  /** Least role that may tick. */
  role: Exclude<Role, 'none'>;
  /** Team slugs of the organisation, in addition to the role. */
  teams: readonly string[];
  authorMayTick: boolean;
  /** May whoever owns all changed Rust files (`CODEOWNERS` of the base) tick, whatever their role? */
  codeOwners: boolean;
}

export interface Config {
  mode: Mode;
  rules: Readonly<Record<string, Severity | 'off'>>;
  items: Readonly<Record<GuideItemId, ItemSettings>>;
  /** In the order in which they are shown, after the nine. */
  ownItems: readonly OwnItem[];
  /** Globs on paths; `path::to::function` after `#` narrows to one function. */
  hot: readonly string[];
  cold: readonly string[];
  /** Globs of the layers of the code, lowest first. */
  layers: readonly string[];
  /** Globs of generated or vendored code that is left out. */
  generated: readonly string[];
  /** Pull requests that are left alone. */
  ignore: {
    authors: readonly string[];
    labels: readonly string[];
    /** Left alone when every changed path matches one of these. */
    paths: readonly string[];
    /** Regular expressions are not taken: a title is compared by glob. */
    titles: readonly string[];
    drafts: boolean;
  };
  comments: {
    /** Inline comments one review may add. */
    budget: number;
    /** A fraction: of rules that are surely of use less often than this, the check proposes to make notes. */
    precision: number;
  };
  ticks: TickSettings;
  gate: {
    /** Fractions: 0.01 is 1 %. Below the floor nobody cares; beyond the margin a required item fails. */
    floor: number;
    margin: number;
    /** Name of the workflow that uploads evidence; null: any workflow. */
    workflow: string | null;
    /** Minutes that the check waits for evidence before it asks a person. */
    waitMinutes: number;
    /** May the App start the workflow to measure again? It needs the permission `actions: write` for it. */
    remeasure: boolean;
  };
}

/** A message about a configuration file. Line and column count from 1. */
export interface ConfigProblem {
  file: string;
  line: number;
  column: number;
  /** Length of the underlined text on that line, at least 1. */
  length: number;
  message: string;
  /** What to write instead, or null when nothing certain can be said. */
  mend: string | null;
  /** The source line, for printing under the message. */
  source: string;
  /** What the review did instead, as a sentence. */
  effect?: string;
  /** True in the file as the pull request proposes it: there the line can be pointed at. */
  proposed?: true;
}

/** What is left when a pull request takes the configuration away. */
export interface RemovedConfig {
  /** The file that holds then, as a person would write it; null: the defaults. */
  successor: string | null;
  mode: Mode;
  /** What the file says, by its first words, in its order. */
  said: readonly string[];
}

/** Who owns code by `CODEOWNERS`: logins, and slugs of the organisation's teams, in lower case. */
export interface Owners {
  logins: readonly string[];
  teams: readonly string[];
}

/** What the source found where configuration may lie; never the pull request's own version. */
export interface ConfigText {
  /** Path as a person would write it, e.g. `.github/perf-checklist.yml` or `acme/.github: perf-checklist.yml`. */
  file: string;
  text: string;
  /** Why there is no text although there is a file, e.g. `no text in UTF-8`. */
  unreadable?: string;
  /** The path under which it would be read; absent: this one. */
  belongsAt?: string;
}

/** What a pull request would have instead; validated and rehearsed, never obeyed. */
export interface ProposedConfig extends ConfigText {
  /** The pull request takes the file away: this is what holds without it, an empty text where that is the defaults. */
  removes?: true;
}

export interface Settings {
  /** The repository's own, else its organisation's; null: defaults. */
  config: ConfigText | null;
  /** The organisation's, beside a repository's own: counts when that one `extends` it. Null: there is none; absent: not looked for. */
  inherited?: ConfigText | null;
  /** Null: the pull request leaves the file as it is. */
  proposed: ProposedConfig | null;
  /** `.gitattributes` of the base, empty when there is none. */
  attributes: string;
  /** `CODEOWNERS` of the base; absent when there is none. */
  codeOwners?: string;
}
