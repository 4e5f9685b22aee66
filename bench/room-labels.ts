import { once } from 'node:events';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { BenchRow } from './measure.ts';

/** Two labels on each. */
const PAGES = 2000;

/** Labels for the batches of a large ballot room, in a thread with as little young memory as those of the server have. */
export async function benchRoomLabels(): Promise<readonly BenchRow[]> {
  const residentBefore = process.resourceUsage().maxRSS / 1024;
  const start = process.cpuUsage();
  const worker = new Worker(new URL('./room-labels-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const [pages] = await once(worker, 'message');
  if (pages !== PAGES) throw new Error(`${PAGES} pages were to be printed, and ${pages} were.`);
  const { user, system } = process.cpuUsage(start);
  await worker.terminate();
  return [
    {
      work: '4,000 labels of batches as a PDF',
      cpuSeconds: (user + system) / 1e6,
      must: 8,
      memoryMb: process.resourceUsage().maxRSS / 1024 - residentBefore,
      memoryMustMb: 200,
    },
  ];
}
