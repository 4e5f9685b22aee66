import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from './main.ts';
import { createAudit, PATIENCE_MS, type ServedOffice, scratchDirectory, serveOffice, tally } from './served-office.ts';

const BACK_MS_MAX = 10_000;
const STOP_MS_MAX = 10_000;

/** The embedded database is killed as the out-of-memory killer does it, while somebody works. */
export async function databaseKilled(): Promise<readonly Finding[]> {
  const dataDirectory = scratchDirectory();
  const office = await serveOffice({ dataDirectory });
  const first = await killAndWatch(office, dataDirectory, 'first');
  const isBack = first.every(({ holds }) => holds);
  const second = isBack ? await killAndWatch(office, dataDirectory, 'second') : [];
  if (isBack) process.kill(postmasterOf(dataDirectory), 'SIGKILL');
  office.signal('SIGTERM');
  const ending = await office.ended(PATIENCE_MS);
  const stops = {
    demand: `SIGTERM while the database is gone ends the server within ${STOP_MS_MAX / 1000} s`,
    found:
      ending === undefined
        ? `it still ran after ${PATIENCE_MS} ms`
        : `exit code ${ending.code} after ${ending.afterMs} ms`,
    holds: ending !== undefined && ending.afterMs <= STOP_MS_MAX,
  };
  return [...first, ...second, stops];
}

async function killAndWatch(office: ServedOffice, dataDirectory: string, time: string): Promise<readonly Finding[]> {
  const acknowledged = await createAudit(office, { name: `Before the ${time}`, commandId: crypto.randomUUID() });
  process.kill(postmasterOf(dataDirectory), 'SIGKILL');
  const began = performance.now();
  const answers: string[] = [];
  let backMs: number | undefined;
  const commandId = crypto.randomUUID();
  while (backMs === undefined && performance.now() - began < PATIENCE_MS) {
    const answer = await createAudit(office, { name: `After the ${time}`, commandId });
    answers.push(answer);
    if (answer === 'done') backMs = Math.round(performance.now() - began);
    else await sleep(50);
  }
  const home = await office.client.ask('home', {});
  const names = home.ok ? home.value.organizations.flatMap(({ audits }) => audits.map(({ name }) => name)) : [];
  const kept = [`Before the ${time}`, `After the ${time}`].map((name) => names.filter((one) => one === name).length);
  return [
    {
      demand: `after the ${time} kill -9 of the postmaster, commands are carried out again within ${BACK_MS_MAX / 1000} s`,
      found: backMs === undefined ? `not within ${PATIENCE_MS} ms` : `after ${backMs} ms`,
      holds: backMs !== undefined && backMs <= BACK_MS_MAX,
    },
    {
      demand: 'meanwhile it says that it is not available, and never that something went wrong on our side',
      found: tally(answers),
      holds: !answers.some((answer) => answer.startsWith('500')),
    },
    {
      demand: 'what was acknowledged is there, and what was sent again and again was done once',
      found: `acknowledged before: ${acknowledged}; before and after are there ${kept.join(' and ')} times`,
      holds: acknowledged === 'done' && kept.every((count) => count === 1),
    },
  ];
}

function postmasterOf(dataDirectory: string): number {
  return Number(readFileSync(path.join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
