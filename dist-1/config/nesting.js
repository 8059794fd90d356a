import { Lexer, Parser } from 'yaml';

/**
 * What the schema takes has 6 open at once, the document and the scalar included. The library works through nested
 * things by calling itself, until the stack or the memory ends and the process with it.
 */
const MAX_OPEN_AT_ONCE = 20;
/** Takes the text piece by piece and stops at the first that is too deep, before anything is made of it. */
export function nestsTooDeeply(text) {
  const parser = new Parser();
  for (const piece of new Lexer().lex(text)) {
    for (const _complete of parser.next(piece)) {
      // What is complete is read again once the whole is known to be flat.
    }
    if (parser.stack.length > MAX_OPEN_AT_ONCE) return true;
  }
  return false;
}
