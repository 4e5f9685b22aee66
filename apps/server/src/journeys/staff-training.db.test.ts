import { documentAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openTestRoom } from './open-test-room.ts';

/* The ballot room of a jurisdiction says whose training is over on the day for which its office plans the people of an audit. */

const office = await openTestOffice();
afterAll(() => office.close());
const room = await openTestRoom(office);
const { ada, dora, ask } = room;
const { jurisdiction } = room.place;
const [organization] = (await ada.ask('home', {})).organizations;
const audit = organization?.audits.find(({ name }) => name === 'Audited');
assert(audit !== undefined, 'the audit is planned');
const place = { auditId: audit.auditId, jurisdiction };
const COURSE = 'Guarding ballots';
const NAMES = [
  { place: 'station 1', name: 'Nora' },
  { place: 'station 2', name: 'Omar' },
  { place: 'board 1 1', name: 'Zoe Hart' },
];

async function plan(day: string | null) {
  // The clock moves on, and sessions end.
  const desk = await office.signedIn(ADMINISTRATOR);
  const { version } = (await desk.ask('room-plan', place)).staffing;
  await desk.send('set-staffing', { ...place, names: NAMES, day, basedOn: version });
  const { staffing } = await desk.ask('room-plan', place);
  const marks = staffing.places.flatMap(({ place: at, untrained }) => (untrained === null ? [] : [[at, untrained]]));
  return { ...staffing, marks, trainings: staffing.warnings.filter((warning) => /train/.test(warning)) };
}

test('whoever is not trained on the day is marked on the screen and on paper, with who could come instead', async () => {
  for (const person of ['nora', 'omar', 'pia']) await room.enrol(person, ['custodian']);
  await ask(dora, {
    type: 'publish-course',
    course: COURSE,
    version: 1,
    effectiveFrom: '2026-10-01',
    validMonths: 1,
    duties: ['custodian'],
  });
  const train = (person: string, on: string) =>
    ask(dora, { type: 'record-training', course: COURSE, version: 1, person, instructor: 'dora', on });
  await train('nora', '2026-10-12');
  await train('omar', '2026-11-09');
  await train('pia', '2026-11-05');

  // 12 October and a month.
  const unknown = 'The ballot room does not have Zoe Hart, so nothing is known of their training.';
  expect(await plan('2026-11-12')).toMatchObject({ day: '2026-11-12', marks: [], trainings: [unknown] });
  const lapsed =
    'Nora (Station): the training “Guarding ballots” is good until November 12, 2026, and not on November 13, 2026. Trained for it on that day, and in no place yet: pia.';
  expect(await plan('2026-11-13')).toMatchObject({
    marks: [['station 1', lapsed]],
    trainings: [lapsed, unknown],
    trainingsOn: { day: '2026-11-13', isToday: false },
  });
  const bytes = await ada.downloadBytes(documentAddress({ ...place, document: 'staffing-plan', paper: 'letter' }));
  const printed = (await readPdf(bytes)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
  expect(printed).toContain('Nora (training lapsed)');
  expect(printed).toContain('in no place yet: pia.');
  expect(printed).not.toContain('Omar (training lapsed)');

  // Omar is trained until 9 December, and by then nobody else is.
  expect((await plan('2026-12-10')).trainings).toEqual([
    expect.stringContaining('Nobody else in the ballot room is trained'),
    expect.stringContaining('Omar (Station): the training “Guarding ballots” is good until December 9, 2026'),
    unknown,
  ]);
});

test('without a day it is today by the clocks of the state, and a training that comes later is not had yet', async () => {
  // Five hours before midnight in Michigan it is tomorrow in UTC.
  office.clock.now = new Date('2026-11-13T02:00:00.000Z');
  expect(await plan(null)).toMatchObject({ day: null, marks: [], trainingsOn: { day: '2026-11-12', isToday: true } });
  office.clock.now = new Date('2026-11-13T06:00:00.000Z');
  expect((await plan(null)).marks.map(([at]) => at)).toEqual(['station 1']);
});
