import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type UploadHeld,
  type UploadReport,
  uploadEndAddress,
  uploadHeldAddress,
  uploadPartAddress,
} from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { Finding } from './main.ts';
import { type ServedOffice, scratchDirectory, serveOffice } from './served-office.ts';
import { planLargeAudit, type Visitor } from './visitor.ts';
import { described, isFelt, whileOthersLook } from './while-others-look.ts';

const BYTES = 5_000_000_000;
/** As the pages send them. */
const PART_BYTES = 8 * 1024 * 1024;
const CUTS = 20;
const OTHERS = { msMax: 200, ratioMax: 2 } as const;
const MEBIBYTES_MORE_MAX = 50;
const MANAGER = 'jane@counties.example';
const OTHER = 'omar@elsewhere.example';
const PATIENCE_MS = 900_000;
const QUIET_MS = 10_000;

/**
 * A file of 5 GB that comes in parts: its line is cut at twenty places, and in the middle the server is started again. Its content is no
 * export of any system, so that what is measured is how it arrives.
 */
export async function largeUpload(): Promise<readonly Finding[]> {
  const dataDirectory = scratchDirectory();
  const first = await serveOffice({ dataDirectory, measured: true, patienceMs: PATIENCE_MS });
  const idle = await serveOffice({ dataDirectory: scratchDirectory(), patienceMs: PATIENCE_MS });
  const auditId = await planLargeAudit(first, first.administrator, {
    name: 'Large',
    jurisdictions: ['County'],
    manager: MANAGER,
    auditType: 'ballot-comparison',
  });
  for (const one of [first, idle]) {
    await planLargeAudit(one, one.administrator, { name: 'Another', jurisdictions: ['Elsewhere'], manager: OTHER });
  }
  const [jane, omar, elsewhere] = [
    await first.signedIn(MANAGER),
    await first.signedIn(OTHER),
    await idle.signedIn(OTHER),
  ];
  const file = { auditId, kind: 'cvrs', jurisdiction: 'County', name: 'records.csv', bytes: BYTES } as const;
  const upload = { jane, whole: { ...file, file: digestOf('the same file') }, sent: 0, cuts: 0 };
  await sleep(QUIET_MS);
  const memory = watchMemory(first);
  const half = await whileOthersLook({ office: first, dataDirectory, omar, elsewhere }, () =>
    sendUntil(first, upload, BYTES / 2),
  );
  const more = await memory.stop();
  first.signal('SIGTERM');
  await first.ended(PATIENCE_MS);
  const again = await serveOffice({ dataDirectory, measured: true, patienceMs: PATIENCE_MS });
  const omarAgain = await again.signedIn(OTHER);
  await omarAgain.client.ask('home', {});
  await sleep(QUIET_MS);
  const began = watchMemory(again);
  const rest = await whileOthersLook({ office: again, dataDirectory, omar: omarAgain, elsewhere }, async () => {
    await sendUntil(again, upload, BYTES);
    const end = uploadEndAddress({ ...upload.whole, uploadId: randomUUID() });
    return ask<UploadReport>(again, jane, 'POST', end);
  });
  const moreAgain = await began.stop();
  const twice = upload.sent - BYTES;
  return [
    {
      demand: `of ${BYTES} bytes, cut at ${CUTS} places and by a server that starts again, at most one part is sent again each time`,
      found: `${upload.cuts} cuts; ${twice} bytes were sent more than once`,
      holds: upload.cuts === CUTS && twice <= (CUTS + 1) * PART_BYTES,
    },
    {
      demand: 'what arrived is what was sent',
      found: `SHA-256 ${rest.result.sha256}, ${rest.result.bytes} bytes`,
      holds: rest.result.sha256 === digestOfWhole() && rest.result.bytes === BYTES,
    },
    {
      demand: `the server holds at most ${MEBIBYTES_MORE_MAX} MiB more meanwhile`,
      found: `${more} MiB before it was started again, ${moreAgain} MiB after`,
      holds: Math.max(more, moreAgain) <= MEBIBYTES_MORE_MAX,
    },
    ...[half, rest].map((seen, index) => ({
      demand: `others' first page takes at most ${OTHERS.msMax} ms (95 of 100), or ${OTHERS.ratioMax} times as long as at an idle server (${index === 0 ? 'first' : 'second'} half)`,
      found: described(seen),
      holds: !isFelt(seen, OTHERS),
    })),
  ];
}

type Upload = {
  readonly jane: Visitor;
  readonly whole: Parameters<typeof uploadHeldAddress>[0];
  sent: number;
  cuts: number;
};

/** Sends parts until so much has arrived; every so often the line is cut within one. */
async function sendUntil(office: ServedOffice, upload: Upload, until: number): Promise<void> {
  const { jane, whole } = upload;
  let { held } = await ask<UploadHeld>(office, jane, 'GET', uploadHeldAddress(whole));
  while (held < until) {
    const part = bytesFrom(held, Math.min(held + PART_BYTES, BYTES));
    const address = uploadPartAddress({ ...whole, offset: held });
    if (upload.cuts < CUTS && held >= (upload.cuts * BYTES) / CUTS) {
      upload.cuts += 1;
      const bytes = Number.parseInt(digestOf(`cut ${upload.cuts}`).slice(0, 8), 16) % part.byteLength;
      await cutAfter(office, jane, { address, part, bytes });
      upload.sent += bytes;
      ({ held } = await ask<UploadHeld>(office, jane, 'GET', uploadHeldAddress(whole)));
      continue;
    }
    const told = await ask<UploadHeld>(office, jane, 'PUT', address, part).catch(() => undefined);
    upload.sent += part.byteLength;
    // What came of a part that was cut may have been counted after it was asked: then this one is refused before it is read, and the line with it.
    ({ held } = told ?? (await ask<UploadHeld>(office, jane, 'GET', uploadHeldAddress(whole))));
  }
}

async function ask<Body>(
  { origin }: ServedOffice,
  { fetch }: Visitor,
  method: string,
  address: string,
  body: Uint8Array<ArrayBuffer> | null = null,
): Promise<Body> {
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const response = await fetch(`${origin}${address}`, { method, headers, body });
  const answer: unknown = await response.json();
  assert(response.ok, 'a part is taken', answer);
  // The answers' schemas are checked by the test of the route.
  return answer as Body;
}

async function cutAfter(
  { origin }: ServedOffice,
  { cookie }: Visitor,
  { address, part, bytes }: { readonly address: string; readonly part: Uint8Array; readonly bytes: number },
): Promise<void> {
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream', cookie: cookie() };
  const sending = request(`${origin}${address}`, {
    method: 'PUT',
    headers: { ...headers, 'content-length': part.byteLength },
  });
  sending.on('error', () => undefined);
  const closed = new Promise((resolve) => sending.once('close', resolve));
  await new Promise<void>((resolve) => sending.write(part.subarray(0, bytes), () => resolve()));
  sending.destroy();
  await closed;
}

/** The largest resident size beyond what it was, in MiB, looked at four times a second. */
function watchMemory(office: ServedOffice): { readonly stop: () => Promise<number> } {
  let isDone = false;
  const watching = (async () => {
    const before = residentBytes(office.processId);
    let most = before;
    while (!isDone) {
      most = Math.max(most, residentBytes(office.processId));
      await sleep(250);
    }
    return Math.round((most - before) / 2 ** 20);
  })();
  return {
    stop() {
      isDone = true;
      return watching;
    },
  };
}

function residentBytes(processId: number): number {
  const [, resident = '0'] = readFileSync(`/proc/${processId}/statm`, 'utf8').split(' ');
  return Number(resident) * 4096;
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The bytes of the file from one place to another: numbers of eight bytes that count on, so that no two parts are alike. */
function bytesFrom(from: number, to: number): Uint8Array<ArrayBuffer> {
  const first = Math.floor(from / 8);
  const numbers = new Float64Array(Math.ceil(to / 8) - first);
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = first + index;
  return new Uint8Array(numbers.buffer, from - 8 * first, to - from);
}

function digestOfWhole(): string {
  const digest = createHash('sha256');
  for (let at = 0; at < BYTES; at += PART_BYTES) digest.update(bytesFrom(at, Math.min(at + PART_BYTES, BYTES)));
  return digest.digest('hex');
}
