import { describe, expect, test } from 'vitest';
import type { OpenRoom } from '../state/room.ts';
import { play, refusalOf } from '../testing/play-room.ts';
import { approved, completed, county, earlyForm, earlyPapers, entered, nameOf } from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';
import { draftManifest } from './manifest.ts';
import { reconciliationOf } from './reconciliation.ts';

/*
 * Voters who were checked in provisionally: at the precincts 6, 4, 8 and 2, in early voting one, at EV-N on the last day. Each is given one ballot in one
 * envelope: 21 envelopes, 15 accepted and 6 rejected.
 */

const LAST_DAY = 'site-day:EV-N/2026-10-31';
const CLOSE = on('2026-10-31', '19:10');

function unit(room: OpenRoom, equation: string, place: string) {
  return reconciliationOf(room)
    .byPlace.get(place)
    ?.find((each) => each.equation === equation);
}

/** What the poll book says of provisional check-ins, as a file of it is taken in. */
function pollBook(value: number, place = LAST_DAY) {
  const said = { type: 'observe-count', place, line: 'provisionalCheckIns', unit: 'voters', value } as const;
  return by('okafor', { ...said, source: 'poll-book', method: 'check-ins.csv', witnesses: [] }, CLOSE);
}

describe('B5 provisional check-ins of a day of early voting', () => {
  test('are as many as the provisional ballots that were given out, of every day that a poll book tells of', () => {
    const told = play(county(), pollBook(1));
    expect(unit(told, 'E7-check-ins', LAST_DAY)).toMatchObject({
      left: [{ line: 'provisionalIssued', value: 1 }],
      right: [{ line: 'provisionalCheckIns', value: 1 }],
      delta: 0,
      status: 'balanced',
    });
    // Of a day of which no poll book tells them apart nothing is said.
    expect(unit(county(), 'E7-check-ins', LAST_DAY)).toBeUndefined();
    expect(unit(told, 'E7-check-ins', 'site-day:EV-N/2026-10-30')).toBeUndefined();
    expect(unit(county(), 'E7-check-ins', 'site:P-01')).toMatchObject({ delta: 0, status: 'balanced' });
  });

  test('beyond the ballots are unexplained, and keep the batches of the day out of the manifest; voters and ballots are as they were', () => {
    const told = play(county(), pollBook(2));
    // Two voters, one ballot.
    expect(unit(told, 'E7-check-ins', LAST_DAY)).toMatchObject({ delta: -1, residual: -1, status: 'unexplained' });
    expect(reconciliationOf(told).voters).toMatchObject({ net: -5, gross: 7, residual: 0 });
    const { blockers } = draftManifest(told, 'by-batch');
    const batches = blockers.flatMap((each) => ('batch' in each ? [each.batch] : []));
    expect([...new Set(batches)].toSorted()).toEqual(['EV-N-N1-2026-10-31', 'EV-N-N2-2026-10-31']);
  });

  test('may be typed on the form of the day, and are then looked at before it is approved', () => {
    const name = nameOf('F-05', LAST_DAY);
    const left = earlyPapers('EV-N').filter((command) => !('filled' in command && command.filled === name));
    const typed = (provisionalCheckIns: number) => {
      const { fields, tables } = earlyForm('EV-N', 2);
      return play(
        setUp(),
        ...left,
        by('yazzie', { type: 'start-form', filled: name, form: 'F-05', place: LAST_DAY, capture: 'live' }, CLOSE),
        entered(name, 'yazzie', { fields: { ...fields, provisionalCheckIns }, tables }, CLOSE),
        ...['yazzie', 'hale'].map((each) => by(each, { type: 'sign-form', filled: name }, CLOSE)),
        completed(name, 'yazzie', CLOSE),
      );
    };
    expect(approved(typed(1), name).phase).toBe('open');
    const two = play(
      typed(2),
      by('reyes', { type: 'begin-review', filled: name }),
      by('reyes', { type: 'reenter-line', filled: name, line: 'tabulated', value: 339 }),
      by('reyes', { type: 'reenter-line', filled: name, line: 'regularCheckIns', value: 339 }),
    );
    expect(refusalOf(two, by('reyes', { type: 'approve-form', filled: name, seen: [] }))).toEqual({
      code: 'difference-not-explained',
      filled: name,
      equation: 'E7-check-ins',
      residual: -1,
    });
  });
});

describe('B5 provisional envelopes of a site', () => {
  test('are as many as the provisional ballots that were given out there, over all its days', () => {
    const sides = (place: string) => {
      const { left, right } = unit(county(), 'E7-site', place) ?? {};
      return [left?.[0]?.value, right?.[0]?.value];
    };
    // 0 + 0 + 1 at EV-N, nothing at EV-S.
    expect(['EV-N', 'EV-S', 'P-01', 'P-02', 'P-03', 'P-04'].map((site) => sides(`provisional-site:${site}`))).toEqual([
      [1, 1],
      [0, 0],
      [6, 6],
      [4, 4],
      [8, 8],
      [2, 2],
    ]);
    // 6 + 4 + 8 + 2 + 1 = 21 = 15 + 6.
    expect(unit(county(), 'E7-fate', 'provisional')).toMatchObject({ delta: 0, left: [{ value: 21 }] });
  });

  test('that never left the site are missed, though what was sent and what came agree', () => {
    const papers = earlyPapers('EV-N').map((command) => {
      if (command.type !== 'enter-form' || command.filled !== nameOf('F-08', 'site:EV-N')) return command;
      const none = { provisionalIssued: 0, rosterLines: 0, provisionalReturned: 0 };
      return { ...command, fields: { ...command.fields, ...none } };
    });
    const room = play(setUp(), ...papers);
    expect(unit(room, 'E7', 'provisional-site:EV-N')?.delta).toBe(0);
    expect(unit(room, 'E7-site', 'provisional-site:EV-N')).toMatchObject({ delta: 1, status: 'unexplained' });
  });
});
