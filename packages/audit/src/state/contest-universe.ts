import { type Contest, contestInvolves } from '@plumbline/election';
import { type Answer, type ContestUniverse, universeOfContest } from '@plumbline/statistics';
import { contestVotes } from './audit-inputs.ts';
import type { RegisteredFile } from './audit-state.ts';
import { cardsKnownCast } from './manifest-statement.ts';
import type { Planned } from './plan.ts';

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
    castInAll: contest.totalBallots,
    bearing: contest.cardsBearing,
  });
}

/** The cards each registered manifest lists, by jurisdiction. */
export function listedCards(files: readonly RegisteredFile[]): ReadonlyMap<string, number> {
  const listed = new Map<string, number>();
  for (const { jurisdiction, figures } of files) {
    if (jurisdiction !== null && figures.kind === 'manifest') listed.set(jurisdiction, figures.ballots);
  }
  return listed;
}
