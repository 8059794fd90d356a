import { isRust } from '../../diff/kinds.js';
import { asked } from './errors.js';

/** Git's mode of a symbolic link, as the number that GitHub gives. */
const LINK = 0o120000;
/** What Linux follows: the whole of a target, and each of its parts, in bytes. */
const LONGEST_TARGET = 4095;
const LONGEST_PART = 255;
/** Folders asked for in one request: a large pull request has some dozens. */
const BATCH = 30;
/**
 * The Rust files of a commit that are symbolic links: their text is the name of another file, which is what gets compiled. GitHub's
 * lists have no modes, so the folders are read, but only those of files whose text could be such a name.
 */
export async function symbolicLinks(api, repository, commit, files) {
  const suspects = files.filter(({ path, after }) => isRust(path) && after !== null && mayBeTarget(after));
  const folders = [...new Set(suspects.map(({ path }) => folderOf(path)))];
  const links = new Set();
  for (let at = 0; at < folders.length; at += BATCH) {
    const batch = folders.slice(at, at + BATCH);
    for (const link of await linksIn(api, repository, commit, batch)) links.add(link);
  }
  return new Set(suspects.flatMap(({ path }) => (links.has(path) ? [path] : [])));
}
async function linksIn(api, { owner, name }, commit, folders) {
  const expressions = folders.map((folder, at) => [`e${at}`, `${commit}:${folder}`]);
  const { repository } = await asked(
    'reading which files are links',
    api.graphql(linksQuery(folders.length), {
      owner,
      name,
      ...Object.fromEntries(expressions),
    }),
  );
  return folders.flatMap((folder, at) =>
    (repository[`t${at}`]?.entries ?? []).flatMap((entry) =>
      entry.mode === LINK ? [folder === '' ? entry.name : `${folder}/${entry.name}`] : [],
    ),
  );
}
export function linksQuery(size) {
  const indexes = Array.from({ length: size }, (_, at) => at);
  return `query Links($owner: String!, $name: String!, ${indexes.map((at) => `$e${at}: String!`).join(', ')}) {
    repository(owner: $owner, name: $name) {
      ${indexes.map((at) => `t${at}: object(expression: $e${at}) { ... on Tree { entries { name mode } } }`).join('\n      ')}
    }
  }`;
}
function mayBeTarget(text) {
  if (text === '' || text.includes('\0') || Buffer.byteLength(text) > LONGEST_TARGET) return false;
  return text.split('/').every((part) => Buffer.byteLength(part) <= LONGEST_PART);
}
function folderOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
