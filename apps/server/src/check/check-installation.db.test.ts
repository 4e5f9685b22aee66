import process from 'node:process';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { ALTERATIONS, UNKNOWABLE } from '../testing/alterations.ts';
import { fillOffice } from '../testing/altered-office.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { FILE_ALTERATIONS, tryAlteration, tryFileAlteration } from '../testing/try-alteration.ts';
import { checkInstallation } from './check-installation.ts';

/** Each kind once; `npm run faults -- alterations` makes a thousand, with other rows and values each time round. */
const TIMES = Number(process.env.PLUMBLINE_ALTERATIONS ?? ALTERATIONS.length);

const office = await openTestOffice();
afterAll(() => office.close());
beforeAll(() => fillOffice(office), 120_000);

test('after a real course of events nothing differs, and every head is named for comparison elsewhere', async () => {
  const { db, blobs, now } = office.services;
  const report = await checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ whole: true, chains: 6 });
  const { rows } = await office.services.pool.query<{ id: string; hash: string }>(
    'select id, head_hash as hash from log_chain',
  );
  for (const { id, hash } of rows) {
    expect(report.notKnown.filter((one) => one.includes(id) && one.includes(hash))).toHaveLength(1);
  }
});

test('each way of altering the database that contradicts the log or the files is found and named', {
  timeout: 60_000 + TIMES * 2_000,
}, async () => {
  const superuser = connect(office.superuserTarget);
  const missed: string[] = [];
  for (let index = 0; index < TIMES; index += 1) {
    const alteration = ALTERATIONS[index % ALTERATIONS.length];
    assert(alteration !== undefined, 'there are alterations');
    const found = await tryAlteration(office, superuser, alteration, index + 1);
    if (found.some(({ place }) => alteration.named.test(place))) continue;
    missed.push(`${alteration.name}, seed ${index + 1}: ${found.map(({ place }) => place).join(' | ')}`);
  }
  await superuser.disconnect();
  expect(missed).toEqual([]);
});

test('what nothing stored here can tell makes no difference: it is said to be so instead', {
  timeout: 120_000,
}, async () => {
  const superuser = connect(office.superuserTarget);
  for (const [index, alteration] of UNKNOWABLE.entries()) {
    expect([alteration.name, ...(await tryAlteration(office, superuser, alteration, index + 1))]).toEqual([
      alteration.name,
    ]);
  }
  await superuser.disconnect();
});

test('a stored file that was changed, cut or removed is found by its name', async () => {
  for (const [index, how] of FILE_ALTERATIONS.entries()) {
    const { sha256, found } = await tryFileAlteration(office, how, index + 1);
    expect(found.map(({ place }) => place)).toContain(`file ${sha256}`);
  }
});
