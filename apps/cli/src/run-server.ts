import { OperatorProblem, type RunningServer } from '@plumbline/server';

/** Runs until it is told to stop (Ctrl-C, or by the system), and then stops in order. */
export async function runUntilStopped(start: () => Promise<RunningServer>): Promise<number> {
  let server: RunningServer;
  try {
    server = await start();
  } catch (error) {
    if (!(error instanceof OperatorProblem)) throw error;
    console.error(error.message);
    return 1;
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await server.stop();
  return 0;
}
