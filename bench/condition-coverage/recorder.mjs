import { appendFileSync } from 'node:fs';

/** Names the file that gets a line for each condition that mattered, once for each test file. */
const OUTPUT = process.env.CONDITIONS;
const seen = new Set();

function matters(condition) {
  if (seen.has(condition)) return;
  seen.add(condition);
  appendFileSync(OUTPUT, `${condition}\n`);
}

globalThis.__operand = (condition, operator, value) => {
  if (operator === '&&' ? !value : value) matters(condition);
  return value;
};

globalThis.__test = (takenForTrue, takenForFalse, value) => {
  matters(value ? takenForFalse : takenForTrue);
  return value;
};

globalThis.__bound = (condition, operator, left, right) => {
  // Dates and bigints are compared as `<` compares them.
  if (!(left < right) && !(left > right)) matters(condition);
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
};
