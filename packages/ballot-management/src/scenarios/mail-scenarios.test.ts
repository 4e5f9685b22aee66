import { expect, test } from 'vitest';
import { roomSeenBy } from '../decisions/room-seen-by.ts';
import { mailBatchesOf } from '../reports/mail-batches.ts';
import { mailFamiliesOf } from '../reports/mail-families.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { OpenRoom } from '../state/room.ts';
import { play, refusalOf } from '../testing/play-room.ts';
import { approved, county, coverPaper, filled, nameOf } from '../testing/tamarack.ts';
import { AFTER, by, setUp } from '../testing/tamarack-people.ts';

/* A batch of mail keeps its name from the tray to the scanner; what comes out of it when it is split or merged is still compared with what was received. */

const made = (...names: readonly string[]) =>
  names.map((batch) =>
    by('okafor', {
      type: 'create-batch',
      batch,
      name: batch,
      channel: 'mail',
      countedAt: `batch:${batch}`,
      accountedAt: 'channel:mail',
      tabulator: 'CC-1',
      tabulatorBatch: null,
      hasCvrs: true,
    }),
  );

const NONE = { late: 0, unsigned: 0, mismatch: 0, repeated: 0, otherReason: 0, pendingCure: 0, cured: 0 };

/** Signatures of a batch: as many accepted as there are neither late nor unsigned. */
const signatures = (
  batch: string,
  { postal, dropBoxes, late = 0 }: { readonly postal: number; readonly dropBoxes: number; readonly late?: number },
): readonly BallotCommand[] => {
  const returned = postal + dropBoxes;
  return filled('F-12', `batch:${batch}`, {
    people: 'eze ibarra',
    fields: {
      ...NONE,
      late,
      returned,
      accepted: returned - late,
      postal,
      dropBoxes,
      siteDropOffs: 0,
      counter: 0,
      votersCredited: returned - late,
    },
  });
};

const cover = (batch: string, opened: number, tabulatorBatch: string) =>
  coverPaper(batch, {
    openedBy: 'eze',
    openedWith: 'ibarra',
    scannedBy: 'diaz',
    scannedWith: 'kim',
    opened,
    empties: 0,
    extras: 0,
    otherContents: 0,
    originals: 0,
    duplicates: 0,
    held: 0,
    handCount: opened,
    scanner: 'CC-1',
    tabulatorBatch,
    tabulated: opened,
    outstacked: 0,
    rescans: 0,
  });

function differencesAt(room: OpenRoom, batch: string) {
  const units = reconciliationOf(room).byPlace.get(`batch:${batch}`) ?? [];
  return Object.fromEntries(units.map(({ equation, delta }) => [equation, delta]));
}

test('a batch that is opened as it was received has every equation from receipt to the scanner under one name', () => {
  const room = play(
    setUp(),
    ...made('ENV-4'),
    ...signatures('ENV-4', { postal: 40, dropBoxes: 20, late: 3 }),
    ...cover('ENV-4', 57, '1101'),
  );
  expect(differencesAt(room, 'ENV-4')).toEqual({
    E11: 0,
    E12: 0,
    'E12-opened': 0,
    E13: 0,
    'E14-cover': 0,
    E14: 0,
  });
  expect(mailBatchesOf(room)).toMatchObject([
    {
      batch: 'ENV-4',
      returned: 60,
      accepted: 57,
      rejected: 3,
      opened: 57,
      ballotsOut: 57,
      handCount: 57,
      tabulated: 57,
    },
  ]);
});

test('an envelope that is lost between the check of signatures and the opening is missed in the batch it was received in', () => {
  const room = play(
    setUp(),
    ...made('ENV-1'),
    ...signatures('ENV-1', { postal: 300, dropBoxes: 112, late: 12 }),
    ...made('MB-101', 'MB-102'),
    by('eze ibarra', { type: 'split-batch', batch: 'ENV-1', into: ['MB-101', 'MB-102'] }),
  );
  // Accepted 400; nothing of it opened yet.
  expect(differencesAt(room, 'ENV-1')).toEqual({ E11: 0, E12: 0, 'E12-opened': null });
  const opened = play(room, ...cover('MB-101', 200, '1101'), ...cover('MB-102', 199, '1102'));
  expect(differencesAt(opened, 'ENV-1')).toEqual({ E11: 0, E12: 0, 'E12-opened': 1 });
  expect(differencesAt(opened, 'MB-101')).toEqual({ E13: 0, 'E14-cover': 0, E14: 0 });
  expect(mailBatchesOf(opened)).toMatchObject([
    { batch: 'ENV-1', became: ['MB-101', 'MB-102'], from: [], accepted: 400, opened: null },
    { batch: 'MB-101', became: [], from: ['ENV-1'], accepted: null, opened: 200 },
    { batch: 'MB-102', became: [], from: ['ENV-1'], accepted: null, opened: 199 },
  ]);
});

test('batches that were merged are compared together, at the batch they became, or at the first where several came of several', () => {
  const room = play(
    setUp(),
    ...made('ENV-2', 'ENV-3', 'ENV-5'),
    ...signatures('ENV-2', { postal: 30, dropBoxes: 0 }),
    ...signatures('ENV-3', { postal: 0, dropBoxes: 40 }),
    ...signatures('ENV-5', { postal: 9, dropBoxes: 1 }),
    ...made('MB-103', 'MB-104'),
  );
  const merged = play(
    room,
    by('eze ibarra', { type: 'merge-batches', batches: ['ENV-2', 'ENV-3'], into: 'MB-103' }),
    ...cover('MB-103', 70, '1103'),
  );
  expect(differencesAt(merged, 'MB-103')).toMatchObject({ 'E12-opened': 0 });
  expect(differencesAt(merged, 'ENV-2')).toEqual({ E11: 0, E12: 0 });
  const crossed = play(
    room,
    by('eze ibarra', { type: 'split-batch', batch: 'ENV-3', into: ['MB-103', 'MB-104'] }),
    by('eze ibarra', { type: 'merge-batches', batches: ['ENV-2'], into: 'MB-103' }),
    ...cover('MB-103', 50, '1103'),
    ...cover('MB-104', 21, '1104'),
  );
  // Accepted 30 + 40, opened 50 + 21.
  expect(differencesAt(crossed, 'ENV-2')).toEqual({ E11: 0, E12: 0, 'E12-opened': -1 });
  expect(differencesAt(crossed, 'ENV-3')).toEqual({ E11: 0, E12: 0 });
  expect(mailFamiliesOf(crossed).map(({ batch, now }) => [batch, now.map((one) => one.batch)])).toEqual([
    ['ENV-2', ['MB-103', 'MB-104']],
    ['ENV-5', ['ENV-5']],
  ]);
});

test('where every batch has its signatures checked, all of them are compared with the envelopes of the county', () => {
  const room = play(
    setUp(),
    ...made('ENV-1', 'ENV-2'),
    ...signatures('ENV-1', { postal: 50, dropBoxes: 0 }),
    ...filled('F-12', 'mail', {
      people: 'eze ibarra',
      fields: {
        ...NONE,
        returned: 80,
        accepted: 80,
        postal: 50,
        dropBoxes: 30,
        siteDropOffs: 0,
        counter: 0,
        votersCredited: 80,
      },
    }),
  );
  const atMail = (of: OpenRoom) => reconciliationOf(of).units.find(({ equation }) => equation === 'E12-batches')?.delta;
  expect(atMail(room)).toBeUndefined();
  // Eighty returned, seventy-nine in batches: an envelope in none.
  expect(atMail(play(room, ...signatures('ENV-2', { postal: 0, dropBoxes: 29 })))).toBe(1);
});

test('whoever is to read the envelopes of the county again does not find their sum in the batches', () => {
  const checked = play(
    setUp(),
    ...made('ENV-1', 'ENV-2'),
    ...signatures('ENV-1', { postal: 50, dropBoxes: 0 }),
    ...signatures('ENV-2', { postal: 0, dropBoxes: 30 }),
  );
  const batches = ['ENV-1', 'ENV-2'].reduce((room, batch) => approved(room, nameOf('F-12', `batch:${batch}`)), checked);
  const room = play(
    batches,
    ...filled('F-12', 'mail', {
      people: 'eze ibarra',
      fields: {
        ...NONE,
        returned: 80,
        accepted: 80,
        postal: 50,
        dropBoxes: 30,
        siteDropOffs: 0,
        counter: 0,
        votersCredited: 80,
      },
    }),
  );
  const seen = (people: readonly string[]) =>
    reconciliationOf(roomSeenBy(room, people, AFTER.slice(0, 10)).room).figures.at('mail', 'returnedInBatches')?.value;
  expect(seen(['eze'])).toBe(80);
  expect(seen(['reyes'])).toBeUndefined();
});

test('an office that checks signatures of all envelopes together is asked nothing by batch', () => {
  const asked = new Set(reconciliationOf(county()).units.map(({ equation }) => equation));
  expect(asked.has('E12-opened')).toBe(false);
  expect(asked.has('E12-batches')).toBe(false);
  expect(
    reconciliationOf(county())
      .units.filter(({ equation }) => ['E11', 'E12'].includes(equation))
      .map(({ place }) => place),
  ).toEqual(['mail', 'mail']);
});

test('no batch becomes itself', () => {
  const room = play(setUp(), ...made('ENV-1', 'ENV-2'));
  expect(refusalOf(room, by('eze ibarra', { type: 'split-batch', batch: 'ENV-1', into: ['ENV-1', 'ENV-2'] }))).toEqual({
    code: 'batch-into-itself',
    batch: 'ENV-1',
  });
  expect(
    refusalOf(room, by('eze ibarra', { type: 'merge-batches', batches: ['ENV-1', 'ENV-2'], into: 'ENV-2' })),
  ).toEqual({ code: 'batch-into-itself', batch: 'ENV-2' });
});

test('a difference of a batch does not go away when its ballots become part of another channel', () => {
  const room = play(
    setUp(),
    ...made('ENV-1', 'E-1').map((command) =>
      command.type === 'create-batch' && command.batch === 'E-1'
        ? { ...command, channel: 'election-day' as const }
        : command,
    ),
    ...signatures('ENV-1', { postal: 100, dropBoxes: 0 }),
    ...cover('ENV-1', 90, '1101'),
  );
  expect(differencesAt(room, 'ENV-1')).toMatchObject({ 'E12-opened': 10 });
  const joined = play(room, by('eze ibarra', { type: 'merge-batches', batches: ['ENV-1'], into: 'E-1' }));
  expect(differencesAt(joined, 'ENV-1')).toMatchObject({ 'E12-opened': 10 });
});

test('batches are divided and joined by their names, each once, and never behind a seal', () => {
  const room = play(setUp(), ...made('ENV-1', 'ENV-2'), ...cover('ENV-1', 5, '1101'));
  for (const ask of [
    { type: 'split-batch', batch: 'ENV-1', into: [] },
    { type: 'split-batch', batch: 'ENV-1', into: ['ENV-2', 'ENV-2'] },
    { type: 'merge-batches', batches: [], into: 'ENV-1' },
    { type: 'merge-batches', batches: ['ENV-2', 'ENV-2'], into: 'ENV-1' },
  ] as const) {
    expect(refusalOf(room, by('eze ibarra', ask))).toEqual({ code: 'batches-not-each-once' });
  }
  const kept = { container: 'C-1', kind: 'transfer-case', positions: ['lid'], holdsVoted: true } as const;
  const sealed = play(
    room,
    by('okafor', { type: 'create-container', ...kept }),
    by('eze ibarra', { type: 'place-batch', batch: 'ENV-1', container: 'C-1', cards: 5 }),
    by('nakai lund', { type: 'apply-seal', seal: '0090221', container: 'C-1', position: 'lid' }),
  );
  for (const ask of [
    { type: 'split-batch', batch: 'ENV-1', into: ['ENV-2'] },
    { type: 'merge-batches', batches: ['ENV-1'], into: 'ENV-2' },
  ] as const) {
    expect(refusalOf(sealed, by('eze ibarra', ask))).toEqual({ code: 'container-is-sealed', container: 'C-1' });
  }
});
