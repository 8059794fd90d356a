/** Folders of small programs, build tasks and migrations: what runs there runs once, for someone who waits for all of it. A `cli` may be the whole product, and a compiler generates code all the time. */
const TOOL_PATH =
  /(?:^|\/)(?:bin|cmd|xtasks?|scripts?|migrat(?:e|ions?)|publish|backtest|deployer|vdev|tools?|dev)\/|[-_](?:ctl|codegen|bench|tools)\/|(?:^|\/)migrate\.rs$/;

/** A generator beside the program; in a compiler it is the program. */
const GENERATOR_PATH = /^(?!.*compiler).*(?:^|\/)generators?\//;

/** Is a file part of a tool beside the program? */
export function isTool(path: string): boolean {
  return TOOL_PATH.test(path) || GENERATOR_PATH.test(path);
}

/** `crates/app_macros/src/lib.rs`, `claims-derive/src/parse.rs`: runs while others compile. */
export function isMacroCrate(path: string): boolean {
  return /(?:^|\/)[\w-]*(?:[-_]|\b)(?:macros?|derive)\/src\//.test(path);
}

/** Functions that run once, or once per process, by the standard words for it: a loop there goes over a few things. */
const RUNS_ONCE =
  /^(?:main|cmd_\w+|(?:start|bootstrap|boot|init|initiali[sz]e|set_?up|install|migrate|upgrade|shut_?down|teardown)(?:_(?!with_capacity)\w+)?|stop|load_config\w*|validate_config|(?:from|parse)_(?:args|config|env|environment|cli)|(?:\w+_)?for_tests?|register_(?:metrics|commands|all|builtins?|routes|plugins))$/;

/** Functions of which a person reads the answer, by the standard words for it. */
const READ_BY_PEOPLE = /^(?:(?:\w+_)?help|usage|examples|explain(?:_\w+)?|dump(?:_\w+)?)$/;

export function isReadByPeople(name: string): boolean {
  return READ_BY_PEOPLE.test(name);
}

export function runsOnceByName(name: string): boolean {
  return RUNS_ONCE.test(name);
}
