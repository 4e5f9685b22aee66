import type { Contest } from '@plumbline/election';
import {
  choicePairs,
  type HybridAudit,
  type HybridPairSample,
  type HybridStratum,
  type LookedAt,
  type PollingRound,
  pairOverstatement,
  pairSamples,
  reportedWinners,
} from '@plumbline/statistics';
import type { ByStratum } from '../../sampling/stratum.ts';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import type { CountedDraws, StratumOfContest } from '../audit-kind.ts';
import { cardsLookedAt } from '../cards-looked-at.ts';
import { compareDraws, type DrawnComparison } from '../compare-draws.ts';
import { countDraws } from '../count-draws.ts';
import type { ContestStrata } from './contest-strata.ts';
import { countedStrata } from './counted-strata.ts';

/** What the counted draws of a contest found in both strata. */
export type HybridSample = {
  readonly audit: HybridAudit;
  readonly counted: ByStratum<CountedDraws>;
  /** Whether the draws of some stratum are a sample of its cards. */
  readonly isMeasured: boolean;
  /** Different cards that were compared, and what was polled. */
  readonly cards: readonly DrawnComparison[];
  readonly polled: PollingRound;
  readonly lookedAt: LookedAt;
};

const NO_DRAWS: CountedDraws = { draws: [], phantomDraws: 0 };
const NOTHING_POLLED: PollingRound = { size: 0, votes: new Map(), cardsForBoth: [], notFound: 0, phantoms: 0 };
const NOTHING_SEEN: LookedAt = { cards: 0, notFound: 0, votes: new Map() };

type Asking = { readonly inputs: AuditInputs; readonly strata: ContestStrata; readonly riskLimit: number };

/** The sample of a contest so far; empty before the first round. */
export function hybridSample(audit: BegunAudit, contest: Contest, of: Asking): HybridSample {
  if (isInRounds(audit)) return sampleInRounds(audit, contest, of);
  const found = { cards: [], polled: NOTHING_POLLED };
  return {
    audit: hybridAudit(contest, of, found),
    counted: { cvr: NO_DRAWS, noCvr: NO_DRAWS },
    isMeasured: false,
    lookedAt: NOTHING_SEEN,
    ...found,
  };
}

function sampleInRounds(audit: AuditInRounds, contest: Contest, of: Asking): HybridSample {
  const { inputs } = of;
  const { cvr = NO_DRAWS, noCvr = NO_DRAWS } = countedStrata(audit, contest, inputs);
  const cards = compareDraws(audit, contest, { inputs, draws: cvr.draws, missesContest: 'blank' });
  const polled = countDraws(audit, contest, noCvr);
  return {
    audit: hybridAudit(contest, of, { cards, polled }),
    counted: { cvr, noCvr },
    isMeasured: cvr.draws.length + polled.size > 0,
    cards,
    polled,
    lookedAt: cardsLookedAt(audit, contest),
  };
}

function hybridAudit(
  contest: Contest,
  { strata, riskLimit }: Asking,
  found: { readonly cards: readonly DrawnComparison[]; readonly polled: PollingRound },
): HybridAudit {
  const votes = contestVotes(contest);
  const { cvr, noCvr } = strata;
  const { cards } = found;
  const polled = withUnlisted(noCvr, found.polled);
  const outcome = reportedWinners(votes);
  const pairs = outcome.ok ? choicePairs(outcome.value) : [];
  const samples = pairs.map((pair): HybridPairSample => {
    const errors = cards.map((card) => pairOverstatement({ pair, card, votesAllowed: contest.votesAllowed }));
    const [sample] = pairSamples(pair, [polled]);
    const { winnerVotes = 0, relevant = 0 } = sample ?? {};
    const counted = (error: number) => errors.filter((one) => one === error).length;
    return {
      winner: pair.winner.id,
      loser: pair.loser.id,
      o1: counted(1),
      o2: counted(2),
      u1: counted(-1),
      u2: counted(-2),
      pollingWinner: winnerVotes,
      pollingLoser: relevant - winnerVotes,
    };
  });
  return {
    contest: { ...votes, ballots: strata.whole.cards },
    riskLimit,
    cvr: { ballots: cvr.listed, votes: cvr.votes, sampled: cards.length },
    polling: pollingStratum(noCvr, polled),
    pairs: samples,
  };
}

/** Phantoms alone are known to be against every winner before anybody draws. */
function pollingStratum({ listed, phantoms, votes }: StratumOfContest, polled: PollingRound): HybridStratum {
  const countedFirst = listed === 0 && phantoms > 0 ? { countedFirst: true } : {};
  return { ballots: listed + phantoms, phantoms, votes, sampled: polled.size, ...countedFirst };
}

/** Once every listed card was drawn, only phantoms are left: each counts as drawn. */
function withUnlisted({ listed, phantoms }: StratumOfContest, polled: PollingRound): PollingRound {
  if (polled.size - polled.phantoms < listed || polled.phantoms >= phantoms) return polled;
  return { ...polled, size: listed + phantoms, phantoms };
}
