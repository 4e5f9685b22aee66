import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, type Fetch } from '@plumbline/api';
import { assert } from '@plumbline/prelude';

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
  readonly client: Client;
  readonly fetch: Fetch;
  readonly cookie: () => string;
  readonly organizationId: string;
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
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}

export async function serveOffice(options: {
  readonly dataDirectory: string;
  /** Of a database elsewhere: for the role that the server runs as, and for the one that owns the tables. */
  readonly urls?: { readonly databaseUrl: string; readonly ownerDatabaseUrl: string };
}): Promise<ServedOffice> {
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PLUMBLINE_ORGANIZATION: 'Office',
    PLUMBLINE_ADMINISTRATORS: ADMINISTRATOR,
    ...(options.urls === undefined
      ? {}
      : { DATABASE_URL: options.urls.databaseUrl, PLUMBLINE_OWNER_DATABASE_URL: options.urls.ownerDatabaseUrl }),
  };
  const server = spawn(PROGRAM, ['serve', '--data', options.dataDirectory, '--port', '0'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(server);
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => {
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
  const browser = browserAt(origin);
  const organizationId = await signIn(browser.client);
  assert(server.pid !== undefined, 'a process that runs has a number');
  return {
    ...browser,
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

/** Keeps its cookie, and waits for no answer longer than `PATIENCE_MS`. */
function browserAt(origin: string): { readonly client: Client; readonly fetch: Fetch; readonly cookie: () => string } {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies.values()].join('; ');
  const fetchWithCookie: Fetch = async (address, request) => {
    const headers = new Headers(request.headers);
    if (cookies.size > 0) headers.set('cookie', cookie());
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), ...request, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.split('=')[0] ?? '', pair);
    }
    return response;
  };
  return { client: createClient(fetchWithCookie, origin), fetch: fetchWithCookie, cookie };
}

async function signIn(client: Client): Promise<string> {
  const send = async (name: 'request-sign-in-code' | 'sign-in-with-code', input: { email: string; code: string }) => {
    const answer = await client.send(name, input, crypto.randomUUID());
    assert(answer.ok, `${name} succeeds`, answer);
  };
  await send('request-sign-in-code', { email: ADMINISTRATOR, code: '' });
  const outbox = await client.ask('outbox', {});
  assert(outbox.ok, 'the outbox is shown', outbox);
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b|\b\d{6}\b/.exec(outbox.value.messages[0]?.text ?? '')?.[0] ?? '';
  await send('sign-in-with-code', { email: ADMINISTRATOR, code });
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
  const plan = { auditType: 'ballot-polling', method: 'bravo', compatibility: false } as const;
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
