import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import {
  type UploadHeld,
  type UploadReport,
  uploadEndAddress,
  uploadHeldAddress,
  uploadPartAddress,
} from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER } from '../../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../../testing/test-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Parts', type: 'ballot-polling', ...POLLING });
const jane = await office.signedIn(FIRST_MANAGER);
const omar = await office.signedIn(SECOND_MANAGER);

const SLOT = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
const CONTENT = Buffer.from(
  ['Batch Name,Number of Ballots', ...Array.from({ length: 40_000 }, (_, index) => `Batch ${index},25`), ''].join('\n'),
);
const digestOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const FILE = digestOf('size, time, start and end');
const WHOLE = { ...SLOT, name: 'large manifest.csv', bytes: CONTENT.byteLength, file: FILE };
const HEADERS = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };

async function answerOf<Body>(person: TestPerson, method: string, address: string, body?: Uint8Array<ArrayBuffer>) {
  const response = await person.fetch(`${office.origin}${address}`, { method, headers: HEADERS, body: body ?? null });
  return { status: response.status, body: (await response.json()) as Body };
}

const heldBy = async (person: TestPerson, of: Parameters<typeof uploadHeldAddress>[0] = WHOLE) =>
  (await answerOf<UploadHeld>(person, 'GET', uploadHeldAddress(of))).body.held;
const add = (
  person: TestPerson,
  offset: number,
  bytes: Uint8Array,
  of: Parameters<typeof uploadHeldAddress>[0] = WHOLE,
) => answerOf<UploadHeld>(person, 'PUT', uploadPartAddress({ ...of, offset }), new Uint8Array(bytes));
const end = (person: TestPerson, uploadId: string, of = WHOLE) =>
  answerOf<UploadReport & { readonly code?: string }>(person, 'POST', uploadEndAddress({ ...of, uploadId }));

/** Announces a part and cuts the line after so many bytes of it. */
async function cutAfter(person: TestPerson, offset: number, part: Uint8Array, bytes: number): Promise<void> {
  const sending = request(`${office.origin}${uploadPartAddress({ ...WHOLE, offset })}`, {
    method: 'PUT',
    headers: { ...HEADERS, cookie: person.cookie(), 'content-length': part.byteLength },
  });
  sending.on('error', () => undefined);
  await new Promise<void>((resolve) => sending.write(part.subarray(0, bytes), () => resolve()));
  const closed = new Promise((resolve) => sending.once('close', resolve));
  sending.destroy();
  await closed;
}

const incoming = () => readdirSync(path.join(office.filesDirectory, 'incoming'));

test('a file cut at twenty places arrives whole, and each cut costs one part at most', async () => {
  const PART = 16_384;
  // Twenty places, spread by the digits of a digest.
  const places = Array.from({ length: 20 }, (_, index) => Number.parseInt(digestOf(`cut ${index}`).slice(0, 8), 16));
  let cuts = 0;
  let sent = 0;
  let held = await heldBy(jane);
  for (let step = 0; held < CONTENT.byteLength; step += 1) {
    const part = CONTENT.subarray(held, held + PART);
    const place = places[cuts];
    if (place !== undefined && step % 2 === 0) {
      cuts += 1;
      const bytes = place % part.byteLength;
      await cutAfter(jane, held, part, bytes);
      sent += bytes;
      held = await heldBy(jane);
      continue;
    }
    const added = await add(jane, held, part);
    expect(added.status).toBe(200);
    sent += part.byteLength;
    held = added.body.held;
  }
  expect(cuts).toBe(20);
  expect(sent).toBeLessThanOrEqual(CONTENT.byteLength + cuts * PART);
  const uploadId = '11111111-1111-4111-8111-111111111111';
  const { status, body } = await end(jane, uploadId);
  expect(status).toBe(200);
  expect(body).toMatchObject({ uploadId, sha256: digestOf(CONTENT), bytes: CONTENT.byteLength, accepted: true });
  expect(incoming()).toEqual([]);

  // Its answer was lost: the same again is the same upload.
  expect((await end(jane, uploadId)).body).toEqual(body);
  // The same name for another upload, or from somebody else, is none.
  expect((await end(ada, uploadId)).status).toBe(404);
  expect((await end(jane, uploadId, { ...WHOLE, kind: 'manifest', name: 'other.csv' })).body.uploadId).toBe(uploadId);
  // Nor is it one of another county, kind or audit, though she may upload there.
  const elsewhere = await planAudit(office, ada, { name: 'Other parts', type: 'ballot-polling', ...POLLING });
  for (const change of [{ jurisdiction: 'J2' }, { kind: 'cvrs' }, { auditId: elsewhere }]) {
    const answered = await end(jane, uploadId, { ...WHOLE, ...change } as typeof WHOLE);
    expect(answered).toMatchObject({ status: 404, body: { code: 'not-found' } });
  }
});

test('two who ask for the end at once are answered the same, and it is one upload', async () => {
  await add(jane, 0, CONTENT);
  const uploadId = '22222222-2222-4222-8222-222222222222';
  const [first, second] = await Promise.all([end(jane, uploadId), end(jane, uploadId)]);
  expect(first.status).toBe(200);
  expect(second).toEqual(first);
  const { rows } = await office.services.pool.query<{ count: number }>(
    'select count(*)::int from upload where id = $1',
    [uploadId],
  );
  expect(rows[0]?.count).toBe(1);
});

test('an end that comes too early says so, and what has arrived is kept', async () => {
  await add(jane, 0, CONTENT.subarray(0, 1_000));
  const early = await end(jane, '33333333-3333-4333-8333-333333333333');
  expect(early).toMatchObject({ status: 400, body: { code: 'upload-interrupted' } });
  expect(await heldBy(jane)).toBe(1_000);
  expect((await add(jane, 1_000, CONTENT.subarray(1_000))).body.held).toBe(CONTENT.byteLength);
  expect((await end(jane, '33333333-3333-4333-8333-333333333333')).body.sha256).toBe(digestOf(CONTENT));
});

test('nobody meets another’s file: neither of the same county nor of another', async () => {
  await add(jane, 0, CONTENT.subarray(0, 1_000));
  expect(await heldBy(ada)).toBe(0);
  const address = uploadHeldAddress(WHOLE);
  expect((await answerOf(omar, 'GET', address)).status).toBe(403);
  expect((await add(omar, 1_000, CONTENT.subarray(1_000, 2_000))).status).toBe(403);
  expect((await end(omar, '44444444-4444-4444-8444-444444444444')).status).toBe(403);
  for (const [method, way] of [
    ['GET', address],
    ['PUT', uploadPartAddress({ ...WHOLE, offset: 0 })],
    ['POST', uploadEndAddress({ ...WHOLE, uploadId: '44444444-4444-4444-8444-444444444444' })],
  ] as const) {
    expect((await answerOf(office.nobody(), method, way)).status).toBe(401);
  }
  expect(await heldBy(jane)).toBe(1_000);
  await add(jane, 1_000, CONTENT.subarray(1_000));
  await end(jane, '44444444-4444-4444-8444-444444444445');
});

test('a file that is too large is refused at its first part, and a part beyond its end changes nothing', async () => {
  const large = { ...WHOLE, bytes: 1_000_001 };
  expect(await add(jane, 0, CONTENT.subarray(0, 1_000), large)).toMatchObject({
    status: 413,
    body: { code: 'too-large' },
  });
  const small = { ...WHOLE, bytes: 1_500 };
  expect((await add(jane, 0, CONTENT.subarray(0, 1_000), small)).body).toEqual({ held: 1_000 });
  expect((await add(jane, 1_000, CONTENT.subarray(0, 1_000), small)).body).toEqual({ held: 1_000 });
  expect(await heldBy(jane, small)).toBe(1_000);
});

test('a file that is sent beside others takes nothing of what has arrived of them', async () => {
  const [first, second] = [CONTENT.subarray(0, 500_000), CONTENT.subarray(0, 1_000)];
  const other = { ...WHOLE, name: 'the other manifest.csv' };
  const records = { ...WHOLE, kind: 'cvrs', name: 'records.csv' } as const;
  await add(jane, 0, first);
  await add(jane, 0, first, records);
  await add(jane, 0, second, other);
  expect(await Promise.all([WHOLE, records, other].map((of) => heldBy(jane, of)))).toEqual([500_000, 500_000, 1_000]);
  await add(jane, 500_000, CONTENT.subarray(500_000));
  expect((await end(jane, '55555555-5555-4555-8555-555555555555')).body.sha256).toBe(digestOf(CONTENT));
});

test('an end that names no upload is none', async () => {
  expect((await end(jane, 'no-identifier')).status).toBe(400);
});

test('what is asked for is checked: a size, a name of the content and a place', async () => {
  const around = [`file=0${FILE}`, `file=${FILE}0`, `file=${FILE.toUpperCase().replace(/[0-9]/g, 'A')}`];
  for (const wrong of ['bytes=0', 'bytes=1.5', 'file=short', ...around, 'offset=-1', 'offset=one', 'bytes=many']) {
    const address = `${uploadPartAddress({ ...WHOLE, offset: 0 })}&${wrong}`;
    const query = new URLSearchParams(address.split('?')[1]);
    const [name = '', value = ''] = wrong.split('=');
    query.set(name, value);
    expect((await answerOf(jane, 'PUT', `/api/uploads?${query.toString()}`)).status).toBe(400);
  }
});
