import { Sha256Schema } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { custodyGaps } from '../custody/custody-gaps.ts';
import { decideRoom } from '../decisions/decide-room.ts';
import { draftManifest, manifestCsv, standingManifest } from '../reports/manifest.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import { evolveRoomAll } from '../state/evolve.ts';
import { NOT_OPENED, type OpenRoom } from '../state/room.ts';
import { newestVersion, standsAt } from '../state/room-view.ts';
import { commandsOf, eventsOf, play, salted, text } from '../testing/play-room.ts';
import {
  BATCHES,
  batchesMade,
  county,
  coverPaper,
  coverSheet,
  nameOf,
  observed,
  PRECINCTS,
  precinctPapers,
  sealsOf,
} from '../testing/tamarack.ts';
import { AFTER, by, on, setUp } from '../testing/tamarack-people.ts';

/* What holds of every room, whatever its people do and in whichever order. */

/** The room after whatever of these is accepted. */
function carriedOn(
  room: OpenRoom,
  commands: readonly BallotCommand[],
  look: (state: OpenRoom, command: BallotCommand) => void,
): void {
  let state = room;
  for (const command of commands) {
    if (!decideRoom(state, salted(state, command)).ok) continue;
    state = play(state, command);
    look(state, command);
  }
}

test('B5 how every unit stands is read off the log alone: any beginning of it gives what was shown then', () => {
  const commands = commandsOf(county());
  const events = eventsOf(county());
  const begun = commandsOf(setUp()).length;
  const statuses = (room: OpenRoom) => {
    const { units, status } = reconciliationOf(room);
    return [status, ...units.map((unit) => `${unit.equation} ${unit.place} ${unit.delta} ${unit.status}`)];
  };
  const shown = new Map<number, OpenRoom>();
  let room = play(setUp());
  for (const [at, command] of commands.slice(begun).entries()) {
    room = play(room, command);
    if (at % 60 === 0) shown.set(eventsOf(room).length, room);
  }
  fc.assert(
    fc.property(fc.constantFrom(...shown), ([length, then]) => {
      const again = evolveRoomAll(NOT_OPENED, events.slice(0, length));
      expect(again).toEqual(then);
      expect(again.phase === 'open' && statuses(again)).toEqual(statuses(then));
    }),
    { numRuns: 8 },
  );
});

test('B6 B7 a batch lies in one container at most, a container is in one place or pair of hands, and each gap has its minutes', () => {
  const boxes = ['X', 'Y'].map((container) =>
    by('pham', { type: 'create-container', container, kind: 'ballot-box', positions: ['lid'], holdsVoted: true }),
  );
  const P_03 = PRECINCTS['P-03'];
  if (P_03 === undefined) throw new Error('the county has this precinct');
  const room = play(
    setUp(),
    ...batchesMade(),
    ...precinctPapers('P-03', P_03),
    ...coverPaper('MB-001', coverSheet(1)),
    ...boxes,
  );
  const BATCH_CARDS: Readonly<Record<string, number>> = { 'ED-P03-T1': 348, 'ED-P03-T2': 262, 'MB-001': 200 };
  const step = fc.record({
    what: fc.nat(9),
    batch: fc.constantFrom(...Object.keys(BATCH_CARDS)),
    container: fc.constantFrom('X', 'Y'),
    pair: fc.constantFrom('pham gorski', 'gorski pham', 'diaz kim', 'pham'),
    seal: fc.integer({ min: 91_300, max: 91_340 }),
    area: fc.constantFrom('Vault A', 'Loading dock'),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 6, maxLength: 24 }), (steps) => {
      let minute = 0;
      const commands = steps.flatMap(({ what, batch, container, pair, seal, area }): readonly BallotCommand[] => {
        minute += 7;
        const at = on(
          '2026-11-05',
          `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
        );
        const name = `i ${minute}`;
        const ask = (command: Parameters<typeof by>[1], people = pair) => by(people, command, at);
        switch (what) {
          case 0:
          case 1:
            return [ask({ type: 'place-batch', batch, container, cards: BATCH_CARDS[batch] ?? 0 })];
          case 2:
            return [ask({ type: 'take-batch-out', batch })];
          case 3:
            return [ask({ type: 'take-custody', container, purpose: 'moving' })];
          case 4:
            return [ask({ type: 'apply-seal', seal: `00${seal}`, container, position: 'lid' }, 'pham gorski')];
          case 5:
            return [ask({ type: 'store-container', container, area, slot: 'A' })];
          case 6:
            return [ask({ type: 'report-missing', container, incident: name, since: at }, 'pham')];
          case 7:
            return [ask({ type: 'report-found', container, area })];
          case 8:
            return [ask({ type: 'merge-batches', batches: [batch], into: 'ED-P03-T2' })];
          default:
            return [ask({ type: 'split-batch', batch, into: ['ED-P03-T1'] })];
        }
      });
      carriedOn(room, commands, (state) => {
        const inside = [...entriesOf(state.containers)].flatMap(([name, { batches }]) =>
          batches.map((batch) => [batch, name] as const),
        );
        expect(new Set(inside.map(([batch]) => batch)).size).toBe(inside.length);
        // What a batch says of itself is what its container says of it.
        for (const [batch, container] of inside) expect(lookUp(state.batches, batch)?.container).toBe(container);
        for (const [name, { container }] of entriesOf(state.batches)) {
          if (container !== null) expect(inside).toContainEqual([name, container]);
        }
        for (const [, found] of entriesOf(state.containers)) {
          const { steps: taken, condition } = found;
          const holder = taken.at(-1)?.holder;
          const at = standsAt(found);
          expect(at?.area ?? null).toBe(holder?.in === 'area' ? holder.area : null);
          if (condition === 'missing') expect(holder?.in).toBe('nowhere-known');
          // From the first step to now every minute is either somebody's or a gap that is named.
          const until = on('2026-11-05', '23:59');
          for (const gap of custodyGaps(taken, until)) {
            expect(gap.minutes).toBe((Date.parse(gap.until) - Date.parse(gap.from)) / 60_000);
          }
          if (holder?.in === 'nowhere-known') {
            expect(custodyGaps(taken, until).some(({ why }) => why === 'nowhere-known')).toBe(true);
          }
        }
      });
    }),
    { numRuns: 100 },
  );
});

test('B4 a manifest that stands is the file of this very moment with nothing in its way, whatever happened since it was frozen', () => {
  const csv = manifestCsv(draftManifest(county(), 'by-batch'));
  const file = { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
  const frozen = play(county(), by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }));
  const cover = (number: number, outstacked: number, handCount: number): BallotCommand =>
    by('eze', {
      type: 'amend-form',
      filled: nameOf('F-13', `batch:MB-00${number}`),
      fields: { ...coverSheet(number), outstacked, handCount },
      tables: {},
      reason: 'transcription',
      text: text('It was counted once more by hand'),
      evidence: [{ kind: 'log', ref: 'log' }],
    });
  const sheet = (number: number) => nameOf('F-13', `batch:MB-00${number}`);
  const review = (number: number, value: number): readonly BallotCommand[] => [
    by('eze', { type: 'sign-form', filled: sheet(number) }),
    by('eze', { type: 'complete-form', filled: sheet(number), isUnexplained: true }),
    by('reyes', { type: 'begin-review', filled: sheet(number) }),
    by('reyes', { type: 'reenter-line', filled: sheet(number), line: 'handCount', value }),
    by('reyes', { type: 'reenter-line', filled: sheet(number), line: 'tabulated', value: 200 }),
    by('reyes', { type: 'approve-form', filled: sheet(number), seen: ['hand-as-scanner', 'final-as-hand'] }),
  ];
  const step = fc.record({
    what: fc.nat(11),
    number: fc.integer({ min: 1, max: 4 }),
    count: fc.constantFrom(199, 200),
    name: fc.nat(999),
  });
  const opened = (container: string, incident: string): readonly BallotCommand[] => {
    const [front, lid] = sealsOf(container);
    const readings = [
      { position: 'front', seal: front },
      { position: 'lid', seal: lid },
    ];
    return [
      by('pham', { type: 'read-seals', container, readings, condition: 'intact', incident }),
      by('pham gorski', { type: 'open-container', container, purpose: 'to look' }),
    ];
  };
  let standing = 0;
  let withdrawn = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) => {
      const commands = steps.flatMap(({ what, number, count, name }): readonly BallotCommand[] => {
        const incident = `i ${name}`;
        const batch = `MB-00${number}`;
        switch (what) {
          case 0:
            return [cover(number, name % 3, count)];
          case 1:
            return review(number, count);
          case 2:
            return [by('eze', { type: 'rename-batch', batch, name: name % 2 === 0 ? batch : `${batch} b` })];
          case 3:
            return opened('BOX-M-01', incident);
          case 4:
            return [
              by('eze', { type: 'quarantine-container', container: 'BOX-M-02', incident, kind: 'SEAL_MISMATCH' }),
            ];
          case 5:
            return [by('reyes', { type: 'release-container', container: 'BOX-M-02', statement: text('It is whole') })];
          case 6:
            return [by('pham', { type: 'report-missing', container: 'BOX-M-03', incident, since: AFTER })];
          case 7:
            return [
              by('yazzie', { type: 'withdraw-explanation', explanation: 'x-fled', reason: text('Another voter') }),
            ];
          case 8:
            return [observed('scanner:CC-1', 'scannerTotal', count === 200 ? 1472 : 1471)];
          case 9:
            return [observed('county', 'ballotsReported', count === 200 ? 5960 : 5959)];
          case 10:
            return [
              by('okafor', {
                type: 'open-incident',
                incident,
                kind: 'DEVICE_LOST',
                severity: 'high',
                subject: 'Tablet',
                involved: [],
              }),
            ];
          default:
            return [
              by('reyes', {
                type: 'reopen-reconciliation',
                equation: 'E5',
                place: 'site:P-02',
                reason: text('Look again'),
              }),
            ];
        }
      });
      carriedOn(frozen, commands, (state) => {
        const stands = standingManifest(state);
        if (stands === undefined) {
          withdrawn += 1;
          expect(state.manifests.at(-1)?.withdrawnBecause).not.toBeNull();
          return;
        }
        standing += 1;
        const { blockers, rows, cards } = draftManifest(state, 'by-batch');
        expect(blockers).toEqual([]);
        expect(sha256Hex(manifestCsv({ rows, form: 'by-batch' }))).toBe(stands.file.sha256);
        // The sum of the rows is the sum of the batches as they were counted by hand.
        expect(cards).toBe(BATCHES.reduce((sum, each) => sum + each.cards, 0));
        for (const [, record] of entriesOf(state.forms)) {
          if (record.form === 'F-13')
            expect([record.state, newestVersion(record).approved !== null]).toEqual(['approved', true]);
        }
      });
    }),
    { numRuns: 40 },
  );
  // Both happened, or nothing was looked at.
  expect([standing > 0, withdrawn > 0]).toEqual([true, true]);
}, 60_000);
