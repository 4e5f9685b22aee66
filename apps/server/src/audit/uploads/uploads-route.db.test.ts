import { uploadAddress } from '@plumbline/api';
import type { InputFileKind } from '@plumbline/election';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER } from '../../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../../testing/test-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Uploads', type: 'ballot-polling', ...POLLING });
const jane = await office.signedIn(FIRST_MANAGER);
const omar = await office.signedIn(SECOND_MANAGER);

type Slot = { readonly auditId: string; readonly kind: InputFileKind; readonly jurisdiction: string | null };

async function put(person: TestPerson, slot: Slot, body = POLLING.manifests.J1 as string) {
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const address = `${office.origin}${uploadAddress({ ...slot, name: 'manifest.csv' })}`;
  const response = await person.fetch(address, { method: 'POST', headers, body });
  return {
    status: response.status,
    body: (await response.json()) as { readonly code?: string; readonly detail?: string },
  };
}

async function uploadsKept(): Promise<number> {
  const { rows } = await office.services.pool.query<{ count: string }>('select count(*) from upload');
  return Number(rows[0]?.count);
}

const J1: Slot = { auditId, kind: 'manifest', jurisdiction: 'J1' };

test('a manager uploads for their own county, and not for another', async () => {
  const before = await uploadsKept();
  expect(await put(omar, J1)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect(await put(office.nobody(), J1)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  const stranger = await office.signedIn('stranger@elsewhere.example');
  expect(await put(stranger, J1)).toMatchObject({ status: 404 });
  expect(await uploadsKept()).toBe(before);
  expect((await put(jane, J1)).status).toBe(200);
  expect((await put(omar, { ...J1, jurisdiction: 'J3' })).status).toBe(200);
  expect((await put(ada, J1)).status).toBe(200);
  expect(await uploadsKept()).toBe(before + 3);
});

test('the list of participants is the administrator’s to upload, for the whole audit', async () => {
  const participants: Slot = { auditId, kind: 'participants', jurisdiction: null };
  expect(await put(jane, participants)).toMatchObject({ status: 403 });
  expect(
    await put(ada, participants, POLLING.participants({ first: FIRST_MANAGER, second: SECOND_MANAGER })),
  ).toMatchObject({
    status: 200,
  });
});

test('a file that has no place is not found: participants of a county, a manifest of none', async () => {
  expect(await put(ada, { auditId, kind: 'participants', jurisdiction: 'J1' })).toMatchObject({ status: 404 });
  expect(await put(ada, { ...J1, jurisdiction: null })).toMatchObject({ status: 404 });
});

test('what was found in a file is told to those who may upload it, and to nobody else', async () => {
  const { uploadId } = await jane.upload(J1, { name: 'my manifest.csv', text: 'Batch Name,Number of Ballots\n1,-5\n' });
  const address = `${office.origin}/api/uploads/${uploadId}/issues.csv`;
  for (const person of [jane, ada]) {
    const response = await person.fetch(address, { method: 'GET' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('problems in my manifest.csv.csv');
    expect(await response.text()).toContain('NEGATIVE_NUMBER');
  }
  expect((await omar.fetch(address, { method: 'GET' })).status).toBe(403);
  expect((await office.nobody().fetch(address, { method: 'GET' })).status).toBe(401);
  for (const unknown of ['00000000-0000-4000-8000-000000000000', 'no-identifier']) {
    const response = await ada.fetch(`${office.origin}/api/uploads/${unknown}/issues.csv`, { method: 'GET' });
    expect(response.status).toBe(404);
  }
});

test('a file that is empty or too large is refused with what to do, and nothing is kept', async () => {
  const before = await uploadsKept();
  expect(await put(jane, J1, '')).toMatchObject({
    status: 400,
    body: { code: 'upload-empty', detail: 'Check that the file was saved, then choose it again.' },
  });
  const tooLarge = await put(jane, J1, 'x'.repeat(1_000_001));
  expect(tooLarge).toMatchObject({
    status: 413,
    body: { code: 'too-large', detail: 'Files of this kind hold at most 1 MB. Check that it is the right file.' },
  });
  expect(await uploadsKept()).toBe(before);
});

test('what is asked for is checked: an audit, a kind of file and a name', async () => {
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  for (const query of [
    `auditId=1&kind=manifest&jurisdiction=J1&name=m.csv`,
    `auditId=${auditId}&kind=ballots&jurisdiction=J1&name=m.csv`,
    `auditId=${auditId}&kind=manifest&jurisdiction=J1&name=`,
  ]) {
    const response = await ada.fetch(`${office.origin}/api/uploads?${query}`, { method: 'POST', headers, body: 'x' });
    expect(response.status).toBe(400);
  }
});

test('a file goes by its name in one line, without what stands around it, and by one of 255 characters at most', async () => {
  const named = async (name: string) => {
    const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
    const address = `${office.origin}${uploadAddress({ ...J1, name })}`;
    const response = await jane.fetch(address, { method: 'POST', headers, body: POLLING.manifests.J1 });
    return [response.status, ((await response.json()) as { readonly name?: string }).name];
  };
  expect(await named('  my\nmanifest.csv ')).toEqual([200, 'my manifest.csv']);
  const longest = `${'m'.repeat(251)}.csv`;
  expect(await named(longest)).toEqual([200, longest]);
  expect((await named(`m${longest}`))[0]).toBe(400);
  expect((await named(' \n '))[0]).toBe(400);
});
