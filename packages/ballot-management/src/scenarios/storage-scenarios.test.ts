import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { custodyGaps } from '../custody/custody-gaps.ts';
import { likelyMisreading } from '../custody/seal-number.ts';
import { containersOut, recountability } from '../decisions/decide-audits.ts';
import { obstaclesTo } from '../decisions/decide-retention.ts';
import { profileDifferences } from '../profiles/profile.ts';
import { CALIFORNIA, DEFAULT_PROFILE, MICHIGAN, PROFILES, WASHINGTON } from '../profiles/profiles.ts';
import { likelyMisreadings } from '../reports/likely-misreadings.ts';
import { draftManifest } from '../reports/manifest.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { OpenRoom } from '../state/room.ts';
import { injected, play, refusalOf, refused, text } from '../testing/play-room.ts';
import { RETRIEVAL_SHEET } from '../testing/retrieval-sheet.ts';
import {
  approved,
  batchesMade,
  completed,
  county,
  coverPaper,
  coverSheet,
  duplicationPaper,
  entered,
  explained,
  MAIL_BATCHES,
  mailBatch,
  nameOf,
  observed,
  sealsOf,
} from '../testing/tamarack.ts';
import { AFTER, by, on, setUp } from '../testing/tamarack-people.ts';

function unit(room: OpenRoom, equation: string, place: string) {
  return reconciliationOf(room)
    .byPlace.get(place)
    ?.find((each) => each.equation === equation);
}

function reading(container: string, [front, lid] = sealsOf(container)) {
  const readings = [
    { position: 'front', seal: front },
    { position: 'lid', seal: lid },
  ];
  return { type: 'read-seals', container, readings, condition: 'intact', incident: `seals ${container}` } as const;
}

describe('B4 B5 a mail batch that is one short', () => {
  const room = play(
    setUp(),
    ...batchesMade(),
    ...MAIL_BATCHES.flatMap((number) => {
      const sheet = coverSheet(number);
      return coverPaper(mailBatch(number), number === 7 ? { ...sheet, handCount: 199, tabulated: 199 } : sheet);
    }),
    ...coverPaper('PROV-01', {
      ...coverSheet(15),
      opened: 15,
      originals: 0,
      duplicates: 0,
      handCount: 15,
      tabulated: 15,
    }),
    ...duplicationPaper(),
  );
  const name = nameOf('F-13', 'batch:MB-007');
  const again = (fields: ReturnType<typeof coverSheet>): readonly BallotCommand[] => [
    by('reyes', { type: 'begin-review', filled: name }),
    by('reyes', { type: 'return-form', filled: name, reasons: [{ field: 'handCount', reason: text('One short') }] }),
    entered(name, 'eze', { fields }),
    ...['eze', 'ibarra', 'diaz', 'kim'].map((each) => by(each, { type: 'sign-form', filled: name })),
    completed(name, 'eze'),
  ];

  test('hand and scanner agree, and both differ from what was opened', () => {
    expect(unit(room, 'E14', 'batch:MB-007')).toMatchObject({ delta: 0 });
    expect(unit(room, 'E14-cover', 'batch:MB-007')).toMatchObject({ delta: 1, status: 'unexplained' });
  });

  test('with the duplicate that never came back the batch fits, and the duplication does not', () => {
    const two = play(room, ...again({ ...coverSheet(7), duplicates: 2, handCount: 199, tabulated: 199 }));
    expect(unit(two, 'E14-cover', 'batch:MB-007')).toMatchObject({ delta: 0 });
    expect(unit(two, 'E15', 'duplication')).toMatchObject({ delta: 1, left: [{ value: 38 }], right: [{ value: 37 }] });
  });

  test('scanned again with it, everything fits; the deleted scan shows if it is still exported', () => {
    const two = play(room, ...again({ ...coverSheet(7), duplicates: 2, handCount: 199, tabulated: 199 }));
    const rescan = { type: 'rescan-batch', batch: 'MB-007' } as const;
    expect(refusalOf(two, by('diaz kim', { ...rescan, tabulatorBatch: '1009' }))).toMatchObject({
      code: 'tabulator-batch-repeated',
    });
    const three = play(
      two,
      by('diaz kim', { ...rescan, tabulatorBatch: '1031' }),
      ...again({ ...coverSheet(7), tabulatorBatch: '1031', rescans: 1 }),
      observed('scanner:CC-1', 'cvrRows', 1472 + 199, { source: 'cvr-rows' }),
    );
    expect(['E14-cover', 'E14'].map((each) => unit(three, each, 'batch:MB-007')?.delta)).toEqual([0, 0]);
    expect(unit(three, 'E15', 'duplication')?.delta).toBe(0);
    expect(unit(three, 'E16-cvr', 'scanner:CC-1')?.delta).toBe(199);
    expect(lookUp(three.batches, 'MB-007')).toMatchObject({
      tabulatorBatch: '1031',
      deletedTabulatorBatches: ['1007'],
    });
    expect(lookUp(three.forms, name)?.versions.length).toBe(3);
    expect(lookUp(approved(three, name).forms, name)?.state).toBe('approved');
  });

  test('a batch that was scanned twice is not clear while the scan is only explained', () => {
    const sheet = coverSheet(1);
    const twice = play(setUp(), ...batchesMade(), ...coverPaper('MB-001', { ...sheet, tabulated: 400 }));
    const at = { equation: 'E14', place: 'batch:MB-001' } as const;
    const said = play(twice, explained('x', at as never, 'BATCH_RESCANNED', -200));
    expect(unit(said, 'E14', 'batch:MB-001')).toMatchObject({
      residual: 0,
      isCorrectionPending: true,
      status: 'unexplained',
    });
  });
});

describe('B7 seals', () => {
  const box = {
    type: 'create-container',
    container: 'DB-2',
    kind: 'drop-box',
    positions: ['slot'],
    holdsVoted: true,
  } as const;
  const room = play(
    setUp(),
    by('nakai', box),
    by('nakai lund', { type: 'apply-seal', seal: '0090213', container: 'DB-2', position: 'slot' }),
  );
  const read = (people: string, seal: string, incident = 'I-1') =>
    by(people, {
      type: 'read-seals',
      container: 'DB-2',
      readings: [{ position: 'slot', seal }],
      condition: 'intact',
      incident,
    });

  const likelyIn = (state: OpenRoom) => {
    const incident = lookUp(state.incidents, 'I-1');
    return incident === undefined ? undefined : likelyMisreadings(state, incident);
  };

  test('how a seal was probably misread is said once two pairs of eyes have read, and only of that reading', () => {
    expect(likelyIn(play(room, read('nakai', '0090231')))).toBeUndefined();
    // Both read what is not expected: it is compared with the seal that was applied while the container is held apart.
    const apart = play(room, read('nakai', '0090231'), read('lund', '0090231'));
    expect(lookUp(apart.incidents, 'I-1')).toMatchObject({ kind: 'SEAL_MISMATCH' });
    expect(likelyIn(apart)).toEqual([{ position: 'slot', likely: 'transposition' }]);
    expect(likelyIn(play(room, read('nakai', '0077777'), read('lund', '0077777')))).toEqual([]);
    expect(likelyIn(play(room, read('nakai', '90213'), read('lund', '0090213')))).toEqual([
      { position: 'slot', likely: 'leading-zeros' },
    ]);
  });

  test('two digits the wrong way round are likely a misreading, and nothing is changed because of it', () => {
    expect(likelyMisreading('0088213', '0088231')).toBe('transposition');
    expect(likelyMisreading('0088131', '88131')).toBe('leading-zeros');
    expect(likelyMisreading('0088107', '0088101')).toBe('look-alike');
    expect(likelyMisreading('0088213', '0099999')).toBeNull();
    const once = play(room, read('nakai', '0090231'));
    expect(lookUp(once.containers, 'DB-2')).toMatchObject({ seals: { slot: '0090213' }, condition: 'ok' });
    expect(refusalOf(once, read('nakai', '0090213'))).toMatchObject({ code: 'reading-by-same-people' });
  });

  test('a second pair of eyes that reads the right number closes it, and both readings stay', () => {
    const twice = play(room, read('nakai', '0090231'), read('lund', '0090213'));
    const found = lookUp(twice.containers, 'DB-2');
    expect(found?.readings.map(({ readings, agrees }) => [readings[0]?.seal, agrees])).toEqual([
      ['0090231', false],
      ['0090213', true],
    ]);
    expect(lookUp(twice.incidents, 'I-1')).toMatchObject({ kind: 'SEAL_MISREAD', severity: 'low' });
    expect(likelyIn(twice)).toEqual([{ position: 'slot', likely: 'transposition' }]);
  });

  test('a second pair of eyes that reads the same puts it in quarantine, which nobody of the team ends', () => {
    const twice = play(room, read('nakai', '0090231'), read('lund', '0090231'));
    expect(lookUp(twice.containers, 'DB-2')?.condition).toBe('quarantined');
    expect(lookUp(twice.incidents, 'I-1')).toMatchObject({ kind: 'SEAL_MISMATCH', severity: 'high' });
    const close = { type: 'close-incident', incident: 'I-1', statement: text('The photo shows 0090231') } as const;
    expect(refusalOf(twice, by('reyes', close))).toMatchObject({ code: 'container-in-quarantine' });
    const release = {
      type: 'release-container',
      container: 'DB-2',
      statement: text('The photo shows 0090231'),
    } as const;
    const oversight = {
      type: 'assign-duty',
      person: 'lund',
      duty: 'reviewer',
      place: null,
      from: '2026-09-01',
      until: null,
      isExternal: false,
    } as const;
    expect(refusalOf(play(twice, by('osei', oversight)), by('lund', release))).toMatchObject({
      code: 'finder-releases',
      person: 'lund',
    });
    expect(play(twice, by('reyes', release), by('solberg', close)).phase).toBe('open');
  });

  test('a number is used once in its life, is part of a range, and belongs to whom it was issued', () => {
    const other = play(room, by('nakai', { ...box, container: 'TC-1' }));
    const apply = (people: string, seal: string) =>
      by(people, { type: 'apply-seal', seal, container: 'TC-1', position: 'slot' });
    expect(refusalOf(other, apply('nakai lund', '0090213'))).toMatchObject({
      code: 'seal-used-already',
      state: 'applied',
    });
    expect(refused(other, apply('nakai lund', '0090213')).refusedActs.length).toBe(1);
    expect(refusalOf(other, apply('nakai lund', '90214'))).toMatchObject({ code: 'unknown', kind: 'seal' });
    expect(refusalOf(other, apply('pham gorski', '0090214'))).toMatchObject({ code: 'seal-not-issued-to-you' });
    expect(refusalOf(other, apply('nakai', '0090214'))).toMatchObject({ code: 'more-people-needed' });
    expect(unit(other, 'E21', 'seals')).toMatchObject({ delta: 0, left: [{ value: 4000 }] });
    const again = by('okafor pham', { type: 'receive-seals', lot: 'L-2', first: '0091000', last: '0093000' });
    expect(refusalOf(room, again)).toMatchObject({ code: 'seal-known-already' });
    const range = (first: string, last: string) =>
      by('okafor pham', { type: 'receive-seals', lot: 'L-2', first, last });
    expect(refusalOf(room, range('0093000', '93010'))).toMatchObject({ code: 'seal-range-not-possible' });
  });
});

describe('B6 storage', () => {
  test('nobody enters alone, nor who is not on the list, and both are incidents', () => {
    const enter = { type: 'enter-area', entry: 'N-1', area: 'Vault A', purpose: 'to fetch BOX-M-02' } as const;
    expect(refusalOf(setUp(), by('pham', enter))).toMatchObject({ code: 'more-people-needed' });
    expect(lookUp(refused(setUp(), by('pham', enter)).incidents, 'Vault A')).toMatchObject({ kind: 'SOLO_ENTRY' });
    expect(refusalOf(setUp(), by('pham diaz', enter))).toMatchObject({ code: 'area-not-authorized', person: 'diaz' });
    expect(lookUp(refused(setUp(), by('pham diaz', enter)).incidents, 'Vault A')).toMatchObject({
      kind: 'UNAUTHORIZED_ENTRY',
    });
    const inside = play(setUp(), by('pham gorski', enter), by('pham', { type: 'leave-area', entry: 'N-1' }));
    expect(lookUp(inside.entries, 'N-1')?.leftAt).toBe(AFTER);
  });

  test('a container that was lost is found, counted and released by others, and the gap stays on its timeline', () => {
    const lost = play(
      county(),
      by(
        'pham',
        { type: 'report-missing', container: 'BOX-M-03', incident: 'I-3', since: on('2026-11-08', '16:20') },
        on('2026-11-10', '09:00'),
      ),
    );
    expect(draftManifest(lost, 'by-batch').blockers).toEqual([
      { what: 'container-not-ready', container: 'BOX-M-03', why: 'missing' },
    ]);
    expect(unit(lost, 'E22', 'storage')).toMatchObject({ delta: 1, status: 'unexplained' });
    const found = play(
      lost,
      by(
        'pham gorski',
        { type: 'report-found', container: 'BOX-M-03', area: 'Loading dock' },
        on('2026-11-10', '15:05'),
      ),
    );
    const release = {
      type: 'release-container',
      container: 'BOX-M-03',
      statement: text('Counted, seals intact'),
    } as const;
    expect(refusalOf(found, by('reyes', release))).toMatchObject({ code: 'recount-before-release' });
    const recount = (cards: number) =>
      by(
        'diaz kim',
        { type: 'recount-container', container: 'BOX-M-03', batches: [{ batch: 'MB-009', cards }] },
        on('2026-11-10', '16:00'),
      );
    // As many cards as MB-001 has lie in another container.
    const another = {
      type: 'recount-container',
      container: 'BOX-M-03',
      batches: [{ batch: 'MB-001', cards: 200 }],
    } as const;
    expect(refusalOf(found, by('diaz kim', another))).toEqual({
      code: 'batch-elsewhere',
      batch: 'MB-001',
      container: 'BOX-M-03',
    });
    expect(refusalOf(found, recount(199))).toEqual({
      code: 'recount-differs',
      container: 'BOX-M-03',
      batch: 'MB-009',
    });
    // That it was counted otherwise stays, though nothing else comes of it.
    expect(refused(found, recount(199)).refusedActs.at(-1)).toMatchObject({
      by: ['diaz', 'kim'],
      command: 'recount-container',
      code: 'recount-differs',
      subject: 'BOX-M-03',
    });
    const home = play(
      found,
      recount(200),
      by('reyes', release, on('2026-11-10', '17:00')),
      by(
        'pham gorski',
        { type: 'store-container', container: 'BOX-M-03', area: 'Vault A', slot: 'B3' },
        on('2026-11-10', '17:10'),
      ),
    );
    expect(lookUp(home.containers, 'BOX-M-03')?.condition).toBe('ok');
    const gaps = custodyGaps(lookUp(home.containers, 'BOX-M-03')?.steps.slice(1) ?? [], on('2026-11-12'));
    // From 16:20 on the 8th to 15:05 on the 10th: 46 hours and 45 minutes.
    expect(gaps).toEqual([
      {
        from: on('2026-11-08', '16:20'),
        until: on('2026-11-10', '15:05'),
        minutes: 46 * 60 + 45,
        why: 'nowhere-known',
      },
    ]);
  });

  test('one person, or a place that is not secured, is a gap', () => {
    const at = (time: string) => on('2026-11-03', time);
    const steps = [
      { at: at('10:00'), holder: { in: 'hands', people: ['a', 'b'] } },
      { at: at('11:00'), holder: { in: 'hands', people: ['a', 'a'] } },
      { at: at('11:20'), holder: { in: 'area', area: 'dock', isSecured: false } },
      { at: at('11:50'), holder: { in: 'area', area: 'vault', isSecured: true } },
    ] as const;
    expect(custodyGaps(steps, at('18:00')).map(({ minutes, why }) => [minutes, why])).toEqual([
      [20, 'one-person'],
      [30, 'unsecured-area'],
    ]);
  });

  test('ballots are stored only behind all their seals', () => {
    const made = by('pham', {
      type: 'create-container',
      container: 'B',
      kind: 'bag',
      positions: ['front', 'lid'],
      holdsVoted: true,
    });
    const store = by('pham gorski', { type: 'store-container', container: 'B', area: 'Vault A', slot: '1' });
    const room = play(
      setUp(),
      made,
      by('pham gorski', { type: 'apply-seal', seal: '0091400', container: 'B', position: 'lid' }),
    );
    expect(refusalOf(room, store)).toEqual({ code: 'container-not-sealed', container: 'B', positions: ['front'] });
    expect(refused(room, store).refusedActs).toMatchObject([{ code: 'container-not-sealed' }]);
  });
});

describe('B7 containers at an audit and a recount', () => {
  const checkOut = (container: string, board: string, purpose: 'audit' | 'recount' = 'audit') => [
    by('pham', reading(container)),
    by('pham okafor', { type: 'check-out', container, board, purpose, runner: 'gorski' }),
  ];
  const duty = by('osei', {
    type: 'assign-duty',
    person: 'okafor',
    duty: 'custodian',
    place: null,
    from: '2026-09-01',
    until: null,
    isExternal: false,
  });
  const room = play(county(), duty);
  const back = (container: string, counts: Readonly<Record<string, readonly [number, number]>>) =>
    by('eze', {
      type: 'count-back',
      container,
      batches: Object.entries(counts).map(([batch, [cards, movedToReview]]) => ({ batch, cards, movedToReview })),
    });
  const checkIn = (container: string, isPaperworkComplete = true) =>
    by('pham okafor', { type: 'check-in', container, runner: 'gorski', isPaperworkComplete, isEntered: true });
  const M_02 = { 'MB-005': [200, 0], 'MB-006': [200, 0], 'MB-007': [199, 1], 'MB-008': [200, 0] } as const;

  test('it goes out with its seals read, one to a board, and is home again when every card is', () => {
    expect(refusalOf(room, checkOut('BOX-M-02', 'Board 3')[1] ?? duty)).toMatchObject({ code: 'seals-not-read' });
    const out = play(room, ...checkOut('BOX-M-02', 'Board 3'));
    expect(containersOut(out).map(({ container, board }) => [container, board])).toEqual([['BOX-M-02', 'Board 3']]);
    const second = play(out, by('pham', reading('BOX-M-01')));
    expect(refusalOf(second, checkOut('BOX-M-01', 'Board 3')[1] ?? duty)).toMatchObject({
      code: 'board-holds-container',
    });
    expect(refusalOf(out, checkIn('BOX-M-02'))).toMatchObject({ code: 'count-back-missing' });
    const short = play(out, back('BOX-M-02', { ...M_02, 'MB-007': [199, 0] }));
    expect(refusalOf(short, checkIn('BOX-M-02'))).toMatchObject({ code: 'count-back-differs', out: 200, back: 199 });
    const counted = play(out, back('BOX-M-02', M_02));
    expect(refusalOf(counted, checkIn('BOX-M-02'))).toMatchObject({ code: 'container-not-sealed' });
    const sealed = play(
      counted,
      by('pham okafor', { type: 'apply-seal', seal: '0091201', container: 'BOX-M-02', position: 'front' }),
      by('pham okafor', { type: 'apply-seal', seal: '0091202', container: 'BOX-M-02', position: 'lid' }),
    );
    expect(refusalOf(sealed, checkIn('BOX-M-02', false))).toMatchObject({ code: 'paperwork-incomplete' });
    expect(containersOut(play(sealed, checkIn('BOX-M-02')))).toEqual([]);
    // The seals that were cut are never used again.
    expect(lookUp(sealed.seals, sealsOf('BOX-M-02')[0])?.state).toBe('removed');
  });

  test('whoever counted a batch back, and was told what went out, does not count it to that number afterwards', () => {
    const out = play(room, ...checkOut('BOX-M-02', 'Board 3'));
    const short = play(out, back('BOX-M-02', { ...M_02, 'MB-007': [1, 0] }));
    expect(refusalOf(short, back('BOX-M-02', M_02))).toEqual({
      code: 'count-back-by-same-people',
      batch: 'MB-007',
      person: 'eze',
    });
    expect(refused(short, back('BOX-M-02', M_02)).refusedActs).toMatchObject([{ command: 'count-back' }]);
    // Others count it again, and what was counted first is kept.
    const again = play(short, { ...back('BOX-M-02', M_02), signIns: ['gorski'] });
    const counted = lookUp(again.checkOuts, 'BOX-M-02')?.counts ?? [];
    expect(counted.map(({ by: people, batches }) => [people, batches.find(({ batch }) => batch === 'MB-007')])).toEqual(
      [
        [['eze'], { batch: 'MB-007', cards: 1, movedToReview: 0 }],
        [['gorski'], { batch: 'MB-007', cards: 199, movedToReview: 1 }],
      ],
    );
    // A card that comes back from review changes no number.
    expect(
      refusalOf(play(out, back('BOX-M-02', M_02)), back('BOX-M-02', { ...M_02, 'MB-007': [200, 0] })),
    ).toBeUndefined();
  });

  test('two batches that were mixed stay at the table until they are told apart, though the container is whole', () => {
    const out = play(room, ...checkOut('BOX-M-02', 'Board 1', 'recount'));
    const mixed = play(out, back('BOX-M-02', { ...M_02, 'MB-007': [200, 0], 'MB-005': [201, 0], 'MB-006': [199, 0] }));
    expect(refusalOf(mixed, checkIn('BOX-M-02'))).toMatchObject({
      code: 'count-back-differs',
      batch: 'MB-005',
      back: 201,
    });
    const next = play(out, by('pham', reading('BOX-M-03')));
    expect(refusalOf(next, checkOut('BOX-M-03', 'Board 2', 'recount')[1] ?? duty)).toEqual({
      code: 'another-container-open',
      container: 'BOX-M-02',
    });
  });

  test('a board that counts another number than was listed opens an incident on the batch', () => {
    const report = (cards: number) =>
      by('eze', { type: 'report-audit-count', batch: 'ED-P03-T1', audit: 'A1', cards, incident: 'I-9' });
    expect(lookUp(play(room, report(347)).incidents, 'I-9')).toMatchObject({
      kind: 'COUNT_DIFFERS_FROM_MANIFEST',
      subject: 'ED-P03-T1',
    });
    expect(play(room, report(348)).incidents.size).toBe(0);
  });
});

describe('rules of states', () => {
  test('four profiles, each with the text its own rules come from', () => {
    expect(PROFILES.map(({ profile }) => profile)).toEqual(['default', 'california', 'michigan', 'washington']);
    for (const profile of PROFILES) {
      for (const { rule } of profileDifferences(DEFAULT_PROFILE, profile))
        expect(profile.rules[rule].citation).not.toBeNull();
    }
    expect(profileDifferences(DEFAULT_PROFILE, WASHINGTON)).toEqual([
      { rule: 'twoOutsideStorage', before: false, after: true },
      { rule: 'cureUntil', before: null, after: { days: 1, of: 'before-certification' } },
      { rule: 'rejectedByOthers', before: false, after: true },
    ]);
  });

  test('California: nobody leaves a drop box without an empty container in its place', () => {
    const sheet = (change: object) => [
      by('nakai', { type: 'start-form', filled: 'r', form: 'F-10', place: 'retrieval:R-1', capture: 'paper' }),
      entered('r', 'nakai', { fields: { ...RETRIEVAL_SHEET, ...change } }),
    ];
    const signed = [by('nakai', { type: 'sign-form', filled: 'r' }), by('lund', { type: 'sign-form', filled: 'r' })];
    const image = by('reyes', { type: 'verify-image', filled: 'r', pages: [text('page 1')] });
    const done = completed('r', 'nakai');
    const inDefault = play(setUp(), ...sheet({}), ...signed, image);
    expect(refusalOf(inDefault, done)).toBeUndefined();
    expect(refusalOf(play(setUp(CALIFORNIA), ...sheet({}), ...signed, image), done)).toEqual({
      code: 'empty-container-missing',
      box: 'DB-2',
    });
    // A receipt before the departure, a missing signature, a picture that only its typist has seen: none is complete.
    const inside = play(setUp(), ...sheet({ receivedAt: on('2026-10-31', '16:58') }), ...signed, image);
    expect(refusalOf(inside, done)).toMatchObject({ code: 'checks-fail', checks: ['received-after-departure'] });
    const one = play(setUp(), ...sheet({}), ...signed.slice(0, 1), image);
    expect(refusalOf(one, done)).toMatchObject({ code: 'signatures-missing', needed: 2, signed: 1 });
    expect(lookUp(refused(one, done).incidents, 'r')).toMatchObject({ kind: 'MISSING_SIGNATURE' });
    const late = by(
      'lund',
      {
        type: 'make-late-statement',
        filled: 'r',
        statement: text('I was there'),
        about: on('2026-10-31', '17:05'),
      },
      on('2026-11-02'),
    );
    expect(refusalOf(play(one, late), done)).toBeUndefined();
    expect(refusalOf(play(setUp(), ...sheet({}), ...signed), done)).toMatchObject({ code: 'image-not-verified' });
    const counts = play(setUp(), ...sheet({ countedAtRetrieval: 88 }), ...signed, image);
    expect(refusalOf(counts, done)).toMatchObject({ code: 'field-count-not-allowed' });
  });

  test('Michigan: what is out of balance is not recounted', () => {
    const room = play(
      county(),
      by('yazzie', { type: 'withdraw-explanation', explanation: 'x-fled', reason: text('It was another voter') }),
    );
    expect(recountability(room, 'ED-P02-T1')).toMatchObject({ code: 'recount-needs-balance', status: 'unexplained' });
    expect(recountability(room, 'ED-P03-T1')).toBeUndefined();
    const read = by('pham', reading('BOX-ED-02'));
    const out = by('pham gorski', {
      type: 'check-out',
      container: 'BOX-ED-02',
      board: 'B',
      purpose: 'recount',
      runner: 'diaz',
    });
    const duty = by('osei', {
      type: 'assign-duty',
      person: 'gorski',
      duty: 'custodian',
      place: null,
      from: '2026-09-01',
      until: null,
      isExternal: false,
    });
    const ready = play(room, duty, read);
    expect(refusalOf(ready, out)).toBeUndefined();
    const under = { ...ready, profile: MICHIGAN };
    expect(refusalOf(under, out)).toMatchObject({ code: 'recount-needs-balance', place: 'site:P-02' });
  });

  test('Washington: voted ballots are not put where nobody watches them', () => {
    const store = by('pham gorski', {
      type: 'store-container',
      container: 'BOX-M-01',
      area: 'Loading dock',
      slot: '1',
    });
    expect(refusalOf(county(), store)).toBeUndefined();
    expect(refusalOf({ ...county(), profile: WASHINGTON }, store)).toMatchObject({ code: 'two-staff-outside-storage' });
  });

  test('the rules are frozen: a room is opened once', () => {
    const director = { person: 'osei', name: 'E. Osei', signIn: 'osei' };
    const again = {
      type: 'open-room',
      election: 'e',
      jurisdiction: 'j',
      electionDay: '2026-11-03',
      profile: MICHIGAN,
      director,
    } as const;
    expect(refusalOf(setUp(), by('osei', again))).toEqual({ code: 'room-opened-already' });
  });
});

describe('what ends', () => {
  const destroy = (day: string) =>
    by(
      'pham okafor',
      { type: 'destroy-containers', containers: ['BOX-M-01'], method: 'shredded', certificate: 'C-1' },
      on(day),
    );
  const renewed = ['pham', 'okafor', 'osei', 'abara', 'gorski'].map((person) =>
    by('osei', {
      type: 'record-training',
      course: 'BM-101',
      version: 1,
      person,
      instructor: 'reyes',
      on: '2028-08-01',
    }),
  );
  const room = play(county(), ...renewed);

  test('nothing is destroyed before 22 months, under a hold, without inventory and approval: all of it is said at once', () => {
    const held = play(room, by('abara', { type: 'place-hold', hold: 'H-1', kind: 'litigation', source: 'Court' }));
    expect(refusalOf(held, destroy('2028-09-02'))).toEqual({
      code: 'not-to-be-destroyed',
      obstacles: [
        { what: 'too-early', earliest: '2028-09-03' },
        { what: 'hold', hold: 'H-1', kind: 'litigation' },
        { what: 'no-inventory', days: 30 },
        { what: 'not-approved', container: 'BOX-M-01' },
      ],
    });
  });

  test('then it is, by two, with counsel and the director', () => {
    const approve = { type: 'approve-destruction', containers: ['BOX-M-01'], counsel: 'abara' } as const;
    const inventory = by(
      'pham gorski',
      { type: 'take-inventory', area: 'Vault A', seen: [{ container: 'BOX-M-01', slot: 'B3' }] },
      on('2028-09-01'),
    );
    expect(refusalOf(room, by('osei', { ...approve, counsel: 'pham' }, on('2028-09-04')))).toMatchObject({
      code: 'counsel-missing',
    });
    const ready = play(room, inventory, by('osei', approve, on('2028-09-04')));
    expect(obstaclesTo(ready, '2028-09-04', ['BOX-M-01'])).toEqual([]);
    expect(unit(play(ready, destroy('2028-09-04')), 'E22', 'storage')).toMatchObject({ delta: 0 });
    expect(
      lookUp(
        injected(ready, {
          type: 'hold-placed',
          by: ['abara'],
          at: on('2028-09-04'),
          hold: 'H',
          kind: 'contest',
          source: 's',
        }).holds,
        'H',
      )?.isLifted,
    ).toBe(false);
  });
});
