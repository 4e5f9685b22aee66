import { Worker } from 'node:worker_threads';
import { assert } from '@plumbline/prelude';
import { Busy } from '../road/busy.ts';
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts';

/** How somebody follows a task. */
type Following = {
  /** Hears what share of it is done, and of a document how many pages it has. */
  readonly onProgress?: (share: number, pages?: number) => void;
  /** Gives it up: whoever waits is answered with the reason, and the thread that computes it ends. */
  readonly signal?: AbortSignal;
  /** It may take minutes, as those of `LONG_TASKS` may. */
  readonly isLong?: boolean;
};

/** Threads for whatever computes longer than a request may wait. */
export type WorkerPool = {
  readonly run: <Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    follow?: Following,
  ) => Promise<TaskOutput<Name>>;
  readonly close: () => Promise<void>;
};

/** These may take minutes for a large state. At least one thread is kept free of them, where there are several. */
const LONG_TASKS: ReadonlySet<TaskName> = new Set([
  'draw-sample',
  'store-sample',
  'preview-sample',
  'sample-sizes',
  'workload',
  'check-cvrs',
]);

/** Each is a request that waits, or a job; nobody should wait longer than this many take. */
const WAITING_MAX = 500;

type Waiting = {
  readonly id: number;
  readonly since: number;
  readonly name: TaskName;
  readonly input: unknown;
  readonly onProgress: Following['onProgress'];
  readonly isLong: boolean;
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
};

type Thread = { readonly worker: Worker; task: Waiting | undefined; begun: number; idle: NodeJS.Timeout | undefined };

/** A thread says first that it can begin. */
const READY = 'ready';

type Answer = { readonly id: number } & (
  | { readonly output: unknown }
  | { readonly error: unknown; readonly code: unknown }
  | { readonly progress: number; readonly pages?: number }
);

/** A thread keeps the memory it once needed, so one that has had nothing to do for a while ends, and a new one is started. */
const IDLE_MS_MAX = 20_000;

/**
 * What a thread has just made and mostly needs no more. V8 would let it grow to three times as much, and the rest of the
 * heap with it: two threads that read manifests took 660 MiB and take 420, in the same time.
 */
const YOUNG_MEBIBYTES_MAX = 16;

/**
 * Another thread is started where every one has been at its task for so long, or where a task has waited for long. To start one takes up to a
 * second of processor, and whatever it does it does slowly at first: several files that come at once are read by one thread in less time than
 * by two.
 */
const LONG_AT_WORK_MS = 250;
const LONG_WAITED_MS = 2_000;

/** Starts no thread before there is something to do, and never more than `threadsMax`. */
export function openWorkerPool(options: { readonly filesDirectory: string; readonly threadsMax: number }): WorkerPool {
  const queue: Waiting[] = [];
  const threads: Thread[] = [];
  let lastId = 0;
  let waking: NodeJS.Timeout | undefined;

  function startThread(): Thread {
    const worker = new Worker(new URL('./worker-thread.ts', import.meta.url), {
      workerData: { filesDirectory: options.filesDirectory },
      name: 'plumbline task',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES_MAX },
    });
    const thread: Thread = { worker, task: undefined, begun: Number.POSITIVE_INFINITY, idle: undefined };
    worker.on('message', (answer: Answer | typeof READY) => {
      if (answer === READY) {
        thread.begun = performance.now();
        handOut();
        return;
      }
      const { task } = thread;
      assert(task !== undefined && task.id === answer.id, 'a thread answers the task it was given');
      if ('progress' in answer) {
        task.onProgress?.(answer.progress, answer.pages);
        return;
      }
      thread.task = undefined;
      thread.idle = setTimeout(() => retire(thread), IDLE_MS_MAX).unref();
      // What a task answers is what its entry in the table says.
      if ('output' in answer) task.resolve(answer.output as never);
      else
        task.reject(
          answer.code === undefined ? answer.error : Object.assign(Object(answer.error), { code: answer.code }),
        );
      handOut();
    });
    // A thread that dies takes its task with it; the next task gets a new thread.
    worker.on('error', (error) => bury(thread, error));
    worker.on('exit', () => bury(thread, new Error('the thread ended before its task was done')));
    threads.push(thread);
    return thread;
  }

  function retire(thread: Thread): void {
    threads.splice(threads.indexOf(thread), 1);
    void thread.worker.terminate();
  }

  function bury(thread: Thread, error: unknown): void {
    const place = threads.indexOf(thread);
    if (place < 0) return;
    threads.splice(place, 1);
    clearTimeout(thread.idle);
    thread.task?.reject(error);
    handOut();
  }

  /** A task that is done already is no task of a thread any more. */
  function giveUp(task: Waiting, reason: unknown): void {
    const place = queue.indexOf(task);
    if (place >= 0) {
      queue.splice(place, 1);
      task.reject(reason);
      return;
    }
    const thread = threads.find((one) => one.task === task);
    if (thread === undefined) return;
    void thread.worker.terminate();
    bury(thread, reason);
  }

  function handOut(): void {
    for (;;) {
      const free = threads.find((thread) => thread.task === undefined);
      if (free === undefined && threads.length >= options.threadsMax) return;
      const next = queue.findIndex((task) => !task.isLong || mayTakeLong());
      const task = queue[next];
      if (task === undefined) return;
      const waitMs = free === undefined ? untilWorthAThread(task) : 0;
      if (waitMs > 0) {
        clearTimeout(waking);
        waking = setTimeout(handOut, waitMs);
        return;
      }
      queue.splice(next, 1);
      const thread = free ?? startThread();
      clearTimeout(thread.idle);
      thread.task = task;
      // What it takes to start is no work at the task.
      if (thread === free) thread.begun = performance.now();
      thread.worker.postMessage({ id: task.id, name: task.name, input: task.input });
    }
  }

  /** In how many milliseconds another thread is started for this task, if none is free by then. */
  function untilWorthAThread({ since }: Waiting): number {
    const now = performance.now();
    const newest = Math.max(...threads.map(({ begun }) => begun));
    return Math.min(newest + LONG_AT_WORK_MS, since + LONG_WAITED_MS) - now;
  }

  function mayTakeLong(): boolean {
    const long = threads.filter(({ task }) => task?.isLong);
    return long.length < Math.max(1, options.threadsMax - 1);
  }

  return {
    run(name, input, { onProgress, signal, isLong = false } = {}) {
      if (queue.length >= WAITING_MAX) return Promise.reject(new Busy(`${queue.length} tasks are waiting`));
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise((resolve, reject) => {
        lastId += 1;
        const follow = { onProgress, isLong: isLong || LONG_TASKS.has(name) };
        const task = { id: lastId, since: performance.now(), name, input, ...follow, resolve, reject };
        queue.push(task);
        signal?.addEventListener('abort', () => giveUp(task, signal.reason), { once: true });
        handOut();
      });
    },
    async close() {
      clearTimeout(waking);
      const ending = threads.splice(0);
      for (const { task, idle } of ending) {
        clearTimeout(idle);
        task?.reject(new Error('the server is stopping'));
      }
      for (const { reject } of queue.splice(0)) reject(new Error('the server is stopping'));
      await Promise.all(ending.map(({ worker }) => worker.terminate()));
    },
  };
}
