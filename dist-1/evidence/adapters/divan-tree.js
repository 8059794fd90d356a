/** Divan draws its benchmarks as a tree below the name of the executable, three characters to a step. */
const BRANCH = /^((?:[│ ] {2})*)[├╰]─ (.*)$/;
const STEP = 3;
/** Null where a line is no branch of the tree. */
export function branchOf(line) {
  const found = BRANCH.exec(line);
  return found && { depth: found[1].length / STEP, text: found[2] };
}
