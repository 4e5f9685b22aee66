import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { connect } from '../database/connect.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { RESEALED, UNGUARDED } from '../testing/alteration.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { tryAlteration } from '../testing/try-alteration.ts';
import { atTamarack } from './load-tamarack.ts';
import { planAudit } from './plan-audit.ts';
import { openScenarioRooms } from './scenario-rooms.ts';

/* Somebody who holds the whole database alters the record of a county that is nowhere: whoever checks it is told which entry was altered. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

describe('B9 SB-16 tampering with the record of a room', () => {
  const room = roomOf('Altered');
  const chain = () => ballotChain(room.place());
  const ofRoom = () => `chain = '${chain()}'`;
  const superuser = connect(office.superuserTarget);
  afterAll(() => superuser.disconnect());

  beforeAll(async () => {
    await room.load(() => commandsOf(county()));
    office.clock.now = new Date('2026-12-01T12:00:00Z');
  }, 120_000);

  /** What the check says of the chain of the room once it was altered; the alteration is taken back. */
  const found = async (sql: string) => {
    const differences = await tryAlteration(office, superuser, { name: sql, sql: `${UNGUARDED} ${sql}` }, 1);
    return differences.flatMap(({ kind, place, found: how }) =>
      place.startsWith(`chain ${chain()}`) ? [[kind, place, how]] : [],
    );
  };
  const entry = (number: number) => `chain ${chain()}: entry ${number}`;
  const check = async () => {
    const { db, blobs, now } = office.services;
    return checkInstallation({ db, blobs, now, ownsTheLog: false });
  };

  test('B9 SB-16 a: 287 made 288 in the form of P-04 is found at that entry; sealed anew it is found at the next', async () => {
    const entries = await readLog(office.services.db, chain());
    const at = entries.find(({ body }) => body.includes('"type":"form-entered"') && body.includes('"tabulated":287'));
    assert(at !== undefined, 'F-04 of P-04 was entered');
    const changed = `replace(body, '"tabulated":287', '"tabulated":288')`;
    const here = `${ofRoom()} and number = ${at.number}`;
    expect(await found(`update log_entry set body = ${changed} where ${here};`)).toEqual([
      ['log', entry(at.number), 'its content does not give its hash'],
    ]);
    const resealed = `with it as (select number, previous_hash, ${changed} as body from log_entry where ${here})
      update log_entry set body = it.body, hash = (select ${RESEALED} from it) from it where ${ofRoom()} and log_entry.number = it.number;`;
    expect(await found(resealed)).toEqual([['log', entry(at.number + 1), 'it does not follow the entry before it']]);
  }, 120_000);

  test('B9 SB-16 b: an entry that was taken out is missed at its number', async () => {
    expect(await found(`delete from log_entry where ${ofRoom()} and number = 500;`)).toEqual([
      ['log', entry(500), 'the entry after 499 has the number 501'],
    ]);
  }, 120_000);

  test('B9 SB-16 c: two entries that change places are found at the first of them', async () => {
    const move = (from: number, to: number) =>
      `update log_entry set number = ${to} where ${ofRoom()} and number = ${from};`;
    const [swapped] = await found(`${move(77, 9_000_077)} ${move(78, 77)} ${move(9_000_077, 78)}`);
    expect(swapped?.slice(0, 2)).toEqual(['log', entry(77)]);
  }, 120_000);

  test('B9 SB-16 f: a file that was put in the place of another is found by its fingerprint', async () => {
    const { electionId, jurisdiction } = room.place();
    const ada = await office.signedIn(ADMINISTRATOR);
    const [contest] = POLLING.contests;
    assert(contest !== undefined, 'the practice election has contests');
    const auditId = await planAudit(office, ada, {
      name: 'Of the room',
      type: 'ballot-polling',
      ...POLLING,
      contests: [{ ...contest, totalBallots: 5960, jurisdictions: [jurisdiction] }],
      participants: () => `Jurisdiction,Admin Email\n${jurisdiction},${atTamarack('osei')}\n`,
      election: { kind: 'existing', electionId, startsFrom: null },
    });
    await room.freeze('osei');
    await (await room.signedIn('osei')).send('register-ballot-manifest', { auditId, jurisdiction });
    const sha256 = (await room.manifest('osei')).frozen[0]?.sha256 ?? '';
    const place = path.join(office.filesDirectory, sha256.slice(0, 2), sha256);
    const bytes = await readFile(place);
    // As many ballots, one moved from a batch to another: the same size.
    const other = bytes
      .toString('utf8')
      .replace('ED-P01-T1,512', 'ED-P01-T1,511')
      .replace('ED-P02-T1,431', 'ED-P02-T1,432');
    expect(other.length).toBe(bytes.length);
    expect(other).not.toBe(bytes.toString('utf8'));
    await writeFile(place, other);
    const { whole, differences } = await check();
    expect(whole).toBe(false);
    expect(differences.map(({ kind, place: where }) => [kind, where])).toEqual([['file', `file ${sha256}`]]);
    await writeFile(place, bytes);
  }, 120_000);

  test('B9 SB-16 put back, nothing differs, and the head of the log is named to be compared with what others wrote down', async () => {
    const { whole, differences, notKnown } = await check();
    expect([whole, differences]).toEqual([true, []]);
    const head = (await readLog(office.services.db, chain())).at(-1);
    assert(head !== undefined, 'the room has a log');
    expect(notKnown.filter((says) => says.includes(chain()) && says.includes(head.hash)).length).toBe(1);
    // The same number and fingerprint stand on the page for everybody.
    const page = await room.publicPage('quist');
    expect(page).toContain(`number ${head.number}, and its fingerprint begins with ${head.hash.slice(0, 16)}`);
  }, 120_000);
});
