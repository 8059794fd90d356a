/** Handed to a function, walked over, matched or compared: over when the statement is. */
export function isLookedAtThere(reference) {
  const parent = reference.parent;
  if (/^(?:arguments|binary_expression)$/.test(parent.kind) || parent.macro === 'params') return true;
  return /^(?:for_expression|match_expression)$/.test(parent.kind) && reference.field === 'value';
}
