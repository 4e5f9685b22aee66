import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unit } from '../units/count.ts';
import { type CountSource, independentSources, mayCountVoted } from './count-source.ts';
import { evaluateEquation, type Figure } from './equation.ts';
import { EQUATIONS, type EquationId, equationOf } from './equation-table.ts';
import { classOf, EXPLANATION_CODES, type ExplanationCode, type ExplanationLine } from './explanation.ts';
import {
  balanceOf,
  EMPTY_LEDGER,
  postingsOfConversion,
  postingsOfReceipt,
  postingsOfRecount,
  postingsOfSending,
  sumOfAccounts,
  withPostings,
} from './ledger.ts';
import { rollUp } from './roll-up.ts';
import { reconcile } from './status.ts';

/* One case for every equation: the figures of an ordinary county, balanced; then each line off by one, unbalanced. */

const BALANCED: Readonly<Record<EquationId, Readonly<Record<string, number>>>> = {
  E1: { received: 5000, ordered: 5010, overs: 40, shorts: 50 },
  E2: {
    received: 5000,
    returnsIn: 20,
    issuedToSites: 1600,
    packetStock: 1500,
    testAndSample: 40,
    duplicationBlanks: 20,
    damaged: 3,
    onHand: 1857,
  },
  'E2-transfer': { sent: 800, receivedOfTransfer: 800 },
  E3: { blankStart: 1516, blankAdded: 0, printed: 311, blankEnd: 1203, blankDamaged: 2 },
  E3b: { printed: 311, issuedToVoters: 308, spoiled: 2, misprints: 1, testPrints: 0, provisionalIssued: 0 },
  E4: {
    tabulated: 431,
    emergencyOut: 0,
    provisionalIssued: 4,
    spoiled: 5,
    challenged: 0,
    voided: 1,
    unused: 359,
    verifiedDelivered: 800,
  },
  E5: { tabulated: 105, emergencyOut: 0, emergencyIn: 1, regularCheckIns: 104 },
  E6: { publicClose: 299, publicOpen: 141, tabulated: 158 },
  'E6-protective': { protectiveClose: 90_300, protectiveOpen: 90_140, cardsFed: 160 },
  E6b: { tabulated: 348, handCount: 348 },
  E7: { provisionalIssued: 8, provisionalReturned: 8 },
  'E7-roster': { provisionalIssued: 8, rosterLines: 8 },
  'E7-check-ins': { provisionalIssued: 4, provisionalCheckIns: 4 },
  'E7-site': { provisionalIssuedThere: 1, provisionalIssued: 1 },
  'E7-fate': { provisionalIssued: 21, accepted: 15, rejected: 6 },
  'E7-counted': { accepted: 16, empties: 2, extras: 1, ballotsOut: 15 },
  'E8-counter': { closeOfDayBefore: 299, publicOpen: 299 },
  'E8-bin': { carriedOutDayBefore: 1, emergencyIn: 1 },
  'E8-seals': { closingSealsOfDayBefore: 3, openingSealsTheSame: 3 },
  E9: { packetStock: 4500, mailed: 4000, insertionSpoils: 12, duplicationBlanks: 38, unused: 450 },
  E10: { mailed: 4000, returned: 2905, undeliverable: 47, surrendered: 21, voidedOutstanding: 39, outstanding: 988 },
  E11: { returned: 2905, postal: 1640, dropBoxes: 1135, siteDropOffs: 120, counter: 10 },
  'E11-bag': { countedAtRetrieval: 88, countedAtReceipt: 88 },
  E12: { returned: 2905, accepted: 2861, rejected: 40, pendingCure: 4 },
  'E12-batches': { returned: 2905, returnedInBatches: 2905 },
  'E12-opened': { acceptedOfBatch: 200, openedOfBatch: 200 },
  E13: { opened: 2861, empties: 5, extras: 2, otherContents: 1, ballotsOut: 2857 },
  'E14-cover': { ballotsOut: 201, originals: 3, duplicates: 3, held: 1, handCount: 200 },
  E14: { handCount: 200, tabulated: 200 },
  E15: { originals: 38, duplicates: 38 },
  E16: { tabulatedInBatches: 1457, scannerTotal: 1457 },
  'E16-cvr': { cvrRows: 1457, tabulatedInBatches: 1457 },
  E17: { cardsInBatches: 610, certifiedTotal: 610 },
  'E17-all': { cardsInContainers: 5960, tabulatedInBatches: 5960 },
  E18: { votes: 9870, undervotes: 2034, overvotesByVotesAllowed: 16, ballotsByVotesAllowed: 11_920 },
  E19: { ballotsCounted: 1248, votersCredited: 1248 },
  E20: { cardsInManifest: 5960, ballotsReported: 5960 },
  E21: { received: 1000, inStock: 700, issued: 250, applied: 30, removed: 15, voided: 5 },
  E22: { stored: 11, present: 7, out: 2, transferred: 1, destroyed: 1 },
};

const SIGNS: Readonly<Partial<Record<EquationId, Readonly<Record<string, 1 | -1>>>>> = {
  E5: { tabulated: 1, emergencyIn: -1, regularCheckIns: -1 },
  E6: { publicClose: 1, publicOpen: -1, tabulated: -1 },
  E13: { opened: 1, empties: -1, extras: 1, otherContents: -1, ballotsOut: -1 },
  'E14-cover': { ballotsOut: 1, originals: -1, duplicates: 1, held: -1, handCount: -1 },
  E1: { received: 1, ordered: -1, overs: -1, shorts: 1 },
};

function figures(values: Readonly<Record<string, number>>, source: CountSource = 'hand-count') {
  return (line: string): Figure | undefined => {
    const value = values[line];
    return value === undefined ? undefined : { value, sources: [source] };
  };
}

describe.each(EQUATIONS)('B4 equation $equation', (definition) => {
  const values = BALANCED[definition.equation];

  test('holds for the figures of an ordinary county', () => {
    const found = evaluateEquation(definition, 'here', figures(values));
    expect(found).toMatchObject({ delta: 0, missing: [] });
    const lines = [...definition.left, ...definition.right].map(({ line }) => line);
    expect(lines.toSorted()).toEqual(Object.keys(values).toSorted());
  });

  test('does not hold when any one line is off by one, in the direction its side says', () => {
    for (const line of Object.keys(values)) {
      const off = { ...values, [line]: (values[line] ?? 0) + 1 };
      const delta = evaluateEquation(definition, 'here', figures(off))?.delta ?? Number.NaN;
      expect({ line, size: Math.abs(delta) }).toEqual({ line, size: 1 });
      const sign = SIGNS[definition.equation]?.[line];
      if (sign !== undefined) expect({ line, delta }).toEqual({ line, delta: sign });
    }
  });

  test('is not known while a line is blank: a blank is not 0', () => {
    for (const line of Object.keys(values)) {
      const { [line]: _, ...rest } = values;
      const found = evaluateEquation(definition, 'here', figures(rest));
      if (Object.keys(rest).length > 0) expect(found).toMatchObject({ delta: null, missing: [line] });
    }
    expect(evaluateEquation(definition, 'here', figures({}))).toBeUndefined();
  });
});

test('two hand counts are one kind of source, and rows of an export are what the tabulator counted', () => {
  expect(independentSources(['hand-count', 'hand-count-twice'])).toBe(1);
  expect(independentSources(['tabulator-counter', 'cvr-rows'])).toBe(1);
  expect(independentSources(['tabulator-counter', 'derived'])).toBe(1);
  expect(independentSources(['tabulator-counter', 'hand-count'])).toBe(2);
  expect(['nominal-pack', 'weight-estimate', 'derived'].map((one) => mayCountVoted(one as CountSource))).toEqual([
    false,
    false,
    false,
  ]);
});

function lineOf(code: ExplanationCode, amount: number, isConfirmed = false): ExplanationLine {
  return { code, amount, isConfirmed };
}

function voters(delta: number) {
  const sources = { tabulated: 'tabulator-counter', regularCheckIns: 'poll-book' } as const;
  const values = { tabulated: 432 + delta, emergencyOut: 0, emergencyIn: 0, regularCheckIns: 432 };
  const found = evaluateEquation(equationOf('E5'), 'site:P-02', (line) => ({
    value: values[line as keyof typeof values],
    sources: [sources[line as keyof typeof sources] ?? 'hand-count'],
  }));
  if (found === undefined) throw new Error('all lines are there');
  return found;
}

describe('B5 what is left of a difference', () => {
  test('a fled voter explains one ballot fewer', () => {
    expect(reconcile(voters(-1), [], 'none')).toMatchObject({ delta: -1, residual: -1, status: 'unexplained' });
    const explained = reconcile(voters(-1), [lineOf('FLED_VOTER', -1)], 'none');
    expect(explained).toMatchObject({ delta: -1, residual: 0, status: 'explained' });
  });

  test('no line ever changes the difference, and a count that must be corrected is not clear with nothing left', () => {
    const code = fc.constantFrom(...EXPLANATION_CODES);
    const lines = fc.array(fc.record({ code, amount: fc.integer({ min: -5, max: 5 }), isConfirmed: fc.boolean() }));
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), lines, (delta, given) => {
        const found = reconcile(voters(delta), given, 'none');
        expect(found.delta).toBe(delta);
        expect(found.residual).toBe(delta - given.reduce((sum, { amount }) => sum + amount, 0));
        if (given.some((one) => classOf(one.code) === 'C')) expect(found.status).toBe('unexplained');
        if (found.residual !== 0) expect(found.status).toBe('unexplained');
      }),
    );
  });

  test('an explanation in words clears nothing before a reviewer has confirmed it', () => {
    expect(reconcile(voters(-1), [lineOf('OTHER', -1)], 'none').status).toBe('unexplained');
    expect(reconcile(voters(-1), [lineOf('OTHER', -1, true)], 'none').status).toBe('explained');
  });

  test('an accepted difference is seen as unexplained for ever, unless it is gone', () => {
    expect(reconcile(voters(-1), [], 'accepted').status).toBe('accepted-with-unexplained-difference');
    expect(reconcile(voters(0), [], 'accepted').status).toBe('balanced');
    expect(reconcile(voters(-1), [lineOf('FLED_VOTER', -1)], 'reopened').status).toBe('reopened');
  });

  test('one source is not enough to call a unit balanced', () => {
    const values = { tabulated: 348, handCount: 348 };
    const found = evaluateEquation(equationOf('E6b'), 'here', figures(values, 'tabulator-counter'));
    if (found === undefined) throw new Error('all lines are there');
    expect(reconcile(found, [], 'none').status).toBe('balanced-single-source');
  });
});

describe('B5 units together', () => {
  const channel = (place: string) => place === 'channel:mail';

  test('plus one and minus one do not hide each other', () => {
    const units = [reconcile(voters(1), [], 'none'), reconcile(voters(-1), [], 'none')];
    expect(rollUp(units, channel)).toMatchObject({ net: 0, gross: 2, unitsWithDifference: 2, residual: 2 });
  });

  test('where a whole channel is one unit, each line counts by its own size', () => {
    const mail = { ...voters(-4), place: 'channel:mail' };
    const lines = [lineOf('EMPTY_ENVELOPE', -5), lineOf('EXTRA_IN_ENVELOPE', 1)];
    expect(rollUp([reconcile(mail, lines, 'none')], channel)).toMatchObject({ net: -4, gross: 6, residual: 0 });
    expect(rollUp([reconcile(mail, [], 'none')], channel)).toMatchObject({ net: -4, gross: 4, residual: 4 });
  });

  test('gross is never less than net, and putting units together never lowers it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.array(fc.integer({ min: -9, max: 9 })), (a, b) => {
        const units = (deltas: readonly number[]) => deltas.map((delta) => reconcile(voters(delta), [], 'none'));
        const [one, other, both] = [units(a), units(b), units([...a, ...b])].map((each) => rollUp(each, channel));
        expect(both.gross).toBeGreaterThanOrEqual(Math.abs(both.net));
        expect(both.gross).toBe(one.gross + other.gross);
        expect(both.gross).toBeGreaterThanOrEqual(Math.max(one.gross, other.gross));
      }),
    );
  });
});

describe('B4 the ledger', () => {
  test('800 that were sent and 799 that arrived leave one in the variance account', () => {
    const sent = { transfer: 't1', from: 'VAULT:S1', to: 'SITE:P-01', unit: 'cards', declared: 800 } as const;
    const begun = withPostings(EMPTY_LEDGER, [
      { account: 'PRINTER', unit: 'cards', amount: -5000 },
      { account: 'VAULT:S1', unit: 'cards', amount: 5000 },
    ]);
    const ledger = withPostings(
      withPostings(begun, postingsOfSending(sent)),
      postingsOfReceipt({ ...sent, counted: 799 }),
    );
    const balances = ['VAULT:S1', 'TRANSIT:t1', 'SITE:P-01', 'VARIANCE:t1'].map((each) =>
      balanceOf(ledger, each, 'cards'),
    );
    expect(balances).toEqual([4200, 0, 799, 1]);
    const recounted = withPostings(ledger, postingsOfRecount({ ...sent, before: 799, counted: 800 }));
    expect(balanceOf(recounted, 'VARIANCE:t1', 'cards')).toBe(0);
  });

  test('the sum over all accounts of a unit is 0 after anything that happens', () => {
    const count = fc.nat(900);
    const unit = fc.constantFrom<Unit>('cards', 'packets', 'envelopes');
    const step = fc.record({ unit, declared: count, counted: count, again: count, made: count });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let ledger = EMPTY_LEDGER;
        for (const [number, { unit: one, declared, counted, again, made }] of steps.entries()) {
          const transfer = { transfer: `t${number}`, from: 'PRINTER', to: `VAULT:${one}`, unit: one, declared };
          ledger = withPostings(ledger, postingsOfSending(transfer));
          ledger = withPostings(ledger, postingsOfReceipt({ ...transfer, counted }));
          ledger = withPostings(ledger, postingsOfRecount({ ...transfer, before: counted, counted: again }));
          const conversion = {
            conversion: `c${number}`,
            taken: { account: 'ACCEPTED', unit: 'envelopes', count: counted },
            made: { account: 'BATCH', unit: 'ballots', count: made },
          } as const;
          ledger = withPostings(ledger, postingsOfConversion(conversion));
        }
        const units: readonly Unit[] = ['cards', 'packets', 'envelopes', 'ballots'];
        expect(units.map((each) => sumOfAccounts(ledger, each))).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  test('a posting that makes ballots out of nothing stops at once', () => {
    expect(() => withPostings(EMPTY_LEDGER, [{ account: 'VAULT:S1', unit: 'cards', amount: 1 }])).toThrow('given');
  });
});
