import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import { startEmbeddedPostgres } from '../../apps/server/src/database/embedded-postgres.ts';
import type { Finding } from './main.ts';
import { createAudit, scratchDirectory, serveOffice, tally } from './served-office.ts';

const TIMES = 20;

/** The connection to the database breaks at the moment of COMMIT: after it was carried out, or before it arrived. */
export async function commitAnswerLost(): Promise<readonly Finding[]> {
  const database = await startEmbeddedPostgres({ dataDirectory: scratchDirectory() });
  const between = await openBetween(path.join(database.connection.host, '.s.PGSQL.5432'));
  const urlOf = (user: string) => `postgresql://${user}@127.0.0.1:${between.port}/plumbline`;
  const urls = { databaseUrl: urlOf(database.connection.user), ownerDatabaseUrl: urlOf(database.owner.user) };
  const office = await serveOffice({ dataDirectory: scratchDirectory(), urls });
  const findings: Finding[] = [];
  for (const moment of ['after', 'before'] as const) {
    const answers: string[] = [];
    const repeated: string[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const asked = { name: `${moment} ${time}`, commandId: crypto.randomUUID() };
      between.breakNextCommit(moment);
      answers.push(await createAudit(office, asked));
      repeated.push(await createAudit(office, asked));
    }
    const home = await office.client.ask('home', {});
    assert(home.ok, 'the start page is answered', home);
    const names = home.value.organizations.flatMap(({ audits }) => audits.map(({ name }) => name));
    const made = names.filter((name) => name.startsWith(moment)).length;
    findings.push(
      {
        demand: `the connection breaks ${moment} COMMIT: nobody is told that nothing was changed`,
        found: tally(answers),
        holds: answers.every((answer) => answer.startsWith('503') && !answer.includes('Nothing was changed')),
      },
      {
        demand: 'sent again with the same identifier, each is there once',
        found: `${tally(repeated)}; audits there: ${made} of ${TIMES}`,
        holds: repeated.every((answer) => answer === 'done') && made === TIMES && new Set(names).size === names.length,
      },
    );
  }
  office.signal('SIGTERM');
  await office.ended(15_000);
  between.close();
  await database.stop();
  return findings;
}

/** Passes everything on between the server and its database, until it is told to break a connection. */
async function openBetween(socket: string) {
  let breaking: 'after' | 'before' | undefined;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(socket);
    const end = () => {
      for (const one of [client, upstream]) {
        one.destroy();
        open.delete(one);
      }
    };
    let isLastAnswer = false;
    for (const one of [client, upstream]) {
      open.add(one);
      one.on('error', end);
      one.on('close', end);
    }
    const isCommit = findCommits();
    client.on('data', (chunk: Buffer) => {
      const moment = isCommit(chunk) ? breaking : undefined;
      if (moment !== undefined) breaking = undefined;
      if (moment === 'before') return end();
      isLastAnswer = moment === 'after';
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => (isLastAnswer ? end() : client.write(chunk)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address !== 'string', 'it listens on a port');
  return {
    port: address.port,
    breakNextCommit(moment: 'after' | 'before') {
      breaking = moment;
    },
    close() {
      server.close();
      for (const one of open) one.destroy();
    },
  };
}

/** Whether a piece of what a client sends holds the statement COMMIT: a message “Q”, its length, the text, a zero byte. */
function findCommits(): (chunk: Buffer) => boolean {
  const message = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1');
  return (chunk) => chunk.includes(message);
}
