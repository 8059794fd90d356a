import { attributesOf } from '../rust/functions/shape.js';
/** Did somebody allow clippy's lint of the same problem, above the statement or the items around it? Then it was decided. */
export function hasLeave(node, { clippy }, file) {
  if (!clippy || !file.hasText(LEAVE)) return false;
  const allows = (attributes) =>
    LEAVE.test(attributes) && clippy.some((lint) => attributes.includes(`clippy::${lint}`));
  if (allows(attributesOf(node))) return true;
  for (const at of node.ancestors()) if (allows(attributesOf(at))) return true;
  return false;
}
const LEAVE = /#\[(?:allow|expect)\([^\]]*\bclippy::/;
