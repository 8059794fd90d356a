/** Features by whose name only tests and benchmarks turn them on. */
const TEST_FEATURE =
  /^feature\s*=\s*"(?:[\w-]*[-_])?(?:tests?|testing|testsuite|test[-_]\w[\w-]*|failpoints?|mocks?|arbitrary|bench\w*)"$/;
const TEST_CONDITION = /^(?:test|doctest|miri|fuzzing)$/;

/** Do attributes leave their item out of every build but those for tests? */
export function isTestOnly(attributes: string): boolean {
  return holdsOnlyIf(
    attributes,
    (condition) => TEST_CONDITION.test(condition) || TEST_FEATURE.test(condition),
  );
}

/** Do attributes keep their item only where a condition like this one is met, such as `test` or `feature = "x"`? */
export function holdsOnlyIf(attributes: string, isWanted: (condition: string) => boolean): boolean {
  const needs = (condition: string): boolean => {
    const [, word, inside] = /^(\w+)\s*\(([\s\S]*)\)$/.exec(condition) ?? [];
    if (word === 'any') return conditionsIn(inside!).every(needs);
    if (word === 'all') return conditionsIn(inside!).some(needs);
    return isWanted(condition);
  };
  for (const [, condition] of attributes.matchAll(/#!?\[cfg\(([^\]]*)\)\]/g))
    if (needs(condition!.trim())) return true;
  return false;
}

/** The conditions between the commas that stand in no further parentheses. */
function conditionsIn(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= list.length; at++) {
    const character = list[at] ?? ',';
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      found.push(list.slice(start, at).trim());
      start = at + 1;
    }
  }
  return found.filter(Boolean);
}

/** Folders, crates and modules that only tests use, as far as their names say. */
const SUPPORT_PATH =
  /(?:^|[/_-])(?:test[-_]?utils?|test[-_]?helpers?|test[-_]?servers?|test[-_]?suite|test[-_]?support|test[-_]?fixtures?|test[-_]?kit|test[-_]vectors?|test[-_]\w+[-_]utils|testing|tests|mocks?|failpoints?)(?:[/_.-]|$)|(?:^|\/)tests?[-_][^/]*\/|[-_]tests?(?:[-_][^/]*)?\//;
/** Is a file there for tests, although it is none itself? */
export function isTestSupport(path: string): boolean {
  return SUPPORT_PATH.test(path);
}
