import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Client,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  createClient,
  type Fetch,
  type MapTaken,
  MapTakenSchema,
  officeMapAddress,
  type Problem,
  ProblemSchema,
  type QueryInput,
  type QueryName,
  type QueryOutput,
  type UploadReport,
  uploadAddress,
} from '@plumbline/api';
import type { InputFileKind } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { checkChain } from '@plumbline/record';
import type { FastifyInstance } from 'fastify';
import { nameFilesOf } from '../audit/history/draws-of-rounds.ts';
import { INPUT_BYTES_KEPT_MAX, openInputFiles } from '../audit/inputs/input-files.ts';
import { readStoredEvent } from '../check/read-stored-event.ts';
import type { DatabaseTarget } from '../database/connect.ts';
import { createTestDatabase } from '../database/test-database.ts';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { openNewsWire } from '../jobs/news-wire.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { sha256OfText } from '../log/append-events.ts';
import { listChains, readLog } from '../log/read-log.ts';
import { createHttpServer } from '../road/server.ts';
import { ROOMS } from '../rooms.ts';
import type { Services } from '../services.ts';
import type { AccountProvider } from '../sign-in/accounts/account-provider.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { outboxMailer } from '../sign-in/mailer.ts';
import { makeSignInLink } from '../sign-in/make-sign-in-link.ts';
import { ensurePeople } from '../stores/people.ts';
import { loadServerSecret } from '../stores/secrets.ts';
import { readInPool } from '../workers/read-in-pool.ts';
import { openWorkerPool } from '../workers/worker-pool.ts';

export const ADMINISTRATOR = 'ada@office.example';

/** Somebody at a browser: signed in or not, with every answer checked against the contract. */
export type TestPerson = {
  readonly client: Client;
  readonly fetch: Fetch;
  /** What the browser would send as its cookie. */
  readonly cookie: () => string;
  /** Carries out a command that is meant to succeed. */
  readonly send: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>;
  /** Carries out a command that is meant to be refused, and answers the problem. */
  readonly refused: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<Problem>;
  readonly ask: <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<QueryOutput<Name>>;
  readonly upload: (
    slot: { readonly auditId: string; readonly kind: InputFileKind; readonly jurisdiction: string | null },
    file: { readonly name: string; readonly text: string },
  ) => Promise<UploadReport>;
  /** A GeoJSON file as the map of the office; answers the problem where it is refused. */
  readonly sendMap: (
    of: { readonly organizationId: string; readonly name: string },
    text: string | Uint8Array<ArrayBuffer>,
  ) => Promise<MapTaken | Problem>;
  readonly download: (address: string) => Promise<string>;
  readonly downloadBytes: (address: string) => Promise<Uint8Array>;
};

/** A whole server on a database of its own, for one test file. */
export type TestOffice = {
  readonly services: Services;
  readonly http: FastifyInstance;
  /** The database as the role that owns its tables, and as a superuser: for what the server itself cannot do. */
  readonly ownerTarget: DatabaseTarget;
  readonly superuserTarget: DatabaseTarget;
  readonly filesDirectory: string;
  readonly origin: string;
  readonly organizationId: string;
  /** The time as the server sees it; tests move it. */
  readonly clock: { now: Date };
  readonly nobody: () => TestPerson;
  readonly signedIn: (email: string) => Promise<TestPerson>;
  readonly startJobs: () => Promise<{ readonly stop: () => Promise<void> }>;
  readonly close: () => Promise<void>;
};

export async function openTestOffice(
  options: {
    readonly jobs: boolean;
    readonly organization?: string;
    readonly account?: AccountProvider;
    readonly support?: readonly string[];
  } = {
    jobs: true,
  },
): Promise<TestOffice> {
  const database = await createTestDatabase();
  const directory = await mkdtemp(path.join(tmpdir(), 'plumbline-office-'));
  const clock = { now: new Date('2026-11-10T09:00:00.000Z') };
  const blobs = openDiskBlobStore(directory);
  const workers = openWorkerPool({ filesDirectory: directory, threadsMax: 1 });
  const services: Services = {
    db: database.db,
    pool: database.pool,
    blobs,
    inputFiles: openInputFiles(readInPool(workers), { bytesMax: INPUT_BYTES_KEPT_MAX }),
    mailer: outboxMailer(() => undefined),
    workers,
    secret: await loadServerSecret(database.db),
    account: options.account,
    support: options.support ?? [],
    publicUrl: undefined,
    now: () => clock.now,
    rooms: ROOMS,
  };
  nameFilesOf(database.db, blobs);
  const organizationId = await enterOffice(services, {
    organization: options.organization ?? 'Org',
    defaultState: 'CA',
    administrators: [{ email: ADMINISTRATOR, name: 'Ada Warren' }],
  });
  const wire = await openNewsWire(services.pool);
  const config = {
    databaseUrl: undefined,
    ownerDatabaseUrl: undefined,
    dataDirectory: directory,
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    trustProxy: false,
    uploadBytesMax: 1_000_000,
    mail: undefined,
    account: undefined,
    office: undefined,
    support: options.support ?? [],
    logLevel: 'error',
  } as const;
  const http = await createHttpServer(services, config, wire);
  const origin = await http.listen({ host: '127.0.0.1', port: 0 });
  const running: { stop: () => Promise<void> }[] = [];
  const startJobs = async () => {
    const jobs = await runJobs(services, { report: (line) => process.stderr.write(`${line}\n`) });
    running.push(jobs);
    return jobs;
  };
  if (options.jobs) await startJobs();
  return {
    services,
    http,
    ownerTarget: database.ownerTarget,
    superuserTarget: database.superuserTarget,
    filesDirectory: directory,
    origin,
    organizationId,
    clock,
    nobody: () => personAt(origin),
    async signedIn(email) {
      const people = await ensurePeople(services.db, [{ email }], clock.now);
      const personId = people.get(email);
      assert(personId !== undefined, 'whoever was entered is there', email);
      const made = { organizationId, subject: { kind: 'person', personId }, at: clock.now } as const;
      const token = await services.db.transaction().execute((tx) => makeSignInLink(tx, made));
      const person = personAt(origin);
      await person.send('sign-in-with-link', { token });
      return person;
    },
    startJobs,
    async close() {
      const closing = http.close();
      // A browser may hold a line that it no longer uses.
      http.server.closeAllConnections();
      await closing;
      for (const jobs of running) await jobs.stop();
      await wire.close();
      await services.workers.close();
      await assertEventsFit(services.db);
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Whatever a test did: what is sealed in the log is what its schemas say, to the letter. Some tests break chains. */
async function assertEventsFit(db: Services['db']): Promise<void> {
  for (const chain of await listChains(db)) {
    const entries = await readLog(db, chain.id);
    if (!checkChain(entries, sha256OfText).ok) continue;
    for (const entry of entries) {
      const read = readStoredEvent(chain.id, entry);
      assert(read.ok, 'every event in the log fits its schema', { chain: chain.id, problem: read, body: entry.body });
    }
  }
}

/** A browser of its own: it keeps its cookie, and sends the header that our pages send. */
export function personAt(origin: string, signedInWith = ''): TestPerson {
  const cookies = new Map<string, string>();
  for (const pair of signedInWith.split('; ')) keepCookie(cookies, pair);
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const fetchWithCookie: Fetch = async (address, request) => {
    const headers = new Headers(request.headers);
    if (cookies.size > 0) headers.set('cookie', cookie());
    const response = await fetch(address, { ...request, headers });
    for (const set of response.headers.getSetCookie()) keepCookie(cookies, set.split(';')[0] ?? '');
    return response;
  };
  const client = createClient(fetchWithCookie, origin);
  const downloaded = async (address: string): Promise<Uint8Array> => {
    const response = await fetchWithCookie(`${origin}${address}`, { method: 'GET' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    assert(response.ok, `${address} is answered`, response.ok ? undefined : new TextDecoder().decode(bytes));
    return bytes;
  };
  return {
    client,
    fetch: fetchWithCookie,
    cookie,
    async send(name, input) {
      const answer = await client.send(name, input, randomUUID());
      assert(answer.ok, `${name} succeeds`, answer);
      return answer.value;
    },
    async refused(name, input) {
      const answer = await client.send(name, input, randomUUID());
      assert(!answer.ok, `${name} is refused`, answer);
      return answer.error;
    },
    async ask(name, input) {
      const answer = await client.ask(name, input);
      assert(answer.ok, `${name} is answered`, answer);
      return answer.value;
    },
    async upload(slot, file) {
      const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
      const address = `${origin}${uploadAddress({ ...slot, name: file.name })}`;
      const response = await fetchWithCookie(address, { method: 'POST', headers, body: file.text });
      const body: unknown = await response.json();
      assert(response.ok, 'the upload is taken', body);
      // The report's schema is checked by the test of the route.
      return body as UploadReport;
    },
    async sendMap(of, text) {
      const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
      const address = `${origin}${officeMapAddress(of)}`;
      const response = await fetchWithCookie(address, { method: 'POST', headers, body: text });
      const body: unknown = await response.json();
      return response.ok ? MapTakenSchema.parse(body) : ProblemSchema.parse(body);
    },
    async download(address) {
      return new TextDecoder().decode(await downloaded(address));
    },
    downloadBytes: downloaded,
  };
}

function keepCookie(cookies: Map<string, string>, pair: string): void {
  const [name = '', ...value] = pair.split('=');
  if (name !== '') cookies.set(name, value.join('='));
}
