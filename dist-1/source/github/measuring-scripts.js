/** Texts that are followed: the workflow, the scripts that it names, and the scripts that those name. */
const MOST_STEPS = 3;
/** Names of a text that are looked up; a workflow names some ten, and most are no files. */
const MOST_NAMES = 60;
/** A path or a file's name: what a shell would take for one. */
const NAMED = /(?:[\w.@+-]+\/)*[\w@+-][\w.@+-]*/g;
/** What a variable, or the home folder, stands in front of: which folder that is, nobody knows here. */
const BEHIND_VARIABLE =
  /(?:\$(?:env:)?\w{1,100}|\$\{[^{}\n]{1,100}\}|\$\{\{[^{}\n]{1,200}\}\}|~)["']?\/((?:[\w.@+-]+\/)*[\w@+-][\w.@+-]*)/g;
/** `python -m tools.to_csv` */
const PYTHON_MODULE = /(?:^|\s)-m\s{1,9}([A-Za-z_]\w*(?:\.\w+)*)/gm;
/** Programs that read files of the repository which no command names. */
const RUNNERS = [
  {
    word: /\bg?make\b/,
    reads: /(^|\/)(GNUm|M|m)akefile$|\.mk$/,
    files: ['Makefile', 'makefile', 'GNUmakefile'],
  },
  { word: /\bjust\b/, reads: /(^|\/)\.?[jJ]ustfile$/, files: ['justfile', 'Justfile', '.justfile'] },
  { word: /\bcargo[ -]make\b/, reads: /(^|\/)Makefile\.toml$/, files: ['Makefile.toml'] },
  { word: /\bxtask\b/, reads: /(^|\/)xtask\//, files: [] },
  {
    // Installed for itself, outside of the checkout, it reads nothing there.
    word: /\b(np[mx]|pn(pm|px)|yarn|bunx?)\s(?!install --prefix "\$RUNNER_TEMP\/)/,
    reads:
      /(^|\/)(package\.json|\.npmrc|\.yarnrc(\.yml)?|\.pnpmfile\.[cm]?js|bunfig\.toml)$|(^|\/)node_modules\//,
    files: ['package.json'],
  },
  {
    word: /\b(docker|podman)\s/,
    reads: /(^|\/)([\w.-]*\.)?[dD]ockerfile[\w.-]*$|(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/,
    files: ['Dockerfile'],
  },
  {
    word: /\bnix(-\w+)?\s/,
    reads: /\.nix$|(^|\/)flake\.lock$/,
    files: ['flake.nix', 'shell.nix', 'default.nix'],
  },
];
/** What cargo reads is looked at by its own rules; a workflow names it in what it listens to. */
const OF_CARGO = /\.rs$|(^|\/)Cargo\.(toml|lock)$/;
/**
 * A changed file that the workflow of the base runs, or that something it runs names, or null. Names are compared as texts, without
 * knowing folders: who changes a script of the same name elsewhere is asked once too often.
 */
export async function namedByWorkflow(paths, workflows, readBase) {
  const seen = new Set();
  let next = [...workflows];
  for (let step = 0; step < MOST_STEPS && next.length > 0; step++) {
    for (const name of next) seen.add(name);
    const texts = [...(await readBase(next)).values()].map(withoutComments);
    const named = [...new Set(texts.flatMap(namesIn))];
    const changed = paths.find((path) => takesPart(path, named, texts));
    if (changed !== undefined) return changed;
    const files = RUNNERS.filter(({ word }) => texts.some((text) => word.test(text))).flatMap(
      (one) => one.files,
    );
    next = [...files, ...named.filter(isFile)].filter((name) => !seen.has(name)).slice(0, MOST_NAMES);
  }
  return null;
}
function takesPart(path, named, texts) {
  const byRunner = RUNNERS.some(
    ({ word, reads }) => reads.test(path) && texts.some((text) => word.test(text)),
  );
  if (byRunner) return true;
  return (
    !OF_CARGO.test(path) && named.some((name) => path === name || (isFile(name) && path.endsWith(`/${name}`)))
  );
}
/** `./scripts/bench.sh` is `scripts/bench.sh`. */
function namesIn(text) {
  const written = (text.match(NAMED) ?? []).map((name) =>
    name.replace(/^(\.{1,2}\/)+/, '').replace(/\.$/, ''),
  );
  const behind = [...text.matchAll(BEHIND_VARIABLE)].flatMap(([, rest = '']) => {
    const name = rest.replace(/\.$/, '');
    return [name, name.slice(name.lastIndexOf('/') + 1)];
  });
  const modules = [...text.matchAll(PYTHON_MODULE)].flatMap(([, module = '']) => {
    const path = module.replaceAll('.', '/');
    return [`${path}.py`, `${path}/__main__.py`];
  });
  return [...behind, ...modules, ...written];
}
/** A word without a dot or a slash is mostly a word. */
function isFile(name) {
  return /[./]/.test(name) && !/^[\d.]+$/.test(name);
}
function withoutComments(text) {
  return text.replace(/(^|\s)#.*$/gm, '$1');
}
