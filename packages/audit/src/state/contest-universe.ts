import { type Contest, contestInvolves, type Jurisdiction } from '@plumbline/election';
import { type Answer, type ContestUniverse, cardsNeeded, universeOfContest } from '@plumbline/statistics';
import { contestVotes } from './audit-inputs.ts';
import type { RegisteredFile } from './audit-state.ts';
import { cardsKnownCast, cardsNotYetCountedIn } from './manifest-statement.ts';
import type { Plan, Planned } from './plan.ts';

/**
 * The cards a contest is drawn from: those the registered manifests list, and phantoms for cards that were cast, or bear
 * the contest, and are in no manifest.
 *
 * Refuses figures that contradict one another, and a contest without a card.
 */
export function contestUniverse({ plan, files }: Planned, contest: Contest): Answer<ContestUniverse> {
  const jurisdictions = plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  const listed = listedCards(files);
  return universeOfContest({
    contest: contestVotes(contest),
    listedByJurisdiction: new Map(jurisdictions.map(({ name }) => [name, listed.get(name) ?? 0])),
    castByJurisdiction: new Map(
      jurisdictions.flatMap((jurisdiction) => {
        const { name } = jurisdiction;
        const cast = cardsKnownCast(plan, jurisdiction, listed.get(name) ?? 0);
        return cast === null ? [] : [[name, cast] as const];
      }),
    ),
    castInAll: castInAll({ plan, contest }, jurisdictions, listed),
    bearing: contest.cardsBearing,
  });
}

/**
 * The cards that were cast in all the contest's jurisdictions together, as they were typed or as many more as are still to be counted than the
 * reported votes need: what was counted is none of what waits. Null where nobody said anything.
 */
function castInAll(
  { plan, contest }: { readonly plan: Plan; readonly contest: Contest },
  jurisdictions: readonly Jurisdiction[],
  listed: ReadonlyMap<string, number>,
): number | null {
  const waiting = cardsNotYetCountedIn(plan, jurisdictions);
  if (waiting === 0) return contest.totalBallots;
  const cards = jurisdictions.reduce((sum, { name }) => sum + (listed.get(name) ?? 0), 0);
  const counted = Math.max(cards, cardsNeeded(contestVotes(contest)));
  return Math.max(contest.totalBallots ?? 0, counted + waiting);
}

/** The cards each registered manifest lists, by jurisdiction. */
export function listedCards(files: readonly RegisteredFile[]): ReadonlyMap<string, number> {
  const listed = new Map<string, number>();
  for (const { jurisdiction, figures } of files) {
    if (jurisdiction !== null && figures.kind === 'manifest') listed.set(jurisdiction, figures.ballots);
  }
  return listed;
}
