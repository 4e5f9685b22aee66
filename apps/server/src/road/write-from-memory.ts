import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { DatabaseError } from 'pg';
import { type LoggedEvent, type Occasion, sealEvents } from '../log/append-events.ts';
import type { Services } from '../services.ts';
import { findDone, type KeptOutcome } from '../stores/command-outcomes.ts';
import type { FreeText } from '../stores/free-texts.ts';
import { type News, newsOfChain } from '../stores/news.ts';
import { tellSoon } from '../stores/tell-soon.ts';
import { type Writing, type Written, writeTogether } from '../stores/write-together.ts';
import { Busy } from './busy.ts';
import { isAnswerOfDatabase, OutcomeUnknown } from './in-one-transaction.ts';
import type { Draft, Ledger } from './ledger.ts';
import type { Turnstile } from './turnstile.ts';

/** A command that waits to be decided on a chain. */
export type Waiting = {
  readonly commandId: string;
  readonly who: string;
  /** The board that asks, where it was not read anew: it is written only if the board has what it had. */
  readonly board?: Writing['boards'][number] | undefined;
  /** What follows from it; nothing where somebody has to see to it while the chain is held. */
  readonly decide: (draft: Draft) => Promise<Decided | undefined>;
};

/** What a command leaves behind that only adds to its chain. */
export type Decided = {
  readonly occasion: Occasion;
  readonly events: readonly LoggedEvent[];
  readonly texts: readonly FreeText[];
  readonly uploads: Writing['uploads'];
  readonly kept: KeptOutcome;
};

type Job = Waiting & { readonly settle: (written: boolean) => void; readonly fail: (error: unknown) => void };

/** A statement writes so many; more wait for the next. */
const AT_ONCE_MAX = 100;
/** A chain that others move so often is written by holding it. */
const TIMES_MAX = 3;

/**
 * Decides commands in memory, one after the other on each chain, and writes them in one journey to the database: those that
 * came while it was under way share the next. Answers whether the command was written; if not, nothing is known of it, and
 * it has to be carried out holding the chain: it was refused, or is done already, or others move the chain.
 */
export function openWriting(limits: {
  readonly turnstile: Turnstile;
  readonly waitingMax: number;
  readonly waitingMaxEach: number;
}): (services: Services, ledger: Ledger, waiting: Waiting) => Promise<boolean> {
  const queues = new WeakMap<pg.Pool, Map<string, Job[]>>();

  async function workOff(services: Services, ledger: Ledger, queue: Job[], done: () => void): Promise<void> {
    while (queue.length > 0) {
      // Those that have arrived at the same moment.
      await setImmediate();
      const jobs = takeFrom(queue);
      const gate = { gate: ledger.chain, who: ledger.chain };
      try {
        await limits.turnstile.pass(gate, () => writeJobs(services, ledger, jobs));
      } catch (error) {
        for (const job of jobs) job.fail(error);
      }
    }
    done();
  }

  return (services, ledger, waiting) => {
    const chains = queues.get(services.pool) ?? new Map<string, Job[]>();
    queues.set(services.pool, chains);
    const under = chains.get(ledger.chain);
    const queue = under ?? [];
    const own = queue.filter(({ who }) => who === waiting.who);
    if (queue.length >= limits.waitingMax || own.length >= limits.waitingMaxEach) {
      return Promise.reject(new Busy(`${queue.length} are waiting to write to ${ledger.chain}`));
    }
    return new Promise((settle, fail) => {
      queue.push({ ...waiting, settle, fail });
      if (under !== undefined) return;
      chains.set(ledger.chain, queue);
      void workOff(services, ledger, queue, () => chains.delete(ledger.chain));
    });
  };
}

/** The first ones, each identifier once: whoever sends the same again is answered by what becomes of the first. */
function takeFrom(queue: Job[]): Job[] {
  const taken = new Map<string, Job>();
  const left: Job[] = [];
  for (const job of queue.splice(0)) {
    if (taken.size < AT_ONCE_MAX && !taken.has(job.commandId)) taken.set(job.commandId, job);
    else left.push(job);
  }
  queue.push(...left);
  return [...taken.values()];
}

async function writeJobs(services: Services, ledger: Ledger, jobs: readonly Job[]): Promise<void> {
  let left = jobs;
  let draft = ledger.inMemory() ?? (await ledger.readAnew(services.db));
  for (let times = 0; times < TIMES_MAX && draft !== undefined; times += 1) {
    const decided = await decideAll(ledger, draft, left);
    left = decided.jobs;
    if (left.length === 0) return;
    const done = await write(services, decided.writing);
    if (done === 'written') {
      decided.keep();
      tellSoon(services.pool, decided.news);
      for (const job of left) job.settle(true);
      return;
    }
    if (done === 'repeated') {
      const before = await findDone(
        services.db,
        left.map(({ commandId }) => commandId),
      );
      for (const job of left) if (before.has(job.commandId)) job.settle(false);
      left = left.filter(({ commandId }) => !before.has(commandId));
    } else if (done === 'moved') draft = await ledger.readAnew(services.db);
    else break;
  }
  for (const job of left) job.settle(false);
}

/** Decides each on what those before it leave; those that are not decided here are told so. */
async function decideAll(
  ledger: Ledger,
  start: Draft,
  asked: readonly Job[],
): Promise<{
  readonly jobs: readonly Job[];
  readonly writing: Writing;
  readonly news: readonly News[];
  readonly keep: () => void;
}> {
  const jobs: Job[] = [];
  const entries: Writing['entries'][number][] = [];
  const outcomes: Writing['outcomes'][number][] = [];
  const texts: FreeText[] = [];
  const boards: Writing['boards'][number][] = [];
  const uploads: Writing['uploads'][number][] = [];
  const news: News[] = [];
  let draft = start;
  for (const job of asked) {
    let decided: Decided | undefined;
    let sealed: ReturnType<typeof sealEvents>;
    try {
      decided = await job.decide(draft);
      if (decided === undefined || decided.events.length === 0) {
        job.settle(false);
        continue;
      }
      sealed = sealEvents(draft.last, decided.occasion, decided.events);
      // What cannot be folded is nobody's but whoever asked for it.
      draft = draft.with(sealed.entries, sealed.head);
    } catch (error) {
      job.fail(error);
      continue;
    }
    jobs.push(job);
    entries.push(...sealed.entries);
    outcomes.push({ ...decided.kept, commandId: job.commandId });
    texts.push(...decided.texts);
    uploads.push(...decided.uploads);
    if (job.board !== undefined) boards.push(job.board);
    const told = newsOfChain(ledger.chain, sealed.head.number, decided.events);
    if (told !== undefined) news.push(told);
  }
  const { beside, last } = start;
  const writing = { beside, chain: ledger.chain, last, entries, outcomes, texts, boards, uploads };
  return { jobs, writing, news, keep: () => draft.keep(entries) };
}

/** `alone`: the database does not take it as it is, and each has to be told why by itself. */
async function write(services: Services, writing: Writing): Promise<Written | 'alone'> {
  const client = await services.pool.connect();
  let broken = true;
  try {
    const done = await writeTogether(client, writing);
    broken = false;
    return done;
  } catch (error) {
    if (!isAnswerOfDatabase(error)) {
      throw new OutcomeUnknown('the connection broke while it was being written', { cause: error });
    }
    broken = false;
    // What breaks a rule of the tables is one of them.
    if (error instanceof DatabaseError && error.code?.startsWith('23')) return 'alone';
    throw error;
  } finally {
    client.release(broken);
  }
}
