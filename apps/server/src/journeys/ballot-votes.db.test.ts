import { createHash } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { loadBallotRoom } from '../demonstration/load-ballot-room.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { planAudit, useFile } from './plan-audit.ts';

/*
 * The votes in the batches of a whole county: taken in from the report of its tabulators, approved by a second person, and registered in an audit
 * that compares batches, with the manifest and without a file leaving the product.
 */

const office = await openTestOffice();
afterAll(() => office.close());

const JURISDICTION = 'Tamarack';
const MAYOR = 'Mayor - City';
const SEATS = 'Council';
const addressOf = (account: string) => `${account}@tamarack.example`;
const world = {
  ada: Object.create(null) as TestPerson,
  osei: Object.create(null) as TestPerson,
  reyes: Object.create(null) as TestPerson,
  auditId: '',
  room: { electionId: '', jurisdiction: JURISDICTION },
};
const inAudit = () => ({ auditId: world.auditId, jurisdiction: JURISDICTION });

/** Of the cards of a batch half are for Ann, a quarter for Bo, and the others blank. */
const votesIn = (cards: number) => ({ ann: Math.floor(cards / 2), bo: Math.floor(cards / 4) });

async function plan(name: string, votes: { readonly ann: number; readonly bo: number }): Promise<string> {
  const [usual] = POLLING.contests;
  assert(usual !== undefined, 'the practice election has contests');
  const contest = (of: string, votesAllowed: number, choices: Readonly<Record<string, number>>) => ({
    ...usual,
    name: of,
    targeted: true,
    winners: votesAllowed,
    votesAllowed,
    totalBallots: 5960,
    jurisdictions: [JURISDICTION],
    choices: Object.entries(choices).map(([choice, count]) => ({ name: choice, votes: count })),
  });
  return planAudit(office, world.ada, {
    name,
    type: 'batch-comparison',
    contests: [
      contest(MAYOR, 1, { Ann: votes.ann, Bo: votes.bo }),
      contest(SEATS, 2, { C: 300, D: 150, E: 60 }),
    ] as CommandInput<'define-contests'>['contests'],
    participants: () => `Jurisdiction,Admin Email\n${JURISDICTION},${addressOf('osei')}\n`,
    election:
      world.room.electionId === ''
        ? undefined
        : { kind: 'existing', electionId: world.room.electionId, startsFrom: null },
  });
}

type Batch = { readonly name: string; readonly tabulator: string; readonly tabulatorBatch: string | null };

/** The batches of the county, each with the cards that were counted by hand: the tabulators counted the same. */
async function batches(): Promise<readonly (Batch & { readonly batch: string; readonly cards: number })[]> {
  const listed = (await world.osei.ask('ballot-batches', world.room)).batches;
  return listed.map((one) => ({ ...one, cards: one.counted ?? 0 }));
}

const HEADER = [
  'Tabulator',
  'Batch',
  'Cards',
  `${MAYOR} - Ann`,
  `${MAYOR} - Bo`,
  `${SEATS} - C`,
  `${SEATS} - D`,
  `${SEATS} - E`,
];

function reportOf(
  rows: readonly (Batch & { readonly cards: number })[],
  more: Readonly<Record<string, number>> = {},
): string {
  const lines = rows.map(({ name, tabulator, tabulatorBatch, cards }) => {
    const { ann, bo } = votesIn(cards);
    return [tabulator, tabulatorBatch ?? name, cards, more[name] ?? ann, bo, 10, 5, 2].join(',');
  });
  return [HEADER.join(','), ...lines, ''].join('\n');
}

function sent(csv: string): CommandInput<'import-ballot-file'> {
  const content = Buffer.from(csv).toString('base64');
  const file = { kind: 'tabulator-batches', name: 'report.csv', content } as const;
  return { ...world.room, ...file, seen: null, isConfirmed: true };
}

async function takeIn(csv: string, person = world.osei) {
  const look = await person.send('import-ballot-file', sent(csv));
  assert(look.fingerprint !== null, 'there is something to take in', JSON.stringify(look));
  return person.send('import-ballot-file', { ...sent(csv), seen: look.fingerprint });
}

const votes = (person = world.osei) => person.ask('ballot-votes', world.room);
const ask = (person: TestPerson, what: CommandInput<'ask-ballot-room'>['ask']) =>
  person.send('ask-ballot-room', { ...world.room, ask: what });

async function approveAll(): Promise<number> {
  const waiting = (await votes(world.reyes)).batches.filter(({ mayReview }) => mayReview);
  await ask(world.reyes, {
    type: 'approve-votes',
    reports: waiting.map(({ batch, report }) => ({ batch, report })),
  });
  return waiting.length;
}

async function freeze(): Promise<void> {
  const { form, file } = await world.osei.ask('ballot-manifest', { ...world.room, form: 'by-batch' });
  await ask(world.osei, { type: 'freeze-manifest', form, file } as CommandInput<'ask-ballot-room'>['ask']);
}

const stateIn = async (auditId = world.auditId) => (await votes()).audits.find((one) => one.auditId === auditId);
const slotOf = async (auditId = world.auditId) => {
  const { slots } = await world.ada.ask('jurisdiction', { auditId, jurisdiction: JURISDICTION });
  return slots.find(({ kind }) => kind === 'candidate-totals')?.registered ?? null;
};

beforeAll(async () => {
  world.ada = await office.signedIn(ADMINISTRATOR);
  world.auditId = await plan('Batches', { ann: 2980, bo: 1484 });
  const { election } = await world.ada.ask('plan', { auditId: world.auditId });
  world.room.electionId = election.electionId;
  const { organizationId, services } = office;
  await loadBallotRoom(services, { place: world.room, organizationId, given: () => commandsOf(county()), addressOf });
  world.osei = await office.signedIn(addressOf('osei'));
  world.reyes = await office.signedIn(addressOf('reyes'));
}, 120_000);

test('a report may have a column for each choice of the contests that audits compare, and is shown line by line first', async () => {
  const { fileKinds } = await world.osei.ask('ballot-imports', world.room);
  const kind = fileKinds.find((each) => each.kind === 'tabulator-batches');
  const named = kind?.columns.filter(({ isRequired }) => !isRequired).map(({ name }) => name);
  expect(named).toEqual([
    'Batch',
    ...HEADER.slice(3, 5),
    `${MAYOR} - Overvotes`,
    `${MAYOR} - Undervotes`,
    `${MAYOR} - Cards With Contest`,
    ...HEADER.slice(5),
    `${SEATS} - Overvotes`,
    `${SEATS} - Undervotes`,
    `${SEATS} - Cards With Contest`,
  ]);
  const [first] = await batches();
  assert(first !== undefined, 'the county has batches');
  const { cards } = first;
  const tooMany = await world.osei.send('import-ballot-file', sent(reportOf([first], { [first.name]: cards })));
  const line = tooMany.lines.find(({ subject }) => subject === first.name);
  expect(line).toMatchObject({ outcome: 'refused', said: { what: 'votes', cards } });
  expect(line?.problem).toContain('votes are reported in “Mayor - City”');
  // A contest of which a choice has no column is refused before its rows are looked at.
  const without = reportOf([first]).replaceAll(',Council - E', '').replaceAll(',2\n', '\n');
  const found = await world.osei.send('import-ballot-file', sent(without));
  expect(found.issues.map(({ code, column }) => [code, column])).toEqual([['MISSING_COLUMN', 'Council - E']]);
});

test('votes are taken in from the report, and wait for somebody who did not report them', async () => {
  await takeIn(reportOf((await batches()).slice(0, 3)));
  const shown = await votes();
  expect(shown.batches.map(({ state }) => state).filter((state) => state === 'waits')).toHaveLength(3);
  expect(shown.batches.some(({ mayReview }) => mayReview)).toBe(false);
  const reports = shown.batches
    .filter(({ state }) => state === 'waits')
    .map(({ batch, report }) => ({ batch, report }));
  const refused = await world.osei.refused('ask-ballot-room', {
    ...world.room,
    ask: { type: 'approve-votes', reports },
  });
  expect(refused).toMatchObject({ refusal: 'votes-reviewed-by-reporter' });
  expect((await stateIn())?.obstacleCount).toBe(30);
  expect(await world.osei.refused('register-ballot-totals', inAudit())).toMatchObject({ code: 'no-ballot-totals' });
});

test('once every batch is approved they are registered with the manifest, each batch as it was approved', async () => {
  await takeIn(reportOf((await batches()).slice(3)));
  expect(await approveAll()).toBe(30);
  await freeze();
  // The manifest goes first: the votes are of its batches.
  expect((await world.osei.refused('register-ballot-totals', inAudit())).code).toBe('no-ballot-totals');
  await world.osei.send('register-ballot-manifest', inAudit());
  await world.osei.send('register-ballot-totals', inAudit());
  const file = await slotOf();
  expect(await stateIn()).toMatchObject({
    manifest: 'this',
    totals: 'this',
    withdrawnBecause: null,
    obstacleCount: 0,
    file: { sha256: file?.sha256 },
  });
  const expected = (await batches()).map(({ cards }) => votesIn(cards));
  const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
  const [ann, bo] = [sum(expected.map((each) => each.ann)), sum(expected.map((each) => each.bo))];
  const compared = (await stateIn())?.totalsByChoice;
  // The audit was told 2,980 and 1,484: what differs is shown as it is.
  expect(compared?.slice(0, 3)).toEqual([
    { contest: MAYOR, choice: 'Ann', reported: 2980, inBatches: ann },
    { contest: MAYOR, choice: 'Bo', reported: 1484, inBatches: bo },
    { contest: SEATS, choice: 'C', reported: 300, inBatches: 300 },
  ]);
  // Written here once more, batch by batch, from what was reported and approved: the very bytes that the audit has.
  const written = (await batches()).map(
    ({ name, cards }) => `${name},${votesIn(cards).ann},${votesIn(cards).bo},10,5,2\r\n`,
  );
  const text = `${['Batch Name', ...HEADER.slice(3)].join(',')}\r\n${written.join('')}`;
  expect(file?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
  const { entries } = await world.ada.ask('log', { auditId: world.auditId });
  expect(entries.map(({ type }) => type).slice(0, 4)).toContain('totals-stated');
});

test('a new report withdraws them, and they come back when it is approved and they are registered anew', async () => {
  const [first] = await batches();
  assert(first !== undefined, 'the county has batches');
  await takeIn(reportOf([first], { [first.name]: votesIn(first.cards).ann - 1 }));
  expect(await slotOf()).toBeNull();
  expect(await stateIn()).toMatchObject({
    manifest: 'this',
    totals: 'none',
    withdrawnBecause: 'votes-reported',
    obstacles: [{ page: 'votes' }],
  });
  expect(await approveAll()).toBe(1);
  await world.osei.send('register-ballot-totals', inAudit());
  expect(await stateIn()).toMatchObject({ totals: 'this', withdrawnBecause: null });
});

test('a batch that is called otherwise withdraws manifest and votes from an audit that is planned', async () => {
  const [first] = await batches();
  assert(first !== undefined, 'the county has batches');
  await ask(world.osei, { type: 'rename-batch', batch: first.batch, name: `${first.name} b` });
  expect(await slotOf()).toBeNull();
  expect(await stateIn()).toMatchObject({ manifest: 'none', totals: 'none', withdrawnBecause: 'batch-renamed' });
  await ask(world.osei, { type: 'rename-batch', batch: first.batch, name: first.name });
  await world.osei.send('register-ballot-manifest', inAudit());
  await world.osei.send('register-ballot-totals', inAudit());
});

test('once the audit has committed itself it keeps them, and a new report is an incident of it', async () => {
  await world.ada.send('commit-inputs', { auditId: world.auditId });
  const before = await slotOf();
  const [, second] = await batches();
  assert(second !== undefined, 'the county has batches');
  await takeIn(reportOf([second], { [second.name]: votesIn(second.cards).ann - 1 }));
  expect(await slotOf()).toEqual(before);
  const { view } = await world.osei.ask('ballot-room', world.room);
  const incidents = view?.incidents.filter(({ kind }) => kind === 'SOURCE_CHANGED_AFTER_COMMITMENT');
  expect(incidents).toHaveLength(1);
  expect(await stateIn()).toMatchObject({ isPlanned: false, totals: 'this', withdrawnBecause: null });
  // Once it takes its commitment back it gives back what does not stand.
  await world.ada.send('withdraw-commitment', { auditId: world.auditId, reason: 'A report was corrected.' });
  expect(await slotOf()).toBeNull();
});

test('an audit whose county has sent another file keeps it, whatever is reported in the room', async () => {
  const auditId = await plan('Second', { ann: 2980, bo: 1484 });
  const { rows } = await world.osei.ask('ballot-manifest', { ...world.room, form: 'by-batch' });
  const place = { auditId, jurisdiction: JURISDICTION };
  const manifest = `Batch Name,Number of Ballots\n${rows.map(({ name, cards }) => `${name},${cards}\n`).join('')}`;
  await useFile(world.osei, { ...place, kind: 'manifest' }, manifest);
  const header = ['Batch Name', ...HEADER.slice(3)].join(',');
  await useFile(
    world.osei,
    { ...place, kind: 'candidate-totals' },
    `${header}\n${rows.map(({ name }) => `${name},1,1,1,1,1\n`).join('')}`,
  );
  const [, , third] = await batches();
  assert(third !== undefined, 'the county has batches');
  await takeIn(reportOf([third], { [third.name]: votesIn(third.cards).ann - 2 }));
  expect(await slotOf(auditId)).not.toBeNull();
});

test('an audit of other counties says nothing here, though its contest is voted on everywhere in it', async () => {
  const before = await world.osei.ask('ballot-imports', world.room);
  const [usual] = POLLING.contests;
  assert(usual !== undefined, 'the practice election has contests');
  await planAudit(office, world.ada, {
    name: 'Elsewhere',
    type: 'batch-comparison',
    contests: [{ ...usual, name: 'Sheriff of Elsewhere', jurisdictions: 'all' }],
    participants: ({ first }) => `Jurisdiction,Admin Email\nElsewhere,${first}\n`,
    election: { kind: 'existing', electionId: world.room.electionId, startsFrom: null },
  });
  expect(await world.osei.ask('ballot-imports', world.room)).toEqual(before);
});

test('the room and the audit are the same after a rebuild, and the check finds nothing', async () => {
  const before = [await votes(), await slotOf()];
  await rebuildProjections(office.services, { repair: true });
  expect([await votes(), await slotOf()]).toEqual(before);
  expect((await checkInstallation({ ...office.services, ownsTheLog: false })).differences).toEqual([]);
});
