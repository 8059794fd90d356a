import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** What a message says of how many and how often holds for the code it is said of. */
test.each([
  [
    'the one arm that does without',
    'eager-before-needed',
    `fn read(path: &Path, disk: &Disk) -> Result<Vec<u8>, Failure> {
    let shown = path.display().to_string();
    match disk.read(path) {
        Ok(bytes) => Ok(bytes),
        Err(Why::Large) => Err(Failure::Large(shown)),
        Err(_) => Err(Failure::Other(shown)),
    }
}`,
    'but only the arms for failures use it: on the others',
  ],
  [
    'one arm of two',
    'eager-before-needed',
    `fn titled(kind: Kind, name: &str) -> Title {
    let shown = format!("<{name}>");
    match kind {
        Kind::Bare => Title::Bare,
        Kind::Full => Title::Full(shown),
    }
}`,
    'used only in the branch on line 5',
  ],
  [
    'one arm of three',
    'eager-before-needed',
    `fn titled(kind: Kind, name: &str) -> Title {
    let shown = format!("<{name}>");
    match kind {
        Kind::Bare => Title::Bare,
        Kind::Short => Title::Short,
        Kind::Full => Title::Full(shown),
        Kind::Long => Title::Long(shown),
    }
}`,
    'the arm on line 4 and others do without it: there',
  ],
])('%s', (_, rule, text, words) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule).map(({ message }) => message)).toEqual([
    expect.stringContaining(words),
  ]);
});
