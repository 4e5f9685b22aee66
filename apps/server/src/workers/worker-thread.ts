import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@plumbline/prelude';
import { openCardPacks } from '../audit/inputs/card-packs.ts';
import { INPUT_BYTES_KEPT_MAX, openInputFiles } from '../audit/inputs/input-files.ts';
import { readInThisThread } from '../audit/inputs/read-in-this-thread.ts';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { TASKS, type TaskContext, type TaskName } from './tasks.ts';

/** One thread of the pool: takes a task, answers, waits for the next. */

type Job = { readonly id: number; readonly name: TaskName; readonly input: never };

assert(parentPort !== null, 'this file runs in a worker thread');
const port = parentPort;
const { filesDirectory }: { readonly filesDirectory: string } = workerData;
const blobs = openDiskBlobStore(filesDirectory);
const packs = openCardPacks(blobs, filesDirectory);
const inputFiles = openInputFiles(readInThisThread(blobs, packs), { bytesMax: INPUT_BYTES_KEPT_MAX });

port.on('message', ({ id, name, input }: Job) => {
  const context: TaskContext = { filesDirectory, blobs, packs, inputFiles, onProgress: reportPercents(id) };
  TASKS[name](context, input).then(
    (output) => port.postMessage({ id, output }),
    // What the system calls it is lost on the way from thread to thread.
    (error: unknown) => port.postMessage({ id, error, code: Object(error).code }),
  );
});

port.postMessage('ready');

/** A hundred reports at most, however often the task has something to say. */
function reportPercents(id: number): (share: number, pages?: number) => void {
  let reported = 0;
  return (share, pages) => {
    const percent = Math.floor(share * 100);
    if (percent <= reported) return;
    reported = percent;
    port.postMessage({ id, progress: percent / 100, pages });
  };
}
