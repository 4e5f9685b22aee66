import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '../accounting/ledger.ts';
import { draftManifest } from '../reports/manifest.ts';
import { stageTotals } from '../reports/stage-totals.ts';
import { whereIs } from '../reports/where-is.ts';
import { play, refusalOf, text } from '../testing/play-room.ts';
import { CONTAINERS, county, observed, sealsOf } from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

function reading(people: string, container: string, seals: readonly string[]) {
  const readings = ['front', 'lid'].map((position, at) => ({ position, seal: seals[at] ?? '' }));
  return by(people, { type: 'read-seals', container, readings, condition: 'intact', incident: `seals ${container}` });
}

describe('B7 what travels in a sealed container', () => {
  const bag = {
    type: 'create-container',
    container: 'BAG-7',
    kind: 'bag',
    positions: ['front', 'lid'],
    holdsVoted: true,
  } as const;
  const seals = ['0090211', '0090212'];
  const sent = {
    type: 'send-transfer',
    transfer: 'T-7',
    from: 'VOTERS',
    to: 'RECEIVING',
    unit: 'envelopes',
    declared: 94,
    container: 'BAG-7',
  } as const;
  const open = play(setUp(), by('nakai', bag));
  const sealed = play(
    open,
    ...seals.map((seal, at) =>
      by('nakai lund', { type: 'apply-seal', seal, container: 'BAG-7', position: ['front', 'lid'][at] ?? '' }),
    ),
  );
  const away = play(sealed, reading('nakai', 'BAG-7', seals), by('nakai lund', sent));
  const receive = by('diaz kim', { type: 'receive-transfer', transfer: 'T-7', counted: 93 });

  test('leaves behind all its seals or not at all', () => {
    expect(refusalOf(open, by('nakai lund', sent))).toEqual({
      code: 'container-not-sealed',
      container: 'BAG-7',
      positions: ['front', 'lid'],
    });
  });

  test('is not received before those who receive it have read its seals; who sent it reading them is not enough', () => {
    expect(refusalOf(away, receive)).toEqual({ code: 'seals-not-read', container: 'BAG-7' });
    const bySender = play(away, reading('lund', 'BAG-7', seals));
    expect(refusalOf(bySender, receive)).toEqual({ code: 'seals-not-read', container: 'BAG-7' });
    const misread = play(away, reading('diaz', 'BAG-7', ['0090211', '0090221']));
    expect(refusalOf(misread, receive)).toEqual({ code: 'seals-not-read', container: 'BAG-7' });
  });

  test('is then in the hands of those who received it, and what is missing has an account of its own', () => {
    const here = play(away, reading('diaz', 'BAG-7', seals), receive);
    expect(lookUp(here.containers, 'BAG-7')?.steps.at(-1)?.holder).toEqual({ in: 'hands', people: ['diaz', 'kim'] });
    expect(balanceOf(here.ledger, 'VARIANCE:T-7', 'envelopes')).toBe(1);
    expect(balanceOf(here.ledger, 'TRANSIT:T-7', 'envelopes')).toBe(0);
  });
});

describe('B7 a container held apart by hand', () => {
  const apart = {
    type: 'quarantine-container',
    container: 'BOX-M-03',
    incident: 'I-1',
    kind: 'CUSTODY_GAP',
  } as const;
  const room = play(county(), by('reyes', apart));

  test('opens an incident, blocks the manifest, and is released by somebody else', () => {
    expect(lookUp(room.incidents, 'I-1')).toMatchObject({ kind: 'CUSTODY_GAP', subject: 'BOX-M-03', severity: 'high' });
    expect(draftManifest(room, 'by-batch').blockers).toContainEqual(
      expect.objectContaining({ what: 'container-not-ready', container: 'BOX-M-03' }),
    );
    const release = { type: 'release-container', container: 'BOX-M-03', statement: text('Seen by two') } as const;
    expect(refusalOf(room, by('reyes', release))).toEqual({ code: 'finder-releases', person: 'reyes' });
    expect(lookUp(play(room, by('solberg', release)).containers, 'BOX-M-03')?.condition).toBe('ok');
    expect(refusalOf(room, by('solberg', { ...apart, incident: 'I-2' }))).toMatchObject({ code: 'container-not-ok' });
  });
});

describe('B7 an inventory', () => {
  test('says what was not seen, what was seen elsewhere, and what was not expected', () => {
    const moved = play(
      county(),
      by('pham gorski', { type: 'take-custody', container: 'BOX-ED-01', purpose: 'another place' }),
      by('pham gorski', { type: 'store-container', container: 'BOX-ED-01', area: 'Vault A', slot: 'B1' }),
    );
    const seen = CONTAINERS.filter((container) => container !== 'BOX-M-03').map((container) => ({
      container,
      slot: container === 'BOX-EV-S' ? 'C9' : container === 'BOX-ED-01' ? 'B1' : `Shelf ${container}`,
    }));
    const taken = play(
      moved,
      by('pham gorski', {
        type: 'take-inventory',
        area: 'Vault A',
        seen: [...seen, { container: 'BOX-X', slot: 'A1' }],
      }),
    );
    const found = lookUp(taken.inventories, 'Vault A');
    expect(found).toMatchObject({
      wrongSlot: [{ container: 'BOX-EV-S', slot: 'C9', expected: 'Shelf BOX-EV-S' }],
      expectedUnseen: [{ container: 'BOX-M-03', slot: 'Shelf BOX-M-03' }],
      seenUnexpected: [{ container: 'BOX-X', slot: 'A1' }],
    });
    expect(found?.asExpected.length).toBe(CONTAINERS.length - 2);
    // Where it was seen is where it stands from then on; the list still says what was expected.
    expect(lookUp(taken.containers, 'BOX-EV-S')?.at).toEqual({ area: 'Vault A', slot: 'C9' });
  });
});

describe('B7 ballots that come back from a board', () => {
  const fresh = {
    type: 'create-container',
    container: 'AUD-1',
    kind: 'ballot-box',
    positions: ['lid'],
    holdsVoted: true,
  } as const;
  const duty = by('osei', {
    type: 'assign-duty',
    person: 'okafor',
    duty: 'custodian',
    place: null,
    from: '2026-09-01',
    until: null,
    isExternal: false,
  });
  const out = play(
    county(),
    duty,
    reading('pham', 'BOX-M-04', sealsOf('BOX-M-04')),
    by('pham okafor', {
      type: 'check-out',
      container: 'BOX-M-04',
      board: 'Board 1',
      purpose: 'audit',
      runner: 'gorski',
    }),
    by('pham', fresh),
  );
  const into = by('pham okafor', { type: 'resecure-container', container: 'BOX-M-04', into: 'AUD-1' });
  const loan = lookUp(out.checkOuts, 'BOX-M-04')?.out ?? [];
  const countBack = (moved: number) =>
    by('eze', {
      type: 'count-back',
      container: 'BOX-M-04',
      batches: loan.map(({ batch, cards }, at) => ({
        batch,
        cards: at === 0 ? cards - moved : cards,
        movedToReview: at === 0 ? moved : 0,
      })),
    });

  test('go into a new container once every card is counted back, and none lies with the review team', () => {
    expect(refusalOf(out, into)).toEqual({ code: 'count-back-missing', container: 'BOX-M-04' });
    expect(refusalOf(play(out, countBack(1)), into)).toEqual({
      code: 'cards-in-review',
      batch: loan[0]?.batch,
      moved: 1,
    });
    const secured = play(out, countBack(0), into);
    expect(lookUp(secured.containers, 'AUD-1')?.batches).toEqual(loan.map(({ batch }) => batch));
    expect(lookUp(secured.containers, 'BOX-M-04')?.batches).toEqual([]);
    const cards = loan.map(({ batch }) => lookUp(secured.batches, batch)?.cards ?? 0);
    expect(cards.reduce((sum, each) => sum + each, 0)).toBe(472);
  });

  test('leave an empty container that comes home without seals, while one with ballots does not', () => {
    const checkIn = by('pham okafor', {
      type: 'check-in',
      container: 'BOX-M-04',
      runner: 'gorski',
      isPaperworkComplete: true,
      isEntered: true,
    });
    expect(refusalOf(play(out, countBack(0)), checkIn)).toMatchObject({ code: 'container-not-sealed' });
    expect(lookUp(play(out, countBack(0), into, checkIn).containers, 'BOX-M-04')?.stage).toBe('here');
  });
});

describe('B4 the figures of every stage', () => {
  test('stand with their source and who reviewed them, and what nobody counted is not 0', () => {
    const before = stageTotals(setUp());
    const tabulated = (rows: typeof before) => rows.find(({ line }) => line === 'tabulated');
    expect(tabulated(before)).toMatchObject({ total: null, counted: 0 });
    const one = stageTotals(play(setUp(), observed('tabulator:P-01/T1', 'tabulated', 0)));
    expect(tabulated(one)).toMatchObject({ total: null, counted: 1 });
    const whole = tabulated(stageTotals(county()));
    expect(whole).toMatchObject({ total: 5960, counted: whole?.figures.length });
    const first = whole?.figures.find(({ place }) => place === 'batch:MB-001');
    expect(first?.origin).toMatchObject({ from: 'form', record: { form: 'F-13', state: 'approved' } });
  });
});

describe('days to certification', () => {
  test('run to a day that the office sets, not before the election', () => {
    const set = (day: string) => by('osei', { type: 'set-certification-day', day }, on('2026-11-04'));
    expect(refusalOf(setUp(), set('2026-11-02'))).toMatchObject({ code: 'certification-before-election' });
    expect(play(setUp(), set('2026-12-01')).certificationDay).toBe('2026-12-01');
  });
});

describe('where is it', () => {
  test('one search finds a batch with its container, area and shelf, the exact name first', () => {
    const room = county();
    expect(whereIs(room, 'mb-007', 5)).toMatchObject({
      all: 1,
      found: [{ kind: 'batch', name: 'MB-007', container: 'BOX-M-02', area: 'Vault A', slot: 'Shelf BOX-M-02' }],
    });
    expect(whereIs(room, 'BOX-M-02', 2)).toMatchObject({
      all: 5,
      found: [{ kind: 'container', name: 'BOX-M-02' }, {}],
    });
    expect(whereIs(room, ' ', 5)).toEqual({ found: [], all: 0 });
    // A duplicate that an audit draws leads to its original.
    expect(whereIs(room, 'd-014', 5).found).toMatchObject([
      { kind: 'remade', name: 'D-014', called: 'D-014', container: null },
    ]);
  });
});
