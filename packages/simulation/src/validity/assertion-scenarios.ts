import {
  type AssertionTest,
  type Assorter,
  assertionTestFor,
  type CardReading,
  marksFor,
  noMajorityAssorter,
  notEliminatedBeforeAssorter,
  notEliminatedNextAssorter,
  pluralityAssorter,
  supermajorityAssorter,
} from '@plumbline/statistics';
import { type CardPairs, compareCards, pollCards } from './card-pairs.ts';
import type { Outcome, ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;
const forOne = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
const forTwo = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 2 });
const ann = marksFor('ann');
const bo = marksFor('bo');
const blank = marksFor();
const missing: CardReading = { kind: 'phantom' };
const absent: CardReading = { kind: 'contest-absent' };

/** Cards that were read as they were reported. */
const agreeing = (count: number, reading: CardReading, pool?: string): CardPairs => ({
  count,
  cvr: reading,
  mvr: reading,
  ...(pool === undefined ? {} : { pool }),
});

/**
 * Ballot comparisons of a 5 % margin on 1,000 cards. In each the cards as people read them tie, with what is missing
 * counted against the report.
 */
const comparisons: readonly {
  readonly situation: string;
  readonly assorter: Assorter;
  readonly cardStyles: 'known' | 'unknown';
  readonly tied: readonly CardPairs[];
}[] = [
  {
    situation: 'votes for the loser were reported for the winner',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [agreeing(475, ann), { count: 25, cvr: ann, mvr: bo }, agreeing(450, bo), agreeing(50, blank)],
  },
  {
    situation: 'blank cards were reported for the winner',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [agreeing(450, ann), { count: 50, cvr: ann, mvr: blank }, agreeing(450, bo), agreeing(50, blank)],
  },
  {
    situation: 'errors both ways that leave a tie',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [
      agreeing(400, ann),
      { count: 100, cvr: ann, mvr: bo },
      agreeing(375, bo),
      { count: 75, cvr: bo, mvr: ann },
      agreeing(50, blank),
    ],
  },
  {
    situation: 'two votes allowed',
    assorter: forTwo,
    cardStyles: 'unknown',
    tied: [
      agreeing(300, marksFor('ann', 'cy')),
      agreeing(175, marksFor('ann', 'bo')),
      { count: 25, cvr: marksFor('ann', 'cy'), mvr: marksFor('bo', 'cy') },
      agreeing(275, marksFor('bo', 'di')),
      agreeing(225, blank),
    ],
  },
  {
    situation: 'cards for the winner cannot be found',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [agreeing(475, ann), { count: 25, cvr: ann, mvr: missing }, agreeing(450, bo), agreeing(50, blank)],
  },
  {
    situation: 'cards for the loser are absent from the CVRs',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [agreeing(480, ann), agreeing(430, bo), agreeing(40, blank), { count: 50, cvr: missing, mvr: bo }],
  },
  {
    situation: 'known styles, and cards without the contest were reported for the winner',
    assorter: forOne,
    cardStyles: 'known',
    tied: [
      agreeing(475, ann),
      { count: 25, cvr: ann, mvr: absent },
      agreeing(450, bo),
      agreeing(50, blank),
      agreeing(300, absent),
    ],
  },
  {
    situation: 'a share of 60 % needed, and exactly that is there',
    assorter: built(supermajorityAssorter({ winner: 'ann', shareToWin: 0.6 })),
    cardStyles: 'unknown',
    tied: [agreeing(540, ann), { count: 30, cvr: ann, mvr: bo }, agreeing(330, bo), agreeing(100, blank)],
  },
  {
    situation: 'nobody was reported to reach half of the votes, and one choice has exactly half',
    assorter: built(noMajorityAssorter({ choice: 'ann', share: 0.5 })),
    cardStyles: 'unknown',
    tied: [agreeing(425, ann), { count: 25, cvr: bo, mvr: ann }, agreeing(450, bo), agreeing(100, blank)],
  },
];

const ranked = (...choices: string[]): CardReading => ({
  kind: 'votes',
  votes: new Map(choices.map((choice, index) => [choice, index + 1])),
});

/** Ranked contests: the two kinds of RAIRE assertions, each at a tie of its own. */
const rankedComparisons: typeof comparisons = [
  {
    situation: 'an elimination order that ties once the third choice is out',
    assorter: notEliminatedNextAssorter({ winner: 'ann', loser: 'bo', eliminated: ['cy'] }),
    cardStyles: 'unknown',
    tied: [
      agreeing(300, ranked('ann', 'bo')),
      agreeing(200, ranked('cy', 'ann')),
      { count: 25, cvr: ranked('cy', 'ann'), mvr: ranked('cy', 'bo') },
      agreeing(475, ranked('bo', 'cy')),
    ],
  },
  {
    situation: 'first preferences of the winner tie with all mentions of the loser',
    assorter: notEliminatedBeforeAssorter({ winner: 'ann', loser: 'bo' }),
    cardStyles: 'unknown',
    tied: [
      agreeing(420, ranked('ann', 'bo')),
      { count: 30, cvr: ranked('ann', 'bo'), mvr: ranked('cy', 'bo', 'ann') },
      agreeing(390, ranked('cy', 'bo')),
      agreeing(160, ranked('cy', 'ann', 'bo')),
    ],
  },
];

/** ONEAudit of about 1,000 cards: a part with CVRs and pools of which only totals are reported. */
const pooledComparisons: typeof comparisons = [
  {
    situation: 'half of the cards in pools, whose tallies overstate the winner',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [
      agreeing(270, ann),
      agreeing(210, bo),
      agreeing(20, blank),
      agreeing(170, ann, 'north'),
      { count: 20, cvr: ann, mvr: bo, pool: 'north' },
      agreeing(60, bo, 'north'),
      agreeing(40, ann, 'south'),
      agreeing(190, bo, 'south'),
      agreeing(20, blank, 'south'),
    ],
  },
  {
    situation: 'all cards in one pool',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [
      agreeing(475, ann, 'county'),
      { count: 25, cvr: ann, mvr: bo, pool: 'county' },
      agreeing(450, bo, 'county'),
      agreeing(50, blank, 'county'),
    ],
  },
  {
    situation: 'pools that are nearly of one mind, and cards of a pool that cannot be found',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [
      agreeing(490, ann, 'north'),
      { count: 20, cvr: ann, mvr: missing, pool: 'north' },
      agreeing(10, bo, 'north'),
      agreeing(460, bo, 'south'),
      { count: 10, cvr: ann, mvr: blank, pool: 'south' },
    ],
  },
  {
    situation: 'two votes allowed, half of the cards in a pool whose tally overstates the winner',
    assorter: forTwo,
    cardStyles: 'unknown',
    tied: [
      agreeing(150, marksFor('ann', 'cy')),
      agreeing(100, marksFor('ann', 'bo')),
      agreeing(150, marksFor('bo', 'di')),
      agreeing(100, blank),
      agreeing(150, marksFor('ann', 'cy'), 'north'),
      { count: 25, cvr: marksFor('ann', 'cy'), mvr: marksFor('bo', 'cy'), pool: 'north' },
      agreeing(150, marksFor('ann', 'bo'), 'north'),
      agreeing(125, marksFor('bo', 'di'), 'north'),
      agreeing(50, blank, 'north'),
    ],
  },
  {
    situation: 'cards for the loser are absent from the CVRs and from the tally of the pool',
    assorter: forOne,
    cardStyles: 'unknown',
    tied: [
      agreeing(240, ann),
      agreeing(220, bo),
      { count: 20, cvr: missing, mvr: bo },
      agreeing(230, ann, 'north'),
      agreeing(200, bo, 'north'),
      agreeing(60, blank, 'north'),
      { count: 30, cvr: missing, mvr: bo, pool: 'north' },
    ],
  },
  {
    situation: 'known styles, and cards of a pool without the contest were reported for the winner',
    assorter: forOne,
    cardStyles: 'known',
    tied: [
      agreeing(250, ann),
      agreeing(225, bo),
      agreeing(225, ann, 'north'),
      { count: 25, cvr: ann, mvr: absent, pool: 'north' },
      agreeing(225, bo, 'north'),
      agreeing(50, blank, 'north'),
      agreeing(200, absent),
    ],
  },
];

/** Ballot polling of 600 cards that tie. */
const polls: readonly {
  readonly situation: string;
  readonly assorter: Assorter;
  readonly tied: readonly CardPairs[];
}[] = [
  {
    situation: 'ballot polling',
    assorter: forOne,
    tied: [agreeing(270, ann), agreeing(270, bo), agreeing(60, blank)],
  },
  {
    situation: 'ballot polling, two votes allowed',
    assorter: forTwo,
    tied: [
      agreeing(150, marksFor('ann', 'cy')),
      agreeing(200, marksFor('ann', 'bo')),
      agreeing(150, marksFor('bo', 'di')),
      agreeing(100, blank),
    ],
  },
  {
    situation: 'ballot polling, cards that cannot be found',
    assorter: forOne,
    tied: [agreeing(300, ann), agreeing(260, bo), { count: 40, cvr: ann, mvr: missing }],
  },
];

function comparing(method: string, test: AssertionTest, cases: typeof comparisons): readonly ValidityScenario[] {
  return cases.map(({ situation, assorter, cardStyles, tied }) => ({
    method,
    situation,
    form: 'default',
    riskLimit: RISK_LIMIT,
    start: (outcome) =>
      compareCards({ cards: cardsOf(tied, outcome), assorter, cardStyles, test, riskLimit: RISK_LIMIT }),
  }));
}

const polling: readonly ValidityScenario[] = polls.map(({ situation, assorter, tied }) => ({
  method: 'alpha',
  situation,
  form: 'default',
  riskLimit: RISK_LIMIT,
  start: (outcome) => pollCards({ cards: pollOf(tied, outcome), assorter, riskLimit: RISK_LIMIT }),
}));

/** ALPHA, betting and ONEAudit, each in every situation that concerns it. */
export const assertionScenarios: readonly ValidityScenario[] = [
  ...polling,
  ...comparing('alpha', assertionTestFor.comparisonByAlpha, [...comparisons, ...rankedComparisons]),
  ...comparing('betting', assertionTestFor.comparisonByBetting, [...comparisons, ...rankedComparisons]),
  ...comparing('oneaudit', assertionTestFor.oneAudit, pooledComparisons),
];

/** When the report is right, cards read as they were reported, but for about one in 500 that people read as blank. */
function cardsOf(tied: readonly CardPairs[], outcome: Outcome): readonly CardPairs[] {
  if (outcome === 'wrong') return tied;
  return tied.flatMap((pair) => {
    if (pair.cvr.kind !== 'votes') return [{ ...pair, mvr: pair.cvr.kind === 'phantom' ? blank : pair.cvr }];
    const misread = Math.round(pair.count / 500);
    return [
      { ...pair, count: pair.count - misread, mvr: pair.cvr },
      { ...pair, count: misread, mvr: blank },
    ];
  });
}

/** When the report is right, 30 cards more for the winner and as many fewer for the loser. */
function pollOf(tied: readonly CardPairs[], outcome: Outcome): readonly CardPairs[] {
  if (outcome === 'wrong') return tied;
  return tied.map((pair, index) => ({ ...pair, count: pair.count + (index === 0 ? 60 : index === 1 ? -60 : 0) }));
}

function built(assorter: { ok: true; value: Assorter } | { ok: false; error: { reason: string } }): Assorter {
  if (!assorter.ok) throw new Error(assorter.error.reason);
  return assorter.value;
}
