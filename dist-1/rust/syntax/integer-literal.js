/** `64`, `0x1_0000`, `0b100usize`: the number that a literal of this text stands for; null for what is none. */
export function integerOf(text) {
  const digits = text.replace(/_/g, '').replace(/[iu](?:8|16|32|64|128|size)$/, '');
  return /^(?:\d+|0x[\da-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits) ? Number(digits) : null;
}
