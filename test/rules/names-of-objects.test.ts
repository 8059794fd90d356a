import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** Every JavaScript object answers to these: code that uses them must be read like any other. */
const NAMES = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__proto__',
  '__defineGetter__',
];

function program(name: string): string {
  return `use a::${name};
struct ${name} { ${name}: Vec<${name}>, map: HashMap<${name}, ${name}> }
#[derive(${name})]
struct Other(${name}, std::collections::HashMap<u64, ${name}>);
trait T { fn ${name}(&self) -> ${name}; }
async fn work(value: ${name}, other: &${name}) -> Result<${name}, ${name}> {
    for ${name} in other.${name}() {
        let copy = value.${name}.clone();
        value.${name}(other.${name}.${name}()).${name}();
        ${name}::${name}(copy, &value.${name}).ok_or(${name}!("{${name}}"))?;
        out.push(${name}.${name}().to_string().${name}());
        log::info!("{}", value.${name}().to_owned());
    }
    Ok(value.map.${name}().${name}.await)
}
`;
}

test.each(NAMES)('code full of %s', (name) => {
  const text = program(name);
  const index = CrateIndex.of(new Map([['src/other.rs', factsOfFile('src/other.rs', text)]]), true);
  expect(() => scanFile('src/lib.rs', text, index, DEFAULT_CONFIG)).not.toThrow();
});
