import { lookUp, withEntry } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { recountability } from '../decisions/decide-audits.ts';
import { MICHIGAN } from '../profiles/profiles.ts';
import type { OpenRoom } from '../state/room.ts';
import { play, text } from '../testing/play-room.ts';
import { batchesMade, county, observed } from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';
import { reconciliationOf } from './reconciliation.ts';
import { recountLines } from './recount-lines.ts';

/* Whether batches may be recounted, before anything goes out. By MCL 168.871, what is sealed and in balance, or certified out of balance and no worse. */

const michigan = (room: OpenRoom): OpenRoom => ({ ...room, profile: MICHIGAN });

function lineOf(room: OpenRoom, batch: string) {
  return recountLines(room).find((line) => line.batch === batch);
}

test('B7 SB-11 P-03 and P-04 are sealed and in balance, P-02 is one fewer and explained: all of it may be recounted', () => {
  const room = michigan(county());
  for (const batch of ['ED-P03-T1', 'ED-P03-T2', 'ED-P04-T1']) {
    expect(lineOf(room, batch)).toMatchObject({
      balance: 'in-balance',
      differing: [],
      obstacles: [],
      isEligible: true,
    });
  }
  expect(lineOf(room, 'ED-P02-T1')).toMatchObject({
    place: 'site:P-02',
    balance: 'explained',
    differing: [{ equation: 'E5', delta: -1, status: 'explained' }],
    isEligible: true,
  });
  for (const batch of ['MB-005', 'MB-006', 'MB-007', 'MB-008']) {
    expect(lineOf(room, batch)).toMatchObject({ container: 'BOX-M-02', obstacles: [], isEligible: true });
  }
  expect(recountLines(room)).toHaveLength(30);
});

test('what is not explained may be recounted where the rules do not ask for balance, and not where they do', () => {
  const room = play(
    county(),
    by('yazzie', { type: 'withdraw-explanation', explanation: 'x-fled', reason: text('It was another voter') }),
  );
  const unexplained = { balance: 'not-clear', differing: [{ equation: 'E5', delta: -1, status: 'unexplained' }] };
  expect(lineOf(room, 'ED-P02-T1')).toMatchObject({ ...unexplained, isEligible: true });
  expect(lineOf(michigan(room), 'ED-P02-T1')).toMatchObject({ ...unexplained, obstacles: [], isEligible: false });
});

test('a batch of a place where nobody has counted voters yet is not in balance, and is not lent for a recount where the rules ask for it', () => {
  const batch = 'EV-N-N1-2026-10-30';
  const place = 'site-day:EV-N/2026-10-30';
  const counted = play(setUp(), ...batchesMade(), observed(`tabulator-day:EV-N/2026-10-30/N1`, 'handCount', 158));
  expect(reconciliationOf(counted).byPlace.get(place)).toBeUndefined();
  expect(lineOf(michigan(counted), batch)).toMatchObject({
    place,
    balance: 'not-clear',
    differing: [{ equation: 'E5', delta: null, status: 'not-started' }],
    isEligible: false,
  });
  expect(recountability(michigan(counted), batch)).toEqual({
    code: 'recount-needs-balance',
    place,
    status: 'not-started',
  });
  expect(lineOf(counted, 'MB-001')?.differing).toEqual([{ equation: 'E19', delta: null, status: 'not-started' }]);
});

test('a container that is missing, held apart, open, out or doubted keeps its batches from being recounted', () => {
  const lost = play(
    county(),
    by(
      'pham',
      { type: 'report-missing', container: 'BOX-M-03', incident: 'I-3', since: on('2026-11-08', '16:20') },
      on('2026-11-10', '09:00'),
    ),
  );
  expect(lineOf(lost, 'MB-010')).toMatchObject({ obstacles: ['missing'], isEligible: false });
  const changed = (change: object): OpenRoom => {
    const room = county();
    const box = lookUp(room.containers, 'BOX-M-03');
    if (box === undefined) throw new Error('there is no such container');
    return { ...room, containers: withEntry(room.containers, 'BOX-M-03', { ...box, ...change }) };
  };
  const obstacles = [
    [{ condition: 'quarantined' }, 'quarantined'],
    [{ stage: 'out' }, 'out'],
    [{ stage: 'destroyed' }, 'gone'],
    [{ seals: { front: '0091141' } }, 'not-sealed'],
    [{ unconfirmedReading: { by: ['pham'], at: on('2026-11-10'), readings: [] } }, 'seals-in-doubt'],
  ] as const;
  for (const [change, obstacle] of obstacles) {
    expect(lineOf(changed(change), 'MB-010')).toMatchObject({ obstacles: [obstacle], isEligible: false });
  }
  const bare = county();
  const batch = lookUp(bare.batches, 'MB-010');
  if (batch === undefined) throw new Error('there is no such batch');
  const outside = { ...bare, batches: withEntry(bare.batches, 'MB-010', { ...batch, container: null }) };
  expect(lineOf(outside, 'MB-010')).toMatchObject({ obstacles: ['no-container'], isEligible: false });
});
