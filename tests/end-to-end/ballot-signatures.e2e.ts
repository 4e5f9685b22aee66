import { WASHINGTON } from '@plumbline/ballot-management';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { joinAtDevice } from './join-at-device.ts';
import { signInByCode } from './office-steps.ts';
import { isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Two people look at returned envelopes: what they count fills form F-12 of the day, which goes on from that of the day before. */

const { ballotSignatures, ballotForms } = WORDS;
const { sitting, cures, figures } = ballotSignatures;
const { columns } = sitting;
const at = (person: string) => `${person}@tamarack.example`;
const nextDoor = (person: string) => `${person}@larch.example`;

const journey = await openJourney();
afterAll(() => journey.close());
let rooms: { readonly electionId: string; readonly jurisdiction: string };
let address = '';
let today = '';
let yesterday = '';

const NOTHING = { siteDropOffs: 0, counter: 0, otherReason: 0, sentWitness: 0, sentOther: 0 };
const OTHERS = { reviewer: 'diaz', reviewerWith: 'kim' };
const CURE = { curedOf: 0, rejectedOf: 0 };

/** Yesterday: 160 came, 148 were accepted, 4 have no signature and 5 do not match, 2 were late and 1 came twice. */
const YESTERDAY = {
  fields: {
    ...{ returned: 160, accepted: 148, late: 2, unsigned: 0, mismatch: 0, repeated: 1, otherReason: 0 },
    ...{ pendingCure: 9, cured: 0, postal: 120, dropBoxes: 40, siteDropOffs: 0, counter: 0, votersCredited: 148 },
  },
  sittings: [
    {
      ...{ ...NOTHING, ...OTHERS, postal: 120, dropBoxes: 40, accepted: 148, sentUnsigned: 4, sentMismatch: 5 },
      ...{ late: 2, repeated: 1 },
    },
  ],
};

function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  rooms = { electionId, jurisdiction: 'J1' };
  ({ today } = (await ada.ask('ballot-room', rooms)).heading);
  yesterday = dayPlus(today, -1);
  const duty = { type: 'assign-duty', duty: 'processor', place: null, from: '2026-09-01', until: null } as const;
  const noon = `${yesterday}T12:00:00-05:00`;
  const filled = `F-12 ${yesterday}`;
  const sent = { sentOn: yesterday, ...OTHERS, ...CURE };
  const waiting = [
    { ...sent, cause: 'unsigned', sent: 4 },
    { ...sent, cause: 'mismatch', sent: 5 },
  ];
  const { fields, sittings } = YESTERDAY;
  const nobody = { counters: [], witnesses: [], custodians: [] };
  const played = play(
    setUp(WASHINGTON),
    ...['diaz', 'kim'].map((person) => by('osei', { ...duty, person, isExternal: false })),
    // The day before the certification is the last one: four are left.
    by('osei', { type: 'set-certification-day', day: dayPlus(today, 5) }),
    by('diaz', { type: 'start-form', filled, form: 'F-12', place: 'mail', capture: 'live' }, noon),
    by('diaz', { type: 'enter-form', filled, fields, tables: { sittings, cures: waiting }, ...nobody }, noon),
  );
  const complete = play(
    played,
    by('diaz kim', { type: 'sign-form', filled }, noon),
    by('diaz', { type: 'complete-form', filled, isUnexplained: false }, noon),
    // Today's mail, by the sorter.
    by('diaz', { type: 'start-form', filled: 'F-11 mail', form: 'F-11', place: 'mail', capture: 'live' }, noon),
    by('diaz', {
      ...{ type: 'enter-form', filled: 'F-11 mail', ...nobody, tables: {} },
      fields: { collectedAt: `${today}T12:00:00-05:00`, custodian: 'kim', bySorter: 40, inTrays: 40 },
    }),
  );
  await journey.loadRoom(rooms, commandsOf(complete), at);
  // Next door the day before was left as it was.
  await journey.loadRoom({ electionId, jurisdiction: 'J2' }, commandsOf(played), nextDoor);
  address = `/elections/${electionId}/ballots/J1/signatures`;
});

async function pair(first: string, second: string, where = { at, address }): Promise<Page> {
  const page = await signInByCode(journey, where.at(first), { width: 390, height: 844 });
  pictureOnFailure(page, `${first} and ${second}`);
  await visit(page, where.address);
  await isAt(page, ballotSignatures.title);
  await sees(page, ballotSignatures.two);
  await joinAtDevice(page, journey, where.at(second));
  return page;
}

/** The next thing that is asked of the room is carried out, and its answer does not come. */
async function loseAnswer(page: Page): Promise<void> {
  await page.route(
    '**/api/commands/ask-ballot-room',
    async (route) => {
      await route.fetch();
      return route.abort('connectionreset');
    },
    { times: 1 },
  );
}

async function formOfToday() {
  const osei = await journey.clientOf(at('okafor'));
  return (await osei.ask('ballot-form', { ...rooms, filled: `F-12 ${today}` })).form;
}

const NAMES = { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;
const inWords = (day: string) => new Intl.DateTimeFormat('en-US', NAMES).format(new Date(`${day}T00:00:00Z`));

test('whoever has no duty to look at envelopes is told, and refused', async () => {
  const page = await pair('moss', 'tran');
  for (const name of ['moss', 'tran']) await sees(page, fill(ballotSignatures.duty, { name }));
  await type(page, columns.postal, '1');
  await type(page, columns.accepted, '1');
  await press(page, sitting.save);
  await sees(page, /has no duty/);
  await eventually(() => page.getByLabel(columns.postal, { exact: true }).inputValue()).toBe('1');
}, 90_000);

test('a day of envelopes is counted, goes on from the day before, and is completed when it adds up', async () => {
  const page = await pair('eze', 'ibarra');
  await sees(page, fill(cures.waits_other, { count: '9' }));
  await sees(page, fill(cures.until, { day: inWords(dayPlus(today, 4)) }));
  await sees(page, fill(cures.left_other, { count: '4' }));
  await pictureOf(page, 'signatures-begin', [390, 1280]);

  await sees(page, fill(sitting.sorter, { count: '40' }));
  // Nothing, then no number, is refused where it is typed.
  await press(page, sitting.save);
  await sees(page, sitting.nothing);
  await type(page, columns.postal, 'forty');
  await press(page, sitting.save);
  await sees(page, ballotSignatures.noCount);
  await type(page, columns.postal, '40');
  await sees(page, fill(sitting.left_other, { count: '40' }));
  await type(page, columns.accepted, '36');
  await type(page, columns.sentUnsigned, '2');
  await type(page, columns.late, '1');
  await sees(page, fill(sitting.left_one, { count: '1' }));
  // What is typed is there after a reload, and the last envelope is a press of the finger.
  await page.reload();
  await press(page, fill(ballotSignatures.oneMore, { label: columns.late }));
  await sees(page, sitting.balances);
  await pictureOf(page, 'signatures-tray', [390]);
  await press(page, sitting.save);
  await sees(page, sitting.saved);
  // 160 + 40, 148 + 36, 2 + 2 late and 1 twice, 9 + 2 wait.
  await sees(page, fill(figures.disposed, { returned: '200', accepted: '184', rejected: '5', pending: '11' }));

  // A tray that was counted twice is put right by those who entered it, and taken out.
  await type(page, columns.counter, '3');
  await type(page, columns.accepted, '3');
  // The answer is lost on the way: pressed again, the tray is in the form once.
  const sittings = async () => (await formOfToday()).versions.at(-1)?.tables.sittings?.length;
  await loseAnswer(page);
  await press(page, sitting.save);
  await eventually(sittings).toBe(2);
  await standsStill(page);
  await press(page, sitting.save);
  await sees(page, sitting.saved);
  expect(await sittings()).toBe(2);
  await sees(page, fill(figures.disposed, { returned: '203', accepted: '187', rejected: '5', pending: '11' }));
  // Lost again, and the page is loaded anew: they are asked, and the tray stays in the form once.
  await type(page, columns.counter, '4');
  await type(page, columns.accepted, '4');
  await loseAnswer(page);
  await press(page, sitting.save);
  await eventually(sittings).toBe(3);
  await page.reload();
  await press(page, sitting.save);
  await sees(page, sitting.entered);
  await pictureOf(page, 'signatures-entered', [320, 820]);
  expect(await inspectPage(page, 'signatures entered already')).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await press(page, sitting.same);
  await eventually(() => page.getByLabel(columns.counter, { exact: true }).inputValue()).toBe('0');
  expect(await page.getByText(sitting.entered).count()).toBe(0);
  expect(await sittings()).toBe(3);
  const tray = (taken: string) => fill(figures.sitting, { taken, accepted: taken, challenged: '0', rejected: '0' });
  const correct = (taken: string) => fill(figures.correct, { what: `eze, ibarra, ${tray(taken)}` });
  await press(page, correct('3'));
  const correction = page.locator('form', { hasText: sitting.saveCorrection });
  await press(correction, sitting.leave);
  await press(page, correct('4'));
  await press(correction, sitting.takeOut);
  await sees(page, fill(figures.disposed, { returned: '203', accepted: '187', rejected: '5', pending: '11' }));
  await press(page, correct('3'));
  await type(correction, columns.counter, '2');
  await type(correction, columns.accepted, '2');
  await pictureOf(page, 'signatures-correct', [390]);
  await press(correction, sitting.saveCorrection);
  await sees(page, fill(figures.disposed, { returned: '202', accepted: '186', rejected: '5', pending: '11' }));
  await press(page, correct('2'));
  await press(correction, sitting.takeOut);
  await sees(page, fill(figures.disposed, { returned: '200', accepted: '184', rejected: '5', pending: '11' }));

  // Another pair enters a tray in the same moment: neither is lost.
  const others = await pair('diaz', 'kim');
  for (const desk of [page, others]) {
    await type(desk, columns.counter, '1');
    await type(desk, columns.accepted, '1');
  }
  await Promise.all([press(page, sitting.save), press(others, sitting.save)]);
  for (const desk of [page, others]) await sees(desk, sitting.saved);
  const both = fill(figures.disposed, { returned: '202', accepted: '186', rejected: '5', pending: '11' });
  await others.reload();
  await sees(others, both);
  await press(others, fill(figures.correct, { what: `diaz, kim, ${tray('1')}` }));
  await press(others, sitting.takeOut);
  await sees(others, fill(figures.disposed, { returned: '201', accepted: '185', rejected: '5', pending: '11' }));
  await press(page, correct('1'));
  await press(correction, sitting.takeOut);
  await sees(page, fill(figures.disposed, { returned: '200', accepted: '184', rejected: '5', pending: '11' }));

  // Of what others challenged: more than there are, and then 3 and 1 cured, 2 rejected.
  const line = (cause: string, day: string) => fill(cures.row, { cause, day: inWords(day) });
  const unsigned = page.locator('form', { hasText: line('no signature', yesterday) });
  const mismatch = page.locator('form', { hasText: line('signature does not match', yesterday) });
  await type(unsigned, cures.cured, '9');
  await press(unsigned, fill(cures.save, { row: line('no signature', yesterday) }));
  await sees(unsigned, cures.tooMany);
  await type(unsigned, cures.cured, '3');
  await press(unsigned, fill(cures.save, { row: line('no signature', yesterday) }));
  await sees(unsigned, fill(cures.open_one, { count: '1' }));
  await type(mismatch, cures.cured, '1');
  await type(mismatch, cures.rejected, '2');
  await press(mismatch, fill(cures.save, { row: line('signature does not match', yesterday) }));
  await sees(mismatch, fill(cures.open_other, { count: '2' }));
  // 9 waited, 2 more were challenged, 4 are cured and 2 rejected: 5 wait.
  await sees(page, fill(figures.cures, { before: '9', challenged: '2', cured: '4', rejected: '2', pending: '5' }));
  await sees(page, fill(figures.disposed, { returned: '200', accepted: '188', rejected: '7', pending: '5' }));
  // Their own challenge they do not reject.
  const own = page.locator('form', { hasText: line('no signature', today) });
  await sees(own, cures.own);
  expect(await own.getByLabel(cures.rejected, { exact: true }).count()).toBe(0);
  await pictureOf(page, 'signatures-day', [390, 1280]);

  // A tray that is typed and not added keeps the day open.
  await type(page, columns.postal, '5');
  await sees(page, ballotForms.form.saveFirst);
  await type(page, columns.postal, '0');
  await eventually(() => page.getByText(ballotForms.form.saveFirst).count()).toBe(0);

  // Without the voters that are credited it is not whole.
  await press(page, ballotForms.form.complete);
  await sees(page, /is not filled in as it has to be/);
  await type(page, figures.voters, '188');
  await press(page, figures.votersSave);
  await eventually(async () => (await formOfToday()).versions.at(-1)?.fields.votersCredited).toBe(188);
  await standsStill(page);
  // Nobody has signed it yet.
  await press(page, ballotForms.form.complete);
  await sees(page, /needs 2 signatures and has 0/);
  expect(await inspectPage(page, 'signatures')).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  // One signs, and the other has gone: the form stays where it is until she has signed, too.
  await press(page, WORDS.ballotRoom.together.end);
  await sees(page, ballotSignatures.two);
  await press(page, ballotForms.form.sign);
  await eventually(async () => (await formOfToday()).versions.at(-1)?.signedBy).toEqual(['eze']);
  await standsStill(page);
  await press(page, ballotForms.form.complete);
  await sees(page, /needs 2 signatures and has 1/);
  await press(page, ballotForms.form.sign);
  await sees(page, /has signed F-12 .* already/);
  expect((await formOfToday()).state).toBe('draft');
  const second = await signInByCode(journey, at('ibarra'), { width: 390, height: 844 });
  await visit(second, address);
  await press(second, ballotForms.form.sign);
  await eventually(async () => (await formOfToday()).versions.at(-1)?.signedBy.length).toBe(2);
  await standsStill(second);
  await press(second, ballotForms.form.complete);
  await sees(second, ballotSignatures.day.done);
  await pictureOf(second, 'signatures-done', [390]);

  const form = await formOfToday();
  expect(form.state).toBe('complete');
  expect(form.versions.at(-1)?.fields).toEqual({
    ...{ returned: 200, accepted: 188, late: 4, unsigned: 0, mismatch: 2, repeated: 1, otherReason: 0 },
    ...{ pendingCure: 5, cured: 4, postal: 160, dropBoxes: 40, siteDropOffs: 0, counter: 0, votersCredited: 188 },
  });
  expect(form.versions.at(-1)?.tables.cures).toMatchObject([
    { sentOn: yesterday, cause: 'unsigned', reviewer: 'diaz', sent: 4, curedOf: 3, rejectedOf: 0 },
    { cause: 'mismatch', sent: 5, curedOf: 1, rejectedOf: 2, rejectedBy: 'eze', rejectedWith: 'ibarra' },
    { sentOn: today, cause: 'unsigned', reviewer: 'eze', reviewerWith: 'ibarra', sent: 2, curedOf: 0, rejectedOf: 0 },
  ]);
  const okafor = await journey.clientOf(at('okafor'));
  const { units } = await okafor.ask('ballot-reconciliation', rooms);
  const ofMail = units.filter(({ place, equation }) => place === 'mail' && ['E11', 'E12'].includes(equation));
  expect(ofMail.map(({ difference }) => difference)).toEqual([0, 0]);
}, 180_000);

test('whoever is to review the day does not find its figures here', async () => {
  const page = await signInByCode(journey, at('reyes'), { width: 390, height: 844 });
  await visit(page, address);
  await sees(page, ballotSignatures.hidden);
  expect(await page.getByText(figures.title).count()).toBe(0);
}, 90_000);

test('a day that was left is gone on with, and the next one is told what changed in it', async () => {
  const page = await pair('eze', 'ibarra', { at: nextDoor, address: address.replace('/J1/', '/J2/') });
  await sees(page, ballotSignatures.day.beforeOpen);
  await type(page, columns.postal, '5');
  await type(page, columns.accepted, '5');
  await press(page, sitting.save);
  await sees(page, fill(figures.disposed, { returned: '165', accepted: '153', rejected: '3', pending: '9' }));
  // Another tray of the same numbers is one that they say is another.
  await type(page, columns.postal, '5');
  await type(page, columns.accepted, '5');
  await press(page, sitting.save);
  // The answer to that is lost: pressed again, it is in the form once.
  await loseAnswer(page);
  await press(page, sitting.another);
  await sees(page, sitting.save);
  await standsStill(page);
  await press(page, sitting.save);
  await sees(page, sitting.saved);
  await sees(page, fill(figures.disposed, { returned: '170', accepted: '158', rejected: '3', pending: '9' }));
  // In the day before a tray was forgotten.
  await press(page, fill(ballotSignatures.day.open, { day: inWords(yesterday) }));
  await sees(page, fill(ballotSignatures.day.of, { day: inWords(yesterday) }));
  await type(page, columns.dropBoxes, '7');
  await type(page, columns.accepted, '7');
  await press(page, sitting.save);
  await sees(page, fill(figures.disposed, { returned: '167', accepted: '155', rejected: '3', pending: '9' }));
  await press(page, ballotSignatures.day.back);
  await sees(page, ballotSignatures.day.off);
  await pictureOf(page, 'signatures-off', [390]);
  await press(page, ballotSignatures.day.carry);
  await sees(page, fill(figures.disposed, { returned: '177', accepted: '165', rejected: '3', pending: '9' }));
  await eventually(() => page.getByText(ballotSignatures.day.off).count()).toBe(0);
}, 120_000);
