import type { RunningServer } from '@plumbline/server';

/** Runs until it is told to stop (Ctrl-C, or by the system), and then stops in order. */
export async function runUntilStopped(start: () => Promise<RunningServer>): Promise<number> {
  // From before the start, or a signal in the middle of it would leave the database running; and for good, because one
  // Ctrl-C arrives twice (from the terminal, and through npm) and the second must not cut the stopping short.
  const toldToStop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const server = await start();
  await toldToStop;
  await server.stop();
  return 0;
}
