import process from 'node:process';

/**
 * One measured piece of work: the CPU seconds it took, all threads together, and the most it may take; where it ran in
 * a process of its own, also the memory that process had resident at its largest.
 */
export type BenchRow = {
  readonly work: string;
  readonly cpuSeconds: number;
  readonly must: number;
  readonly memoryMb?: number;
  readonly memoryMustMb?: number;
};

/** Whether the work stayed within its limits. */
export function keepsLimits({ cpuSeconds, must, memoryMb = 0, memoryMustMb = memoryMb }: BenchRow): boolean {
  return cpuSeconds <= must && memoryMb <= memoryMustMb;
}

/** Measures the CPU time of `run`. Wall-clock time is left out: machines are shared. */
export function measure(work: string, must: number, run: () => void): BenchRow {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return { work, cpuSeconds: (user + system) / 1e6, must };
}
