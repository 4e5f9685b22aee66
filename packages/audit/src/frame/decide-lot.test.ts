import type { RankedCount } from '@plumbline/election';
import { assert, err } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { runoffsCounted } from '../kinds/full-hand-tally/runoffs-counted.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { Audit } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import { digestOfText } from '../state/free-text.ts';
import { accept, COMMITMENT, contest, creation, inRounds, manifestOf } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { tiesForLot } from './decide-lot.ts';
import { drawSample } from './draw-sample.ts';
import { measureRisk } from './measure-risk.ts';

/* Adams has one batch of ten ballots: four for Ada, and Ben and Cyd level with three each, of whom whoever is left has six. */

const ADA = 'audit-administrator:ada';
const ROSA = 'audit-administrator:rosa';
const REASON = { salt: '0'.repeat(64), text: 'By coin, on Monday at 10' };
const INPUTS: AuditInputs = {
  manifests: new Map([['Adams', { batches: [{ name: 'B1', tabulator: null, container: null, ballots: 10 }] }]]),
  totals: new Map(),
};

const ranked = (...names: readonly string[]) => names.map((name) => ({ choices: [name], invalidWriteIn: false }));
const LEVEL: RankedCount = {
  piles: [
    { ranks: ranked('Ada'), cards: 4 },
    { ranks: ranked('Ben', 'Cyd'), cards: 3 },
    { ranks: ranked('Cyd', 'Ben'), cards: 3 },
  ],
  without: 0,
};

function committed(twoPersons = false): Audit {
  return accept(
    { phase: 'not-begun' },
    ...creation({ type: 'full-hand-tally' }),
    {
      type: 'define-contests',
      contests: [
        contest('Mayor', {
          countedBy: 'instant-runoff',
          reportedWinner: 'Ben',
          choices: ['Ada', 'Ben', 'Cyd'].map((name) => ({ name, votes: 0 })),
          totalBallots: null,
        }),
        contest('Levy', { choices: ['Yes', 'No'].map((name) => ({ name, votes: 5 })), totalBallots: null }),
      ],
    },
    {
      type: 'change-settings',
      settings: { electionName: 'General', state: 'CA', riskLimitPercent: 0, dataEntry: 'offline' },
    },
    { type: 'register-file', file: manifestOf('Adams', 1) },
    ...(twoPersons ? [{ type: 'choose-two-persons', required: true } as const] : []),
    { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [], by: ADA },
    ...(twoPersons ? [{ type: 'confirm-act', by: ROSA, act: { act: 'commit', commitment: COMMITMENT } } as const] : []),
  );
}

function recorded(count: RankedCount): AuditCommand {
  return {
    type: 'record-batch',
    jurisdiction: 'Adams',
    batch: 'B1',
    ballots: 10,
    sheets: [{ name: 'Sheet 1', votes: { Levy: { Yes: 5, No: 5 } }, rankings: { Mayor: count } }],
    cards: { type: 'election-day', counted: 10, differenceConfirmed: null },
    enteredBy: 'clerk',
  };
}

const FINAL = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 } as const;

function closed(audit: Audit): Audit {
  const measured = measureRisk({ audit: inRounds(audit), inputs: INPUTS });
  assert(measured.ok, 'a count is measured', measured);
  return accept(audit, { type: 'close-round', round: 1, measurements: measured.value });
}

function counted({ count = LEVEL, twoPersons = false } = {}): Audit {
  const audit = committed(twoPersons);
  const sampleSizes = { Mayor: 1, Levy: 1 };
  const sample = drawSample({ audit: assertBegun(audit), inputs: INPUTS, sampleSizes });
  assert(sample.ok, 'every batch is taken', sample);
  const opening = { type: 'open-round', round: 1, sampleSizes, ...sample.value, extraBatches: [] } as const;
  return closed(accept(audit, opening, recorded(count), FINAL));
}

const state = (out: string, change: object = {}): AuditCommand => ({
  ...{ type: 'state-lot', round: 1, contest: 'Mayor', out, reason: REASON, by: ADA },
  ...change,
});
function between(audit: Audit) {
  assert(audit.phase === 'round-closed', 'the round is over', audit.phase);
  return audit;
}

const mayor = (audit: Audit) => inRounds(audit).rounds[0]?.measurements.find((one) => one.contest === 'Mayor');

test('who lost the lot is out, the round is open again, and ends with the winner that follows', () => {
  expect(mayor(counted())).toMatchObject({ outcome: 'hand-tally-open', handTally: { tied: ['Ben', 'Cyd'] } });
  expect(tiesForLot(between(counted()))).toEqual(['Mayor']);
  const decided = decide(counted(), state('Cyd'));
  const lot = { round: 1, contest: 'Mayor', level: ['Ben', 'Cyd'], cards: 3, out: 'Cyd' };
  const reason = { digest: digestOfText(REASON) };
  expect(decided).toEqual({ ok: true, value: [{ type: 'lot-stated', ...lot, reason }] });

  const open = inRounds(accept(counted(), state('Cyd')));
  expect(open).toMatchObject({ phase: 'round-open', lots: [lot] });
  // What it had found stays known.
  expect(open.rounds[0]?.earlierClosings).toMatchObject([{ measurements: [{}, {}], reason }]);
  const again = closed(open);
  expect(mayor(again)).toMatchObject({
    outcome: 'hand-tally-confirmed',
    handTally: { winners: ['Ben'], tied: [], agrees: true, settled: true },
  });
  expect(tiesForLot(between(again))).toEqual([]);
  expect(runoffsCounted(inRounds(again)).Mayor).toMatchObject({ mayWin: ['Ben'], level: [] });
  expect(mayor(closed(accept(counted(), state('Ben'))))).toMatchObject({
    outcome: 'hand-tally-overturned',
    handTally: { winners: ['Cyd'] },
  });
});

test('a lot is stated of a tie that was met and decides, of one of the level choices, and before the conclusion', () => {
  expect(decide(counted(), state('Ada'))).toEqual(err({ code: 'not-level', contest: 'Mayor', choice: 'Ada' }));
  expect(decide(counted(), state('Yes', { contest: 'Levy' }))).toEqual(
    err({ code: 'contest-not-ranked', contest: 'Levy' }),
  );
  expect(decide(counted(), state('Cyd', { contest: 'Judge' }))).toEqual(
    err({ code: 'unknown-contest', contest: 'Judge' }),
  );
  expect(decide(counted(), state('Cyd', { round: 2 }))).toMatchObject({ error: { code: 'wrong-round' } });
  const none = err({ code: 'no-tie-met', contest: 'Mayor' });
  const clear = { piles: [{ ranks: ranked('Ada'), cards: 9 }], without: 1 };
  expect(decide(counted({ count: clear }), state('Cyd'))).toEqual(none);
  // Of this tie it was said already.
  const again = closed(accept(counted(), state('Cyd')));
  expect(decide(again, state('Ben'))).toEqual(none);
  const open = accept(counted(), state('Cyd'));
  expect(decide(open, state('Cyd'))).toMatchObject({ error: { code: 'audit-not-in-phase' } });
  const over = accept(again, { type: 'conclude', outcome: 'unsettled' });
  expect(decide(over, state('Ben'))).toMatchObject({ error: { code: 'audit-not-in-phase' } });
});

test('a lot does not outlive the tie: not the counts that change, nor the round that is opened again', () => {
  const stated = accept(counted(), state('Cyd'), { type: 'reopen-tallies', jurisdiction: 'Adams', reason: REASON });
  const four = [
    { ranks: ranked('Ada'), cards: 2 },
    { ranks: ranked('Ben', 'Cyd'), cards: 4 },
    { ranks: ranked('Cyd', 'Ben'), cards: 4 },
  ];
  // Ada is out with two, and Ben and Cyd are level with four each, of which nobody drew.
  expect(mayor(closed(accept(stated, recorded({ piles: four, without: 0 }), FINAL)))).toMatchObject({
    handTally: { winners: [], tied: ['Ben', 'Cyd'] },
  });
  const reopened = accept(closed(accept(counted(), state('Cyd'))), { type: 'reopen-round', round: 1, reason: REASON });
  expect(inRounds(reopened).lots).toBeUndefined();
  expect(mayor(closed(reopened))).toMatchObject({ outcome: 'hand-tally-open' });
});

test('a second lot is stated of the next tie, and the first one stays', () => {
  const all = ['Ada', 'Ben', 'Cyd'].map((name) => ({ ranks: ranked(name), cards: 3 }));
  const first = closed(accept(counted({ count: { piles: all, without: 1 } }), state('Cyd')));
  expect(mayor(first)).toMatchObject({ handTally: { winners: [], tied: ['Ada', 'Ben'] } });
  const second = closed(accept(first, state('Ada')));
  expect(inRounds(second).lots).toMatchObject([{ level: ['Ada', 'Ben', 'Cyd'] }, { level: ['Ada', 'Ben'] }]);
  expect(mayor(second)).toMatchObject({ handTally: { winners: ['Ben'], settled: true } });
});

test('a lot is of the tie that whoever states it had before them, and of no other that was met since', () => {
  const seen = { level: ['Cyd', 'Ben'], cards: 3 };
  expect(decide(counted(), state('Cyd', { seen }))).toEqual(decide(counted(), state('Cyd')));
  const another = err({ code: 'tie-not-as-seen', contest: 'Mayor' });
  expect(decide(counted(), state('Cyd', { seen: { ...seen, cards: 4 } }))).toEqual(another);
  expect(decide(counted(), state('Cyd', { seen: { ...seen, level: ['Ada', 'Ben', 'Cyd'] } }))).toEqual(another);
  // Three were level, and somebody else stated that Cyd is out: of Ada and Ben nobody drew.
  const all = ['Ada', 'Ben', 'Cyd'].map((name) => ({ ranks: ranked(name), cards: 3 }));
  const first = closed(accept(counted({ count: { piles: all, without: 1 } }), state('Cyd')));
  const three = { level: ['Ada', 'Ben', 'Cyd'], cards: 3 };
  expect(decide(first, state('Ben', { seen: three }))).toEqual(another);
});

test('where acts take two persons, the second one confirms the same lot', () => {
  const before = counted({ twoPersons: true });
  const proposed = accept(before, state('Cyd'));
  expect(inRounds(proposed).phase).toBe('round-closed');
  const lot = { act: 'lot', round: 1, contest: 'Mayor', level: ['Ben', 'Cyd'], cards: 3, out: 'Cyd' } as const;
  expect(decide(proposed, { type: 'confirm-act', by: ADA, act: lot })).toEqual(err({ code: 'second-person-needed' }));
  expect(decide(proposed, { type: 'confirm-act', by: ROSA, act: { ...lot, out: 'Ben' } })).toEqual(
    err({ code: 'act-not-as-proposed', act: 'lot' }),
  );
  const confirmed = accept(proposed, { type: 'confirm-act', by: ROSA, act: lot });
  expect(confirmed).toMatchObject({ phase: 'round-open', twoPersons: { proposal: null }, lots: [{ out: 'Cyd' }] });
  expect(mayor(closed(confirmed))).toMatchObject({ handTally: { winners: ['Ben'], settled: true } });
  // A log in which nobody confirmed it is not ours.
  const { act: _, ...stated } = lot;
  const alone = { type: 'lot-stated', ...stated, reason: { digest: digestOfText(REASON) } } as const;
  expect(() => evolve(before, alone)).toThrow('confirmed by a second one');
  // Nor is one in which it was drawn in another way than the one who proposed it said, and the second one read.
  const other = { digest: digestOfText({ ...REASON, text: 'By another coin' }) };
  const confirmedAsSaid = evolve(proposed, { type: 'act-confirmed', by: ROSA, act: { ...lot, reason: alone.reason } });
  expect(evolve(confirmedAsSaid, alone)).toMatchObject({ phase: 'round-open' });
  expect(() => evolve(confirmedAsSaid, { ...alone, reason: other })).toThrow('confirmed by a second one');
  expect(() => evolve(proposed, { type: 'act-confirmed', by: ROSA, act: { ...lot, reason: other } })).toThrow(
    'what is confirmed was proposed',
  );
});
