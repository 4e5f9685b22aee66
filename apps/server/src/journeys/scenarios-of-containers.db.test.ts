import type { BallotAskOf, BallotCommand, Duty } from '@plumbline/ballot-management';
import {
  CONTAINERS,
  containerFilled,
  coverSheet,
  nameOf,
  observed,
  sealsOf,
} from '@plumbline/ballot-management/testing/tamarack';
import { AFTER, on } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { countyBut, openScenarioRooms, type ScenarioRoom } from './scenario-rooms.ts';

/* A batch that is one short and a container that was lost, in a county that is nowhere, over HTTP. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

const assigned = (person: string, duty: Duty): BallotAskOf<'assign-duty'> => ({
  type: 'assign-duty',
  person,
  duty,
  place: null,
  from: '2026-09-01',
  until: null,
  isExternal: false,
});
const containerOf = async (room: ScenarioRoom, person: string, name: string) => {
  const { containers } = await (await room.signedIn(person)).ask('ballot-containers', room.place());
  return containers.find(({ container }) => container === name);
};

describe('B4 B5 SB-05 a mail batch that is one short', () => {
  const room = roomOf('One short');
  const FORM = nameOf('F-13', 'batch:MB-007');
  const PLACE = 'batch:MB-007';

  /** The cover sheet entered anew, signed by its four and completed. */
  const again = async (change: Readonly<Record<string, number | string>>) => {
    await room.ask('eze', {
      type: 'enter-form',
      filled: FORM,
      fields: { ...coverSheet(7), ...change } as BallotAskOf<'enter-form'>['fields'],
      tables: {},
      counters: [],
      witnesses: [],
      custodians: [],
    });
    for (const person of ['eze', 'ibarra', 'diaz', 'kim']) await room.ask(person, { type: 'sign-form', filled: FORM });
    await room.ask('eze', { type: 'complete-form', filled: FORM, isUnexplained: false });
  };
  const returned = (field: string, reason: string) =>
    room.ask('reyes', { type: 'return-form', filled: FORM, reasons: [{ field, reason }] });
  const differences = async () => {
    const found: Record<string, number | null | undefined> = {};
    for (const [equation, where] of [
      ['E14-cover', PLACE],
      ['E14', PLACE],
      ['E15', 'duplication'],
    ] as const) {
      found[equation] = (await room.unit('diaz', equation, where))?.difference;
    }
    return found;
  };

  beforeAll(async () => {
    const short = { handCount: 199, tabulated: 199 };
    const isOfBox = (command: BallotCommand) =>
      ('container' in command && command.container === 'BOX-M-02') ||
      ('filled' in command && command.filled === 'F-16 container:BOX-M-02');
    await room.load(
      countyBut((command) => {
        if (isOfBox(command)) return [];
        if ('filled' in command && command.filled === FORM) {
          if (command.type === 'enter-form') return { ...command, fields: { ...command.fields, ...short } };
          if (['begin-review', 'reenter-line', 'approve-form'].includes(command.type)) return [];
        }
        if (command.type !== 'observe-count') return command;
        // What the scanner and the office report is one fewer as well.
        const isOfScanner = command.place === 'scanner:CC-1' || command.line === 'ballotsReported';
        return isOfScanner ? { ...command, value: command.value - 1 } : command;
      }),
    );
    office.clock.now = new Date(AFTER);
  }, 180_000);

  test('B4 SB-05 hand and scanner agree on 199, 200 were expected, and the county is one short', async () => {
    // 200 − 3 + 3 − 0 = 200 beside 199; the scanner has the 199 too.
    expect(await room.unit('diaz', 'E14-cover', PLACE)).toMatchObject({
      left: [{ line: 'ballotsOut', value: 200 }, { value: 3 }, { value: 3 }, { value: 0 }],
      right: [{ line: 'handCount', value: 199 }],
      difference: 1,
      status: 'unexplained',
    });
    expect(await differences()).toEqual({ 'E14-cover': 1, E14: 0, E15: 0 });
    expect(await room.unit('diaz', 'E19', 'channel:mail')).toMatchObject({ difference: -5, residual: -1 });
    await room.readAgain('reyes', FORM, { handCount: 199, tabulated: 199 });
    expect(await room.refused('reyes', await room.approval('reyes', FORM))).toMatchObject({
      refusal: 'difference-not-explained',
    });
    // Looked for at the exit tray, under the lid and at the table of duplicates; what was done is in the log.
    for (const [step, outcome] of [
      [2, 'done'],
      [3, 'done'],
      [8, 'not-applicable'],
    ] as const) {
      await room.ask('kim', { type: 'take-step', equation: 'E14-cover', place: PLACE, step, outcome });
    }
    const steps = (await room.events()).filter(({ type }) => type === 'step-taken');
    expect(steps).toMatchObject([{ by: ['kim'], step: 2 }, { step: 3 }, { step: 8, outcome: 'not-applicable' }]);
  }, 60_000);

  test('B5 SB-05 with two duplicates received the batch fits, and the duplication opens: 38 beside 37', async () => {
    await returned('duplicates', 'Duplicate D-016 lies in the folder.');
    await again({ duplicates: 2, handCount: 199, tabulated: 199 });
    expect(await differences()).toEqual({ 'E14-cover': 0, E14: 0, E15: 1 });
    expect(await room.unit('diaz', 'E15', 'duplication')).toMatchObject({
      left: [{ line: 'originals', value: 38 }],
      right: [{ line: 'duplicates', value: 37 }],
      status: 'unexplained',
    });
    expect((await room.figures('okafor'))?.status).toBe('unexplained');
  }, 60_000);

  test('B4 SB-05 scanned again with all 200 everything fits; the deleted scan shows as long as it is exported', async () => {
    const rescan = { type: 'rescan-batch', batch: 'MB-007' } as const;
    const scanners = await room.together('diaz', 'kim');
    expect(await room.refused('diaz', { ...rescan, tabulatorBatch: '1031' })).toMatchObject({
      refusal: 'more-people-needed',
    });
    expect(await room.refused(scanners, { ...rescan, tabulatorBatch: '1009' })).toMatchObject({
      refusal: 'tabulator-batch-repeated',
    });
    await room.ask(scanners, { ...rescan, tabulatorBatch: '1031' });
    await room.readAgain('reyes', FORM, { handCount: 199, tabulated: 199 });
    await returned('tabulated', 'The batch was scanned again with D-016.');
    await again({ tabulatorBatch: '1031', rescans: 1 });
    expect(await differences()).toEqual({ 'E14-cover': 0, E14: 0, E15: 0 });
    expect(await room.unit('diaz', 'E15', 'duplication')).toMatchObject({
      left: [{ value: 38 }],
      right: [{ value: 38 }],
    });
    // 1,472 with the batch, and 199 of the scan that was deleted.
    await room.play(
      observed('scanner:CC-1', 'scannerTotal', 1472),
      observed('scanner:CC-1', 'cvrRows', 1472 + 199, { source: 'cvr-rows' }),
      observed('county', 'ballotsReported', 5960),
    );
    expect((await room.unit('diaz', 'E16-cvr', 'scanner:CC-1'))?.difference).toBe(199);
    await room.play(observed('scanner:CC-1', 'cvrRows', 1472, { source: 'cvr-rows' }));
    expect((await room.unit('diaz', 'E16-cvr', 'scanner:CC-1'))?.difference).toBe(0);

    await room.reviewed('reyes', FORM, { handCount: 200, tabulated: 200 });
    await room.play(...containerFilled('BOX-M-02'));
    await room.reviewed('reyes', 'F-16 container:BOX-M-02', { certifiedTotal: 800 });
    const { batches } = await (await room.signedIn('okafor')).ask('ballot-batches', room.place());
    expect(batches.find(({ batch }) => batch === 'MB-007')).toMatchObject({
      counted: 200,
      cards: 200,
      tabulatorBatch: '1031',
    });
    const { rows, cards, blockers } = await room.manifest('okafor');
    expect(blockers).toEqual([]);
    expect([rows.find(({ name }) => name === 'MB-007')?.cards, cards]).toEqual([200, 5960]);
    const { versions } = (await room.formOf('okafor', FORM)).form;
    expect(versions.map(({ fields }) => [fields.duplicates, fields.handCount, fields.tabulatorBatch])).toEqual([
      [3, 199, '1007'],
      [2, 199, '1007'],
      [3, 200, '1031'],
    ]);
  }, 60_000);
});

describe('B6 B7 SB-10 a container that was lost and found', () => {
  const room = roomOf('Lost');
  const BOX = 'BOX-M-03';
  /** The seals that the scenario names, in the place of those of the clean county. */
  const SEALS = ['0091141', '0091142'] as const;
  const named = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll(sealsOf(BOX)[0], SEALS[0]).replaceAll(sealsOf(BOX)[1], SEALS[1]));

  beforeAll(async () => {
    await room.load(countyBut((command) => named(command) as BallotCommand));
    office.clock.now = new Date(on('2026-11-08', '16:20'));
    const keepers = await room.together('pham', 'gorski');
    await room.ask(keepers, {
      type: 'take-inventory',
      area: 'Vault A',
      seen: CONTAINERS.map((container) => ({ container, slot: `Shelf ${container}` })),
    });
  }, 180_000);

  const read: BallotAskOf<'read-seals'> = {
    type: 'read-seals',
    container: BOX,
    readings: [
      { position: 'front', seal: SEALS[0] },
      { position: 'lid', seal: SEALS[1] },
    ],
    condition: 'intact',
    incident: 'seals that were found',
  };
  const missing = {
    type: 'report-missing',
    container: BOX,
    incident: 'lost',
    since: on('2026-11-08', '16:20'),
  } as const;

  test('B6 SB-10 the inventory finds it unseen and another in a wrong slot, and missing it blocks its four batches', async () => {
    office.clock.now = new Date(on('2026-11-10', '09:00'));
    const keepers = await room.together('pham', 'gorski');
    const seen = CONTAINERS.filter((container) => container !== BOX).map((container) => ({
      container,
      slot: container === 'BOX-EV-S' ? 'Shelf BOX-ED-04' : `Shelf ${container}`,
    }));
    await room.ask(keepers, { type: 'take-inventory', area: 'Vault A', seen });
    const inventory = async () => (await room.signedIn('reyes')).ask('ballot-inventory', room.place());
    const newest = (await inventory()).areas.find(({ area }) => area === 'Vault A')?.newest;
    expect(newest).toMatchObject({
      expectedUnseen: [{ container: BOX }],
      wrongSlot: [{ container: 'BOX-EV-S', slot: 'Shelf BOX-ED-04', expected: 'Shelf BOX-EV-S' }],
      seenUnexpected: [],
    });
    expect(newest?.asExpected.length).toBe(8);

    await room.ask('pham', missing);
    expect(await containerOf(room, 'reyes', BOX)).toMatchObject({ condition: 'missing' });
    expect(await room.incidentsOf('reyes')).toMatchObject([
      { kind: 'CONTAINER_MISSING', severity: 'high', subject: BOX, closedAt: null },
    ]);
    expect(await room.unit('reyes', 'E22', 'storage')).toMatchObject({ difference: 1, status: 'unexplained' });
    const { blockers, rows } = await room.manifest('okafor');
    expect(blockers.map(({ what }) => what)).toEqual(['container-not-ready']);
    expect(blockers[0]?.says).toContain(BOX);
    const inIt = rows.filter(({ container }) => container === BOX);
    expect(inIt.map(({ name }) => name)).toEqual(['MB-009', 'MB-010', 'MB-011', 'MB-012']);
    expect(inIt.reduce((sum, { cards }) => sum + (cards ?? 0), 0)).toBe(800);
    // Nobody is sent for it, and nobody outside reads where it stood.
    await room.ask('osei', assigned('okafor', 'custodian'));
    const station = await room.together('pham', 'okafor');
    const out = { type: 'check-out', container: BOX, board: 'Board 1', purpose: 'audit', runner: 'gorski' } as const;
    expect(await room.refused(station, out)).toMatchObject({ refusal: 'container-not-ok' });
    const page = await room.publicPage('quist');
    expect(page).toContain('A box was not in its place (open)');
    for (const secret of [BOX, 'Vault A', 'Shelf', ...SEALS]) expect(page).not.toContain(secret);
  }, 60_000);

  test('B7 SB-10 found by two it stays apart until others have counted it, and a supervisor releases it; the gap stays', async () => {
    office.clock.now = new Date(on('2026-11-10', '15:05'));
    const finders = await room.together('pham', 'gorski');
    expect(await room.refused('pham', { type: 'report-found', container: BOX, area: 'Loading dock' })).toMatchObject({
      refusal: 'more-people-needed',
    });
    await room.ask(finders, { type: 'report-found', container: BOX, area: 'Loading dock' });
    await room.ask(finders, read);
    expect(await containerOf(room, 'reyes', BOX)).toMatchObject({ condition: 'quarantined', readingAgrees: true });
    const release = {
      type: 'release-container',
      container: BOX,
      statement: 'Counted, and its seals are whole.',
    } as const;
    expect(await room.refused('reyes', release)).toMatchObject({ refusal: 'recount-before-release' });
    const recount = (cards: number): BallotAskOf<'recount-container'> => ({
      type: 'recount-container',
      container: BOX,
      batches: [{ batch: 'MB-009', cards }],
    });
    const counters = await room.together('diaz', 'kim');
    // Counted otherwise, it stays apart and is in the log; how much it was before is not said.
    const differs = await room.refused(counters, recount(199));
    expect(differs).toMatchObject({ refusal: 'recount-differs' });
    expect(differs.detail).not.toContain('200');
    expect((await room.attempts()).slice(-1)).toEqual([['diaz kim', 'recount-container', 'recount-differs']]);
    await room.ask(counters, recount(200));
    // Not by whoever found it, though they have the duty.
    await room.ask('osei', assigned('gorski', 'reviewer'));
    expect(await room.refused('gorski', release)).toMatchObject({ refusal: 'finder-releases' });
    expect((await room.attempts()).slice(-1)).toEqual([['gorski', 'release-container', 'finder-releases']]);
    await room.ask('reyes', release);
    await room.ask('solberg', { type: 'close-incident', incident: 'lost', statement: 'It stood at the dock.' });
    await room.ask(finders, { type: 'store-container', container: BOX, area: 'Vault A', slot: `Shelf ${BOX}` });
    expect(await containerOf(room, 'reyes', BOX)).toMatchObject({ condition: 'ok', area: 'Vault A' });
    expect((await room.manifest('okafor')).blockers).toEqual([]);
    expect((await room.unit('reyes', 'E22', 'storage'))?.difference).toBe(0);
    // From 16:20 on the 8th to 15:05 on the 10th: 46 hours and 45 minutes, a month later too.
    office.clock.now = new Date(on('2026-12-10', '09:00'));
    const { timeline } = await (await room.signedIn('solberg')).ask('ballot-custody', {
      ...room.place(),
      container: BOX,
    });
    const gaps = timeline?.steps.flatMap(({ gap, minutes }) => (gap === null ? [] : [[gap, minutes]]));
    expect(gaps).toContainEqual(['nowhere-known', 46 * 60 + 45]);
  }, 60_000);
});
