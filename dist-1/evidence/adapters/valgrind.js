import { fromText, measured, UnreadableOutput } from './reading.js';
/**
 * Totals of an output file of callgrind or cachegrind (`callgrind.out.*`, `cachegrind.out.*`): the format's header lines `cmd:` and `events:` and the
 * line `summary:` or `totals:` with one number for each event (Valgrind manual, "Callgrind Format Specification"). Only `Ir`, the instructions,
 * is read: the other events are of a simulated cache.
 */
export const valgrind = fromText((text) => {
  const command = headerOf(text, 'cmd');
  const events = headerOf(text, 'events')?.split(/\s+/);
  const totals = (headerOf(text, 'summary') ?? headerOf(text, 'totals'))?.split(/\s+/).map(Number);
  const place = events?.indexOf('Ir') ?? -1;
  if (!command || place < 0)
    throw new UnreadableOutput('no `cmd:` and `events: Ir` of callgrind or cachegrind');
  const instructions = totals?.[place];
  if (instructions === undefined || Number.isNaN(instructions))
    throw new UnreadableOutput('no `summary:` line: the run was cut short');
  return [
    {
      benchmark: measured(command, 'instructions'),
      measure: 'instructions',
      unit: 'count',
      samples: [instructions],
    },
  ];
});
function headerOf(text, key) {
  return new RegExp(`^${key}:[ \\t]*(.+)$`, 'm').exec(text)?.[1]?.trim();
}
