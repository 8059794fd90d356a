/** `1%`, `0.5 %`. */
export const PERCENT = /^\d{1,3}(\.\d{1,4})?\s?%$/;

/** `90m`, `2h`, `1h30m`, `1d`. */
export const DURATION = /^(?=\d)(\d{1,3}d)?\s?(\d{1,4}h)?\s?(\d{1,5}m)?$/;

const MINUTES = { d: 1440, h: 60, m: 1 } as const;

/** A fraction: `1%` is 0.01. The text must fit `PERCENT`. */
export function fractionOf(percent: string): number {
  // Parsed as a decimal exponent, so that 7% is 0.07 and not 0.07000000000000001.
  return Number(`${percent.replace(/\s?%$/, '')}e-2`);
}

/** The text must fit `DURATION`. */
export function minutesOf(duration: string): number {
  let minutes = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+)([dhm])/g)) {
    minutes += Number(amount) * MINUTES[unit as keyof typeof MINUTES];
  }
  return minutes;
}

/** A threshold beyond it would call a time that has more than doubled harmless. */
export const MOST_PERCENT = 100;

/** The way back from `fractionOf`, for defaults shown in the schema and in messages. */
export function percentOf(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}

/** The way back from `minutesOf`. */
export function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${rest}m`;
}
