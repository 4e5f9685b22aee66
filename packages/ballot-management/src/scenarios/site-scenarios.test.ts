import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { ExplanationCode } from '../accounting/explanation.ts';
import { balanceOf } from '../accounting/ledger.ts';
import { rollUp } from '../accounting/roll-up.ts';
import { openIssuesOf } from '../decisions/decide-sites.ts';
import { confidentialIn } from '../proof/confidential.ts';
import { publicViewOf } from '../proof/public-view.ts';
import { listedCarriers } from '../reports/listed-carriers.ts';
import { draftManifest } from '../reports/manifest.ts';
import { oppositeDifferences, reconciliationOf } from '../reports/reconciliation.ts';
import type { OpenRoom } from '../state/room.ts';
import { eventsOf, play, refusalOf, refused, text } from '../testing/play-room.ts';
import {
  approved,
  batchesMade,
  completed,
  county,
  earlyPapers,
  entered,
  explained,
  filled,
  nameOf,
  observed,
  PRECINCTS,
  type Precinct,
  precinctPapers,
  reconciliationForm,
  reviewed,
} from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

function unit(room: OpenRoom, equation: string, place: string) {
  return reconciliationOf(room)
    .byPlace.get(place)
    ?.find((each) => each.equation === equation);
}

function precinct(site: string, change: Partial<Precinct> = {}): Precinct {
  const known = PRECINCTS[site];
  if (known === undefined) throw new Error(`there is no precinct ${site}`);
  return { ...known, ...change };
}

/** A precinct with its papers, F-04 filled in and signed but not completed. */
function filledIn(site: string, own: Precinct, logged: Precinct = own): OpenRoom {
  const name = nameOf('F-04', `site:${site}`);
  return play(
    setUp(),
    ...precinctPapers(site, logged, { without: ['F-04'] }),
    by('yazzie', { type: 'start-form', filled: name, form: 'F-04', place: `site:${site}`, capture: 'live' }),
    entered(name, 'yazzie', reconciliationForm(site, own)),
    by('yazzie', { type: 'sign-form', filled: name }),
    by('hale', { type: 'sign-form', filled: name }),
  );
}

const P_02 = nameOf('F-04', 'site:P-02');
const FLED = { equation: 'E5', place: 'site:P-02' } as const;

describe('B5 a voter who left with a ballot', () => {
  test('without an explanation the form is not completed, and sent on as unexplained it is not approved', () => {
    const room = filledIn('P-02', precinct('P-02'));
    const left = { code: 'difference-not-explained', filled: P_02, equation: 'E5', residual: -1 };
    expect(refusalOf(room, completed(P_02, 'yazzie'))).toEqual(left);
    const sent = play(room, completed(P_02, 'yazzie', undefined, true));
    const steps = reviewed(sent, P_02);
    expect(refusalOf(play(sent, ...steps.slice(0, -1)), steps.at(-1) ?? steps[0] ?? completed(P_02, 'x'))).toEqual(
      left,
    );
    expect(unit(sent, 'E5', 'site:P-02')).toMatchObject({ delta: -1, residual: -1, status: 'unexplained' });
  });

  test('an explanation that shows nothing is not taken', () => {
    const room = filledIn('P-02', precinct('P-02'));
    expect(refusalOf(room, explained('x', FLED, 'FLED_VOTER', -1, ''))).toEqual({ code: 'evidence-missing' });
    expect(refusalOf(room, explained('x', FLED, 'FLED_VOTER', 1))).toMatchObject({ code: 'amount-does-not-fit' });
  });

  test('with the incident it is explained, and somebody else approves', () => {
    const room = play(
      filledIn('P-02', precinct('P-02')),
      explained('x', FLED, 'FLED_VOTER', -1),
      completed(P_02, 'yazzie'),
    );
    // What the site's other papers say is approved with it.
    expect(lookUp(approved(room, P_02).forms, P_02)?.state).toBe('approved');
    expect(unit(room, 'E5', 'site:P-02')).toMatchObject({ delta: -1, residual: 0, status: 'explained' });
  });

  test('calling the voided ballot unused hides it from the stock, not from the voters nor from the other papers', () => {
    const room = filledIn('P-02', precinct('P-02', { voided: 0, unused: 360 }), precinct('P-02'));
    expect(unit(room, 'E4', 'site:P-02')).toMatchObject({ delta: 0 });
    expect(unit(room, 'E5', 'site:P-02')).toMatchObject({ delta: -1, status: 'unexplained' });
    expect(refusalOf(room, completed(P_02, 'yazzie', undefined, true))).toMatchObject({
      code: 'checks-fail',
      checks: ['unused-as-certified', 'spoiled-as-logged'],
    });
  });

  test('a withdrawn explanation keeps the batch of the precinct out of the manifest', () => {
    const room = play(
      county(),
      by('yazzie', { type: 'withdraw-explanation', explanation: 'x-fled', reason: text('It was another voter') }),
    );
    expect(draftManifest(room, 'by-batch').blockers).toEqual([
      { what: 'unit-not-reconciled', batch: 'ED-P02-T1', place: 'site:P-02', status: 'unexplained' },
    ]);
  });
});

describe('B5 two tabulators whose totals were swapped', () => {
  const swapped = precinct('P-03', {
    tabulators: { T1: { tabulated: 262, handCount: 348 }, T2: { tabulated: 348, handCount: 262 } },
  });
  const name = nameOf('F-04', 'site:P-03');
  const room = play(filledIn('P-03', swapped), completed(name, 'yazzie'));

  test('the precinct is in balance, and each batch is not', () => {
    expect(['E4', 'E5'].map((each) => unit(room, each, 'site:P-03')?.delta)).toEqual([0, 0]);
    const units = ['T1', 'T2'].flatMap((each) => unit(room, 'E6b', `tabulator:P-03/${each}`) ?? []);
    expect(units.map(({ delta, status }) => [delta, status])).toEqual([
      [-86, 'unexplained'],
      [86, 'unexplained'],
    ]);
    expect(rollUp(units, () => false)).toMatchObject({ net: 0, gross: 172 });
    expect(oppositeDifferences(units)).toEqual([['tabulator:P-03/T1', 'tabulator:P-03/T2']]);
  });

  test('what somebody else reads off the tapes keeps the form from being approved', () => {
    const read = play(
      room,
      observed('tabulator:P-03/T1', 'tabulated', 348),
      observed('tabulator:P-03/T2', 'tabulated', 262),
    );
    const steps = reviewed(read, name);
    const approval = steps.at(-1);
    expect(approval === undefined ? undefined : refusalOf(play(read, ...steps.slice(0, -1)), approval)).toMatchObject({
      code: 'checks-fail',
      checks: ['tabulated'],
    });
  });

  test('a returned form is put right in a version of its own, and the first stays', () => {
    const right = play(
      room,
      by('reyes', { type: 'begin-review', filled: name }),
      by('reyes', {
        type: 'return-form',
        filled: name,
        reasons: [{ field: 'tabulators', reason: text('T1 and T2 are swapped') }],
      }),
      entered(name, 'yazzie', reconciliationForm('P-03', precinct('P-03'))),
      by('yazzie', { type: 'sign-form', filled: name }),
      by('hale', { type: 'sign-form', filled: name }),
      completed(name, 'yazzie'),
    );
    const done = approved(right, name);
    expect(['T1', 'T2'].map((each) => unit(done, 'E6b', `tabulator:P-03/${each}`)?.status)).toEqual([
      'balanced',
      'balanced',
    ]);
    const versions = lookUp(done.forms, name)?.versions ?? [];
    expect(versions.map(({ tables }) => tables.tabulators?.[0]?.tabulated)).toEqual([262, 348]);
  });
});

describe('B4 a pack from the printer that held 99', () => {
  const short = { unused: 272 } as const;
  const name = nameOf('F-04', 'site:P-01');

  test('counted when it was opened, it leaves the stock in balance', () => {
    const room = filledIn('P-01', precinct('P-01', { ...short, packs: [{ nominal: 100, counted: 99 }] }));
    expect(unit(room, 'E4', 'site:P-01')).toMatchObject({ delta: 0, right: [{ value: 799 }] });
    expect(unit(room, 'E5', 'site:P-01')).toMatchObject({ delta: 0 });
  });

  test('counted by nobody, it keeps the form from being approved until it is explained or accepted', () => {
    const room = play(filledIn('P-01', precinct('P-01', short)), completed(name, 'yazzie'));
    const steps = reviewed(room, name);
    const [approval, read] = [steps.at(-1) ?? completed(name, 'x'), play(room, ...steps.slice(0, -1))];
    expect(unit(read, 'E4', 'site:P-01')).toMatchObject({ delta: -1, status: 'unexplained' });
    expect(refusalOf(read, approval)).toMatchObject({ code: 'difference-not-explained', equation: 'E4', residual: -1 });
    const at = { equation: 'E4', place: 'site:P-01' } as const;
    const accepted = play(
      read,
      by('vale wynn', { type: 'accept-difference', ...at, minute: '2026-11-17 item 4' }),
      approval,
    );
    expect(unit(accepted, 'E4', 'site:P-01')).toMatchObject({
      delta: -1,
      residual: -1,
      status: 'accepted-with-unexplained-difference',
    });
    // What was accepted was one. Another difference is nobody's decision yet.
    const other = play(accepted, explained('y', at, 'PACK_VARIANCE', -3, 'printer statement'));
    expect(unit(other, 'E4', 'site:P-01')).toMatchObject({ residual: 2, status: 'unexplained' });
    const said = play(read, explained('x', at, 'PACK_VARIANCE', -1, 'printer statement'), approval);
    expect(unit(said, 'E4', 'site:P-01')?.status).toBe('explained');
  });

  test('a difference of a transfer is an open unit, explained like any other once others have counted it again', () => {
    const sent = { from: 'PRINTER', to: 'SITE:P-01:unused', unit: 'cards', container: null, declared: 800 } as const;
    const at = 'transfer:T-1';
    const room = play(
      setUp(),
      by('okafor pham', { type: 'send-transfer', transfer: 'T-1', ...sent }),
      by('yazzie hale', { type: 'receive-transfer', transfer: 'T-1', counted: 799 }),
    );
    // 800 − 799 = 1.
    expect(unit(room, 'E2-transfer', at)).toMatchObject({ delta: 1, residual: 1, status: 'unexplained' });
    const explain = (code: ExplanationCode, amount: number) =>
      by('yazzie', {
        type: 'explain-difference',
        ...{ explanation: 'x', equation: 'E2-transfer', place: at, code, amount, linked: null, text: null },
        evidence: [{ kind: 'document', ref: 'Count of pack 103' }],
      });
    expect(refusalOf(room, explain('PACK_VARIANCE', 1))).toEqual({ code: 'transfer-not-recounted', transfer: 'T-1' });
    const again = play(room, by('doyle diaz', { type: 'recount-transfer', transfer: 'T-1', counted: 799 }));
    const explained = play(again, explain('PACK_VARIANCE', 1));
    expect(unit(explained, 'E2-transfer', at)).toMatchObject({ delta: 1, residual: 0, status: 'explained' });
    // A line never changes the difference, and one of too much leaves what is over.
    expect(balanceOf(explained.ledger, 'VARIANCE:T-1', 'cards')).toBe(1);
    expect(unit(play(again, explain('PACK_VARIANCE', 2)), 'E2-transfer', at)).toMatchObject({ residual: -1 });
    // Class C says what has to be put right where it was counted, and clears nothing.
    expect(unit(play(again, explain('BATCH_MISSED', 1)), 'E2-transfer', at)).toMatchObject({
      residual: 0,
      isCorrectionPending: true,
      status: 'unexplained',
    });
    const equal = play(room, by('doyle diaz', { type: 'recount-transfer', transfer: 'T-1', counted: 800 }));
    expect(reconciliationOf(equal).byPlace.has(at)).toBe(false);
  });

  test('800 given and 799 received leave one in the variance account, not two even sums', () => {
    const sent = {
      type: 'send-transfer',
      transfer: 'T-1',
      from: 'PRINTER',
      to: 'SITE:P-01:unused',
      unit: 'cards',
      container: null,
    } as const;
    const room = play(
      setUp(),
      by('okafor pham', { ...sent, declared: 800 }),
      by('yazzie hale', { type: 'receive-transfer', transfer: 'T-1', counted: 799 }),
    );
    expect(
      ['SITE:P-01:unused', 'VARIANCE:T-1', 'TRANSIT:T-1'].map((each) => balanceOf(room.ledger, each, 'cards')),
    ).toEqual([799, 1, 0]);
    expect(
      refusalOf(room, by('yazzie doyle', { type: 'recount-transfer', transfer: 'T-1', counted: 800 })),
    ).toMatchObject({
      code: 'recount-by-same-people',
    });
    const again = play(room, by('doyle diaz', { type: 'recount-transfer', transfer: 'T-1', counted: 800 }));
    expect(balanceOf(again.ledger, 'VARIANCE:T-1', 'cards')).toBe(0);
    expect(lookUp(again.transfers, 'T-1')?.received.map(({ counted }) => counted)).toEqual([799, 800]);
    const back = { ...sent, transfer: 'T-2', from: 'SITE:P-01:unused', to: 'VAULT:S1', declared: 801 } as const;
    // How much is there is not said: asked before and after, it would tell a receiver what was sent.
    expect(refusalOf(again, by('yazzie hale', back))).toEqual({
      code: 'not-enough-there',
      account: 'SITE:P-01:unused',
      asked: 801,
    });
    expect(refused(again, by('yazzie hale', back)).refusedActs).toMatchObject([{ code: 'not-enough-there' }]);
    expect(refusalOf(again, by('yazzie hale', { ...back, to: 'VARIANCE:T-1', declared: 1 }))).toMatchObject({
      code: 'account-not-usable',
    });
  });
});

describe('B3 B5 sealed carriers that a site expects', () => {
  const site = { type: 'register-site', site: 'W-56', kind: 'central', tabulators: [], days: [] } as const;
  const one = (seal: string) => [{ position: 'closure', seal }];
  const carriers = [
    { carrier: 'C-201', envelopes: 140, seals: one('0061201') },
    { carrier: 'C-202', envelopes: 70, seals: one('0061202') },
    { carrier: 'C-203', envelopes: 55, seals: one('0061203') },
  ];
  const expect_ = (list: typeof carriers, at = 'W-56') =>
    by('osei', { type: 'expect-carriers', site: at, carriers: list });
  const read = (people: string, container: string, seal: string) =>
    by(people, {
      type: 'read-seals',
      container,
      readings: one(seal),
      condition: 'intact',
      incident: `seals of ${container}`,
    });
  const opened = (carrier: string, envelopes: number, people = 'yazzie hale') =>
    by(people, { type: 'open-carrier', site: 'W-56', carrier, seal: null, envelopes });
  const struck = (people: string, carrier: string, at = 'W-56') =>
    by(people, { type: 'strike-carrier', site: at, carrier, reason: text('It is for another site') });
  const waiting = play(setUp(), by('osei', site), expect_(carriers));
  const room = play(waiting, read('yazzie hale', 'C-201', '0061201'), opened('C-201', 140));
  const close = { type: 'close-site', site: 'W-56', withOpenIssues: false, incident: 'I-1' } as const;

  test('a site is not closed over a carrier that nobody has opened', () => {
    expect(openIssuesOf(room, 'W-56')).toEqual([
      { issue: 'carrier-not-opened', carriers: ['C-202', 'C-203'], envelopes: 125 },
    ]);
    expect(refusalOf(room, by('yazzie hale', close))).toMatchObject({ code: 'site-not-ready' });
    expect(refusalOf(room, by('yazzie', close))).toMatchObject({ code: 'more-people-needed' });
    const all = play(
      room,
      ...[carriers[1], carriers[2]].flatMap((each) =>
        each === undefined
          ? []
          : [read('yazzie hale', each.carrier, each.seals[0]?.seal ?? ''), opened(each.carrier, each.envelopes)],
      ),
    );
    expect(refusalOf(all, by('yazzie hale', close))).toBeUndefined();
    const closed = play(all, by('yazzie hale', close));
    expect(refusalOf(closed, expect_(carriers))).toEqual({ code: 'site-closed-already', site: 'W-56' });
  });

  test('a carrier is opened by two of whom one has read its seals, and what is on it is compared with what was named', () => {
    expect(refusalOf(waiting, opened('C-202', 70))).toEqual({ code: 'seals-not-read', container: 'C-202' });
    const byOthers = play(waiting, read('eze', 'C-202', '0061202'));
    expect(refusalOf(byOthers, opened('C-202', 70))).toMatchObject({ code: 'seals-not-read' });
    expect(refusalOf(byOthers, opened('C-202', 70, 'eze ibarra'))).toBeUndefined();
    expect(refusalOf(byOthers, opened('C-202', 70, 'eze'))).toMatchObject({ code: 'more-people-needed' });
    const cut = play(byOthers, opened('C-202', 69, 'eze ibarra'));
    expect(eventsOf(cut).slice(-2)).toMatchObject([
      { type: 'container-opened', container: 'C-202', removed: one('0061202'), purpose: 'W-56' },
      { type: 'carrier-opened', version: 2, carrier: 'C-202', envelopes: 69, seal: null },
    ]);
    expect(lookUp(cut.seals, '0061202')?.state).toBe('removed');
    expect(refusalOf(cut, opened('C-202', 70, 'eze ibarra'))).toMatchObject({ code: 'carrier-opened-already' });
  });

  test('a seal that two read otherwise holds the carrier apart, until somebody else has released it', () => {
    const misread = play(waiting, read('yazzie', 'C-203', '0061230'));
    expect(refusalOf(misread, opened('C-203', 55))).toMatchObject({ code: 'seals-not-read' });
    const right = play(misread, read('hale', 'C-203', '0061203'));
    expect(lookUp(right.incidents, 'seals of C-203')).toMatchObject({ kind: 'SEAL_MISREAD', severity: 'low' });
    expect(refusalOf(right, opened('C-203', 55))).toBeUndefined();
    const wrong = play(misread, read('hale', 'C-203', '0061230'));
    expect(lookUp(wrong.incidents, 'seals of C-203')).toMatchObject({ kind: 'SEAL_MISMATCH', severity: 'high' });
    expect(refusalOf(wrong, opened('C-203', 55))).toMatchObject({ code: 'container-not-ok' });
    const statement = text('The list of the clerk says 0061203, and its receipt 0061230.');
    const released = play(wrong, by('reyes', { type: 'release-container', container: 'C-203', statement }));
    expect(refusalOf(released, opened('C-203', 55))).toBeUndefined();
    // What was released is what had been read then, and no later reading.
    const again = play(released, read('yazzie', 'C-203', '0061239'));
    expect(refusalOf(again, opened('C-203', 55))).toMatchObject({ code: 'seals-not-read' });
  });

  test('what is refused leaves an entry that names the carrier or the site', () => {
    const tried = (from: OpenRoom, ...acts: Parameters<typeof refused>[1][]) =>
      acts
        .reduce<OpenRoom>((after, act) => refused(after, act), from)
        .refusedActs.map((act) => [act.command, act.code, act.subject]);
    expect(
      tried(
        waiting,
        opened('C-202', 70),
        opened('C-203', 55),
        opened('C-203', 55, 'yazzie'),
        by('yazzie hale', close),
        struck('okafor', 'C-203'),
      ),
    ).toEqual([
      ['open-carrier', 'seals-not-read', 'C-202'],
      ['open-carrier', 'seals-not-read', 'C-203'],
      ['open-carrier', 'more-people-needed', 'C-203'],
      ['close-site', 'site-not-ready', 'W-56'],
      ['strike-carrier', 'carrier-listed-by-others', 'C-203'],
    ]);
  });

  test('a list only grows: what is expected stays, what is opened stays opened, and a number is expected once', () => {
    const more = play(room, expect_([{ carrier: 'C-204', envelopes: 12, seals: one('0061204') }]));
    expect(lookUp(more.carriers, 'W-56')?.map(({ carrier, opened: by2 }) => [carrier, by2 !== null])).toEqual([
      ['C-201', true],
      ['C-202', false],
      ['C-203', false],
      ['C-204', false],
    ]);
    const corrected = play(room, expect_([{ carrier: 'C-203', envelopes: 56, seals: [] }]));
    expect(openIssuesOf(corrected, 'W-56')).toMatchObject([{ envelopes: 126 }]);
    const named = (change: object) => expect_([{ carrier: 'C-9', envelopes: 1, seals: [], ...change }]);
    expect(refusalOf(room, named({ carrier: 'C-201' }))).toMatchObject({ code: 'carrier-opened-already' });
    expect(refusalOf(room, named({ carrier: 'C-202', seals: one('1') }))).toMatchObject({
      code: 'carrier-seals-known',
    });
    expect(refusalOf(room, named({ seals: one('0061202') }))).toMatchObject({ code: 'seal-used-already' });
    expect(refusalOf(room, named({ seals: [...one('1'), ...one('2')] }))).toMatchObject({
      code: 'seal-position-taken',
    });
    const twice = { position: 'lid', seal: '1' };
    expect(refusalOf(room, named({ seals: [...one('1'), twice] }))).toMatchObject({ code: 'seal-used-already' });
    const listed = { carrier: 'C-9', envelopes: 1, seals: [] };
    expect(refusalOf(room, expect_([listed, listed]))).toMatchObject({ code: 'name-taken', kind: 'carrier' });
    const other = play(room, by('osei', { ...site, site: 'W-57' }));
    expect(refusalOf(other, expect_([{ ...listed, carrier: 'C-202' }], 'W-57'))).toMatchObject({
      code: 'carrier-of-another-site',
      site: 'W-56',
    });
  });

  test('a carrier that was listed by mistake is struck by whoever listed it or leads the site, and is asked for no longer', () => {
    const shorter = play(room, struck('osei', 'C-202'));
    expect(openIssuesOf(shorter, 'W-56')).toEqual([
      { issue: 'carrier-not-opened', carriers: ['C-203'], envelopes: 55 },
    ]);
    expect(lookUp(shorter.struckCarriers, 'W-56')).toMatchObject([
      { carrier: 'C-202', envelopes: 70, listed: { by: ['osei'] }, by: ['osei'] },
    ]);
    expect(refusalOf(shorter, opened('C-202', 70))).toMatchObject({ code: 'unknown', kind: 'carrier' });
    expect(refusalOf(shorter, read('yazzie', 'C-202', '0061202'))).toMatchObject({
      code: 'unknown',
      kind: 'container',
    });
    // Its seal may still be on something, and leaves the room as little as before.
    expect(confidentialIn(shorter, 'It had 0061202 on it')).toEqual(['seal-in-use']);
    // Pressed twice, and by others.
    expect(refusalOf(shorter, struck('osei', 'C-202'))).toMatchObject({ code: 'unknown', kind: 'carrier' });
    expect(refusalOf(room, struck('okafor', 'C-202'))).toEqual({ code: 'carrier-listed-by-others', carrier: 'C-202' });
    expect(refusalOf(room, struck('eze', 'C-202'))).toMatchObject({ code: 'duty-missing' });
    const none = play(shorter, struck('yazzie', 'C-203'));
    expect(refusalOf(none, by('yazzie', close))).toMatchObject({ code: 'more-people-needed' });
    const closed = play(none, by('yazzie hale', close));
    expect(eventsOf(closed).at(-1)).toMatchObject({ type: 'site-closed', openIssues: [] });
    expect(refusalOf(closed, struck('osei', 'C-201'))).toEqual({ code: 'site-closed-already', site: 'W-56' });
  });

  test('what was struck is listed right afterwards, at this site or another, with the seals it has', () => {
    const two = play(room, by('osei', { ...site, site: 'W-57' }), struck('osei', 'C-202'));
    const [, second] = carriers;
    const right = play(two, expect_(second === undefined ? [] : [second], 'W-57'));
    expect(refusalOf(right, read('yazzie', 'C-202', '0061202'))).toBeUndefined();
    // Struck again, it is struck twice: nothing of it is lost.
    const again = play(
      right,
      struck('osei', 'C-202', 'W-57'),
      expect_([{ carrier: 'C-9', envelopes: 70, seals: one('0061202') }]),
    );
    expect(['W-56', 'W-57'].map((at) => lookUp(again.struckCarriers, at)?.map(({ carrier }) => carrier))).toEqual([
      ['C-202'],
      ['C-202'],
    ]);
    expect(openIssuesOf(again, 'W-56')).toMatchObject([{ carriers: ['C-203', 'C-9'] }]);
  });

  test('the form of the site says of every carrier what the list says, and is complete once they are opened or closed over', () => {
    const form = nameOf('F-04', 'site:P-01');
    const own = reconciliationForm('P-01', precinct('P-01'));
    const list = carriers.slice(0, 2);
    const expected = play(filledIn('P-01', precinct('P-01')), expect_(list, 'P-01'));
    const openedThere = (carrier: string, envelopes: number) =>
      by('yazzie hale', { type: 'open-carrier', site: 'P-01', carrier, seal: null, envelopes });
    const one_ = play(expected, read('yazzie', 'C-201', '0061201'), openedThere('C-201', 140));
    const saying = (from: OpenRoom, ...rows: readonly Readonly<Record<string, string | boolean>>[]) =>
      play(
        from,
        entered(form, 'yazzie', { ...own, tables: { ...own.tables, carriers: rows } }),
        by('yazzie', { type: 'sign-form', filled: form }),
        by('hale', { type: 'sign-form', filled: form }),
      );
    const first = { carrier: 'C-201', opened: true, seal: '0061201' };
    const second = { carrier: 'C-202', opened: false };
    const complete = completed(form, 'yazzie');
    const failing = (...checks: readonly string[]) => ({ code: 'checks-fail', filled: form, checks });
    expect(listedCarriers(one_, 'site:P-01')).toEqual([
      { ...first, isClosedOver: false },
      { ...second, seal: null, isClosedOver: false },
    ]);
    expect(refusalOf(one_, complete)).toEqual(failing('carriers-as-listed'));
    expect(refusalOf(saying(one_, first), complete)).toEqual(failing('carriers-as-listed'));
    const ticked = { ...second, opened: true, seal: '1' };
    expect(refusalOf(saying(one_, first, ticked), complete)).toEqual(failing('carriers-as-listed'));
    expect(refusalOf(saying(one_, first, first, second), complete)).toEqual(
      failing('carriers-as-listed', 'carriers-opened'),
    );
    const honest = saying(one_, first, second);
    expect(refusalOf(honest, complete)).toEqual(failing('carriers-opened'));
    // Closed over by two it is complete, and says still that it was not opened.
    const over = by('yazzie hale', { ...close, site: 'P-01', withOpenIssues: true });
    expect(refusalOf(play(honest, over), complete)).toBeUndefined();
    expect(refusalOf(saying(play(honest, over), first, second, { carrier: 'C-9', opened: false }), complete)).toEqual(
      failing('carriers-opened'),
    );
    const all = play(one_, read('yazzie', 'C-202', '0061202'), openedThere('C-202', 70));
    expect(refusalOf(saying(all, first, { ...ticked, seal: '0061202' }), complete)).toBeUndefined();
    // Sealed and read again, it holds a number that is in use: the form knows the one that was cut.
    const again = play(
      all,
      by('pham', { type: 'issue-seals', first: '0090995', last: '0090995', to: 'yazzie' }),
      by('yazzie hale', { type: 'apply-seal', seal: '0090995', container: 'C-201', position: 'closure' }),
      read('yazzie', 'C-201', '0090995'),
    );
    expect(listedCarriers(again, 'site:P-01').map(({ seal }) => seal)).toEqual(['0061201', '0061202']);
    // What was struck is not asked for.
    expect(refusalOf(saying(play(one_, struck('osei', 'C-202', 'P-01')), first), complete)).toBeUndefined();
  });

  test('a carrier that somebody has held, looked at or opened is not struck, and neither is what was sent in it', () => {
    const gone = { code: 'carrier-on-its-way', carrier: 'C-203' };
    const area = by('osei', { type: 'register-area', area: 'Room 2', isSecured: false });
    const store = { type: 'store-container', container: 'C-203', area: 'Room 2', slot: 'by the door' } as const;
    // Even where a clock says that it was before it was listed.
    const stored = play(room, area, by('yazzie hale', store, on('2026-11-01', '06:40')));
    expect(refusalOf(stored, struck('osei', 'C-203'))).toEqual(gone);
    expect(refusalOf(play(room, read('yazzie', 'C-203', '0061203')), struck('yazzie', 'C-203'))).toEqual(gone);
    const since = on('2026-11-03', '06:40');
    const missing = { type: 'report-missing', container: 'C-203', incident: 'x', since } as const;
    expect(refusalOf(play(room, by('pham', missing)), struck('osei', 'C-203'))).toEqual(gone);
    expect(refusalOf(room, struck('osei', 'C-201'))).toMatchObject({ code: 'carrier-opened-already' });
    const bag = {
      type: 'create-container',
      container: 'BAG-3',
      kind: 'bag',
      positions: ['lid'],
      holdsVoted: true,
    } as const;
    const listed = play(
      room,
      by('pham', bag),
      by('pham', { type: 'issue-seals', first: '0090993', last: '0090993', to: 'pham' }),
      by('pham gorski', { type: 'apply-seal', seal: '0090993', container: 'BAG-3', position: 'lid' }),
      expect_([{ carrier: 'BAG-3', envelopes: 31, seals: [] }]),
    );
    // A container of the room stays what it is when it is struck.
    const off = play(listed, struck('osei', 'BAG-3'));
    expect(lookUp(off.containers, 'BAG-3')?.seals).toEqual({ lid: '0090993' });
    expect(lookUp(off.seals, '0090993')?.state).toBe('applied');
    const sent = {
      type: 'send-transfer',
      transfer: 'T-8',
      from: 'VOTERS',
      to: 'SITE:W-56:envelopes',
      unit: 'envelopes',
      declared: 31,
      container: 'BAG-3',
    } as const;
    expect(refusalOf(play(listed, by('pham gorski', sent)), struck('osei', 'BAG-3'))).toMatchObject({
      code: 'carrier-on-its-way',
    });
  });

  test('a container that custody knows is expected with the seals that are on it, and sealed', () => {
    const bag = by('pham', {
      type: 'create-container',
      container: 'BAG-1',
      kind: 'bag',
      positions: ['lid'],
      holdsVoted: true,
    });
    const known = play(waiting, bag);
    const listed = expect_([{ carrier: 'BAG-1', envelopes: 9, seals: [] }]);
    expect(refusalOf(known, listed)).toEqual({ code: 'container-not-sealed', container: 'BAG-1', positions: ['lid'] });
    const sealed = play(
      known,
      by('pham', { type: 'issue-seals', first: '0090990', last: '0090990', to: 'pham' }),
      by('pham gorski', { type: 'apply-seal', seal: '0090990', container: 'BAG-1', position: 'lid' }),
      listed,
    );
    const readings = [{ position: 'lid', seal: '0090990' }];
    const look = { type: 'read-seals', container: 'BAG-1', readings, condition: 'intact', incident: 'x' } as const;
    expect(refusalOf(play(sealed, by('yazzie', look)), opened('BAG-1', 9))).toBeUndefined();
    // Whoever read it before it was listed has not read it where it came.
    const early = play(
      known,
      by('pham', { type: 'issue-seals', first: '0090990', last: '0090990', to: 'pham' }),
      by('pham gorski', { type: 'apply-seal', seal: '0090990', container: 'BAG-1', position: 'lid' }),
      by('yazzie', look),
      listed,
    );
    expect(refusalOf(early, opened('BAG-1', 9))).toEqual({ code: 'seals-not-read', container: 'BAG-1' });
    expect(refusalOf(play(early, by('hale', look)), opened('BAG-1', 9))).toBeUndefined();
  });

  test('a carrier that was lost and found is released without a count, since nobody has counted it yet, and is opened then', () => {
    const since = on('2026-11-03', '06:40');
    const found = play(
      waiting,
      by('osei', { type: 'register-area', area: 'Room 2', isSecured: false }),
      by('pham', { type: 'report-missing', container: 'C-203', incident: 'lost', since }),
      by('yazzie hale', { type: 'report-found', container: 'C-203', area: 'Room 2' }),
      read('yazzie', 'C-203', '0061203'),
    );
    expect(refusalOf(found, opened('C-203', 55))).toMatchObject({ code: 'container-not-ok' });
    const release = {
      type: 'release-container',
      container: 'C-203',
      statement: text('It stood behind the door.'),
    } as const;
    expect(refusalOf(found, by('reyes', release))).toBeUndefined();
    expect(refusalOf(play(found, by('reyes', release)), opened('C-203', 55))).toBeUndefined();
  });

  test('what was sent in a carrier is received by two others who open it, and told to nobody sooner', () => {
    const sent = play(
      waiting,
      by('pham', { type: 'create-container', container: 'BAG-2', kind: 'bag', positions: ['lid'], holdsVoted: true }),
      by('pham', { type: 'issue-seals', first: '0090991', last: '0090991', to: 'pham' }),
      by('pham gorski', { type: 'apply-seal', seal: '0090991', container: 'BAG-2', position: 'lid' }),
      by('pham gorski', {
        type: 'send-transfer',
        transfer: 'T-9',
        from: 'VOTERS',
        to: 'SITE:W-56:envelopes',
        unit: 'envelopes',
        declared: 31,
        container: 'BAG-2',
      }),
      expect_([{ carrier: 'BAG-2', envelopes: 31, seals: [] }]),
    );
    expect(openIssuesOf(sent, 'W-56').at(-1)).toEqual({ issue: 'carrier-on-its-way', carriers: ['BAG-2'] });
    const readings = [{ position: 'lid', seal: '0090991' }];
    const look = { type: 'read-seals', container: 'BAG-2', readings, condition: 'intact', incident: 'x' } as const;
    const looked = play(sent, by('yazzie', look));
    const cut = play(looked, opened('BAG-2', 30));
    expect(eventsOf(cut).slice(-3)).toMatchObject([
      { type: 'transfer-received', transfer: 'T-9', counted: 30 },
      { type: 'container-opened', container: 'BAG-2' },
      { type: 'carrier-opened', carrier: 'BAG-2', envelopes: 30 },
    ]);
    expect(lookUp(cut.transfers, 'T-9')?.received).toMatchObject([{ by: ['yazzie', 'hale'], counted: 30 }]);
    const accounts = ['SITE:W-56:envelopes', 'VARIANCE:T-9'];
    expect(accounts.map((account) => balanceOf(cut.ledger, account, 'envelopes'))).toEqual([30, 1]);
    const duty = { type: 'assign-duty', person: 'pham', duty: 'site-worker', place: null, from: '2026-09-01' } as const;
    const both = play(looked, by('osei', { ...duty, until: null, isExternal: false }), by('pham', look));
    expect(refusalOf(both, opened('BAG-2', 31, 'pham hale'))).toMatchObject({
      code: 'receiver-is-giver',
      person: 'pham',
    });
  });

  test('where no seal is on record, what was read is', () => {
    const bare = play(waiting, expect_([{ carrier: 'C-9', envelopes: 9, seals: [] }]));
    expect(refusalOf(bare, opened('C-9', 9))).toEqual({ code: 'carrier-seal-missing', carrier: 'C-9' });
    const open = { type: 'open-carrier', site: 'W-56', carrier: 'C-9', seal: '77', envelopes: 9 } as const;
    expect(eventsOf(play(bare, by('yazzie hale', open))).at(-1)).toMatchObject({ type: 'carrier-opened', seal: '77' });
  });

  test('two close a site over the carriers that they know of, and over none that was listed since they looked', () => {
    const over = (...known: readonly string[]) => by('yazzie hale', { ...close, withOpenIssues: true, over: known });
    expect(refusalOf(room, over('C-202', 'C-203'))).toBeUndefined();
    const more = play(room, expect_([{ carrier: 'C-204', envelopes: 12, seals: one('0061204') }]));
    expect(refusalOf(more, over('C-202', 'C-203'))).toMatchObject({
      code: 'site-not-ready',
      issues: [{ carriers: ['C-202', 'C-203', 'C-204'], envelopes: 137 }],
    });
    expect(refusalOf(more, over('C-202', 'C-203', 'C-204'))).toBeUndefined();
  });

  test('closed over it by two, an incident stays open; ballots that are found are told to those who must know', () => {
    const closed = play(
      room,
      by('yazzie hale', { ...close, withOpenIssues: true }),
      by(
        'okafor',
        {
          type: 'open-incident',
          incident: 'I-2',
          kind: 'BALLOTS_FOUND',
          severity: 'critical',
          subject: 'W-56',
          involved: ['yazzie'],
        },
        on('2026-11-12', '09:00'),
      ),
    );
    expect(lookUp(closed.incidents, 'I-1')).toMatchObject({ kind: 'CARRIER_UNOPENED', severity: 'high', closed: null });
    const end = by('reyes', { type: 'close-incident', incident: 'I-2', statement: text('Counted and stored apart') });
    expect(refusalOf(closed, end)).toEqual({
      code: 'notifications-missing',
      incident: 'I-2',
      missing: ['county', 'state', 'counsel'],
    });
    const told = play(
      closed,
      ...['county', 'state', 'counsel'].map((who) =>
        by('osei', { type: 'notify-of-incident', incident: 'I-2', who }, on('2026-11-12', '11:00')),
      ),
    );
    expect(refusalOf(told, end)).toMatchObject({ code: 'public-text-not-reviewed' });
    const measured = (room: OpenRoom) =>
      publicViewOf(room, on('2026-11-12', '12:00')).incidents.map(({ kind, told: of }) => [kind, of]);
    // Found at nine, told at eleven.
    expect(measured(closed)).toContainEqual(['BALLOTS_FOUND', { minutes: null }]);
    expect(measured(told)).toContainEqual(['BALLOTS_FOUND', { minutes: 120 }]);
    expect(measured(told)).toContainEqual(['CARRIER_UNOPENED', null]);
    const notify = (who: string, time: string) =>
      by('osei', { type: 'notify-of-incident', incident: 'I-2', who }, on('2026-11-12', time));
    // All but one is not all; whoever is told twice was told the first time, and whom the rules do not name is not waited for.
    const most = play(closed, notify('county', '09:10'), notify('state', '09:20'), notify('press', '09:30'));
    expect(measured(most)).toContainEqual(['BALLOTS_FOUND', { minutes: null }]);
    const again = play(most, notify('counsel', '12:05'), notify('counsel', '15:00'), notify('press', '16:00'));
    expect(measured(again)).toContainEqual(['BALLOTS_FOUND', { minutes: 185 }]);
    const written = play(told, by('osei', { type: 'write-incident-text', incident: 'I-2', text: text('125 found') }));
    const digest = lookUp(written.incidents, 'I-2')?.text?.text.digest ?? '';
    const review = { type: 'review-incident-text', incident: 'I-2', digest } as const;
    expect(refusalOf(written, by('osei', review))).toMatchObject({ code: 'author-approves-own' });
    expect(play(written, by('solberg', review), end).incidents.size).toBe(2);
    // What was read is what is published: not what was written meanwhile.
    const anew = play(written, by('osei', { type: 'write-incident-text', incident: 'I-2', text: text('130 found') }));
    expect(refusalOf(anew, by('solberg', review))).toEqual({ code: 'public-text-is-another', incident: 'I-2' });
    const other = { ...review, digest: lookUp(anew.incidents, 'I-2')?.text?.text.digest ?? '' };
    expect(lookUp(play(anew, by('solberg', other)).incidents, 'I-2')?.textReviewedBy).toEqual(['solberg']);
  });
});

describe('B5 a ballot that stayed in the bin overnight', () => {
  const counted = { tabulated: { S1: [95, 105, 121] }, checkIns: [96, 104, 121] };
  const days = ['2026-10-29', '2026-10-30'].map((day) => `site-day:EV-S/${day}`);

  test('each day has its own difference, and the two do not cancel', () => {
    const room = play(setUp(), ...batchesMade(), ...earlyPapersUnexplained(counted));
    const units = days.flatMap((day) => unit(room, 'E5', day) ?? []);
    expect(units.map(({ delta, status }) => [delta, status])).toEqual([
      [-1, 'unexplained'],
      [1, 'unexplained'],
    ]);
    expect(rollUp(units, () => false)).toMatchObject({ net: 0, gross: 2 });
  });

  test('said on both lines it is no difference; said on one, the night between does not fit', () => {
    const both = { ...counted, carriedOut: [1, 0, 0], carriedIn: [0, 1, 0] };
    const room = play(setUp(), ...batchesMade(), ...earlyPapers('EV-S', both));
    expect(days.map((day) => unit(room, 'E5', day)?.status)).toEqual(['balanced', 'balanced']);
    expect(unit(room, 'E8-bin', days[1] ?? '')).toMatchObject({ delta: 0 });
    const one = play(setUp(), ...batchesMade(), ...earlyPapersUnexplained({ ...counted, carriedOut: [1, 0, 0] }));
    expect(unit(one, 'E5', days[0] ?? '')?.status).toBe('balanced');
    expect(unit(one, 'E8-bin', days[1] ?? '')).toMatchObject({ delta: 1, status: 'unexplained' });
  });

  /** The same papers, sent on although a difference is left. */
  function earlyPapersUnexplained(change: Parameters<typeof earlyPapers>[1]) {
    return earlyPapers('EV-S', change).map((command) =>
      command.type === 'complete-form' ? { ...command, isUnexplained: true } : command,
    );
  }
});

test('a blank is not taken for 0', () => {
  const { fields, tables } = reconciliationForm('P-01', precinct('P-01'));
  const { challenged: _, ...rest } = fields;
  const room = play(
    setUp(),
    ...filled('F-07', 'site:P-01', {
      people: 'yazzie hale',
      fields: {
        unopenedPacks: 2,
        inUnopenedPacks: 200,
        remainder: 73,
        disposition: 'returned',
        container: 'UN',
        seal: '1',
      },
    }),
    by('yazzie', { type: 'start-form', filled: 'f', form: 'F-04', place: 'site:P-01', capture: 'live' }),
    entered('f', 'yazzie', { fields: rest, tables }),
  );
  expect(unit(room, 'E4', 'site:P-01')).toMatchObject({ delta: null, missing: ['challenged'], status: 'counting' });
  expect(refusalOf(room, completed('f', 'yazzie'))).toEqual({
    code: 'form-does-not-fit',
    filled: 'f',
    problems: [{ table: null, row: null, field: 'challenged', why: 'missing' }],
  });
});
