import { kindId } from './kinds.js';

const MACRO_CALL = kindId('macro_call');
const CALL = kindId('call_expression');
const ARGUMENTS = kindId('arguments');
const NAMES = [kindId('identifier'), kindId('scoped_identifier')];
/** Gives the calls and arrays that macros were rewritten to their kind and the name of the macro. */
export class Macros {
  writer;
  /** Names by node. */
  named = new Map();
  rewritten;
  constructor({ macros }, writer) {
    this.writer = writer;
    this.rewritten = macros;
  }
  /** False for an ordinary array. */
  nameArray(index) {
    return this.nameAfter(index, this.writer.starts[index]);
  }
  /** A rewritten `name!(..)` is a call of a name whose arguments open where the macro's bracket did. All of it has been read. */
  nameCall(symbol, index) {
    if (symbol.kind !== CALL || this.rewritten.size === 0) return;
    const { kinds, nexts, starts, count } = this.writer;
    const called = index + 1;
    if (!NAMES.includes(kinds[called])) return;
    const given = nexts[called];
    if (given < count && kinds[given] === ARGUMENTS) this.nameAfter(index, starts[given]);
  }
  nameAfter(index, bracket) {
    const name = this.rewritten.get(bracket);
    if (name === undefined) return false;
    this.writer.kinds[index] = MACRO_CALL;
    this.named.set(index, name);
    return true;
  }
}
