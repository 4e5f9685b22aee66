import { setTimeout as sleep } from 'node:timers/promises';
import { databaseProcessorMs } from './database-processor.ts';
import { percentile } from './percentile.ts';
import type { ServedOffice } from './served-office.ts';
import type { Visitor } from './visitor.ts';

const PAUSE_MS = 60;

/** A server that is burdened, somebody elsewhere who uses it, and somebody at a server of their own with nothing to do. */
export type Watched = {
  readonly office: ServedOffice;
  readonly dataDirectory: string;
  readonly omar: Visitor;
  readonly elsewhere: Visitor;
};

/** What was felt of some work: milliseconds per page, here and at the idle server, page by page in turn. */
export type Seen<T> = {
  readonly times: readonly number[];
  readonly idleTimes: readonly number[];
  readonly tookMs: number;
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly loopActiveMs: number;
  readonly result: T;
};

/** Does the work while somebody elsewhere loads their first page again and again. */
export async function whileOthersLook<T>(watched: Watched, work: () => Promise<T>): Promise<Seen<T>> {
  const { office, dataDirectory, omar, elsewhere } = watched;
  const times: number[] = [];
  const idleTimes: number[] = [];
  let isDone = false;
  const look = async () => {
    while (!isDone) {
      times.push(await pageMs(omar));
      await sleep(PAUSE_MS / 2);
      idleTimes.push(await pageMs(elsewhere));
      await sleep(PAUSE_MS / 2);
    }
  };
  const before = await office.memory('as-it-is');
  const databaseBefore = databaseProcessorMs(dataDirectory);
  const looking = look();
  const began = performance.now();
  const result = await work();
  const tookMs = Math.round(performance.now() - began);
  isDone = true;
  await looking;
  const after = await office.memory('as-it-is');
  return {
    times,
    idleTimes,
    tookMs,
    serverMs: Math.round(after.cpuMs - before.cpuMs),
    databaseMs: databaseProcessorMs(dataDirectory) - databaseBefore,
    loopActiveMs: Math.round(after.loopActiveMs - before.loopActiveMs),
    result,
  };
}

async function pageMs(visitor: Visitor): Promise<number> {
  const began = performance.now();
  const answer = await visitor.client.ask('home', {});
  if (!answer.ok) throw new Error(`the first page is answered: ${answer.error.detail}`);
  return performance.now() - began;
}

/** On a computer that is busy with something else, a page takes long at the idle server too. */
export function isFelt({ times, idleTimes }: Seen<unknown>, limits: { msMax: number; ratioMax: number }): boolean {
  const most = percentile(times, 0.95);
  return most > limits.msMax && most > limits.ratioMax * percentile(idleTimes, 0.95);
}

export function described({ times, idleTimes, tookMs, serverMs, databaseMs, loopActiveMs }: Seen<unknown>): string {
  const quantiles = (values: readonly number[]) => {
    const [half, most, all] = [0.5, 0.95, 1].map((share) => percentile(values, share));
    return `median ${half} ms, 95 of 100 within ${most} ms, longest ${all} ms`;
  };
  return [
    `${quantiles(times)} (${times.length} pages in ${tookMs} ms)`,
    `at an idle server meanwhile: ${quantiles(idleTimes)}`,
    `${serverMs} ms of processor in the server, ${databaseMs} ms in its database; its first thread was occupied ${loopActiveMs} ms`,
  ].join('\n          ');
}
