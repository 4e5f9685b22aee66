import { expect, test } from 'vitest';
import type { OpenRoom } from '../state/room.ts';
import { play } from '../testing/play-room.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';
import { trainingOfStaff } from './training-of-staff.ts';

/* Everybody of Tamarack had BM-101 on 20 August 2026, good for 24 months: until 20 August 2028, that day included. */

const LAST_DAY = '2028-08-20';
const DAY_AFTER = '2028-08-21';
const staffed = [
  { place: 'board 1 1', name: ' EZE ', duties: ['board-member'] },
  { place: 'station 1', name: 'pham', duties: ['custodian'] },
  { place: 'signIn 1', name: 'nakai', duties: [] },
  { place: 'supervisor 1', name: 'Somebody else', duties: [] },
] as const;

function trained(room: OpenRoom, person: string, day: string): OpenRoom {
  const record = {
    type: 'record-training',
    course: 'BM-101',
    version: 1,
    person,
    instructor: 'osei',
    on: day,
  } as const;
  return play(room, by('osei', record, on(day, '17:00')));
}

test('nobody is marked on the last day of a training, and everybody on the day after', () => {
  const unknown = ['Somebody else'];
  expect(trainingOfStaff(setUp(), staffed, LAST_DAY)).toEqual({ lacking: [], unknown });
  const lapsed = { until: LAST_DAY, replacements: [] };
  expect(trainingOfStaff(setUp(), staffed, DAY_AFTER)).toEqual({
    lacking: [
      { place: 'board 1 1', name: 'EZE', course: 'BM-101', ...lapsed },
      { place: 'station 1', name: 'pham', course: 'BM-101', ...lapsed },
      // No duty of a room does what is done there: what counts is what the person does there, who retrieves ballots.
      { place: 'signIn 1', name: 'nakai', course: 'BM-130', ...lapsed },
    ],
    unknown,
  });
});

test('who stands in is trained for the duty, has it, and is in no place of the plan', () => {
  const replacements = (room: OpenRoom) =>
    Object.fromEntries(trainingOfStaff(room, staffed, DAY_AFTER).lacking.map((one) => [one.place, one.replacements]));
  const room = trained(setUp(), 'gorski', '2028-01-10');
  expect(replacements(room)).toEqual({ 'board 1 1': [], 'station 1': ['gorski'], 'signIn 1': [] });
  // A processor does no duty of a board, whatever their training.
  expect(replacements(trained(room, 'ibarra', '2028-01-10'))['board 1 1']).toEqual([]);
  const twice = [...staffed, { place: 'runner 1', name: 'Gorski', duties: ['runner'] as const }];
  expect(trainingOfStaff(room, twice, DAY_AFTER).lacking.map((one) => [one.place, one.replacements])).toEqual([
    ['board 1 1', []],
    ['station 1', []],
    ['signIn 1', []],
  ]);
});

test('a version that was never had has no last day, and one that is in force later is not asked for yet', () => {
  const course = { course: 'BM-101', version: 2, effectiveFrom: '2027-01-01', validMonths: 12, duties: ['custodian'] };
  const room = play(setUp(), by('osei', { type: 'publish-course', ...course, duties: ['custodian'] }));
  expect(trainingOfStaff(room, staffed, '2026-12-31').lacking).toEqual([]);
  expect(trainingOfStaff(room, staffed, '2027-01-01').lacking).toEqual([
    { place: 'station 1', name: 'pham', course: 'BM-101', until: null, replacements: [] },
  ]);
});

test('an override stands in for a training on its day alone', () => {
  const override = { type: 'override-training', course: 'BM-101', person: 'pham', day: DAY_AFTER } as const;
  const reason = { text: 'Nobody else came to guard the vault', salt: 'ab'.repeat(32) };
  const room = play(setUp(), by('osei', { ...override, reason }, on(DAY_AFTER)));
  const places = (day: string) => trainingOfStaff(room, staffed, day).lacking.map(({ place }) => place);
  expect(places(DAY_AFTER)).toEqual(['board 1 1', 'signIn 1']);
  expect(places('2028-08-22')).toEqual(['board 1 1', 'station 1', 'signIn 1']);
});
