import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFlags } from '../../src/bench/build-flags.js';
import { scratchFolder } from '../scratch.js';

function flags(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const top = scratchFolder();
  mkdirSync(join(top, 'engine'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  return buildFlags(join(top, 'engine'), top, env);
}

test('nothing says anything', async () => {
  expect(await flags({ 'Cargo.toml': '[package]\nname = "x"\n', '.cargo/config.toml': '[net]\n' })).toBe('');
});

test('variables, profiles and flags, up to the top; comments and other keys are no flags', async () => {
  const config = [
    '[build] # all',
    'jobs = 2',
    'rustflags = [',
    '  "-C",',
    '  "target-cpu=native", # fast',
    ']',
    '[target.x86_64-unknown-linux-gnu]',
    'linker = "clang"',
    'runner = "perf"',
  ].join('\n');
  const manifest = '[profile.bench]\nlto = "fat" # slow to build\n\n[dependencies]\nserde = "1"\n';
  const env = { RUSTFLAGS: '-g', CARGO_PROFILE_BENCH_LTO: 'thin', CARGO_HOME: '/x' };
  expect(await flags({ '.cargo/config.toml': config, 'Cargo.toml': manifest }, env)).toBe(
    '-g; CARGO_PROFILE_BENCH_LTO=thin; ' +
      '.cargo/config.toml: [build] rustflags = [ "-C", "target-cpu=native", ] ' +
      '[target.x86_64-unknown-linux-gnu] linker = "clang"; ' +
      'Cargo.toml: [profile.bench] lto = "fat"',
  );
  expect(await flags({ 'engine/Cargo.toml': manifest })).toBe(
    'engine/Cargo.toml: [profile.bench] lto = "fat"',
  );
});
