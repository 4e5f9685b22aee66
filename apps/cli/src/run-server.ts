import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from '@plumbline/server';
import { commandLineWords } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');

/** A start may wait for a database that recovers. Whoever tells us to stop meanwhile does not wait as long. */
const START_LEFT_MS = 10_000;

/** Runs until it is told to stop (Ctrl-C, or by the system) or cannot go on, and then stops in order. */
export async function runUntilStopped(start: () => Promise<RunningServer>): Promise<number> {
  // From before the start, or a signal in the middle of it would leave the database running; and for good, because one
  // Ctrl-C arrives twice (from the terminal, and through npm) and the second must not cut the stopping short.
  const toldToStop = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
  });
  const server = await Promise.race([start(), toldToStop.then(() => sleep(START_LEFT_MS))]);
  if (server === undefined) return end(say('startBrokenOff'));
  const failure = await Promise.race([toldToStop, server.failed]);
  if (failure !== undefined) console.error(failure);
  const left = await server.stop();
  if (left.length > 0) console.error(say('notEndedInTime', { left: left.join(', ') }));
  // What did not end would keep the process alive, and its supervisor waiting.
  return end(undefined, failure === undefined && left.length === 0 ? 0 : 1);
}

function end(sentence: string | undefined, exitCode = 1): never {
  if (sentence !== undefined) console.error(sentence);
  process.exit(exitCode);
}
