import { factsOfFile } from '../../src/index/crate-index.js';
import { standsFor } from '../../src/index/taken-in.js';

describe('what a file takes in as code without the ending of Rust', () => {
  test.each<[string, string[]]>([
    ['#[path = "../docs/slow.md"]\nmod slow;', ['../docs/slow.md']],
    ['#[cfg_attr(all(), path = "slow.txt")]\nmod slow;', ['slow.txt']],
    ['#[path = r"slow.txt"] mod slow;', ['slow.txt']],
    ['#[path /* ] */ = "slow.txt"]\nmod slow;', ['slow.txt']],
    ['cfg_if! { if #[cfg(unix)] { #[path = "slow.md"] mod slow; } }', ['slow.md']],
    ['include!("../docs/slow.md");', ['../docs/slow.md']],
    ['const A: u8 = include!["a.in"];', ['a.in']],
    ['fn f() { let a = g(include!("a.in")); }', ['a.in']],
    ['include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/", "slow.md"));', ['/docs/slow.md']],
    ['include ! /* "x.rs" */ ("slow.md");', ['slow.md']],
    ['#[path = "slow\\u{2e}md"] mod slow;', ['']],
    ['macro_rules! m { ($p:tt) => { include!($p); } }\nm!("slow.md");', ['']],
    ['macro_rules! m { ($p:literal) => { #[path = $p] mod slow; } }', ['']],
    ['use std::include as take;\ntake!("slow.md");', ['']],
    ['#[cfg_attr(not(feature = "]"), path = "../docs/slow.md")] mod slow;', ['../docs/slow.md']],
    [`#[${' '.repeat(301)}path = "../docs/slow.md"] mod slow;`, ['../docs/slow.md']],
    ['#[cfg_attr(a, cfg_attr(b, r#path = "slow.md"))] mod slow;', ['slow.md']],
    ['macro_rules! m { ($i:ident) => { $i!("slow.md"); } }\nm!(include);', ['']],
    ['macro_rules! m { ($i:ident) => { #[$i = "slow.md"] mod slow; } }\nm!(path);', ['']],
    ['macro_rules! m { ($b:tt) => { include $b ("slow.md"); } }\nm!(!);', ['']],
    ['macro_rules! m { ($($t:tt)*) => { #[path $($t)*] mod slow; } }\nm!(= "slow.md");', ['']],
    ['m!(path = "slow.md");', ['slow.md']],
    ['m! { #[path = "slow.md"] mod slow; }', ['slow.md']],
    ['macro_rules! vec { ($i:ident) => { $i!("slow.md"); } }\nvec!(include);', ['']],
    // A symbolic link.
    ['../docs/real.md', ['../docs/real.md']],
    // And what is ordinary.
    ['include!(concat!(env!("OUT_DIR"), "/bindings.rs"));', []],
    ['include!(env!("BINDINGS"));', []],
    ['macro_rules! m { ($p:tt) => { include!(concat!(env!("OUT_DIR"), "/", $p, ".rs")); } }', []],
    ['macro_rules! m { ($p:tt) => { include!(concat!("a.rs", $p)); } }', ['']],
    ['#[path = "unix/mod.rs"]\nmod imp;', []],
    ['#[path = "windows\\\\mod.rs"]\nmod imp;', []],
    ['// include!("a.md")\n/// #[path = "a.md"]\nfn f() { let path = "docs/a.md"; }', []],
    ['static HELP: &str = include_str!("help.md");', []],
    ['#![doc = include_str!("../README.md")]', []],
    ['tonic::include_proto!("service");', []],
    ['fn f(include: bool, path: &str) { assert!(include, "{}", path); let path = "a.md"; }', []],
    ['fn f() { info!(path = "a.md", "read"); debug!(path, "read"); bail!("no {path}"); }', []],
    ['macro_rules! m { ($(#[$meta:meta])* $path:path) => { $(#[$meta])* $path!("x"); } }', []],
    ['macro_rules! each { ($callback:ident) => { $callback!("a", "b"); } }\neach!(take);', []],
    ['m!(options.include, options.path, "a.md");', []],
    ['#[get(path = "/users")] fn f() {}', []],
    ['mod a;\nmod b;\n', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(factsOfFile('src/lib.rs', text).takesIn ?? []).toEqual(expected);
  });

  test('is found in time, whatever is left open', () => {
    const started = process.cpuUsage();
    for (const part of ['#[', '#[path = "', 'include!(', 'include!["a" ', 'path = ', '../'])
      factsOfFile('src/lib.rs', part.repeat(100_000 / part.length));
    const { user } = process.cpuUsage(started);
    expect(user / 1e6).toBeLessThan(20);
  });

  test.each<[string, string, boolean]>([
    ['../docs/slow.md', 'docs/slow.md', true],
    ['slow.md', 'src/slow.md', true],
    ['/docs/slow.md', 'crates/a/docs/slow.md', true],
    ['../x/../docs/./slow.md', 'docs/slow.md', true],
    ['low.md', 'docs/slow.md', false],
    ['', 'docs/slow.md', false],
    ['..', 'docs/slow.md', false],
  ])('%s may be %s: %s', (name, path, expected) => {
    expect(standsFor(name, path)).toBe(expected);
  });
});
