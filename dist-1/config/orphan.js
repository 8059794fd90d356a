const SETTING = /^( +)([\w-]+):(?: |$)/;
/** As `init` writes it: no blank behind the `#`, and nothing behind the colon but what is below. */
const COMMENTED_PARENT = /^#([\w-]+):\s*$/;
/** What stands between a key and its settings without being either. */
const BETWEEN = /^\s*(#.*)?$/;
/** The first indented setting whose nearest line to the left was not uncommented with it; null: there is none. */
export function orphanIn(text) {
  let parent = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const commented = COMMENTED_PARENT.exec(line)?.[1];
    const setting = SETTING.exec(line);
    if (commented !== undefined) parent = commented;
    else if (parent !== null && setting !== null) {
      const [, indent = '', key = ''] = setting;
      const at = start + indent.length;
      return { start: at, end: at + key.length, key, parent };
    } else if (!BETWEEN.test(line)) parent = null;
    start += line.length + 1;
  }
  return null;
}
