import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Client, createClient, type Fetch, uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { readConfig } from '../../apps/server/src/config.ts';
import type { Services } from '../../apps/server/src/services.ts';
import { enterOffice } from '../../apps/server/src/sign-in/enter-office.ts';
import { digestOfToken, newToken } from '../../apps/server/src/sign-in/token.ts';
import { startServer } from '../../apps/server/src/start-server.ts';
import { ensurePeople } from '../../apps/server/src/stores/people.ts';
import { addSignInLink } from '../../apps/server/src/stores/sign-in-links.ts';

export const ADMINISTRATOR = 'ada@office.example';

/** Somebody signed in at a browser of their own. */
export type Visitor = {
  readonly client: Client;
  readonly fetch: Fetch;
  readonly upload: (
    slot: {
      readonly auditId: string;
      readonly kind: 'manifest' | 'participants';
      readonly jurisdiction: string | null;
    },
    text: string,
  ) => Promise<string>;
};

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
  const cookies = new Map<string, string>();
  const fetchWithCookie: Fetch = async (address, request) => {
    const headers = new Headers(request.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((one) => one.join('=')).join('; '));
    const response = await fetch(address, { ...request, headers });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', ...value] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value.join('='));
    }
    return response;
  };
  const client = createClient(fetchWithCookie, origin);
  const answer = await client.send('sign-in-with-link', { token }, randomUUID());
  assert(answer.ok, 'the link opens a session', answer);
  return {
    client,
    fetch: fetchWithCookie,
    async upload(slot, text) {
      const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
      const address = `${origin}${uploadAddress({ ...slot, name: `${slot.kind}.csv` })}`;
      const response = await fetchWithCookie(address, { method: 'POST', headers, body: text });
      // The answer's schema is checked by the test of the route.
      const report = (await response.json()) as { readonly uploadId: string };
      assert(response.ok, 'the upload is taken', report);
      return report.uploadId;
    },
  };
}

/** An audit with as many jurisdictions as wanted, all managed by one person. */
export async function planLargeAudit(
  office: BusyOffice,
  ada: Visitor,
  wanted: { readonly name: string; readonly jurisdictions: readonly string[]; readonly manager: string },
): Promise<string> {
  const plan = { auditType: 'ballot-polling', method: 'bravo', compatibility: false } as const;
  const created = await ada.client.send(
    'create-audit',
    { organizationId: office.organizationId, name: wanted.name, ...plan },
    randomUUID(),
  );
  assert(created.ok, 'the audit is created', created);
  const { auditId } = created.value;
  const lines = wanted.jurisdictions.map((name) => `${name},${wanted.manager}`);
  const slot = { auditId, kind: 'participants', jurisdiction: null } as const;
  const uploadId = await ada.upload(slot, `Jurisdiction,Admin Email\n${lines.join('\n')}\n`);
  const used = await ada.client.send('register-file', { ...slot, uploadId, confirmed: true }, randomUUID());
  assert(used.ok, 'the participants are registered', used);
  return auditId;
}

/** The value below which a share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}
