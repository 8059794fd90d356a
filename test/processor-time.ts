/** Milliseconds of processor time that `work` takes: bounds on it hold on a busy machine, too. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
