import type { FileChange } from '../model.js';

export function isRust(path: string): boolean {
  return path.endsWith('.rs');
}

/** What says of cargo's packages which are built together. */
export function isManifest(path: string): boolean {
  return /(^|\/)Cargo\.toml$/.test(path);
}

/** Whether the review reads the text of a changed file: Rust, manifests, and workflows, whose name alone says nothing. */
export function needsText(path: string): boolean {
  return isRust(path) || isManifest(path) || isWorkflow(path);
}

/**
 * Whether what changed could be code, whatever the file is called: a change of Rust shows one of these, if only beside it. A change that is
 * not shown is binary or very long.
 */
export function mayHoldCode({ patch }: FileChange): boolean {
  return patch === null || /^[^@].*[;{}()]/m.test(patch);
}

/** Whether a change of this path is proven not to reach the binary, whatever it is. */
export function isInert(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop()!.toLowerCase();
  if (isRust(path)) return false;
  if (folders[0] === '.github') return isInertOfGitHub(path);
  if (EDITOR_FOLDERS.has(folders[0] ?? '')) return true;
  if (TOOL_FILES.has(name)) return true;
  if (!isDocument(name)) return false;
  // A page of mdBook lies in `docs/src`; nothing is compiled there.
  return DOCUMENT_FOLDERS.has(folders[0] ?? '') || !folders.some((folder) => REACHING_FOLDERS.has(folder));
}

/** As `isInert`, with both paths of a rename, and the text of a workflow. */
export function isInertChange(change: FileChange): boolean {
  if (SUBMODULE.test(change.patch ?? '')) return false;
  return [change.path, change.previousPath].every(
    (path) => isInert(path) || (isWorkflow(path) && isHarmlessWorkflow(change)),
  );
}

/** A submodule may have any name, that of a page included. */
const SUBMODULE = /^[+-]Subproject commit [0-9a-f]{40}/m;

/**
 * Prose and pictures in these folders may be read by `include_str!` or `include_bytes!`, or by a program at run time.
 * A crate's README or a licence beside Cargo.toml may be included too, but as documentation or as a notice that is
 * printed: its text changes no work that the program does.
 */
const REACHING_FOLDERS = new Set(
  'src tests test benches bench examples build fixtures testdata test-data data assets res resources static public templates template prompts locales i18n wasm include'.split(
    ' ',
  ),
);

const DOCUMENT_FOLDERS = new Set(['doc', 'docs', 'book']);

const EDITOR_FOLDERS = new Set(['.vscode', '.idea', '.zed', '.fleet', '.helix']);

const DOCUMENT_ENDINGS =
  /\.(md|markdown|mdx|rst|adoc|asciidoc|org|png|jpe?g|gif|svg|webp|avif|ico|drawio|excalidraw|pdf|mp4|webm)$/;

/** Well-known names with any of the endings of prose, or none: LICENSE-MIT, NOTICE.txt, AUTHORS. Not `news_feed.proto`. */
const DOCUMENT_NAMES =
  /^(licen[cs]e|copying|copyright|notice|authors|contributors|maintainers|changelog|changes|news|readme|contributing|security|governance|code_of_conduct|codeowners|owners|todo|credits|thanks|citation)([-_][a-z0-9-]+(\.\d+)*)?(\.(txt|cff|apache|mit|bsd))?$/;

function isDocument(name: string): boolean {
  return DOCUMENT_ENDINGS.test(name) || DOCUMENT_NAMES.test(name);
}

/**
 * Files of tools that read code or history and change neither: editors, formatters, linters, release notes, coverage.
 * Not here: `.gitattributes` (it can rewrite the bytes of included files), `.dockerignore` (it decides what is built),
 * `rust-toolchain`, `.cargo`, and lock files.
 */
const TOOL_FILES = new Set([
  '.editorconfig',
  '.gitignore',
  '.ignore',
  '.mailmap',
  '.git-blame-ignore-revs',
  '.rustfmt.toml',
  'rustfmt.toml',
  '.clippy.toml',
  'clippy.toml',
  'deny.toml',
  'typos.toml',
  '_typos.toml',
  '.typos.toml',
  'cliff.toml',
  'book.toml',
  'lychee.toml',
  '.lycheeignore',
  'taplo.toml',
  '.taplo.toml',
  'renovate.json',
  'renovate.json5',
  '.renovaterc',
  '.codecov.yml',
  'codecov.yml',
  '.markdownlint.json',
  '.markdownlint.yaml',
  '.markdownlint.yml',
  '.markdownlint-cli2.jsonc',
  '.markdownlintignore',
  '.prettierrc',
  '.prettierignore',
  '.pre-commit-config.yaml',
  '.yamllint',
  '.yamllint.yml',
  'triagebot.toml',
  'bors.toml',
]);

const GITHUB_FOLDERS = /^\.github\/(issue_template|pull_request_template|discussion_template)\//i;

/** This App's own configuration is among them: it changes the review, and is read from the base only. */
const GITHUB_FILES =
  /^\.github\/(codeowners|dependabot|labeler|labels|label-commenter|funding|release|stale|settings|mergify|perf-checklist|auto_assign|auto-assign|release-drafter|config|renovate|no-response|lock|in-solidarity)(\.(ya?ml|json5?))?$/i;

function isInertOfGitHub(path: string): boolean {
  if (GITHUB_FOLDERS.test(path) || GITHUB_FILES.test(path)) return true;
  return (
    !/^\.github\/(workflows|actions|scripts)\//.test(path) &&
    isDocument(path.toLowerCase().split('/').at(-1)!)
  );
}

function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

/**
 * Words of steps that build or measure, or that run something else which may: a script of the repository, a local or a
 * reusable workflow. Kept wide on purpose: a word too many costs an ordinary review, one too few a green by accident.
 */
const BUILDS_OR_MEASURES =
  /cargo|rust|bench|build|compile|perf|profil|criterion|divan|hyperfine|callgrind|valgrind|docker|podman|container:|bazel|buck|cmake|\b(make|just|nix|task|meson|ninja|cross|maturin|xtask|tox|act|earthly)\b|\.\/|\.(sh|bash|ps1|py|js|ts|rb)\b|\.github\/workflows\//i;

function isHarmlessWorkflow({ status, before, after }: FileChange): boolean {
  const texts = [status === 'added' ? '' : before, status === 'removed' ? '' : after];
  return texts.every((text) => text !== null && !BUILDS_OR_MEASURES.test(text));
}
