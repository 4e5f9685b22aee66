import type { RunningServer } from '@plumbline/server';

/** Runs until it is told to stop (Ctrl-C, or by the system), and then stops in order. */
export async function runUntilStopped(start: () => Promise<RunningServer>): Promise<number> {
  const server = await start();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  await server.stop();
  return 0;
}
