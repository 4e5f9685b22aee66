import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client, Fetch } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { doSecondStep, type KeptApps } from '../../apps/server/src/testing/sign-in-with-factor.ts';
import type { MemoryAsked, MemoryTold } from './tell-memory.ts';
import { type Visitor, visitorAt } from './visitor.ts';

/** Another checkout can be measured with the same script: `PLUMBLINE_PROGRAM=/elsewhere/bin/plumbline`. */
const PROGRAM = process.env.PLUMBLINE_PROGRAM ?? fileURLToPath(new URL('../../bin/plumbline', import.meta.url));
const ADMINISTRATOR = 'ada@office.example';
const START_MS_MAX = 60_000;
/** How long anything is waited for that ought to end by itself. */
export const PATIENCE_MS = 30_000;

/** `plumbline serve` in a process of its own, and somebody signed in to it. */
export type ServedOffice = {
  readonly origin: string;
  readonly port: number;
  readonly processId: number;
  /** The administrator's. */
  readonly client: Client;
  readonly fetch: Fetch;
  readonly cookie: () => string;
  readonly administrator: Visitor;
  readonly organizationId: string;
  /** Somebody else who was given something to manage, by the code that the outbox shows. */
  readonly signedIn: (email: string) => Promise<Visitor>;
  /** What the process holds and has computed; the server must have been started to be `measured`. */
  readonly memory: (asked: MemoryAsked) => Promise<MemoryTold>;
  /** How it ended and after how many milliseconds from now, or nothing if it still runs after `milliseconds`. */
  readonly ended: (milliseconds: number) => Promise<Ending | undefined>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** What it has written so far. */
  readonly output: () => string;
};

export type Ending = { readonly code: number | null; readonly signal: string | null; readonly afterMs: number };

const started: ChildProcess[] = [];
const directories: string[] = [];

/** A directory of its own, which PostgreSQL's user may enter when we are root. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-faults-'));
  chmodSync(directory, 0o711);
  directories.push(directory);
  return directory;
}

/** Ends what was started here, and nothing else. */
export async function clearAway({ keepDirectories = false } = {}): Promise<void> {
  for (const server of started.splice(0)) {
    if (server.exitCode !== null || server.signalCode !== null) continue;
    server.kill('SIGTERM');
    if ((await endOf(server, PATIENCE_MS)) === undefined) server.kill('SIGKILL');
  }
  if (keepDirectories) return;
  for (const directory of directories.splice(0)) {
    rmSync(directory, { recursive: true, force: true });
    rmSync(appsFile(directory), { force: true });
  }
}

export async function serveOffice(options: {
  readonly dataDirectory: string;
  /** Of a database elsewhere: for the role that the server runs as, and for the one that owns the tables. */
  readonly urls?: { readonly databaseUrl: string; readonly ownerDatabaseUrl: string };
  readonly measured?: true;
  readonly patienceMs?: number;
}): Promise<ServedOffice> {
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PLUMBLINE_ORGANIZATION: 'Office',
    PLUMBLINE_ADMINISTRATORS: ADMINISTRATOR,
    ...(options.urls === undefined
      ? {}
      : { DATABASE_URL: options.urls.databaseUrl, PLUMBLINE_OWNER_DATABASE_URL: options.urls.ownerDatabaseUrl }),
    ...(options.measured === undefined
      ? {}
      : { NODE_OPTIONS: `--import=${new URL('tell-memory.ts', import.meta.url)}` }),
  };
  const server = spawn(PROGRAM, ['serve', '--data', options.dataDirectory, '--port', '0'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', options.measured === undefined ? 'ignore' : 'ipc'],
  });
  started.push(server);
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const deadline = Date.now() + START_MS_MAX;
  let origin: string | undefined;
  while (origin === undefined) {
    assert(server.exitCode === null && Date.now() < deadline, 'the server starts', said);
    await sleep(50);
    origin = /Plumbline is at (http:\S+)/.exec(said)?.[1];
  }
  const address = origin;
  const { patienceMs = PATIENCE_MS } = options;
  const signedIn = async (email: string) => {
    const visitor = visitorAt(address, { patienceMs });
    await signIn(visitor.client, email, options.dataDirectory);
    return visitor;
  };
  const administrator = await signedIn(ADMINISTRATOR);
  const organizationId = await organizationOf(administrator.client);
  assert(server.pid !== undefined, 'a process that runs has a number');
  return {
    client: administrator.client,
    fetch: administrator.fetch,
    cookie: administrator.cookie,
    administrator,
    signedIn,
    memory: (asked) => memoryOf(server, asked),
    origin,
    port: Number(new URL(origin).port),
    processId: server.pid,
    organizationId,
    ended: (milliseconds) => endOf(server, milliseconds),
    signal: (signal) => void server.kill(signal),
    output: () => said,
  };
}

async function endOf(server: ChildProcess, milliseconds: number): Promise<Ending | undefined> {
  const began = performance.now();
  while (performance.now() - began < milliseconds) {
    const { exitCode: code, signalCode: signal } = server;
    if (code !== null || signal !== null) return { code, signal, afterMs: Math.round(performance.now() - began) };
    await sleep(20);
  }
  return undefined;
}

async function memoryOf(server: ChildProcess, asked: MemoryAsked): Promise<MemoryTold> {
  const told = once(server, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
  server.send(asked);
  const [memory] = await told;
  // `tell-memory.ts` sends nothing else.
  return memory as MemoryTold;
}

/** The authenticator apps of an office, beside its data: another process may have laid it. */
function appsFile(dataDirectory: string): string {
  return `${dataDirectory}-apps.json`;
}

async function signIn(client: Client, email: string, dataDirectory: string): Promise<void> {
  const file = appsFile(dataDirectory);
  const apps: KeptApps = new Map(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  const send = async (name: 'request-sign-in-code' | 'sign-in-with-code', input: { email: string; code: string }) => {
    const answer = await client.send(name, input, crypto.randomUUID());
    assert(answer.ok, `${name} succeeds`, answer);
  };
  await send('request-sign-in-code', { email, code: '' });
  const outbox = await client.ask('outbox', {});
  assert(outbox.ok, 'the outbox is shown', outbox);
  const message = outbox.value.messages.find(({ to }) => to === email)?.text ?? '';
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b|\b\d{6}\b/.exec(message)?.[0] ?? '';
  await send('sign-in-with-code', { email, code });
  await doSecondStep(client, email, apps);
  writeFileSync(file, JSON.stringify([...apps]));
}

async function organizationOf(client: Client): Promise<string> {
  const home = await client.ask('home', {});
  assert(home.ok, 'the start page is answered', home);
  return home.value.organizations[0]?.organizationId ?? '';
}

/** Creates an audit; how the server answered: `done`, or the problem's code and its sentence. */
export async function createAudit(
  office: ServedOffice,
  asked: { readonly name: string; readonly commandId: string },
): Promise<string> {
  const { organizationId } = office;
  const plan = { auditType: 'ballot-polling', method: 'bravo', compatibility: false, twoPersons: false } as const;
  const answer = await office.client.send(
    'create-audit',
    { organizationId, name: asked.name, ...plan },
    asked.commandId,
  );
  return answer.ok ? 'done' : `${answer.error.status} ${answer.error.code}: ${answer.error.detail}`;
}

/** How often each answer was given, the most frequent first. */
export function tally(answers: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([answer, count]) => `${count} × ${answer}`);
  return lines.join('; ');
}
