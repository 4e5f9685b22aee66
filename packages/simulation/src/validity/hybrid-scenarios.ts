import {
  type Answer,
  type ContestTally,
  type HybridAudit,
  type RandomSource,
  suiteRisk,
  type ValueCount,
  valueDeck,
} from '@plumbline/statistics';
import type { Outcome, SimulatedAudit, ValidityScenario } from './validity-scenario.ts';

const RISK_LIMIT = 0.05;

/** Where there are CVRs: 570 votes on 600 ballots, a lead of 130. */
const CVR = { ballots: 600, winner: 350, loser: 220 };
/** Where there are none: 370 votes on 400 ballots, a lead of 70. */
const POLLED = { ballots: 400, winner: 220, loser: 150 };

const BALLOTS = CVR.ballots + POLLED.ballots;

/**
 * What is wrong with the report: ballots of the CVR stratum on which the winner's vote is really the loser's, ballots
 * of it that cannot be found, and votes of the other stratum that were given to the winner and are the loser's.
 */
type Errors = { readonly flipped: number; readonly missing: number; readonly polledFlipped: number };

type Situation = {
  readonly situation: string;
  readonly tied: Errors;
  /** The stratum that is counted in full before the first round. */
  readonly countedFirst?: 'cvr' | 'polled';
  /** Polled ballots with votes for both, besides those above. Where there are any, two votes are allowed. */
  readonly polledBoth?: number;
};

const situations: readonly Situation[] = [
  { situation: 'all errors where there are CVRs', tied: { flipped: 100, missing: 0, polledFlipped: 0 } },
  { situation: 'all errors where there are none', tied: { flipped: 0, missing: 0, polledFlipped: 100 } },
  {
    situation: 'errors in both strata, and ballots that cannot be found',
    tied: { flipped: 40, missing: 20, polledFlipped: 40 },
  },
  {
    situation: 'the stratum with CVRs counted in full, the errors in the other',
    tied: { flipped: 0, missing: 0, polledFlipped: 100 },
    countedFirst: 'cvr',
  },
  {
    situation: 'the stratum without CVRs counted in full, the errors in the other',
    tied: { flipped: 100, missing: 0, polledFlipped: 0 },
    countedFirst: 'polled',
  },
  {
    situation: 'two votes allowed, and where there are no CVRs more votes than ballots',
    tied: { flipped: 20, missing: 0, polledFlipped: 80 },
    polledBoth: 30,
  },
];

/** SUITE in small rounds; before each the adversary chooses the stratum that promises more, from all that was seen. */
export const hybridScenarios: readonly ValidityScenario[] = situations.map((situation) => ({
  method: 'suite',
  situation: situation.situation,
  form: 'default',
  riskLimit: RISK_LIMIT,
  start(outcome) {
    const errors = errorsOf(situation.tied, outcome);
    const measure = remembering(situation);
    return (random) => auditInRounds({ errors, countedFirst: situation.countedFirst, measure, random });
  },
}));

/** What both samples hold: CVR ballots counted once, and two-vote overstatements among them; polled ballots and votes. */
type Seen = { compared: number; overstated: number; polled: number; winner: number; loser: number };

const ROUND = { compared: 15, polled: 15 };
const ROUNDS_MOST = 30;

function auditInRounds(at: {
  readonly errors: Errors;
  readonly countedFirst: Situation['countedFirst'];
  readonly measure: (seen: Seen) => boolean;
  readonly random: RandomSource;
}): SimulatedAudit {
  const { errors, countedFirst, measure, random } = at;
  const overstating = errors.flipped + errors.missing;
  const isCompared = new Uint8Array(CVR.ballots);
  const polls = valueDeck({ values: polledVotes(errors), replacement: 'without', random });
  const seen = seenAtFirst(errors, countedFirst);
  if (countedFirst === 'cvr') isCompared.fill(1);
  let draws = seen.compared + seen.polled;
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    if (comparesNow(seen, round)) {
      for (let draw = 0; draw < ROUND.compared; draw += 1) {
        const ballot = random.below(CVR.ballots);
        if (isCompared[ballot] === 1) continue;
        isCompared[ballot] = 1;
        seen.compared += 1;
        if (ballot < overstating) seen.overstated += 1;
      }
      draws += ROUND.compared;
    } else {
      if (seen.polled + ROUND.polled > POLLED.ballots) break;
      for (let draw = 0; draw < ROUND.polled; draw += 1) {
        const vote = polls.draw();
        if (vote === 1) seen.winner += 1;
        if (vote === 0) seen.loser += 1;
      }
      seen.polled += ROUND.polled;
      draws += ROUND.polled;
    }
    if (measure(seen)) return { confirmed: true, draws };
  }
  // What is left is a full hand count, which shows the tie, and confirms a right report.
  return { confirmed: overstating + errors.polledFlipped === 0, draws: BALLOTS };
}

function seenAtFirst({ flipped, missing, polledFlipped }: Errors, countedFirst: Situation['countedFirst']): Seen {
  const nothing: Seen = { compared: 0, overstated: 0, polled: 0, winner: 0, loser: 0 };
  if (countedFirst === 'cvr') return { ...nothing, compared: CVR.ballots, overstated: flipped + missing };
  if (countedFirst === undefined) return nothing;
  const votes = { winner: POLLED.winner - polledFlipped, loser: POLLED.loser + polledFlipped };
  return { ...nothing, polled: POLLED.ballots, ...votes };
}

/** Once a stratum is counted in full, all further rounds draw from the other. */
function comparesNow(seen: Seen, round: number): boolean {
  if (seen.compared === CVR.ballots) return false;
  if (seen.polled + ROUND.polled > POLLED.ballots) return true;
  return comparesNext(seen, round);
}

/** The adversary goes on where the sample flatters the report, and leaves the stratum that has begun to look bad. */
function comparesNext({ compared, overstated, winner, loser }: Seen, round: number): boolean {
  if (round < 4) return round % 2 === 0;
  const comparisonFlatters = overstated < (100 / CVR.ballots) * compared;
  const pollFlatters = winner > 1.2 * loser;
  return comparisonFlatters === pollFlatters ? round % 2 === 0 : comparisonFlatters;
}

function remembering(situation: Situation): (seen: Seen) => boolean {
  const measured = new Map<string, boolean>();
  return (seen) => {
    const key = `${seen.compared} ${seen.overstated} ${seen.polled} ${seen.winner} ${seen.loser}`;
    const found = measured.get(key);
    if (found !== undefined) return found;
    const stopped = known(suiteRisk(hybridAudit(seen, situation))).stopped !== 'no';
    measured.set(key, stopped);
    return stopped;
  };
}

function hybridAudit(seen: Seen, { countedFirst, polledBoth = 0 }: Situation): HybridAudit {
  const { compared, overstated, polled, winner, loser } = seen;
  const votes = (stratum: typeof CVR, both: number) =>
    new Map([
      ['ann', stratum.winner + both],
      ['bo', stratum.loser + both],
    ]);
  const contest: ContestTally = {
    choices: [
      { id: 'ann', votes: CVR.winner + POLLED.winner + polledBoth },
      { id: 'bo', votes: CVR.loser + POLLED.loser + polledBoth },
    ],
    ballots: BALLOTS,
    winners: 1,
    votesAllowed: polledBoth > 0 ? 2 : 1,
  };
  return {
    contest,
    riskLimit: RISK_LIMIT,
    cvr: { ballots: CVR.ballots, votes: votes(CVR, 0), sampled: compared, countedFirst: countedFirst === 'cvr' },
    polling: {
      ballots: POLLED.ballots,
      votes: votes(POLLED, polledBoth),
      sampled: polled,
      countedFirst: countedFirst === 'polled',
    },
    pairs: [
      {
        winner: 'ann',
        loser: 'bo',
        o1: 0,
        o2: overstated,
        u1: 0,
        u2: 0,
        pollingWinner: winner,
        pollingLoser: loser,
      },
    ],
  };
}

/** 1 for the winner, 0 for the loser, ½ for neither. */
function polledVotes({ polledFlipped }: Errors): readonly ValueCount[] {
  return [
    { value: 1, count: POLLED.winner - polledFlipped },
    { value: 0, count: POLLED.loser + polledFlipped },
    { value: 0.5, count: POLLED.ballots - POLLED.winner - POLLED.loser },
  ];
}

function errorsOf(tied: Errors, outcome: Outcome): Errors {
  return outcome === 'wrong' ? tied : { flipped: 0, missing: 0, polledFlipped: 0 };
}

function known<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}
