import { z } from 'zod';
import { issueWords } from './issue-words.js';
import { UnreadableOutput } from './reading.js';
/** Parses and checks JSON; keys that the schema does not name are ignored, since tools add some with every version. */
export function readJson(text, schema) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnreadableOutput(`not JSON: ${error.message}`);
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw new UnreadableOutput(firstIssue(checked.error));
}
/** `runs[3].unit: must be "ns"`. */
export function firstIssue(error) {
  const issue = error.issues[0];
  const path = z.core.toDotPath(issue.path);
  const words = issueWords(issue);
  return path === '' ? words : `${path}: ${words}`;
}
