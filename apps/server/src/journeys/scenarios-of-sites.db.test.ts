import type { BallotAskOf, BallotCommand } from '@plumbline/ballot-management';
import { commandsOf, text } from '@plumbline/ballot-management/testing/play-room';
import {
  BATCHES,
  completed,
  containerFilled,
  coverPaper,
  earlyForm,
  entered,
  filled,
  nameOf,
} from '@plumbline/ballot-management/testing/tamarack';
import { AFTER, BEFORE, by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { countyBut, isReviewAt, openScenarioRooms, type ScenarioRoom } from './scenario-rooms.ts';

/* What a site of a county that is nowhere leaves over, over HTTP: carriers that nobody opened, and a ballot that stayed in the bin overnight. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

describe('B3 B5 SB-09 a carrier that was never opened', () => {
  const site = { type: 'register-site', site: 'W-56', kind: 'central', tabulators: [], days: [] } as const;
  const sealAt = (seal: string) => [{ position: 'closure', seal }];
  const carriers = [
    { carrier: 'C-201', envelopes: 140, seals: sealAt('0061201') },
    { carrier: 'C-202', envelopes: 70, seals: sealAt('0061202') },
    { carrier: 'C-203', envelopes: 55, seals: sealAt('0061203') },
  ];
  const close = { type: 'close-site', site: 'W-56', withOpenIssues: false, incident: 'unopened' } as const;
  const NIGHT = on('2026-11-03', '20:30');
  const reading = (container: string, seal: string) =>
    ({
      type: 'read-seals',
      container,
      readings: sealAt(seal),
      condition: 'intact',
      incident: `seals of ${container}`,
    }) as const;
  const opening = (carrier: string, envelopes: number) =>
    ({ type: 'open-carrier', site: 'W-56', carrier, seal: null, envelopes }) as const;
  const opened = (carrier: string, seal: string, envelopes: number, at = NIGHT) => [
    by('yazzie hale', reading(carrier, seal), at),
    by('yazzie hale', opening(carrier, envelopes), at),
  ];
  const batch = (name: string) =>
    by('okafor', {
      type: 'create-batch',
      batch: name,
      name,
      channel: 'mail',
      countedAt: `batch:${name}`,
      accountedAt: 'channel:mail',
      tabulator: 'CC-1',
      tabulatorBatch: null,
      hasCvrs: false,
    });
  const cover = (name: string, cards: number, tabulatorBatch: string) => {
    const none = { empties: 0, extras: 0, otherContents: 0, originals: 0, duplicates: 0, held: 0, outstacked: 0 };
    const by2 = { openedBy: 'eze', openedWith: 'ibarra', scannedBy: 'diaz', scannedWith: 'kim', rescans: 0 };
    const counted = { opened: cards, handCount: cards, tabulated: cards, scanner: 'CC-1', tabulatorBatch };
    return coverPaper(name, { ...none, ...by2, ...counted });
  };
  /** The site expects 265 envelopes of 265 voters, and has opened one carrier of three: 140. */
  const expected = async (name: string): Promise<ScenarioRoom> => {
    const room = roomOf(name);
    await room.load(() => commandsOf(setUp()));
    await room.play(by('osei', site, BEFORE), by('osei', { type: 'expect-carriers', site: 'W-56', carriers }, BEFORE));
    await room.play(...opened('C-201', '0061201', 140));
    await room.play(
      ...filled('F-12', 'mail', {
        people: 'eze ibarra',
        fields: {
          ...{ late: 0, unsigned: 0, mismatch: 0, repeated: 0, otherReason: 0, pendingCure: 0, cured: 0 },
          ...{ postal: 0, dropBoxes: 0, siteDropOffs: 265, counter: 0 },
          returned: 265,
          accepted: 265,
          votersCredited: 265,
        },
      }),
      batch('ABS-1'),
      ...cover('ABS-1', 140, '1101'),
    );
    return room;
  };

  test('B3 SB-09 the site is not closed over it, the equation misses 125, and opened by two in time both hold', async () => {
    const room = await expected('Carriers');
    const problem = await room.refusal(by('yazzie hale', close));
    expect(problem).toMatchObject({ refusal: 'site-not-ready' });
    expect(problem.detail).toContain('C-202, C-203 (125 envelopes)');
    expect(await room.unit('eze', 'E19', 'channel:mail')).toMatchObject({
      left: [{ line: 'ballotsCounted', value: 140 }],
      right: [{ line: 'votersCredited', value: 265 }],
      difference: -125,
      status: 'unexplained',
    });
    // One person does not open a carrier, and none is opened twice; that somebody tried alone is kept.
    expect(await room.refused('yazzie', opening('C-202', 70))).toMatchObject({ refusal: 'more-people-needed' });
    expect(await room.attempts()).toEqual([
      ['yazzie hale', 'close-site', 'site-not-ready'],
      ['yazzie', 'open-carrier', 'more-people-needed'],
    ]);
    // Where it was last is on record; what is on its seals is told to nobody before they have read them, nor after.
    const delivered = on('2026-11-03', '06:40');
    await room.play(
      by('osei', { type: 'register-area', area: 'Room 2', isSecured: false }, BEFORE),
      by(
        'yazzie hale',
        { type: 'store-container', container: 'C-202', area: 'Room 2', slot: 'by the door' },
        delivered,
      ),
    );
    const shown = async (people: string) => (await room.signedIn(people)).ask('ballot-carriers', room.place());
    const answer = await shown('yazzie hale');
    for (const { seals } of carriers) expect(JSON.stringify(answer)).not.toContain(seals[0]?.seal);
    const [at] = answer.sites.filter((one) => one.site === 'W-56');
    expect(at).toMatchObject({
      closed: null,
      issues: [],
      carriers: [
        { carrier: 'C-201', envelopes: 140, opened: { envelopes: 140 } },
        { carrier: 'C-202', opened: null, last: { in: 'area', area: 'Room 2', slot: 'by the door' } },
        { carrier: 'C-203', opened: null, last: null, seals: { isRead: false, readingAgrees: null } },
      ],
    });
    expect(Date.parse(at?.carriers[1]?.last?.at ?? '')).toBe(Date.parse(delivered));
    expect(await room.refusal(by('yazzie hale', opening('C-202', 70), AFTER))).toMatchObject({
      refusal: 'seals-not-read',
    });
    await room.play(...opened('C-202', '0061202', 70, AFTER), ...opened('C-203', '0061203', 55, AFTER));
    expect(await room.refusal(by('yazzie hale', opening('C-203', 55), AFTER))).toMatchObject({
      refusal: 'carrier-opened-already',
    });
    await room.play(batch('ABS-2'), ...cover('ABS-2', 125, '1102'));
    expect(await room.unit('eze', 'E19', 'channel:mail')).toMatchObject({ difference: 0, status: 'balanced' });
    await room.play(by('yazzie hale', close));
    expect(await room.incidentsOf('reyes')).toEqual([]);
  }, 60_000);

  test('B3 SB-09 what was logged out to the site is taken over with its seals, and how many were sent is told once they are counted', async () => {
    const room = roomOf('Carriers sent');
    await room.load(() => commandsOf(setUp()));
    const bag = {
      type: 'create-container',
      container: 'BAG-1',
      kind: 'bag',
      positions: ['lid'],
      holdsVoted: true,
    } as const;
    await room.play(
      by('osei', site, BEFORE),
      by('pham', bag, BEFORE),
      by('pham', { type: 'issue-seals', first: '0090990', last: '0090990', to: 'pham' }, BEFORE),
      by('pham gorski', { type: 'apply-seal', seal: '0090990', container: 'BAG-1', position: 'lid' }, BEFORE),
      by(
        'pham gorski',
        {
          type: 'send-transfer',
          transfer: 'T-9',
          from: 'VOTERS',
          to: 'SITE:W-56:envelopes',
          unit: 'envelopes',
          declared: 3117,
          container: 'BAG-1',
        },
        NIGHT,
      ),
    );
    const shown = async (people: string) => {
      const { sites } = await (await room.signedIn(people)).ask('ballot-carriers', room.place());
      return sites.find((one) => one.site === 'W-56');
    };
    // Offered to those who sent it, who know how many there are, and to nobody else.
    expect((await shown('pham gorski'))?.sent).toMatchObject([
      { transfer: 'T-9', container: 'BAG-1', envelopes: 3117 },
    ]);
    expect((await shown('yazzie hale'))?.sent).toEqual([]);
    const taken = [{ carrier: 'BAG-1', envelopes: 3117, seals: [] }];
    await room.play(by('pham', { type: 'expect-carriers', site: 'W-56', carriers: taken }, NIGHT));
    expect(await shown('yazzie hale')).toMatchObject({ sent: [], carriers: [{ carrier: 'BAG-1', envelopes: null }] });
    const problem = await room.refusal(by('yazzie hale', close, NIGHT));
    expect(problem.detail).toContain('sent, not opened: BAG-1');
    expect(JSON.stringify([problem, await shown('yazzie hale')])).not.toMatch(/3.?117|0090990/);
    const readings = [{ position: 'lid', seal: '0090990' }];
    await room.play(
      by('yazzie hale', { ...reading('BAG-1', ''), readings }, NIGHT),
      by('yazzie hale', opening('BAG-1', 3116), NIGHT),
    );
    expect(await shown('yazzie hale')).toMatchObject({
      carriers: [{ carrier: 'BAG-1', envelopes: 3117, opened: { envelopes: 3116 } }],
    });
    const { transfers } = await (await room.signedIn('yazzie hale')).ask('ballot-custody', room.place());
    expect(transfers).toMatchObject([{ transfer: 'T-9', declared: 3117, variance: 1 }]);
  }, 60_000);

  test('B3 SB-09 a carrier that was listed by mistake is struck, stays to be seen, and is asked for at the close no longer', async () => {
    const room = roomOf('Carriers struck');
    await room.load(() => commandsOf(setUp()));
    const list = { type: 'expect-carriers', site: 'W-56', carriers } as const;
    await room.play(by('osei', site, BEFORE), by('osei', list, BEFORE));
    const strike = (carrier: string) =>
      ({ type: 'strike-carrier', site: 'W-56', carrier, reason: 'It is for the next county' }) as const;
    const shown = async (people: string) => {
      const { sites } = await (await room.signedIn(people)).ask('ballot-carriers', room.place());
      return sites.find((one) => one.site === 'W-56');
    };
    const strikable = async (people: string) => (await shown(people))?.carriers.map(({ mayStrike }) => mayStrike);
    await room.play(by('yazzie', reading('C-201', '0061201'), BEFORE));
    expect(await strikable('osei')).toEqual([false, true, true]);
    expect(await strikable('yazzie')).toEqual([false, true, true]);
    expect(await strikable('okafor')).toEqual([false, false, false]);
    expect(await strikable('eze')).toEqual([false, false, false]);
    expect(await room.refused('okafor', strike('C-202'))).toMatchObject({
      refusal: 'carrier-listed-by-others',
    });
    expect(await room.refused('osei', strike('C-201'))).toMatchObject({
      refusal: 'carrier-on-its-way',
    });
    expect(await room.attempts()).toEqual([
      ['okafor', 'strike-carrier', 'carrier-listed-by-others'],
      ['osei', 'strike-carrier', 'carrier-on-its-way'],
    ]);
    await room.ask('osei', strike('C-202'));
    expect(await room.refused('osei', strike('C-202'))).toMatchObject({ refusal: 'unknown' });
    const after = await shown('eze');
    expect(after?.carriers.map(({ carrier }) => carrier)).toEqual(['C-201', 'C-203']);
    expect(after?.struck).toMatchObject([
      { carrier: 'C-202', envelopes: 70, by: ['E. Osei'], listedBy: ['E. Osei'], reason: 'It is for the next county' },
    ]);
    expect(JSON.stringify(after)).not.toContain('0061202');
    const problem = await room.refusal(by('yazzie hale', close, BEFORE));
    expect(problem.detail).toContain('C-201, C-203 (195 envelopes)');
    const log = await (await room.signedIn('osei')).ask('ballot-log', { ...room.place(), type: 'carrier-struck' });
    expect(log.entries).toMatchObject([{ by: ['E. Osei'], subjects: ['W-56', 'C-202'] }]);
  }, 60_000);

  test('B5 SB-09 closed over it by two an incident stays open; found ballots are told of before anything is closed', async () => {
    const room = await expected('Carriers left');
    await room.play(by('yazzie hale', { ...close, withOpenIssues: true }));
    expect(await room.incidentsOf('reyes')).toMatchObject([
      { kind: 'CARRIER_UNOPENED', severity: 'high', subject: 'W-56', closedAt: null },
    ]);
    const blockers = async () => (await room.manifest('okafor')).blockers.map(({ what }) => what);
    expect(await blockers()).toContain('incident-open');
    expect(await room.publicPage('quist')).toContain('A bag was not opened in time (open)');
    const certification = { type: 'set-certification-day', day: '2026-11-24' } as const;
    await room.ask('osei', certification);
    const { view } = await (await room.signedIn('vale')).ask('ballot-room', room.place());
    expect(view).toMatchObject({ certificationDay: '2026-11-24', incidents: [{ kind: 'CARRIER_UNOPENED' }] });

    // Found on the 12th: 125 ballots, sealed in a container of their own, in no batch.
    const found = on('2026-11-12', '09:00');
    await room.play(
      by(
        'okafor',
        {
          type: 'open-incident',
          incident: 'found',
          kind: 'BALLOTS_FOUND',
          severity: 'critical',
          subject: 'W-56',
          involved: ['yazzie'],
        },
        found,
      ),
      by(
        'pham',
        {
          type: 'create-container',
          container: 'FOUND',
          kind: 'ballot-box',
          positions: ['front', 'lid'],
          holdsVoted: true,
        },
        found,
      ),
      by('pham gorski', { type: 'take-custody', container: 'FOUND', purpose: 'found in C-202 and C-203' }, found),
      ...['front', 'lid'].map((position, at) =>
        by('pham gorski', { type: 'apply-seal', seal: `009130${at}`, container: 'FOUND', position }, found),
      ),
      by('pham gorski', { type: 'store-container', container: 'FOUND', area: 'Vault A', slot: 'F-1' }, found),
    );
    const rows = async () => (await room.manifest('okafor')).rows.map(({ name, cards }) => [name, cards]);
    expect(await rows()).toEqual([['ABS-1', 140]]);
    const end = by(
      'reyes',
      { type: 'close-incident', incident: 'found', statement: text('Counted twice: 125') },
      on('2026-11-12', '11:30'),
    );
    const missing = await room.refusal(end);
    expect(missing).toMatchObject({ refusal: 'notifications-missing' });
    const told = (who: string, at: string) => by('osei', { type: 'notify-of-incident', incident: 'found', who }, at);
    await room.play(told('county', on('2026-11-12', '10:00')), told('state', on('2026-11-12', '10:10')));
    expect(await room.refusal(end)).toMatchObject({ refusal: 'notifications-missing' });
    const shown = async () => (await room.incidentsOf('reyes')).find(({ incident }) => incident === 'found');
    expect(await shown()).toMatchObject({
      toTell: ['counsel'],
      openedAt: expect.stringMatching(/^2026-11-12T1[45]:00/),
      notified: [{ who: 'county' }, { who: 'state' }],
    });
    expect(await room.publicPage('quist')).toContain('Not all who must know have been told yet.');
    await room.play(told('counsel', on('2026-11-12', '11:00')));
    // From found to the last who had to be told.
    expect(await shown()).toMatchObject({ toTell: [], toldAfterMinutes: 120 });
    expect(await room.publicPage('quist')).toContain('It took 2 h 0 min until all who must know were told.');
    expect(await room.refusal(end)).toMatchObject({ refusal: 'public-text-not-reviewed' });
    const words = 'On November 12 we found 125 ballots in two bags. The county, the state and counsel know.';
    await room.ask('osei', { type: 'write-incident-text', incident: 'found', text: words });
    expect(await room.publicPage('quist')).not.toContain(words);
    const digest = (await shown())?.textDigest ?? '';
    const review = { type: 'review-incident-text', incident: 'found', digest } as BallotAskOf<'review-incident-text'>;
    expect(await room.refused('osei', review)).toMatchObject({ refusal: 'author-approves-own' });
    await room.ask('solberg', review);
    expect(await room.publicPage('quist')).toContain(words);
    await room.play(end);
    // The carrier is an incident still, and the list has no found ballot.
    expect(await blockers()).toContain('incident-open');
    expect(await rows()).toEqual([['ABS-1', 140]]);
  }, 60_000);
});

describe('B5 SB-17 a ballot that stayed in the bin overnight', () => {
  const room = roomOf('Overnight');
  const DAYS = ['2026-10-29', '2026-10-30'] as const;
  const nameOfDay = (day: string) => nameOf('F-05', `site-day:EV-S/${day}`);
  const own = { tabulated: { S1: [95, 105, 121] }, checkIns: [96, 104, 121] };
  /** F-05 of a day, with the seal of the bin that closed it on the evening and was found on it in the morning. */
  const dayForm = (day: 0 | 1, change: Parameters<typeof earlyForm>[2] = own) => {
    const { fields, tables } = earlyForm('EV-S', day, change);
    const bin: Readonly<Record<string, string>> = day === 0 ? { closingSeal: '0089031' } : { openingSeal: '0089031' };
    return { fields, tables: { tabulators: (tables.tabulators ?? []).map((row) => ({ ...row, ...bin })) } };
  };
  const evening = (day: 0 | 1) => on(DAYS[day], '19:10');
  const papersOf = (day: 0 | 1) =>
    filled('F-05', `site-day:EV-S/${DAYS[day]}`, { people: 'yazzie hale', at: evening(day), ...dayForm(day) }).map(
      (command) => (command.type === 'complete-form' ? { ...command, isUnexplained: true } : command),
    );
  const unitsOf = async (equation: string) =>
    Promise.all(DAYS.map(async (day) => room.unit('hale', equation, `site-day:EV-S/${day}`)));
  const voters = async () => {
    const { net, gross, residual } = (await room.figures('okafor')) ?? {};
    return [net, gross, residual];
  };

  beforeAll(async () => {
    const isOfEvS = (command: BallotCommand) =>
      ('filled' in command && (DAYS.map(nameOfDay).includes(command.filled) || command.filled.endsWith('BOX-EV-S'))) ||
      ('container' in command && command.container === 'BOX-EV-S') ||
      DAYS.some((day) => isReviewAt(`site-day:EV-S/${day}`, command));
    await room.load(countyBut((command) => (isOfEvS(command) ? [] : command)));
    const batches = BATCHES.map((batch) =>
      batch.container !== 'BOX-EV-S' ? batch : { ...batch, cards: { 96: 95, 104: 105 }[batch.cards] ?? batch.cards },
    );
    await room.play(...papersOf(0), ...papersOf(1), ...containerFilled('BOX-EV-S', batches));
  }, 180_000);

  test('B5 SB-17 each day has its own difference, and nothing is netted: −5 net, 9 gross', async () => {
    expect((await unitsOf('E5')).map((unit) => [unit?.difference, unit?.residual, unit?.status])).toEqual([
      [-1, -1, 'unexplained'],
      [1, 1, 'unexplained'],
    ]);
    // One that is missing and one that is over are two.
    expect(await voters()).toEqual([-5, 9, 2]);
    await room.reviewed('reyes', 'F-16 container:BOX-EV-S', { certifiedTotal: 321 });
    for (const day of [0, 1] as const) {
      const [tabulated = 0, regularCheckIns = 0] = [own.tabulated.S1[day], own.checkIns[day]];
      await room.readAgain('reyes', nameOfDay(DAYS[day]), { tabulated, regularCheckIns });
      await room.readAgain('reyes', nameOf('F-03', `site-day:EV-S/${DAYS[day]}`), {
        printed: [97, 106][day] ?? 0,
        blankEnd: [1103, 997][day] ?? 0,
      });
    }
    for (const day of DAYS) {
      expect(await room.refused('reyes', await room.approval('reyes', nameOfDay(day)))).toMatchObject({
        refusal: 'difference-not-explained',
      });
    }
    expect((await room.manifest('okafor')).blockers.map(({ what }) => what)).toEqual([
      'form-not-approved',
      'form-not-approved',
    ]);
  }, 60_000);

  const correct = async (day: 0 | 1, change: Parameters<typeof earlyForm>[2]) => {
    const name = nameOfDay(DAYS[day]);
    const reason = { field: 'emergencyOut', reason: 'A ballot stayed in the bin overnight.' };
    await room.ask('reyes', { type: 'return-form', filled: name, reasons: [reason] });
    await room.play(
      entered(name, 'yazzie', dayForm(day, change)),
      by('yazzie', { type: 'sign-form', filled: name }),
      by('hale', { type: 'sign-form', filled: name }),
    );
  };
  const both = { ...own, carriedOut: [1, 0, 0], carriedIn: [0, 1, 0] };

  test('B5 SB-17 said for one day only, the night between does not fit', async () => {
    await correct(0, { ...own, carriedOut: [1, 0, 0] });
    // 95 + 1 − 0 − 96 = 0; and 1 was carried out where 0 were carried in.
    expect((await unitsOf('E5')).map((unit) => unit?.difference)).toEqual([0, 1]);
    const [, night] = await unitsOf('E8-bin');
    expect(night).toMatchObject({
      left: [{ value: 1 }],
      right: [{ value: 0 }],
      difference: 1,
      status: 'unexplained',
    });
  }, 60_000);

  test('B5 SB-17 said for both, under one seal of the bin, nothing differs: gross 7 again, and 321 in all', async () => {
    await correct(1, both);
    expect((await unitsOf('E5')).map((unit) => [unit?.difference, unit?.status])).toEqual([
      [0, 'balanced'],
      [0, 'balanced'],
    ]);
    const [, night] = await unitsOf('E8-bin');
    expect(night).toMatchObject({ left: [{ value: 1 }], right: [{ value: 1 }], difference: 0 });
    expect(await room.unit('hale', 'E8-seals', 'tabulator-day:EV-S/2026-10-30/S1')).toMatchObject({ difference: 0 });
    expect(await voters()).toEqual([-5, 7, 0]);
    for (const day of [0, 1] as const) {
      const name = nameOfDay(DAYS[day]);
      await room.play(completed(name, 'yazzie'));
      const [tabulated = 0, regularCheckIns = 0] = [own.tabulated.S1[day], own.checkIns[day]];
      await room.reviewed('reyes', name, { tabulated, regularCheckIns });
      await room.approve('reyes', nameOf('F-03', `site-day:EV-S/${DAYS[day]}`));
    }
    const { rows, cards, blockers } = await room.manifest('okafor');
    expect(blockers).toEqual([]);
    expect(rows.flatMap(({ name, cards: of }) => (name.startsWith('EV-S-S1') ? [[name, of]] : []))).toEqual([
      ['EV-S-S1-2026-10-29', 95],
      ['EV-S-S1-2026-10-30', 105],
      ['EV-S-S1-2026-10-31', 121],
    ]);
    expect([rows.length, cards]).toEqual([30, 5960]);
  }, 60_000);
});
