import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { superSimpleRiskCompatible } from '../compatibility/super-simple.ts';
import { type ContestTally, reportedOutcome } from '../contest-tally.ts';
import {
  type CardComparison,
  type CardVotes,
  type ComparedCards,
  cardsLookedAt,
  comparisonRisk,
  superSimpleRisk,
  type VoteMark,
  worstDiscrepancy,
} from './super-simple.ts';

const GAMMA = 1.03905;

function contest(votes: Record<string, number>, changes: Partial<ContestTally> = {}): ContestTally {
  const choices = Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
  return { choices, ballots: 10_000, winners: 1, votesAllowed: 1, ...changes };
}

function votesFor(...ids: string[]): CardVotes {
  return new Map(ids.map((id) => [id, 1]));
}

function cards(
  reported: ComparedCards['reported'],
  audited: ComparedCards['audited'],
  count = 1,
  timesDrawn = 1,
): ComparedCards {
  return { count, timesDrawn, reported, audited };
}

/** All cards of the contest are listed, and all that were looked at were compared. */
function comparisonOf({ ballots, votesAllowed }: ContestTally, compared: readonly ComparedCards[]): CardComparison {
  const universe = { listed: ballots, phantoms: 0 };
  return { universe, cards: compared, phantomDraws: 0, lookedAt: cardsLookedAt(compared, votesAllowed) };
}

function risk(tally: ContestTally, compared: readonly ComparedCards[]): { pValue: number; stopped: string } {
  const measured = superSimpleRisk(tally, comparisonOf(tally, compared), 0.1);
  if (!measured.ok) throw new Error(measured.error.reason);
  return measured.value;
}

function shown(tally: ContestTally, card: ComparedCards): readonly [string, number] | undefined {
  const outcome = reportedOutcome(tally);
  if (!outcome.ok) throw new Error(outcome.error.reason);
  const found = worstDiscrepancy({ contest: tally, outcome: outcome.value, card });
  return found && [found.pair.loser.id, found.countedAs];
}

test('the worked example: at a diluted margin of 2 % the risk first falls to 10 % after 239 cards', () => {
  expect(comparisonRisk(0.02, [{ draws: 238, error: 0 }])).toBeGreaterThan(0.1);
  expect(comparisonRisk(0.02, [{ draws: 239, error: 0 }])).toBeLessThanOrEqual(0.1);
});

test('one- and two-vote overstatements cost the factors of the paper', () => {
  const tally = contest({ ann: 5100, ben: 4900 });
  const clean = cards(votesFor('ann'), votesFor('ann'), 500);
  const perDraw = 1 - 0.02 / (2 * GAMMA);
  const oneOver = cards(votesFor('ann'), new Map());
  const twoOver = cards(votesFor('ann'), votesFor('ben'));
  expect(risk(tally, [clean, oneOver]).pValue).toBeCloseTo(perDraw ** 501 / (1 - 1 / (2 * GAMMA)), 12);
  expect(risk(tally, [clean, twoOver]).pValue).toBeCloseTo(perDraw ** 501 / (1 - 1 / GAMMA), 12);
});

test('the pair that counts is the one with the greatest relative error, not the one with most votes', () => {
  // A vote for ann that is really for the distant cas: 2 votes of 3,000 there, but 1 vote of 200 against the close ben.
  const tally = contest({ ann: 4000, ben: 3800, cas: 1000 });
  const wrong = cards(votesFor('ann'), votesFor('cas'));
  expect(shown(tally, wrong)).toEqual(['ben', 1]);
  const clean = cards(votesFor('ann'), votesFor('ann'), 200);
  const sound = risk(tally, [clean, wrong]);
  const published = superSimpleRiskCompatible(tally, [clean, wrong], 0.1);
  expect(sound.pValue).toBeCloseTo((1 - 0.02 / (2 * GAMMA)) ** 201 / (1 - 1 / (2 * GAMMA)), 12);
  expect(published.ok && published.value.pValue).toBeLessThan(sound.pValue);
});

describe('the error of a card', () => {
  const tally = contest({ ann: 5000, ben: 3000 });
  test.each([
    ['agreeing', cards(votesFor('ann'), votesFor('ann')), undefined],
    ['not found', cards(votesFor('ben'), 'not-found'), ['ben', 2]],
    ['without a CVR', cards('not-in-cvrs', votesFor('ann')), ['ben', 2]],
    ['without the contest by hand', cards(votesFor('ann'), new Map()), ['ben', 1]],
    ['without the contest in the CVR', cards(new Map(), votesFor('ben')), ['ben', 1]],
    ['understating the winner', cards(votesFor('ben'), votesFor('ann')), ['ben', -2]],
    ['overvoted by hand', cards(votesFor('ann'), votesFor('ann', 'ben')), ['ben', 1]],
    [
      'reported as overvoted',
      cards(
        new Map([
          ['ann', 'overvote'],
          ['ben', 'overvote'],
        ]),
        votesFor('ben'),
      ),
      ['ben', 1],
    ],
    ['reported as undervoted', cards(new Map([['ann', 'undervote']]), votesFor('ann')), ['ben', -1]],
  ] as const)('%s', (_, card, expected) => {
    expect(shown(tally, card)).toEqual(expected);
  });

  test('an overvote reported where two valid votes for losers are found is an error', () => {
    const two = contest({ ann: 5000, ben: 3000, cas: 2000 }, { votesAllowed: 2 });
    const card = cards(new Map([['ann', 'overvote']]), votesFor('ben', 'cas'), 1, 1);
    expect(shown(two, card)).toEqual(['ben', 1]);
    const published = superSimpleRiskCompatible(two, [card], 0.1);
    expect(published.ok && published.value.pValue).toBeLessThan(risk(two, [card]).pValue);
  });
});

describe('a full count', () => {
  const tally = contest({ ann: 6, ben: 4 }, { ballots: 10 });

  test('is not made by draws of the same cards, which the published method takes for one', () => {
    const again = [cards(votesFor('ann'), votesFor('ben'), 1, 10)];
    expect(superSimpleRiskCompatible(tally, again, 0.1)).toMatchObject({ ok: true, value: { pValue: 0 } });
    expect(risk(tally, again)).toEqual({ pValue: 1, stopped: 'no' });
  });

  test('confirms by arithmetic, or does not', () => {
    const all = (forAnn: number) => [
      cards(votesFor('ann'), votesFor('ann'), forAnn),
      cards(votesFor('ben'), votesFor('ben'), 10 - forAnn),
    ];
    expect(risk(tally, all(6))).toEqual({ pValue: 0, stopped: 'by-arithmetic' });
    expect(risk(tally, all(5))).toEqual({ pValue: 1, stopped: 'no' });
  });

  test('with a lost card confirms only what that card cannot change', () => {
    const withLost = (forAnn: number) => [
      cards(votesFor('ann'), votesFor('ann'), forAnn),
      cards(votesFor('ben'), votesFor('ben'), 9 - forAnn),
      cards(votesFor('ann'), 'not-found'),
    ];
    // 6 − 3 − 1 > 0, and 5 − 4 − 1 = 0.
    expect(risk(tally, withLost(6))).toEqual({ pValue: 0, stopped: 'by-arithmetic' });
    expect(risk(tally, withLost(5))).toEqual({ pValue: 1, stopped: 'no' });
  });
});

test.each([
  ['a tie', contest({ ann: 50, ben: 50 })],
  ['a contest without votes', contest({ ann: 0, ben: 0 })],
])('%s is never confirmed by a sample', (_, tally) => {
  expect(risk(tally, [cards(votesFor('ann'), votesFor('ann'), 5000)]).pValue).toBe(1);
});

test.each([
  ['no losers', contest({ ann: 10 }), [], 'no-losers'],
  ['more votes than cards', contest({ ann: 10_001, ben: 1 }), [], 'counts-contradict'],
  [
    'more different cards than the contest has',
    contest({ ann: 10, ben: 1 }, { ballots: 11 }),
    [cards(votesFor('ann'), votesFor('ann'), 12)],
    'counts-contradict',
  ],
  ['part of a card', contest({ ann: 10, ben: 1 }), [cards(votesFor(), votesFor(), 0.5)], 'counts-contradict'],
])('%s is refused', (_, tally, compared, code) => {
  expect(superSimpleRisk(tally, comparisonOf(tally, compared), 0.1)).toMatchObject({ ok: false, error: { code } });
});

const marks = fc.subarray(['ann', 'ben', 'cas']).map((ids) => votesFor(...ids));
const compared = fc.array(
  fc.record({
    count: fc.nat(50),
    timesDrawn: fc.integer({ min: 1, max: 3 }),
    reported: fc.oneof(marks, fc.constant('not-in-cvrs' as const)),
    audited: fc.oneof(marks, fc.constant('not-found' as const)),
  }),
  { maxLength: 12 },
);

test('another overstatement never lowers the risk, another agreeing card never raises it', () => {
  const tally = contest({ ann: 5000, ben: 3000, cas: 1000 });
  fc.assert(
    fc.property(compared, (found) => {
      const before = risk(tally, found).pValue;
      expect(risk(tally, [...found, cards(votesFor('ann'), votesFor('ben'))]).pValue).toBeGreaterThanOrEqual(before);
      expect(risk(tally, [...found, cards(votesFor('ann'), votesFor('ann'))]).pValue).toBeLessThanOrEqual(before);
    }),
  );
});

test('the order of choices and of cards changes nothing', () => {
  fc.assert(
    fc.property(compared, (found) => {
      const one = risk(contest({ ann: 5000, ben: 3000, cas: 1000 }), found).pValue;
      const other = risk(contest({ cas: 1000, ben: 3000, ann: 5000 }), found.toReversed()).pValue;
      expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-12 * one);
    }),
  );
});

test('the risk is never smaller than the published one', () => {
  const tally = contest({ ann: 5000, ben: 3000, cas: 1000 }, { votesAllowed: 2 });
  fc.assert(
    fc.property(compared, (found) => {
      const published = superSimpleRiskCompatible(tally, found, 0.1);
      if (!published.ok) throw new Error(published.error.reason);
      expect(risk(tally, found).pValue).toBeGreaterThanOrEqual(published.value.pValue * (1 - 1e-12));
    }),
  );
});

test('at an exact tie no more audits stop than the risk limit allows', () => {
  const audits = 20_000;
  const random = createRandom(20_240_502);
  // Of 2,000 cards 100 say ann and are ben: reported 1,100 to 900, in truth 1,000 each.
  const tally = contest({ ann: 1100, ben: 900 }, { ballots: 2000 });
  let stopped = 0;
  for (let audit = 0; audit < audits; audit += 1) {
    let wrong = 0;
    for (let draws = 1; draws <= 200; draws += 1) {
      if (random() < 0.05) wrong += 1;
      if (draws % 25 !== 0) continue;
      const found = [
        cards(votesFor('ann'), votesFor('ann'), draws - wrong),
        cards(votesFor('ann'), votesFor('ben'), wrong),
      ];
      if (risk(tally, found).stopped !== 'no') {
        stopped += 1;
        break;
      }
    }
  }
  // Three standard deviations of the frequency above the limit.
  expect(stopped / audits).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt((0.1 * 0.9) / audits));
  expect(stopped).toBeGreaterThan(0);
});

/** A small generator (mulberry32), so that the simulation is the same every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('a draw of an unlisted card costs what two votes cost the closest pair, and widens what is drawn from', () => {
  const tally = contest({ ann: 5100, ben: 4900, cas: 0 });
  const clean = cards(votesFor('ann'), votesFor('ann'), 500);
  const short = { universe: { listed: 9990, phantoms: 10 }, cards: [clean], phantomDraws: 1, lookedAt: undefined };
  const measured = superSimpleRisk(tally, short, 0.1);
  expect(measured.ok && measured.value.pValue).toBeCloseTo((1 - 0.02 / (2 * GAMMA)) ** 501 / (1 - 1 / GAMMA), 12);
  const none = superSimpleRisk(tally, { ...short, phantomDraws: 0 }, 0.1);
  expect(none.ok && none.value.pValue).toBeCloseTo((1 - 0.02 / (2 * GAMMA)) ** 500, 12);
  const unthinkable = { ...short, universe: { listed: 10_000, phantoms: 0 } };
  expect(superSimpleRisk(tally, unthinkable, 0.1)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
});

test('as many cards as bear the contest are no full count while a listed card was not looked at', () => {
  const town = contest({ ann: 55, ben: 43 });
  const seen = [cards(votesFor('ann'), votesFor('ann'), 60), cards(new Map(), new Map(), 45)];
  const comparison = (listed: number) => ({
    universe: { listed, phantoms: 0 },
    cards: seen,
    phantomDraws: 0,
    lookedAt: cardsLookedAt(seen, 1),
  });
  expect(superSimpleRisk(town, comparison(1000), 0.1)).toMatchObject({ ok: true, value: { stopped: 'no' } });
  expect(superSimpleRisk(town, comparison(105), 0.1)).toMatchObject({ ok: true, value: { stopped: 'by-arithmetic' } });
});

test('of errors that harm two pairs alike, that of the choice first on the ballot is shown', () => {
  const blank = cards(votesFor('ann'), votesFor());
  expect(shown(contest({ ann: 5000, ben: 2000, cas: 2000 }), blank)).toEqual(['ben', 1]);
  expect(shown(contest({ ann: 5000, cas: 2000, ben: 2000 }), blank)).toEqual(['cas', 1]);
  // Relative to a smaller margin the same error is worse, wherever the choice stands.
  expect(shown(contest({ ann: 5000, ben: 2000, cas: 2001 }), blank)).toEqual(['cas', 1]);
});

test('different cards that agree in everything are as many draws as each of them was drawn', () => {
  const tally = contest({ ann: 5500, ben: 4500 });
  // A margin of a tenth: three cards that were drawn twice each, and two for Ben that were reported for Ann, drawn three times each.
  const compared = [cards(votesFor('ann'), votesFor('ann'), 3, 2), cards(votesFor('ann'), votesFor('ben'), 2, 3)];
  const perDraw = 1 - 0.1 / (2 * GAMMA);
  const right = perDraw ** 6;
  expect(risk(tally, compared.slice(0, 1)).pValue).toBeCloseTo(right, 12);
  // Six errors of two votes are more than any evidence.
  expect(right * (perDraw / (1 - 1 / GAMMA)) ** 6).toBeGreaterThan(1);
  expect(risk(tally, compared).pValue).toBe(1);
  const many = [cards(votesFor('ann'), votesFor('ann'), 200, 3), cards(votesFor('ann'), votesFor('ben'), 2, 3)];
  expect((risk(tally, many).pValue * (1 - 1 / GAMMA) ** 6) / perDraw ** 606).toBeCloseTo(1, 8);
});

test('a contest that the system calls overvoted is a vote for nobody, whatever else is marked', () => {
  const tally = contest({ ann: 5500, ben: 4500 });
  const called: CardVotes = new Map<string, VoteMark>([
    ['ann', 1],
    ['ben', 'overvote'],
  ]);
  expect(shown(tally, cards(called, votesFor('ann')))).toEqual(['ben', -1]);
  expect(shown(tally, cards(called, votesFor('ben')))).toEqual(['ben', 1]);
  expect(shown(tally, cards(called, votesFor()))).toBeUndefined();
});
