/** How many Rust files differ from the last commit, new ones included; 0 in a bare repository. */
export async function uncommittedRust(git) {
  if ((await git.text(['rev-parse', '--is-inside-work-tree'])) !== 'true') return 0;
  const { stdout } = await git.run([
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignore-submodules',
    '--',
    ':/*.rs',
  ]);
  return stdout.toString('utf8').split('\0').filter(Boolean).length;
}
