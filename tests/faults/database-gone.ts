import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EmbeddedPostgres,
  type SocketConnection,
  startEmbeddedPostgres,
} from '../../apps/server/src/database/embedded-postgres.ts';
import type { Finding } from './main.ts';
import { createAudit, type Ending, PATIENCE_MS, scratchDirectory, serveOffice, tally } from './served-office.ts';

const GONE_MS_MAX = 10_000;

/** The database of `DATABASE_URL` goes away and does not come back. */
export async function databaseGone(): Promise<readonly Finding[]> {
  return [...(await goneFor('good')), ...(await goneFor('a moment')), ...(await stoppedMeanwhile())];
}

async function goneFor(time: 'good' | 'a moment'): Promise<readonly Finding[]> {
  const home = scratchDirectory();
  const database = await startEmbeddedPostgres({ dataDirectory: home });
  const office = await serveOffice({ dataDirectory: scratchDirectory(), urls: urlsOf(database) });
  await database.stop();
  const restarted = time === 'good' ? undefined : await startEmbeddedPostgres({ dataDirectory: home });
  const answers: string[] = [];
  const commandId = crypto.randomUUID();
  const ending = office.ended(PATIENCE_MS);
  const began = performance.now();
  while (performance.now() - began < GONE_MS_MAX && answers.at(-1) !== 'done') {
    const answer = await createAudit(office, { name: 'Meanwhile', commandId });
    if (answer.startsWith('0 no-connection')) break;
    answers.push(answer);
    await sleep(50);
  }
  const said = {
    demand: 'meanwhile it says that it is not available, and never that something went wrong on our side',
    found: tally(answers),
    holds: !answers.some((answer) => answer.startsWith('500')),
  };
  if (restarted === undefined) {
    const ended = await ending;
    const demand = `a database that is gone for good ends the server, with an exit code that is not 0, within ${GONE_MS_MAX / 1000} s`;
    return [{ demand, found: words(ended), holds: isWithin(ended) && ended?.code !== 0 }, said];
  }
  const back = answers.at(-1) === 'done';
  office.signal('SIGTERM');
  await ending;
  await restarted.stop();
  return [
    { demand: 'a database that was started again is used again', found: back ? 'it is' : 'it is not', holds: back },
    said,
  ];
}

async function stoppedMeanwhile(): Promise<readonly Finding[]> {
  const database = await startEmbeddedPostgres({ dataDirectory: scratchDirectory() });
  const office = await serveOffice({ dataDirectory: scratchDirectory(), urls: urlsOf(database) });
  process.kill(database.processId, 'SIGSTOP');
  office.signal('SIGTERM');
  const ended = await office.ended(PATIENCE_MS);
  process.kill(database.processId, 'SIGCONT');
  await database.stop();
  return [
    {
      demand: `SIGTERM ends the server within ${GONE_MS_MAX / 1000} s while its database stands still`,
      found: words(ended),
      holds: isWithin(ended),
    },
  ];
}

function isWithin(ended: Ending | undefined): boolean {
  return ended !== undefined && ended.afterMs <= GONE_MS_MAX;
}

function words(ended: Ending | undefined): string {
  return ended === undefined
    ? `it still ran after ${PATIENCE_MS} ms`
    : `exit code ${ended.code} after ${ended.afterMs} ms`;
}

function urlsOf({ connection, owner }: EmbeddedPostgres): NonNullable<Parameters<typeof serveOffice>[0]['urls']> {
  const urlOf = ({ user, host }: SocketConnection) =>
    `postgresql://${user}@localhost/plumbline?host=${encodeURIComponent(host)}`;
  return { databaseUrl: urlOf(connection), ownerDatabaseUrl: urlOf(owner) };
}
