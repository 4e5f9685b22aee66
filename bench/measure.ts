import process from 'node:process';

/** One measured piece of work: the CPU seconds it took, all threads together, and the most it may take. */
export type BenchRow = { readonly work: string; readonly cpuSeconds: number; readonly must: number };

/** Measures the CPU time of `run`. Wall-clock time is left out: machines are shared. */
export function measure(work: string, must: number, run: () => void): BenchRow {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return { work, cpuSeconds: (user + system) / 1e6, must };
}
