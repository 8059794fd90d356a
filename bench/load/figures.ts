import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `p50 3 ms, p99 21 ms, most 80 ms` */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
  return `p50 ${ms(percentile(sorted, 0.5))}, p99 ${ms(percentile(sorted, 0.99))}, most ${ms(sorted.at(-1) ?? Number.NaN)}`;
}

/** What else the machine was doing decides most of the figures. */
export function machine(): string {
  return `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, node ${process.version}`;
}

/** Seconds of processor time of a process and of its children that ended. */
export function cpuSeconds(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // utime, stime, cutime, cstime of proc(5), in ticks of a hundredth.
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}
