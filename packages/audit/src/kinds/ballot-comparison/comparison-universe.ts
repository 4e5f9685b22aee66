import { type Contest, contestInvolves } from '@plumbline/election';
import { type Answer, answer, type ContestUniverse, universeOfContest } from '@plumbline/statistics';
import { contestVotes } from '../../state/audit-inputs.ts';
import { listedCards } from '../../state/contest-universe.ts';
import { contestInCvrs, registeredCvrs } from '../../state/contests-in-cvrs.ts';
import { cardsKnownCast, cardsNotYetCounted } from '../../state/manifest-statement.ts';
import { cvrPlanOf, type Planned } from '../../state/plan.ts';
import type { CardPool } from '../card-pool.ts';
import { selectedFrom } from './colorado-selection.ts';

/**
 * The cards a contest is drawn from.
 *
 * Without card styles these are all listed cards of its jurisdictions. With them: the listed cards whose cast vote record
 * (CVR) bears the contest, and those without a CVR, which may bear it. Phantoms stand for cards in no manifest; there are at
 * least as many as CVRs that bear the contest and are of no listed card, since what such a CVR reports was counted.
 *
 *   overstated in all ≤ 2 · max(E, U) where E CVRs have no card and U cards have no place: one vote each for the CVR and for
 *   the card, and each phantom is charged two
 */
export function comparisonUniverse(audit: Planned, contest: Contest): Answer<ContestUniverse> {
  const { plan, files } = audit;
  const listed = listedCards(files);
  const inCvrs = contestInCvrs(audit, contest);
  const drawnFrom = cardsDrawnFrom(audit, contest);
  const involved = plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  let excess = 0;
  let listedInAll = 0;
  let drawnInAll = 0;
  const cast = new Map<string, number>();
  for (const jurisdiction of involved) {
    const { name } = jurisdiction;
    const cards = listed.get(name) ?? 0;
    const withoutCard = inCvrs.get(name)?.withoutCard ?? 0;
    const drawn = drawnFrom.get(name) ?? 0;
    const known = cardsKnownCast(plan, jurisdiction, cards);
    // A card whose CVR is there was counted, and is none of those that wait.
    const unlisted = Math.max(0, (known ?? 0) - cards, withoutCard + cardsNotYetCounted(plan, name));
    if (known !== null || withoutCard > 0) cast.set(name, drawn + unlisted);
    excess += withoutCard;
    listedInAll += cards;
    drawnInAll += drawn;
  }
  const { totalBallots } = contest;
  const universe = universeOfContest({
    contest: contestVotes(contest),
    listedByJurisdiction: drawnFrom,
    castByJurisdiction: cast,
    castInAll: totalBallots === null ? null : drawnInAll + Math.max(0, totalBallots - listedInAll),
    bearing: contest.cardsBearing,
  });
  if (!universe.ok) return universe;
  const selected = selectedFrom(plan, contest, listed) ?? 0;
  const phantoms = Math.max(universe.value.phantoms, excess, selected - drawnInAll);
  return answer({ ...universe.value, phantoms, cards: drawnInAll + phantoms });
}

/** The listed cards of each jurisdiction that a contest is drawn from. */
function cardsDrawnFrom(audit: Planned, contest: Contest): ReadonlyMap<string, number> {
  const { plan, files } = audit;
  const listed = listedCards(files);
  const registered = registeredCvrs(files);
  const inCvrs = contestInCvrs(audit, contest);
  const { cardStyles } = cvrPlanOf(plan);
  const involved = plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  return new Map(
    involved.map(({ name }) => {
      const reported = inCvrs.get(name);
      const bearing = (reported?.cards ?? 0) - (reported?.withoutCard ?? 0);
      const withoutCvr = registered.get(name)?.withoutCvr ?? 0;
      return [name, cardStyles ? bearing + withoutCvr : (listed.get(name) ?? 0)];
    }),
  );
}

/** The one pool of cards that a contest is drawn from, with replacement. */
export function comparisonPools(audit: Planned, contest: Contest): Answer<readonly CardPool[]> {
  const universe = comparisonUniverse(audit, contest);
  if (!universe.ok) return universe;
  const listed = cardsDrawnFrom(audit, contest);
  const takes = cvrPlanOf(audit.plan).cardStyles ? 'by-style' : 'all-listed';
  return answer([{ stratum: null, cards: universe.value.cards, listed, withReplacement: true, takes }]);
}
