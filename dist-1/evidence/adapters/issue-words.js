/** What is wrong with a value, after its path: `must be a number`. The schema's own messages stay as they are. */
export function issueWords(issue) {
  return LIBRARY_WORDS.test(issue.message) ? (inOurs(issue) ?? issue.message) : issue.message;
}
const LIBRARY_WORDS = /^(Invalid|Too (big|small)|Unrecognized)/;
function inOurs(issue) {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_big':
      return `must ${sizeOf(issue.origin)} at most ${issue.maximum}${unitOf(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `must ${sizeOf(issue.origin)} at least ${issue.minimum}${unitOf(issue.origin, issue.minimum)}`;
    case 'unrecognized_keys':
      return `must not hold ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'datetime' ? 'must be a time such as 2026-11-22T14:00:00Z' : null;
    case 'invalid_union':
      return 'has none of the forms that are known';
    default:
      return null;
  }
}
const KINDS = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};
const sizeOf = (origin) => (origin === 'string' || origin === 'array' ? 'hold' : 'be');
function unitOf(origin, size) {
  const one = Number(size) === 1;
  if (origin === 'string') return one ? ' character' : ' characters';
  if (origin === 'array') return one ? ' entry' : ' entries';
  return '';
}
