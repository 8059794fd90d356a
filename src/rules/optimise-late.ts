import { setFlagsFromString } from 'node:v8';

/**
 * V8 translates for good what has run for a while, and takes a third of the processor time of a scan for it: rules are thousands of small
 * functions, most of which never earn back what that costs. So they must run eight times as long before.
 */
const BYTECODES_BEFORE_OPTIMISING = 8 * 66 * 1024;

setFlagsFromString(`--interrupt-budget=${BYTECODES_BEFORE_OPTIMISING}`);
