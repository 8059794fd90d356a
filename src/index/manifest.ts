/** What a Cargo.toml says of its package, and to the other packages of its workspace. */
export interface ManifestFacts {
  /** Null where it describes a workspace alone. */
  name: string | null;
  /** What the package is built with, by the name it uses and the package's own. */
  needs: string[];
  /** What its tests, benchmarks and examples are built with besides. */
  needsForTests: string[];
  /** Of the workspace's dependencies: packages that go by another name there. */
  renamed: Record<string, string>;
}

interface Section {
  of: 'package' | 'needs' | 'needsForTests' | 'workspace' | 'else';
  /** `[dependencies.trie]` is about one of them. */
  dependency?: string;
}

const SECTION =
  /^\s*\[\s*(?:target\s*\.\s*(?:'[^']*'|"[^"]*"|[\w-]+)\s*\.\s*)?(?:(workspace)\s*\.\s*)?(?:(dev-)|build-)?dependencies(?:\s*\.\s*["']?([\w-]+)["']?)?\s*\]/;
/** `trie = ..`, `trie.workspace = true` */
const KEY = /^\s*["']?([\w-]+)["']?\s*[.=]/;
const PACKAGE = /\bpackage\s*=\s*["']([\w-]+)["']/;
/** `dependencies = { .. }`, `dependencies.trie = ".."`: nobody writes them so, and they are not read. */
const WRITTEN_OTHERWISE = /^[^#[]*\bdependencies\s*[.=]/;

/** Null where it names dependencies in a way that is not read. */
export function manifestFacts(text: string): ManifestFacts | null {
  const facts: ManifestFacts = { name: null, needs: [], needsForTests: [], renamed: {} };
  let section: Section = { of: 'else' };
  let key: string | undefined;
  for (const line of text.split('\n')) {
    if (WRITTEN_OTHERWISE.test(line)) return null;
    const isHeader = /^\s*\[/.test(line);
    if (isHeader) section = sectionOf(line);
    key = section.dependency ?? (isHeader ? undefined : (KEY.exec(line)?.[1] ?? key));
    if (key === undefined) continue;
    const called = PACKAGE.exec(line)?.[1];
    if (section.of === 'package' && key === 'name') facts.name ??= /["']([^"']+)["']/.exec(line)?.[1] ?? null;
    if (section.of === 'workspace' && called !== undefined) facts.renamed[key] = called;
    if (section.of === 'needs' || section.of === 'needsForTests')
      facts[section.of].push(...(called === undefined ? [key] : [key, called]));
  }
  return facts;
}

function sectionOf(header: string): Section {
  if (/^\s*\[\s*package\s*\]/.test(header)) return { of: 'package' };
  const [found, workspace, forTests, dependency] = SECTION.exec(header) ?? [];
  if (found === undefined) return { of: 'else' };
  const of = workspace ? 'workspace' : forTests ? 'needsForTests' : 'needs';
  return { of, ...(dependency !== undefined && { dependency }) };
}
