import { pino } from 'pino';
import pretty from 'pino-pretty';
import { currentJob } from '../jobs/job-context.js';
import { lineFields } from './log-line.js';
import { hider } from './secrets.js';
/**
 * The one logger of the App, its libraries' too. A line has known fields only, those of its job on each, and no secret.
 */
export function makeLogger({ level, format, secrets, destination }) {
  const hide = hider(secrets);
  const out = destination ?? pino.destination(1);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => currentJob(),
      formatters: { level: (label) => ({ level: label }), log: lineFields },
      // The rule for fields has made plain values of errors already.
      serializers: { err: (error) => error },
      hooks: {
        streamWrite: hide,
        logMethod(args, method) {
          const [first, ...rest] = args;
          // An error by itself would lend the line its message as it is.
          const told = first instanceof Error ? [{ err: first }, rest[0] ?? first.name] : args;
          method.apply(this, told);
        },
      },
    },
    format === 'pretty' ? pretty({ destination: out, sync: true, colorize: process.stdout.isTTY }) : out,
  );
}
