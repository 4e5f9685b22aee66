import type { BallotAskOf } from '@plumbline/ballot-management';
import { sealsOf } from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { countyBut, openScenarioRooms, type ScenarioRoom } from './scenario-rooms.ts';

/* Containers that go out to a recount and to an audit and come home, in a county that is nowhere, over HTTP. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

const assign = (person: string, duty: 'custodian') =>
  by('osei', { type: 'assign-duty', person, duty, place: null, from: '2026-09-01', until: null, isExternal: false });

type Seals = readonly [string, string];
const read = (container: string, [front, lid]: Seals = sealsOf(container)): BallotAskOf<'read-seals'> => ({
  type: 'read-seals',
  container,
  readings: [
    { position: 'front', seal: front },
    { position: 'lid', seal: lid },
  ],
  condition: 'intact',
  incident: `seals of ${container}`,
});

/** Two new seals on a container, by those at the station. */
async function sealed(room: ScenarioRoom, people: string, container: string, seals: Seals): Promise<void> {
  for (const [at, position] of ['front', 'lid'].entries()) {
    await room.ask(people, { type: 'apply-seal', seal: seals[at] ?? '', container, position });
  }
}

const stationOf = async (room: ScenarioRoom, people: string) =>
  (await room.signedIn(people)).ask('ballot-station', room.place());

const back = (container: string, counts: Readonly<Record<string, number>>): BallotAskOf<'count-back'> => ({
  type: 'count-back',
  container,
  batches: Object.entries(counts).map(([batch, cards]) => ({ batch, cards, movedToReview: 0 })),
});
const home = (container: string, { isPaperworkComplete = true, isEntered = true } = {}): BallotAskOf<'check-in'> => ({
  type: 'check-in',
  container,
  runner: 'gorski',
  isPaperworkComplete,
  isEntered,
});
const out = (container: string, board: string, purpose: 'audit' | 'recount'): BallotAskOf<'check-out'> => ({
  type: 'check-out',
  container,
  board,
  purpose,
  runner: 'gorski',
});

describe('B7 SB-11 containers that go to a recount and come back', () => {
  const room = roomOf('Recount');
  const STATION = 'pham okafor';

  beforeAll(async () => {
    await room.load(
      countyBut((command) =>
        command.type === 'observe-count' && command.place === 'county'
          ? [command, assign('okafor', 'custodian')]
          : command,
      ),
    );
    office.clock.now = new Date('2026-11-16T15:00:00Z');
  }, 180_000);

  test('B7 SB-11 before anything goes out it is said of each batch whether it may be recounted', async () => {
    const { needsBalance, lines } = await (await room.signedIn('pham')).ask('ballot-recounts', room.place());
    expect([needsBalance, lines.length]).toEqual([false, 30]);
    const said = lines.map(({ name, balance, obstacles, isEligible }) => [name, balance, obstacles, isEligible]);
    expect(said.filter(([name]) => /^ED-P0[34]|^MB-00[5-8]/.test(String(name)))).toEqual([
      ...['ED-P03-T1', 'ED-P03-T2', 'ED-P04-T1'].map((name) => [name, 'in-balance', [], true]),
      ...['MB-005', 'MB-006', 'MB-007', 'MB-008'].map((name) => [name, 'explained', [], true]),
    ]);
    // One fewer than its voters, and explained.
    expect(lines.find(({ name }) => name === 'ED-P02-T1')).toMatchObject({
      ...{ balance: 'explained', isEligible: true },
      differing: [{ equation: 'E5', difference: -1, status: 'explained' }],
    });
  }, 60_000);

  test('B7 SB-11 a sheet that stuck in the bag is found before BOX-ED-03 is home', async () => {
    await room.ask('pham', read('BOX-ED-03'));
    await room.ask(STATION, out('BOX-ED-03', 'Recount board', 'recount'));
    const { lines } = await (await room.signedIn('pham')).ask('ballot-recounts', room.place());
    expect(lines.find(({ name }) => name === 'ED-P03-T1')).toMatchObject({ obstacles: ['out'], isEligible: false });
    await room.ask('eze', back('BOX-ED-03', { 'ED-P03-T1': 348, 'ED-P03-T2': 261 }));
    expect(await room.refused(STATION, home('BOX-ED-03'))).toMatchObject({ refusal: 'count-back-differs' });
    // Whoever counted it, and was told that it differs, does not count it to the right number.
    const whole = back('BOX-ED-03', { 'ED-P03-T1': 348, 'ED-P03-T2': 262 });
    expect(await room.refused('eze', whole)).toMatchObject({ refusal: 'count-back-by-same-people' });
    expect((await room.attempts()).slice(-1)).toEqual([['eze', 'count-back', 'count-back-by-same-people']]);
    await room.ask('gorski', whole);
    // 348 + 262 = 610 are back, and it is not home before two new seals are on it.
    expect(await room.refused(STATION, home('BOX-ED-03'))).toMatchObject({ refusal: 'container-not-sealed' });
    await sealed(room, STATION, 'BOX-ED-03', ['0091201', '0091202']);
    await room.ask(STATION, home('BOX-ED-03'));
    const { out: left } = await stationOf(room, STATION);
    expect(left).toEqual([]);
  }, 60_000);

  test('B7 SB-11 one container is open at a time, and two batches that were mixed stay until they are told apart', async () => {
    for (const container of ['BOX-M-02', 'BOX-M-03']) await room.ask('pham', read(container));
    await room.ask(STATION, out('BOX-M-02', 'Recount board', 'recount'));
    expect(await room.refused(STATION, out('BOX-M-03', 'Second board', 'recount'))).toMatchObject({
      refusal: 'another-container-open',
    });
    // 201 and 199: the container is whole, and neither batch is.
    const mixed = { 'MB-005': 201, 'MB-006': 199, 'MB-007': 200, 'MB-008': 200 };
    await room.ask('eze', back('BOX-M-02', mixed));
    expect(await room.refused(STATION, home('BOX-M-02'))).toMatchObject({ refusal: 'count-back-differs' });
    const [loan] = (await stationOf(room, STATION)).out;
    const counted = loan?.batches.map(({ batch, out: went, back: came }) => [batch, (came ?? 0) - (went ?? 0)]);
    expect(counted).toEqual([
      ['MB-005', 1],
      ['MB-006', -1],
      ['MB-007', 0],
      ['MB-008', 0],
    ]);
    await room.ask('gorski', back('BOX-M-02', { ...mixed, 'MB-005': 200, 'MB-006': 200 }));
    await sealed(room, STATION, 'BOX-M-02', ['0091203', '0091204']);
    await room.ask(STATION, home('BOX-M-02'));
    // What was counted first is in the log for ever.
    const counts = (await room.events()).flatMap((event) =>
      event.type === 'container-counted-back' && event.container === 'BOX-M-02'
        ? [[event.by.join(' '), event.batches.find(({ batch }) => batch === 'MB-005')?.cards]]
        : [],
    );
    expect(counts).toEqual([
      ['eze', 201],
      ['gorski', 200],
    ]);
    // Now the next one may go; and no seal that was cut is used again.
    await room.ask(STATION, out('BOX-M-03', 'Second board', 'recount'));
    const [cut] = sealsOf('BOX-M-02');
    const reuse = { type: 'apply-seal', seal: cut, container: 'BOX-M-03', position: 'front' } as const;
    expect(await room.refused(STATION, reuse)).toMatchObject({ refusal: 'seal-used-already' });
    expect((await room.attempts()).slice(-1)).toEqual([[STATION, 'apply-seal', 'seal-used-already']]);
  }, 60_000);
});

describe('B7 SB-12 the day of a batch comparison', () => {
  const room = roomOf('Audit day');
  const STATION = 'pham okafor';
  /** Where each container stands in the vault. */
  const AISLES: Readonly<Record<string, string>> = {
    'BOX-M-01': 'Aisle 1, shelf 1',
    'BOX-M-02': 'Aisle 1, shelf 2',
    'BOX-ED-03': 'Aisle 2, shelf 1',
    'BOX-EV-N': 'Aisle 4, shelf 1',
  };
  const SAMPLE = { 'MB-007': 200, 'ED-P03-T1': 348, 'EV-N-N2-2026-10-31': 166, 'MB-003': 200 };

  beforeAll(async () => {
    await room.load(
      countyBut((command) => {
        if (command.type === 'store-container') return { ...command, slot: AISLES[command.container] ?? command.slot };
        const isLast = command.type === 'observe-count' && command.place === 'county';
        return isLast ? [command, assign('okafor', 'custodian')] : command;
      }),
    );
    office.clock.now = new Date('2026-11-18T15:00:00Z');
  }, 180_000);

  test('B6 SB-12 one search says where each batch of the sample stands', async () => {
    const runner = await room.signedIn('gorski');
    const found: (string | null | undefined)[][] = [];
    for (const find of Object.keys(SAMPLE)) {
      const answer = await runner.ask('ballot-where', { ...room.place(), find });
      const batch = answer.found.find(({ kind, name }) => kind === 'batch' && name === find);
      found.push([find, batch?.container, batch?.slot]);
    }
    expect(found).toEqual([
      ['MB-007', 'BOX-M-02', 'Aisle 1, shelf 2'],
      ['ED-P03-T1', 'BOX-ED-03', 'Aisle 2, shelf 1'],
      ['EV-N-N2-2026-10-31', 'BOX-EV-N', 'Aisle 4, shelf 1'],
      ['MB-003', 'BOX-M-01', 'Aisle 1, shelf 1'],
    ]);
  }, 60_000);

  test('B7 SB-12 a board holds one container, and brings it home with its tally, its results and new seals', async () => {
    for (const container of Object.keys(AISLES)) await room.ask('pham', read(container));
    await room.ask(STATION, out('BOX-M-02', 'Board 1', 'audit'));
    expect(await room.refused(STATION, out('BOX-M-01', 'Board 1', 'audit'))).toMatchObject({
      refusal: 'board-holds-container',
    });
    expect(await room.refused('pham', out('BOX-M-01', 'Board 2', 'audit'))).toMatchObject({
      refusal: 'more-people-needed',
    });
    await room.ask(STATION, out('BOX-ED-03', 'Board 2', 'audit'));
    expect(await room.refused(STATION, home('BOX-M-02'))).toMatchObject({ refusal: 'count-back-missing' });
    await room.ask('eze', back('BOX-M-02', { 'MB-005': 200, 'MB-006': 200, 'MB-007': 200, 'MB-008': 200 }));
    expect(await room.refused(STATION, home('BOX-M-02'))).toMatchObject({ refusal: 'container-not-sealed' });
    await sealed(room, STATION, 'BOX-M-02', ['0091211', '0091212']);
    expect(await room.refused(STATION, home('BOX-M-02', { isPaperworkComplete: false }))).toMatchObject({
      refusal: 'paperwork-incomplete',
    });
    expect(await room.refused(STATION, home('BOX-M-02', { isEntered: false }))).toMatchObject({
      refusal: 'results-not-entered',
    });
    await room.ask(STATION, home('BOX-M-02'));
    // What is not home yet is the list of the evening.
    const list = (await stationOf(room, STATION)).out.map(({ container, board }) => [container, board]);
    expect(list).toEqual([['BOX-ED-03', 'Board 2']]);
  }, 60_000);

  test('B5 SB-12 347 where 348 were listed opens an incident of the batch; others count 348, and everything is home', async () => {
    const report = (person: string, batch: string, cards: number) =>
      room.ask(person, { type: 'report-audit-count', batch, audit: null, cards, incident: `count of ${batch}` });
    // 346 and a blank one.
    await report('eze', 'ED-P03-T1', 347);
    expect(await room.incidentsOf('reyes')).toMatchObject([
      { kind: 'COUNT_DIFFERS_FROM_MANIFEST', severity: 'medium', subject: 'ED-P03-T1', involved: ['eze'] },
    ]);
    await report('gorski', 'ED-P03-T1', 348);
    expect((await room.incidentsOf('reyes')).length).toBe(1);
    const close = {
      type: 'close-incident',
      incident: 'count of ED-P03-T1',
      statement: 'Two had stuck together.',
    } as const;
    await room.ask('reyes', close);
    await room.ask('gorski', back('BOX-ED-03', { 'ED-P03-T1': 348, 'ED-P03-T2': 262 }));
    await sealed(room, STATION, 'BOX-ED-03', ['0091213', '0091214']);
    await room.ask(STATION, home('BOX-ED-03'));
    for (const [batch, cards] of Object.entries(SAMPLE)) {
      if (batch !== 'ED-P03-T1') await report('gorski', batch, cards);
    }
    expect((await stationOf(room, STATION)).out).toEqual([]);
    for (const container of ['BOX-M-02', 'BOX-ED-03']) {
      const slot = AISLES[container] ?? '';
      await room.ask('pham gorski', { type: 'store-container', container, area: 'Vault A', slot });
    }
    // The newest count of each batch beside the list: 200 + 348 + 166 + 200 = 914. The audit of this election draws ballots, and no batches.
    const { audits, others } = await (await room.signedIn('okafor')).ask('ballot-audit-counts', room.place());
    expect(audits).toEqual([]);
    expect(others.lines.map(({ name, listed, counted }) => [name, listed, counted])).toEqual([
      ['ED-P03-T1', 348, 348],
      ['EV-N-N2-2026-10-31', 166, 166],
      ['MB-003', 200, 200],
      ['MB-007', 200, 200],
    ]);
    expect(others.lines[0]?.counts.map(({ cards, by: people }) => [cards, people])).toEqual([
      [347, ['eze']],
      [348, ['gorski']],
    ]);
    expect(others.lines[0]?.incidents).toEqual([{ incident: 'count of ED-P03-T1', isOpen: false }]);
    expect(others.sums).toEqual({ batches: 4, pending: 0, listed: 914, counted: 914, net: 0, gross: 0 });
    // The manifest is as it was, and every container behind seals again.
    const { rows, blockers } = await room.manifest('okafor');
    for (const [batch, cards] of Object.entries(SAMPLE))
      expect(rows.find(({ name }) => name === batch)?.cards).toBe(cards);
    expect(blockers.map(({ says }) => says)).toEqual([]);
    // Taken off its shelf by two it stands nowhere, and nobody is sent to the shelf.
    const whereabouts = async () => {
      const { found } = await (await room.signedIn('gorski')).ask('ballot-where', { ...room.place(), find: 'MB-007' });
      const { view } = await (await room.signedIn('okafor')).ask('ballot-room', room.place());
      return [found.map(({ area, slot }) => [area, slot]), view?.containers.stored];
    };
    expect(await whereabouts()).toEqual([[['Vault A', 'Aisle 1, shelf 2']], 10]);
    await room.ask('pham gorski', { type: 'take-custody', container: 'BOX-M-02', purpose: 'to be weighed' });
    expect(await whereabouts()).toEqual([[[null, null]], 9]);
  }, 60_000);
});
