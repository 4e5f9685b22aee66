import type { Contest } from '@plumbline/election';
import { cardsNeeded } from '@plumbline/statistics';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { AuditRefusal, MissingInput } from '../../state/audit-refusal.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Planned } from '../../state/plan.ts';
import type { AuditKind, CountedDraws } from '../audit-kind.ts';
import { poolOfListed } from '../card-pool.ts';
import { refuseVotesOfBallots } from '../refuse-votes-of-ballots.ts';
import { cardsNotLookedAt, listedFor } from './cards-not-looked-at.ts';
import { chancesOfPolling } from './chances-of-polling.ts';
import { countedDraws, drawsTogether } from './counted-draws.ts';
import { drawCards } from './draw-cards.ts';
import { estimatePolling } from './estimate-polling.ts';
import { cardsForBothUnknown } from './in-totals.ts';
import { measurePolling } from './measure-polling.ts';
import { missingRoundSizes, plansRounds } from './planned-rounds.ts';
import { pollingSizes, pollingSizesByChance } from './polling-sizes.ts';
import { publishedRounds, publishedSize } from './published-rounds.ts';

/** Ballot polling: cards are drawn from all that are listed, and what people see on them is held against the report. */
export const BALLOT_POLLING: AuditKind = {
  type: 'ballot-polling',
  methods: ['bravo', 'minerva', 'providence'],
  drawsFrom: 'cards',
  takes: 'sample',
  usualDataEntry: 'online',
  fieldwork: { online: 'ballots', offline: 'totals' },
  comparedWith: 'nothing',
  requires: [{ requirement: 'independent-counts', needs: 'everywhere' }],
  files: ['manifest'],
  manifest: 'by-batch',
  refuseContest,
  missing,
  plansRounds,
  universe: contestUniverse,
  pools: (audit, contest) => poolOfListed(audit, contest, contestUniverse(audit, contest)),
  population,
  sizes: pollingSizes,
  sizesByChance: pollingSizesByChance,
  scansManifests: () => true,
  draw: drawCards,
  takesEveryUnit: () => false,
  counted: countedForFigure,
  estimate: estimatePolling,
  chances: chancesOfPolling,
  measure: measurePolling,
};

function refuseContest(contest: Contest): AuditRefusal | undefined {
  if (contest.majorityOrRunoff) return { code: 'runoff-rule-not-possible', contest: contest.name };
  const { totalBallots, cardsBearing, pendingBallots: pending } = contest;
  // Cards not yet counted were cast: they belong to that figure, and are drawn as cards no manifest lists.
  if (pending > 0) return { code: 'pending-ballots-not-possible', contest: contest.name, pending };
  if (totalBallots === null) return { code: 'total-ballots-missing', contest: contest.name };
  const needed = cardsNeeded(contestVotes(contest));
  const tooMany = refuseVotesOfBallots(contest, totalBallots);
  if (tooMany !== undefined) return tooMany;
  if (cardsBearing === null) return undefined;
  if (cardsBearing < needed)
    return { code: 'fewer-cards-than-votes-need', contest: contest.name, cardsBearing, needed };
  if (cardsBearing > totalBallots) {
    return { code: 'more-cards-bearing-than-cast', contest: contest.name, cardsBearing, totalBallots };
  }
  return undefined;
}

/** Published software asks for as many draws as cards were cast. */
function population(audit: BegunAudit, contest: Contest): number {
  if (audit.plan.compatibility) return publishedSize(contest);
  // What was planned may be drawn, however many cards were looked at before.
  if (plansRounds(audit.plan)) return listedFor(audit, contest);
  return cardsNotLookedAt(audit, contest);
}

/** A contest that was defined when its total still meant the cards that bear it, and sizes that have to be planned. */
function missing(audit: Planned): readonly MissingInput[] {
  const totals = audit.plan.contests.flatMap((contest) =>
    contest.totalBallots === null ? [{ what: 'total-ballots' as const, contest: contest.name }] : [],
  );
  return [...totals, ...cardsForBothUnknown(audit.plan), ...missingRoundSizes(audit)];
}

/** Published systems count other draws than those that are a uniform sample. */
function countedForFigure(audit: AuditInRounds, contest: Contest): CountedDraws {
  if (audit.plan.compatibility) return { draws: publishedRounds(audit, contest).draws, phantomDraws: 0 };
  const counted = countedDraws(audit, contest);
  return counted === undefined ? { draws: [], phantomDraws: 0 } : drawsTogether(counted.rounds);
}
