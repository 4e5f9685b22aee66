import { OperatorProblem, type RunningServer } from '@plumbline/server';

/** Runs until it is told to stop (Ctrl-C, or by the system), and then stops in order. */
export async function runUntilStopped(start: () => Promise<RunningServer>): Promise<number> {
  // From before the start, so that nothing is left half-started; and for good, because one Ctrl-C arrives twice (from the
  // terminal, and through npm) and the second must not cut the stopping short.
  const toldToStop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  let server: RunningServer;
  try {
    server = await start();
  } catch (error) {
    if (!(error instanceof OperatorProblem)) throw error;
    console.error(error.message);
    return 1;
  }
  await toldToStop;
  await server.stop();
  return 0;
}
