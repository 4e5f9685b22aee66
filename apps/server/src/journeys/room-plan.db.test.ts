import { documentAddress, type QueryOutput } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChains, readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound } from './plan-audit.ts';
import { planBatches, planPolling } from './plan-small-election.ts';

/* What an office plans for the room of a jurisdiction: supplies and people. */

const office = await openTestOffice();
afterAll(() => office.close());
const people: { ada?: TestPerson; jane?: TestPerson } = {};
const world = { auditId: '', batchesId: '' };

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Room');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  world.auditId = auditId;
  world.batchesId = (await planBatches(office, ada, { name: 'Room of batches' })).auditId;
  Object.assign(people, { ada, jane });
}, 120_000);

function person(name: 'ada' | 'jane'): TestPerson {
  const found = people[name];
  assert(found !== undefined, 'the audit was planned');
  return found;
}

const place = (auditId = world.auditId) => ({ auditId, jurisdiction: 'J1' });
const planOf = (auditId?: string): Promise<QueryOutput<'room-plan'>> => person('jane').ask('room-plan', place(auditId));

async function textOf(document: 'room-supplies' | 'staffing-plan' | 'staff-badges' | 'table-signs'): Promise<string> {
  const bytes = await person('jane').downloadBytes(documentAddress({ ...place(), document, paper: 'letter' }));
  return (await readPdf(bytes)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
}

test('an office is proposed supplies by what its people look at, and people by the number of boards', async () => {
  const ballots = await planOf();
  expect(ballots).toMatchObject({ boards: 1, isDecided: false });
  const items = ballots.supplies.lines.map(({ item }) => item);
  expect(items).toContain('Placeholder sheets on bright paper');
  expect(items).not.toContain('Calculator');
  const batches = await planOf(world.batchesId);
  expect(batches.supplies.lines.map(({ item }) => item)).toContain('Calculator');
  expect(batches.staffing.places.map(({ inWords }) => inWords)).toContain('Tally entry: types');
  await person('jane').send('create-boards', { ...place(), count: 12 });
  const { boards, isDecided, staffing } = await planOf();
  expect({ boards, isDecided }).toEqual({ boards: 12, isDecided: true });
  // Two supervisors, two at the station, three runners, 24 at boards, two of the review team, one at the door.
  expect(staffing.places).toHaveLength(2 + 2 + 3 + 24 + 2 + 1);
});

test('lines, numbers, ticks and who brings it are kept, printed, and given up again', async () => {
  const { supplies } = await planOf();
  const [first] = supplies.lines;
  assert(first !== undefined, 'something is proposed');
  const kept = [
    { ...first, each: 3, besides: 2, there: true, who: 'Olga' },
    { group: 'room', item: 'Kettle for the break room', each: 0, besides: 1, there: false, who: '' } as const,
  ];
  await person('jane').send('set-supplies', { ...place(), lines: kept, basedOn: supplies.version });
  const after = (await planOf()).supplies;
  expect(after).toMatchObject({ lines: kept, isProposed: false, version: 1 });
  const printed = await textOf('room-supplies');
  // 12 boards of 3, and 2 besides.
  expect(printed).toContain('3 38 Olga');
  expect(printed).toContain('Kettle for the break room');
  expect(printed).not.toContain('Retrieval list');
  // Whoever had the list before them from before is told, and nothing is lost.
  const stale = { ...place(), lines: [], basedOn: 0 };
  expect((await person('ada').refused('set-supplies', stale)).code).toBe('room-plan-changed');
  expect((await planOf()).supplies).toEqual(after);
  await person('ada').send('set-supplies', { ...place(), lines: null, basedOn: 1 });
  expect((await planOf()).supplies).toEqual({ ...supplies, version: 2 });
});

test('names are printed on roster, badges and signs, and it is said who is missing and who stands twice', async () => {
  const { staffing } = await planOf();
  expect(staffing.version).toBe(0);
  const names = staffing.places.map(({ place: at }, index) => ({ place: at, name: `Person ${index}` }));
  await person('jane').send('set-staffing', { ...place(), names, basedOn: 0 });
  expect((await planOf()).staffing).toMatchObject({ version: 1, warnings: [] });
  for (const document of ['staffing-plan', 'staff-badges', 'table-signs'] as const) {
    expect(await textOf(document)).toContain('Person 7');
  }
  const twice = names.map((one, index) =>
    index < 2 ? { ...one, name: index === 0 ? 'José  Álvarez' : 'josé álvarez' } : one,
  );
  const missing = twice.map((one, index) => (index === 4 || index === 5 ? { ...one, name: '' } : one));
  await person('ada').send('set-staffing', { ...place(), names: missing, basedOn: 1 });
  expect((await planOf()).staffing.warnings).toEqual([
    'José  Álvarez stands in more than one place that one person cannot fill: Supervisor.',
    'Runner: 2 places have no name yet.',
  ]);
  expect(await textOf('staffing-plan')).toContain('Runner: 2 places have no name yet.');
});

test('no name of the plan is in any log, and none is left when it is taken out', async () => {
  const { db, pool } = office.services;
  const logs = await Promise.all((await listChains(db)).map(({ id }) => readLog(db, id)));
  expect(JSON.stringify(logs)).not.toContain('Person 7');
  await person('jane').send('set-staffing', { ...place(), names: [], basedOn: 2 });
  const { rows } = await pool.query("select 1 from room_plan where lines::text like '%Person%'");
  expect(rows).toEqual([]);
  // The answers that are kept of commands say nothing of what was sent.
  const kept = await pool.query("select 1 from command_outcome where output::text like '%Person 7%'");
  expect(kept.rows).toEqual([]);
});

test('no plan is kept for a jurisdiction that the audit does not have', async () => {
  const nowhere = { auditId: world.auditId, jurisdiction: 'Nowhere', basedOn: 0 };
  await person('ada').refused('set-staffing', { ...nowhere, names: [] });
  await person('ada').refused('set-supplies', { ...nowhere, lines: [] });
  const { rows } = await office.services.pool.query("select 1 from room_plan where jurisdiction = 'Nowhere'");
  expect(rows).toEqual([]);
});
