import type { Contest } from '@plumbline/election';
import {
  choicePairs,
  type HybridAudit,
  type PollingRound,
  pairOverstatementCompatible,
  reportedOutcome,
} from '@plumbline/statistics';
import type { Draw } from '../../sampling/draw.ts';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import { compareDraws, type DrawnComparison } from '../compare-draws.ts';
import { countDraws } from '../count-draws.ts';
import { publishedDraws } from '../published-draws.ts';
import { stratumOf } from '../stratum-of.ts';
import type { ContestStrata } from './contest-strata.ts';

/** The sample of a contest as published systems see it. */
type PublishedSample = {
  readonly audit: HybridAudit;
  readonly draws: readonly Draw[];
  readonly cards: readonly DrawnComparison[];
  readonly polled: PollingRound;
};

/**
 * The audit as published systems see it: no card is unlisted, understatements are passed over, and votes are counted by
 * choice, whatever else is on a card.
 */
export function publishedHybrid(
  audit: BegunAudit,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly strata: ContestStrata; readonly riskLimit: number },
): PublishedSample {
  const { strata, riskLimit } = of;
  const { draws, cards, polled } = isInRounds(audit) ? seen(audit, contest, of.inputs) : NOTHING_SEEN;
  const votes = contestVotes(contest);
  const tally = { ...votes, ballots: strata.cvr.listed + strata.noCvr.listed };
  const outcome = reportedOutcome(tally);
  const pairs = outcome.ok ? choicePairs(outcome.value) : [];
  return {
    draws,
    cards,
    polled,
    audit: {
      contest: tally,
      riskLimit,
      // Repeated draws count as often as they were made, and the errors of a card once.
      cvr: { ballots: strata.cvr.listed, votes: strata.cvr.votes, sampled: comparedDraws(cards) },
      polling: { ballots: strata.noCvr.listed, votes: strata.noCvr.votes, sampled: polled.size },
      pairs: pairs.map((pair) => {
        const errors = cards.map((card) => pairOverstatementCompatible(card, pair));
        const counted = (error: number) => errors.filter((one) => one === error).length;
        return {
          winner: pair.winner.id,
          loser: pair.loser.id,
          o1: counted(1),
          o2: counted(2),
          u1: 0,
          u2: 0,
          pollingWinner: polled.votes.get(pair.winner.id) ?? 0,
          pollingLoser: (polled.votes.get(pair.loser.id) ?? 0) + polled.notFound,
        };
      }),
    },
  };
}

function comparedDraws(cards: readonly DrawnComparison[]): number {
  return cards.reduce((sum, { timesDrawn }) => sum + timesDrawn, 0);
}

const NOTHING_SEEN: Omit<PublishedSample, 'audit'> = {
  draws: [],
  cards: [],
  polled: { size: 0, votes: new Map(), cardsForBoth: [], notFound: 0, phantoms: 0 },
};

function seen(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): Omit<PublishedSample, 'audit'> {
  const draws = publishedDraws(audit, contest);
  const compared = draws.filter((draw) => stratumOf(inputs, draw) === 'cvr');
  const others = draws.filter((draw) => stratumOf(inputs, draw) === 'noCvr');
  return {
    draws,
    cards: compareDraws(audit, contest, { inputs, draws: compared, missesContest: 'blank' }),
    polled: countDraws(audit, contest, { draws: others, phantomDraws: 0 }),
  };
}
