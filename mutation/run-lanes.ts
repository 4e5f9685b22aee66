import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LaneAnswer, LaneOrder, LaneStart } from './lane.ts';

/** What became of an order: an answer, or nothing within its time. */
export type Outcome = LaneAnswer | 'timed-out';

export type Lanes = {
  /** Runs `order` in the next lane that is free. After `secondsMax` the lane is killed, and a new one takes its place. */
  readonly run: (order: LaneOrder, secondsMax: number) => Promise<Outcome>;
  readonly close: () => void;
};

/** Processes that run tests side by side; see `lane.ts`. */
export function openLanes(count: number, start: LaneStart): Lanes {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const waiting: ((lane: ChildProcess) => void)[] = [];
  let missing = count;

  async function take(): Promise<ChildProcess> {
    const lane = idle.pop();
    if (lane !== undefined) return lane;
    if (missing > 0) {
      missing -= 1;
      return startLane(start, all);
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  function give(lane: ChildProcess): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(lane);
    else next(lane);
  }

  async function replace(lane: ChildProcess): Promise<void> {
    all.delete(lane);
    lane.kill('SIGKILL');
    const next = waiting.shift();
    if (next === undefined) missing += 1;
    else next(await startLane(start, all));
  }

  return {
    async run(order, secondsMax) {
      const lane = await take();
      const outcome = await ask(lane, order, secondsMax);
      if (outcome === 'timed-out') await replace(lane);
      else give(lane);
      return outcome;
    },
    close() {
      for (const lane of all) lane.kill('SIGKILL');
    },
  };
}

async function startLane(start: LaneStart, all: Set<ChildProcess>): Promise<ChildProcess> {
  const lane = fork(fileURLToPath(new URL('./lane.ts', import.meta.url)), [JSON.stringify(start)], {
    // What tests print is not what a run is about.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  all.add(lane);
  await new Promise((resolve, reject) => {
    lane.once('message', resolve);
    lane.once('exit', () => reject(new Error('A process that runs tests did not start. Its message stands above.')));
  });
  return lane;
}

function ask(lane: ChildProcess, order: LaneOrder, secondsMax: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      lane.off('message', finish);
      lane.off('exit', onExit);
      resolve(outcome);
    };
    // A breakage that takes the process with it (out of memory) is noticed like one that never ends.
    const onExit = () => finish('timed-out');
    const timer = setTimeout(() => finish('timed-out'), secondsMax * 1000);
    lane.on('message', finish);
    lane.on('exit', onExit);
    lane.send(order);
  });
}
