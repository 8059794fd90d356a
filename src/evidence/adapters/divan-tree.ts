/** Divan draws its benchmarks as a tree below the name of the executable, three characters to a step. */
const BRANCH = /^((?:[│ ] {2})*)[├╰]─ (.*)$/;
const STEP = 3;

export interface Branch {
  /** 0 right below the root. */
  depth: number;
  text: string;
}

/** Null where a line is no branch of the tree. */
export function branchOf(line: string): Branch | null {
  const found = BRANCH.exec(line);
  return found && { depth: found[1]!.length / STEP, text: found[2]! };
}
