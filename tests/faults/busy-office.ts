import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import { readConfig } from '../../apps/server/src/config.ts';
import type { Services } from '../../apps/server/src/services.ts';
import { enterOffice } from '../../apps/server/src/sign-in/enter-office.ts';
import { startServer } from '../../apps/server/src/start-server.ts';
import { ensurePeople } from '../../apps/server/src/stores/people.ts';
import { addSignInLink } from '../../apps/server/src/stores/sign-in-links.ts';
import { digestOfToken, newToken } from '../../apps/server/src/stores/token.ts';
import { type Visitor, visitorAt } from './visitor.ts';

const PATIENCE_MS = 600_000;
export const ADMINISTRATOR = 'ada@office.example';

/** A whole server in this process, on a database of its own: what it answers late is late because of this script too. */
export type BusyOffice = {
  readonly origin: string;
  readonly organizationId: string;
  readonly services: Services;
  readonly signedIn: (email: string) => Promise<Visitor>;
  readonly close: () => Promise<void>;
};

export async function openBusyOffice(): Promise<BusyOffice> {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-busy-'));
  chmodSync(directory, 0o711);
  const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory: directory, port: '0' });
  const server = await startServer(config, { print: () => undefined, otherPortAllowed: false });
  const { services, address: origin } = server;
  assert(origin !== undefined, 'a web server listens');
  const administrators = [{ email: ADMINISTRATOR, name: 'Ada Warren' }];
  const organizationId = await enterOffice(services, { organization: 'Office', defaultState: 'CA', administrators });
  return {
    origin,
    organizationId,
    services,
    signedIn: (email) => signIn(services, origin, email),
    async close() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function signIn(services: Services, origin: string, email: string): Promise<Visitor> {
  const personId = (await ensurePeople(services.db, [{ email }], services.now())).get(email);
  assert(personId !== undefined, 'whoever was entered is there', email);
  const token = newToken();
  const subject = { kind: 'person', personId } as const;
  await addSignInLink(services.db, { tokenSha256: digestOfToken(token), subject, at: services.now() });
  const visitor = visitorAt(origin, { patienceMs: PATIENCE_MS });
  const answer = await visitor.client.send('sign-in-with-link', { token }, randomUUID());
  assert(answer.ok, 'the link opens a session', answer);
  return visitor;
}
