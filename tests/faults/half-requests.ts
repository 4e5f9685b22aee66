import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveAddress, uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { Finding } from './main.ts';
import { PATIENCE_MS, type ServedOffice, scratchDirectory, serveOffice } from './served-office.ts';

const HALF_MS_MAX = 60_000;
const STREAMS_TRIED = 1_200;
const STREAMS_MAX = 50;
const STOP_MS_MAX = 10_000;

/** Requests that begin and never end, and more streams than anybody reads. */
export async function halfRequests(): Promise<readonly Finding[]> {
  const office = await serveOffice({ dataDirectory: scratchDirectory() });
  const auditId = await makeAudit(office);
  const halves = await Promise.all(
    Object.entries(beginnings(office, auditId)).map((one) => begin(office.port, ...one)),
  );
  const closed = await Promise.all(halves.map(({ closedAfter }) => closedAfter(HALF_MS_MAX)));
  const findings: Finding[] = halves.map(({ name }, index) => {
    const after = closed[index];
    return {
      demand: `${name} is given up within ${HALF_MS_MAX / 1000} s`,
      found: after === undefined ? `it is still open after ${HALF_MS_MAX} ms` : `after ${after} ms`,
      holds: after !== undefined,
    };
  });
  const streams = await openStreams(office, auditId);
  findings.push({
    demand: `one session holds no more than ${STREAMS_MAX} streams`,
    found: `${streams.accepted} of ${STREAMS_TRIED} were opened; the others were answered ${streams.refused}`,
    holds: streams.accepted <= STREAMS_MAX && streams.accepted > 0,
  });
  await Promise.all(Object.entries(beginnings(office, auditId)).map((one) => begin(office.port, ...one)));
  await sleep(200);
  office.signal('SIGTERM');
  const ending = await office.ended(PATIENCE_MS);
  streams.close();
  findings.push({
    demand: `with all of them open, SIGTERM ends the server within ${STOP_MS_MAX / 1000} s`,
    found:
      ending === undefined
        ? `it still ran after ${PATIENCE_MS} ms`
        : `exit code ${ending.code} after ${ending.afterMs} ms`,
    holds: ending !== undefined && ending.afterMs <= STOP_MS_MAX,
  });
  return findings;
}

function beginnings(office: ServedOffice, auditId: string): Readonly<Record<string, string>> {
  const upload = uploadAddress({ auditId, kind: 'participants', jurisdiction: null, name: 'participants.csv' });
  const head = `Host: 127.0.0.1:${office.port}\r\nx-plumbline: 1\r\nCookie: ${office.cookie()}\r\n`;
  return {
    'a connection on which nothing is said': '',
    'half a request head': 'GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept',
    'half a command': `POST /api/commands/sign-out HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half":`,
    'half an upload': `POST ${upload} HTTP/1.1\r\n${head}Content-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nJurisdiction,`,
  };
}

async function begin(port: number, name: string, text: string) {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const began = performance.now();
  let closedMs: number | undefined;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closedMs = Math.round(performance.now() - began);
  });
  socket.resume();
  socket.write(text);
  return {
    name,
    async closedAfter(milliseconds: number): Promise<number | undefined> {
      while (closedMs === undefined && performance.now() - began < milliseconds) await sleep(100);
      return closedMs;
    },
  };
}

async function openStreams(office: ServedOffice, auditId: string) {
  const stopping = new AbortController();
  const statuses: number[] = [];
  // A stream that nobody holds is closed when its memory is wanted back.
  const held: Response[] = [];
  for (let opened = 0; opened < STREAMS_TRIED; opened += 50) {
    const batch = Array.from({ length: 50 }, async () => {
      const request = { method: 'GET', signal: stopping.signal };
      const response = await office.fetch(`${office.origin}${liveAddress(auditId)}`, request);
      statuses.push(response.status);
      held.push(response);
      if (response.status !== 200) await response.body?.cancel();
    });
    await Promise.all(batch);
  }
  const refused = [...new Set(statuses.filter((status) => status !== 200))].join(', ');
  return {
    accepted: held.filter(({ status }) => status === 200).length,
    refused,
    close: () => stopping.abort(),
  };
}

async function makeAudit(office: ServedOffice): Promise<string> {
  const plan = { auditType: 'ballot-polling', method: 'bravo', compatibility: false } as const;
  const input = { organizationId: office.organizationId, name: 'Half', ...plan };
  const answer = await office.client.send('create-audit', input, crypto.randomUUID());
  assert(answer.ok, 'the audit is created', answer);
  return answer.value.auditId;
}
