import { setFlagsFromString } from 'node:v8';

/** Eight times V8's own. */
const BYTECODES_BEFORE_OPTIMISING = 8 * 66 * 1024;
/** A third of V8's own: what a function calls is translated with it, once more for each that calls it. */
const BYTECODES_INLINED = 300;
/**
 * For processes that apply the rules: V8 translates for good what has run for a while, and takes a third of the processor time of a scan for
 * it: rules are thousands of small functions, most of which never earn back what that costs. So they must run longer before, and are
 * translated by themselves.
 */
export function optimiseLate() {
  setFlagsFromString(`--interrupt-budget=${BYTECODES_BEFORE_OPTIMISING}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${BYTECODES_INLINED}`);
}
