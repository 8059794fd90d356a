import { ITEMS } from '../../checklist/items.js';
import { DEFAULT_CONFIG } from '../../config/defaults.js';
import { durationOf, percentOf } from '../../config/units.js';
import { ITEM_IDS } from '../../model.js';
import { WORKFLOW_FILE } from './workflow-text.js';

const SCHEMA = 'https://raw.githubusercontent.com/perf-checklist/perf-checklist/main/config.schema.json';
/**
 * The configuration as `init` writes it: it says what the defaults say, and explains every key. A line that starts with
 * `#` and no blank is a setting at its default; taking the `#` away changes nothing until the value is changed.
 */
export function configText({ remeasure = false, measured = true } = {}) {
  const { ignore, comments, ticks, gate } = DEFAULT_CONFIG;
  return `# yaml-language-server: $schema=${SCHEMA}
#
# How perf-checklist reviews pull requests of this repository. It is read from the base branch: a pull request that
# changes this file is told what is wrong with it, and is itself reviewed by the old one.
#
# Text stands behind "# ". A line such as "#hot: []" is a setting with its default: take the "#" away to change it.
# \`perf-checklist config check\` looks for mistakes, \`config show\` prints what is in force, and \`config rehearse\`
# says what the last merged pull requests would have got.

# Defaults of the organisation, below what this file says: perf-checklist.yml at the top of that repository.
#extends:
# for example: acme/.github

# "advise": the check always succeeds and says what it would have blocked. "enforce": it can fail, so that it can be required.
mode: ${DEFAULT_CONFIG.mode}

# Code that runs often: findings there weigh more. Paths as in .gitignore, or "path#Type::function" for one function.
#hot: []
# for example: [crates/trie/src/**, "crates/evm/src/interpreter.rs#Interpreter::step"]

# Code whose speed does not matter, written like "hot". Tests, benches, examples and build scripts are cold anyway.
#cold: []

# Layers of the code, lowest first: a public item may be made of what its own and lower ones declare.
#layers: []
# for example: [crates/primitives/**, "crates/{db,trie}/**", crates/rpc/**]

# Generated or vendored code, left out besides what .gitattributes and "@generated" headers say.
#generated: []

# Severity of single rules: "error" can fail an item, "warning" and "note" are only shown, "off" silences the rule.
# Every rule has a default that depends on how hot the code is; \`perf-checklist explain\` lists them all.
#rules: {}
# for example: { clone-in-loop: error, public-item-without-docs: off }

# The items of the checklist. "required" ones move the check, "advisory" ones are only shown, "off" leaves them out.
#items:
${itemLines()}
# An item may say more, and any other name with a title is an item of your own. For example:
#   tests: { requirement: required, ask: always, by-path: [{ paths: [examples/**], requirement: off }] }
#   storage-format:
#     title: Is the format on disk still readable by the last release?
#     paths: [crates/storage/**]
#     ticks: { teams: [storage] }

# Who may tick the boxes of the checklist.
#ticks:
  # Least role in the repository: admin, maintain, write, triage or read.
#  role: ${ticks.role}
  # Teams of the organisation (their slugs) that may tick whatever their role.
#  teams: []
  # May authors tick on their own pull requests? Where nobody else can write, they always may.
#  author: ${ticks.authorMayTick}
  # May whoever owns every changed Rust file (CODEOWNERS of the base branch) tick, whatever their role?
#  code-owners: ${ticks.codeOwners}

# Judging benchmarks.
${measured || remeasure ? '' : '#'}gate:
  # The workflow that uploads the measurements; without a name, any workflow of the repository may.
${measured ? `  workflow: ${WORKFLOW_FILE}` : `#  workflow:\n  # for example: ${WORKFLOW_FILE}`}
  # Changes smaller than this are nobody's business.
#  floor: ${percentOf(gate.floor)}
  # A benchmark that surely got slower by more than this fails the item. Times that a command measures, and not \`cargo bench\`, need
  # 8 to 10 %: both sides keep the layout they were built with, and below that none can be shown to be unchanged.
#  margin: ${percentOf(gate.margin)}
  # How long the check waits for measurements before it asks a person: "90m", "2h", "1h30m".
#  wait: ${durationOf(gate.waitMinutes)}
  # May the App start the workflow to measure again, when a person asks? It needs the permission "actions: write".
${remeasure ? '' : '#'}  remeasure: ${remeasure}

# Comments on the lines of a pull request.
#comments:
  # How many one review may add, hottest code first; what is left stands in the check.
#  budget: ${comments.budget}
  # A rule whose comments were surely mended less often than this (of at least 20) is proposed to become a note.
#  precision: ${percentOf(comments.precision)}

# Pull requests that are left alone: the check succeeds and says why. One fitting entry is enough.
#ignore:
  # Logins; "*" stands for any text: "*[bot]".
#  authors: [${ignore.authors.map((author) => JSON.stringify(author)).join(', ')}]
  # Labels; "*" stands for any text. Whoever may triage sets them: when enforcing, this is a way round the check.
#  labels: []
  # Left alone when every changed path fits one of these patterns.
#  paths: []
  # Titles; "*" stands for any text: 'Revert "*"'. The author writes the title: when enforcing, this is a way round the check.
#  titles: []
  # Leave drafts alone until they are ready for review.
#  drafts: ${ignore.drafts}
`;
}
function itemLines() {
  const width = Math.max(...ITEM_IDS.map((id) => id.length + DEFAULT_CONFIG.items[id].requirement.length));
  return ITEMS.map(({ id, title }) => {
    const { requirement } = DEFAULT_CONFIG.items[id];
    return `#  ${`${id}: ${requirement}`.padEnd(width + 2)}  # ${title}`;
  }).join('\n');
}
