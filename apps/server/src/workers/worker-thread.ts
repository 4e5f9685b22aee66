import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@plumbline/prelude';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { openInputFiles } from '../inputs/input-files.ts';
import { TASKS, type TaskContext, type TaskName } from './tasks.ts';

/** One thread of the pool: takes a task, answers, waits for the next. */

type Job = { readonly id: number; readonly name: TaskName; readonly input: never };

assert(parentPort !== null, 'this file runs in a worker thread');
const port = parentPort;
const { filesDirectory }: { readonly filesDirectory: string } = workerData;
const blobs = openDiskBlobStore(filesDirectory);
const context: TaskContext = { blobs, inputFiles: openInputFiles(blobs) };

port.on('message', ({ id, name, input }: Job) => {
  TASKS[name](context, input).then(
    (output) => port.postMessage({ id, output }),
    (error: unknown) => port.postMessage({ id, error }),
  );
});
