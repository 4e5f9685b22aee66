import type { BallotCommand } from '@plumbline/ballot-management';
import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import {
  completed,
  entered,
  explained,
  nameOf,
  observed,
  PRECINCTS,
  type Precinct,
  precinctPapers,
  reconciliationForm,
  stockPapers,
} from '@plumbline/ballot-management/testing/tamarack';
import { AFTER, by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';
import { countyBut, isReviewAt, openScenarioRooms, type ScenarioRoom } from './scenario-rooms.ts';

/* What goes wrong at polling places of a county that is nowhere, over HTTP: each figure of the scenarios by the roles' own sessions. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

function precinct(site: string, change: Partial<Precinct> = {}): Precinct {
  const known = PRECINCTS[site];
  assert(known !== undefined, 'the county has this precinct', site);
  return { ...known, ...change };
}

/** F-04 of a precinct, filled in and signed by both leads, and not completed. */
function signedForm(site: string, own: Precinct): readonly BallotCommand[] {
  const name = nameOf('F-04', `site:${site}`);
  return [
    by('yazzie', { type: 'start-form', filled: name, form: 'F-04', place: `site:${site}`, capture: 'live' }),
    entered(name, 'yazzie', reconciliationForm(site, own)),
    by('yazzie', { type: 'sign-form', filled: name }),
    by('hale', { type: 'sign-form', filled: name }),
  ];
}

/** What stands in the way of the manifest because of one batch. */
async function blockersOf(room: ScenarioRoom, batch: string): Promise<readonly string[]> {
  const { blockers } = await room.manifest('okafor');
  return blockers.filter(({ says }) => says.includes(batch)).map(({ what }) => what);
}

describe('B5 SB-02 a voter who left with a ballot', () => {
  const room = roomOf('Fled');
  const FORM = nameOf('F-04', 'site:P-02');
  const AT = { equation: 'E5', place: 'site:P-02' } as const;
  const PAPERS = { tabulated: 431, checkIns: 436, unused: 359 };
  const OTHERS = [
    ['F-06', { logged: 6 }],
    ['F-07', { certifiedUnused: 359 }],
    ['F-08', { provisionalReturned: 4 }],
  ] as const;
  const left = { refusal: 'difference-not-explained' };

  beforeAll(
    () =>
      room.load(
        countyBut((command) => {
          const isLeftOut =
            isReviewAt('site:P-02', command) ||
            (command.type === 'complete-form' && command.filled === FORM) ||
            (command.type === 'explain-difference' && command.explanation === 'x-fled');
          return isLeftOut ? [] : command;
        }),
      ),
    180_000,
  );

  test('B5 SB-02 a: unexplained it is not approved, keeps its batch out of the manifest, and no number of it is public', async () => {
    office.clock.now = new Date(AFTER);
    expect(await room.refusal(completed(FORM, 'yazzie'))).toMatchObject(left);
    // As long as they still fill it in, it is pending.
    expect(await room.publicPage('quist')).toMatch(/P-02 pending pending pending ○ Pending/);
    await room.play(completed(FORM, 'yazzie', AFTER, true));
    // 431 ballots of 432 voters.
    expect(await room.unit('yazzie', 'E5', 'site:P-02')).toMatchObject({
      left: [{ line: 'tabulated', value: 431 }, { value: 0 }, { value: 0 }],
      right: [{ line: 'regularCheckIns', value: 432 }],
      difference: -1,
      residual: -1,
      status: 'unexplained',
    });
    await room.readAgain('reyes', FORM, PAPERS);
    // As long as she has the other papers of the precinct still to read, no figure is told to her.
    expect(await room.refused('reyes', await room.approval('reyes', FORM))).toMatchObject({
      refusal: 'figures-hidden',
    });
    for (const [form, lines] of OTHERS) await room.readAgain('reyes', nameOf(form, 'site:P-02'), lines);
    expect(await room.refused('reyes', await room.approval('reyes', FORM))).toMatchObject(left);
    expect((await room.formOf('reyes', FORM)).form.state).toBe('in-review');
    expect(await blockersOf(room, 'ED-P02-T1')).toEqual(['form-not-approved']);
    expect(await room.figures('okafor')).toMatchObject({ net: -5, gross: 7, residual: 1, status: 'unexplained' });
    // Nobody outside is told a number of it, and so no total either: that somebody looks for the cause, everybody reads.
    const page = await room.publicPage('quist');
    expect(page).toMatch(/P-02 pending pending pending ! Under review/);
    expect(page).toContain('1 place is under review. So we give no total yet.');
    expect(page).not.toContain('5,960 ballots were counted.');
  }, 60_000);

  test('B5 SB-02 b: an explanation that shows nothing, or of the wrong sign, is not taken', async () => {
    expect(await room.refusal(explained('x', AT, 'FLED_VOTER', -1, ''))).toMatchObject({ refusal: 'evidence-missing' });
    expect(await room.refusal(explained('x', AT, 'FLED_VOTER', 1))).toMatchObject({ refusal: 'amount-does-not-fit' });
    expect((await room.unit('yazzie', 'E5', 'site:P-02'))?.explanations).toEqual([]);
  }, 60_000);

  test('B5 SB-02 c: with the incident of 14:20 nothing is left over, Reyes approves, and the batch is in the manifest', async () => {
    await room.play(explained('x', AT, 'FLED_VOTER', -1, 'incident 14:20'));
    await room.approve('reyes', FORM);
    for (const [form] of OTHERS) await room.approve('reyes', nameOf(form, 'site:P-02'));
    expect(await room.unit('hale', 'E5', 'site:P-02')).toMatchObject({
      difference: -1,
      residual: 0,
      status: 'explained',
      explanations: [{ code: 'FLED_VOTER', class: 'E', amount: -1, by: ['yazzie'] }],
    });
    const { blockers, rows } = await room.manifest('okafor');
    expect(blockers).toEqual([]);
    expect(rows.find(({ name }) => name === 'ED-P02-T1')?.cards).toBe(431);
    expect(await room.figures('okafor')).toMatchObject({ net: -5, gross: 7, residual: 0, status: 'explained' });
    const page = await room.publicPage('quist');
    expect(page).toContain('5,960 ballots were counted.');
    expect(page).toMatch(/P-02 432 431 −1 ≈ Explained/);
  }, 60_000);
});

test('B5 SB-02 d: the voided ballot called unused evens the stock, and neither the voters nor the other papers', async () => {
  const room = roomOf('Called unused');
  await room.load(() => commandsOf(setUp()));
  await room.play(...precinctPapers('P-02', precinct('P-02'), { without: ['F-04'] }));
  await room.play(...signedForm('P-02', precinct('P-02', { voided: 0, unused: 360 })));
  const FORM = nameOf('F-04', 'site:P-02');
  expect(await room.refusal(completed(FORM, 'yazzie', AFTER, true))).toMatchObject({ refusal: 'checks-fail' });
  // 431 + 0 + 4 + 5 + 0 + 0 + 360 = 800, and still one ballot fewer than voters.
  expect((await room.unit('yazzie', 'E4', 'site:P-02'))?.right).toMatchObject([{ value: 800 }]);
  expect((await room.unit('yazzie', 'E4', 'site:P-02'))?.difference).toBe(0);
  expect(await room.unit('yazzie', 'E5', 'site:P-02')).toMatchObject({ difference: -1, status: 'unexplained' });
  const { worksheet, form, others } = await room.formOf('yazzie', FORM);
  expect(worksheet.checks.filter(({ verdict }) => verdict === 'fails').map(({ check }) => check)).toEqual([
    'unused-as-certified',
    'spoiled-as-logged',
  ]);
  expect(form.state).toBe('draft');
  // The two papers are shown beside it: 3 packs of 100 and 59 are 359.
  expect(others.find((one) => one.form === 'F-07')?.fields).toMatchObject({ inUnopenedPacks: 300, remainder: 59 });
}, 60_000);

describe('B5 SB-03 two tabulators whose totals were swapped', () => {
  const room = roomOf('Swapped');
  const FORM = nameOf('F-04', 'site:P-03');
  const swapped = precinct('P-03', {
    tabulators: { T1: { tabulated: 262, handCount: 348 }, T2: { tabulated: 348, handCount: 262 } },
  });
  const E6B = { equation: 'E6b' } as const;
  const [T1, T2] = ['tabulator:P-03/T1', 'tabulator:P-03/T2'];
  const line = (name: string, place: string, linked: string | null, amount: number) =>
    ({ ...explained(name, { ...E6B, place }, 'WRONG_TABULATOR', amount), linked }) as BallotCommand;

  beforeAll(async () => {
    await room.load(() => commandsOf(setUp()));
    await room.play(...precinctPapers('P-03', swapped, { without: ['F-04'] }), ...signedForm('P-03', swapped));
    await room.play(completed(FORM, 'yazzie'));
  }, 60_000);

  test('B5 SB-03 the precinct is in balance, and each batch is not: net 0, gross 172', async () => {
    for (const equation of ['E4', 'E5']) {
      expect((await room.unit('hale', equation, 'site:P-03'))?.difference).toBe(0);
    }
    const differences = await room.differencesOf('hale', 'E6b');
    expect(differences.map((each) => [...each])).toEqual([
      [T1, -86, 'unexplained'],
      [T2, 86, 'unexplained'],
    ]);
    const counted = differences.map(([, difference]) => difference ?? 0);
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(0);
    expect(counted.reduce((sum, each) => sum + Math.abs(each), 0)).toBe(172);
  }, 60_000);

  test('B8 SB-03 what somebody else reads off the tapes flags both, whatever explains them, and no code makes up for it', async () => {
    await room.play(observed(T1 ?? '', 'tabulated', 348), observed(T2 ?? '', 'tabulated', 262));
    expect(await room.refusal(line('x1', T1 ?? '', null, -86))).toMatchObject({ refusal: 'other-place-missing' });
    await room.play(line('x1', T1 ?? '', T2 ?? '', -86), line('x2', T2 ?? '', T1 ?? '', 86));
    expect((await room.differencesOf('hale', 'E6b')).map(([, , status]) => status)).toEqual(['explained', 'explained']);
    expect((await room.formOf('reyes', FORM)).worksheet.opposite).toEqual([]);
    await room.readAgain('reyes', FORM, { tabulated: 610, checkIns: 618, unused: 171 });
    const { disagreements, opposite } = (await room.formOf('reyes', FORM)).worksheet;
    // Equal and opposite: her worksheet points at the swap.
    expect(opposite).toEqual([[T1, T2]]);
    expect(disagreements.map(({ place, line: of }) => [place, of])).toEqual([
      [T1, 'tabulated'],
      [T2, 'tabulated'],
    ]);
    expect(await room.refused('reyes', await room.approval('reyes', FORM))).toMatchObject({ refusal: 'checks-fail' });
  }, 60_000);

  test('B5 SB-03 put right in a second version it is balanced, and the first stays', async () => {
    const reason = { field: 'tabulators', reason: 'T1 and T2 are the wrong way round.' };
    await room.ask('reyes', { type: 'return-form', filled: FORM, reasons: [reason] });
    for (const explanation of ['x1', 'x2']) {
      await room.ask('yazzie', { type: 'withdraw-explanation', explanation, reason: 'The two were only swapped.' });
    }
    await room.play(
      entered(FORM, 'yazzie', reconciliationForm('P-03', precinct('P-03'))),
      by('yazzie', { type: 'sign-form', filled: FORM }),
      by('hale', { type: 'sign-form', filled: FORM }),
      completed(FORM, 'yazzie'),
    );
    await room.readAgain('reyes', FORM, { tabulated: 610, checkIns: 618, unused: 171 });
    await room.approve('reyes', FORM);
    for (const place of [T1, T2]) {
      expect(await room.unit('hale', 'E6b', place ?? '')).toMatchObject({ difference: 0, status: 'balanced' });
    }
    const { form } = await room.formOf('hale', FORM);
    expect(form.state).toBe('approved');
    expect(form.versions.map(({ tables }) => tables.tabulators?.map(({ tabulated }) => tabulated))).toEqual([
      [262, 348],
      [348, 262],
    ]);
  }, 60_000);
});

describe('B4 SB-04 a pack from the printer that held 99', () => {
  const FORM = nameOf('F-04', 'site:P-01');
  const AT = { equation: 'E4', place: 'site:P-01' } as const;
  const PAPERS = { tabulated: 512, checkIns: 518, unused: 272 };
  const OTHERS = [
    ['F-06', { logged: 9 }],
    ['F-07', { certifiedUnused: 272 }],
    ['F-08', { provisionalReturned: 6 }],
  ] as const;
  /** The county with 272 unused at P-01, which nobody has reviewed: `F-04` says 800 delivered. */
  const oneShort = countyBut((command) => {
    if (isReviewAt('site:P-01', command)) return [];
    if (command.type !== 'enter-form') return command;
    const { filled, fields } = command;
    if (filled === nameOf('F-07', 'site:P-01')) return { ...command, fields: { ...fields, remainder: 72 } };
    return filled === FORM ? { ...command, fields: { ...fields, unused: 272 } } : command;
  });
  const left = { refusal: 'difference-not-explained' };
  const lotIn = async (room: ScenarioRoom, person: string) => {
    const { lots } = await (await room.signedIn(person)).ask('ballot-counts', room.place());
    return lots.find(({ lot }) => lot === 'L-S1');
  };

  test('B4 SB-04 counted by two when it was opened, 799 were delivered and nothing differs', async () => {
    const room = roomOf('Pack counted');
    const own = precinct('P-01', { unused: 272, packs: [{ nominal: 100, counted: 99, lot: 'L-S1' }] });
    await room.load(() => commandsOf(play(setUp(), ...stockPapers())));
    expect(await lotIn(room, 'okafor')).toMatchObject({ nominal: 5000, known: 5000, variances: [] });
    await room.play(...precinctPapers('P-01', own, { without: ['F-04'] }), ...signedForm('P-01', own));
    // 512 + 6 + 9 + 0 + 0 + 272 = 799.
    const stock = await room.unit('hale', 'E4', 'site:P-01');
    expect(stock).toMatchObject({ difference: 0, right: [{ line: 'verifiedDelivered', value: 799 }] });
    expect(stock?.left.map(({ line, value }) => [line, value])).toEqual([
      ['tabulated', 512],
      ['emergencyOut', 0],
      ['provisionalIssued', 6],
      ['spoiled', 9],
      ['challenged', 0],
      ['voided', 0],
      ['unused', 272],
    ]);
    expect(await room.unit('hale', 'E5', 'site:P-01')).toMatchObject({ difference: 0, residual: 0 });
    await room.play(completed(FORM, 'yazzie'));
    // Whoever is still to read the form again is told nothing of what stands in it.
    const hidden = { isHidden: true, nominal: null, known: null, variances: [] };
    expect(await lotIn(room, 'reyes')).toMatchObject(hidden);
    expect(await lotIn(room, 'okafor')).toMatchObject({
      isHidden: false,
      nominal: 5000,
      known: 4999,
      variances: [{ found: 'opened', place: 'site:P-01', cards: -1 }],
    });
    await room.readAgain('reyes', FORM, PAPERS);
    await room.approve('reyes', FORM);
    // One person alone does not count a pack.
    const alone = reconciliationForm('P-01', own);
    const packs = [{ ...alone.tables.packs?.[0], countedWith: 'yazzie' }];
    await room.play(
      by('yazzie', { type: 'start-form', filled: 'alone', form: 'F-04', place: 'site:P-01', capture: 'live' }),
      entered('alone', 'yazzie', { ...alone, tables: { ...alone.tables, packs } as never }),
    );
    const { checks } = (await room.formOf('yazzie', 'alone')).worksheet;
    expect(checks.find(({ check }) => check === 'pack-counted-by-two')?.verdict).toBe('fails');
  }, 60_000);

  test.each(['the printer says so', 'the canvass board accepts it'] as const)(
    'B4 SB-04 counted by nobody, the batch stays out of the manifest until %s',
    async (how) => {
      const room = roomOf(`Pack, ${how}`);
      await room.load(oneShort);
      office.clock.now = new Date(AFTER);
      await room.readAgain('reyes', FORM, PAPERS);
      for (const [form, lines] of OTHERS) await room.readAgain('reyes', nameOf(form, 'site:P-01'), lines);
      expect(await room.unit('reyes', 'E4', 'site:P-01')).toMatchObject({ difference: -1, status: 'unexplained' });
      expect(await room.refused('reyes', await room.approval('reyes', FORM))).toMatchObject(left);
      expect(await blockersOf(room, 'ED-P01-T1')).toEqual(['form-not-approved']);
      if (how === 'the printer says so') {
        const said = explained('x', AT, 'PACK_VARIANCE', -1, 'printer statement, pack 103');
        await room.play({ ...said, linked: 'lot:L-S1' } as BallotCommand);
        expect(await lotIn(room, 'okafor')).toMatchObject({
          nominal: 5000,
          known: 4999,
          variances: [{ found: 'explained', place: 'site:P-01', cards: -1 }],
        });
      } else {
        const accept = { type: 'accept-difference', ...AT, minute: '2026-11-17 item 4' } as const;
        // Neither one member alone nor somebody else decides, and both attempts are kept.
        expect(await room.refused('vale', accept)).toMatchObject({ refusal: 'more-people-needed' });
        expect(await room.refused(await room.together('okafor', 'pham'), accept)).toMatchObject({
          refusal: 'duty-missing',
        });
        expect((await room.attempts()).slice(-2)).toEqual([
          ['vale', 'accept-difference', 'more-people-needed'],
          ['okafor pham', 'accept-difference', 'duty-missing'],
        ]);
        await room.ask(await room.together('vale', 'wynn'), accept);
      }
      await room.approve('reyes', FORM);
      expect(await blockersOf(room, 'ED-P01-T1')).toEqual([]);
      expect(await room.unit('hale', 'E4', 'site:P-01')).toMatchObject(
        how === 'the printer says so'
          ? { difference: -1, residual: 0, status: 'explained' }
          : { difference: -1, residual: -1, status: 'accepted-with-unexplained-difference' },
      );
    },
    120_000,
  );

  test('B3 SB-04 800 said and 799 counted leave one open at the transfer until others count it again', async () => {
    const room = roomOf('Pack on its way');
    await room.load(() => commandsOf(setUp()));
    const send = { transfer: 'T-1', from: 'PRINTER', to: 'SITE:P-01:unused', unit: 'cards', container: null } as const;
    await room.play(
      by('okafor pham', { type: 'send-transfer', ...send, declared: 800 }),
      by('yazzie hale', { type: 'receive-transfer', transfer: 'T-1', counted: 799 }),
    );
    const notes = async () => {
      const { bullets } = await (await room.signedIn('osei')).ask('ballot-standard', room.place());
      return bullets.flatMap(({ notes: own }) => own.filter(({ what }) => what === 'transfer-differs'));
    };
    expect(await notes()).toEqual([{ what: 'transfer-differs', count: 1, names: ['T-1'], page: 'custody' }]);
    const shown = async () => (await (await room.signedIn('reyes')).ask('ballot-custody', room.place())).transfers;
    expect(await shown()).toMatchObject([
      { transfer: 'T-1', declared: 800, variance: 1, received: [{ counted: 799 }] },
    ]);
    // Not by those who counted it first; by others who count 800 it is open no more, and both counts stay.
    const again = { type: 'recount-transfer', transfer: 'T-1', counted: 800 } as const;
    expect(await room.refusal(by('yazzie doyle', again))).toMatchObject({ refusal: 'recount-by-same-people' });
    await room.play(by('doyle diaz', again));
    expect(await shown()).toMatchObject([
      { variance: 0, received: [{ counted: 799 }, { counted: 800 }], status: null },
    ]);
    expect(await notes()).toEqual([]);

    // Counted again it may still differ: then it is explained, as any other difference is.
    const differing = { ...send, transfer: 'T-2', declared: 500 } as const;
    await room.play(
      by('okafor pham', { type: 'send-transfer', ...differing }),
      by('yazzie hale', { type: 'receive-transfer', transfer: 'T-2', counted: 499 }),
    );
    const explain = {
      ...{ type: 'explain-difference', explanation: 'short pack', equation: 'E2-transfer', place: 'transfer:T-2' },
      ...{ code: 'PACK_VARIANCE', amount: 1, linked: null, text: null },
      evidence: [{ kind: 'document', ref: 'Count of pack 103' }],
    } as const;
    expect(await room.refused('yazzie', explain)).toMatchObject({ refusal: 'transfer-not-recounted' });
    await room.play(by('doyle diaz', { ...again, transfer: 'T-2', counted: 499 }));
    expect((await shown()).find(({ transfer }) => transfer === 'T-2')).toMatchObject({
      variance: 1,
      status: 'unexplained',
    });
    expect(await notes()).toMatchObject([{ names: ['T-2'] }]);
    await room.ask('yazzie', explain);
    expect((await shown()).find(({ transfer }) => transfer === 'T-2')).toMatchObject({
      variance: 1,
      status: 'explained',
    });
    expect(await room.unit('reyes', 'E2-transfer', 'transfer:T-2')).toMatchObject({ difference: 1, residual: 0 });
    expect(await notes()).toEqual([]);
  }, 60_000);
});
