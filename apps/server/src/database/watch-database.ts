import { setTimeout as sleep } from 'node:timers/promises';
import { operatorNotes } from '@plumbline/words/operator-words';
import pg from 'pg';
import type { DatabaseTarget } from './connect.ts';

const say = operatorNotes('en');

/** Somebody who looks, again and again, whether the database is there. */
export type DatabaseWatch = {
  /** Answers, in a sentence, once the database has been gone for longer than is waited for; never before. */
  readonly gone: Promise<string>;
  readonly stop: () => Promise<void>;
};

type Found = 'there' | 'starting' | 'silent' | 'away';

const LOOK_MS = 500;
const ANSWER_MS_MAX = 2_000;
/**
 * How often in a row it is looked in vain: five seconds where nobody is there at all, about forty where somebody is and says
 * nothing, two minutes where the database says that it is starting. Counted in looks, because a process that was busy itself
 * for a while has heard no answer, and that says nothing about the database.
 */
const LOOKS_MAX: Readonly<Record<Exclude<Found, 'there'>, number>> = { away: 10, silent: 16, starting: 240 };

/**
 * Looks at the database over a connection of its own, whatever the others wait for. `revive` starts a database that belongs
 * to us; where that cannot be done for now, `mayWait` tells whether it is worth waiting: a full disk is emptied by somebody.
 */
export function watchDatabase(
  target: DatabaseTarget,
  own?: {
    readonly revive: (stopping: AbortSignal) => Promise<void>;
    readonly mayWait: () => Promise<boolean>;
  },
): DatabaseWatch {
  const stopping = new AbortController();
  const { promise: gone, resolve: giveUp } = Promise.withResolvers<string>();
  const look = openLook(target);

  async function watch(): Promise<void> {
    let inVain = 0;
    let reason = '';
    while (!stopping.signal.aborted) {
      const { found, says } = await look.once();
      inVain = found === 'there' ? 0 : inVain + 1;
      if (found !== 'there') {
        reason = says;
        try {
          if (found === 'away') await own?.revive(stopping.signal);
        } catch (error) {
          reason = error instanceof Error ? error.message : String(error);
          if (await own?.mayWait()) inVain = 0;
        }
        if (inVain >= LOOKS_MAX[found] && !stopping.signal.aborted) {
          giveUp(say('databaseGone', { reason }));
          return;
        }
      }
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const watching = watch().finally(look.close);
  return {
    gone,
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** Asks for any answer, and keeps the connection while there is one. */
function openLook(target: DatabaseTarget) {
  let client: pg.Client | undefined;

  async function close(): Promise<void> {
    const closing = client;
    client = undefined;
    // Nobody may be there to say goodbye to.
    await Promise.race([closing?.end().catch(() => undefined), sleep(ANSWER_MS_MAX, undefined, { ref: false })]);
  }

  return {
    close,
    async once(): Promise<{ readonly found: Found; readonly says: string }> {
      try {
        client ??= await connected(target);
        await client.query('select 1');
        return { found: 'there', says: '' };
      } catch (error) {
        await close();
        return { found: foundBy(error), says: wordsOf(error) };
      }
    },
  };
}

async function connected(target: DatabaseTarget): Promise<pg.Client> {
  const client = new pg.Client({
    ...target,
    application_name: 'plumbline watch',
    connectionTimeoutMillis: ANSWER_MS_MAX,
    query_timeout: ANSWER_MS_MAX,
  });
  // What is to be said about a broken connection is said at the next look.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function foundBy(error: unknown): Found {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // More connections than it takes: it is there, and others are served.
  if (code === '53300') return 'there';
  if (code === '57P03') return 'starting';
  return /time(d )?out/.test(wordsOf(error)) ? 'silent' : 'away';
}

function wordsOf(error: unknown): string {
  // Several addresses of one host are tried; their errors come together, without a message.
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
