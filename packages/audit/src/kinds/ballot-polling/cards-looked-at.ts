import { type Contest, contestInvolves } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import { choicesCounted } from '../../fieldwork/ballot-votes.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import { contestUniverse } from '../../state/contest-universe.ts';

/** The different listed cards somebody looked for and looked at for one contest, in whatever sample they were drawn. */
export type CardsLookedAt = {
  readonly cards: number;
  readonly notFound: number;
  /** Votes on the cards that were found, each card once. */
  readonly votes: ReadonlyMap<string, number>;
};

/** What has been seen of a contest so far. A card drawn when the contest was no longer audited was not looked at for it. */
export function cardsLookedAt(audit: AuditInRounds, contest: Contest): CardsLookedAt {
  const votes = new Map(contest.choices.map((choice) => [choice.name, 0]));
  let cards = 0;
  let notFound = 0;
  for (const [jurisdiction, ballots] of entriesOf(audit.results.ballots)) {
    if (!contestInvolves(contest, jurisdiction)) continue;
    for (const [, { record }] of entriesOf(ballots)) {
      if (record.state === 'not-found') {
        cards += 1;
        notFound += 1;
        continue;
      }
      if (record.interpretations[contest.name] === undefined) continue;
      cards += 1;
      for (const choice of choicesCounted(contest, record)) votes.set(choice, (votes.get(choice) ?? 0) + 1);
    }
  }
  return { cards, notFound, votes };
}

/** The listed cards of the contest's universe. */
export function listedFor(audit: BegunAudit, contest: Contest): number {
  const universe = contestUniverse(audit, contest);
  return universe.ok ? universe.value.listed : 0;
}

/** How many listed cards nobody has looked at for the contest: the most that another round may draw. */
export function cardsNotLookedAt(audit: BegunAudit, contest: Contest): number {
  return listedFor(audit, contest) - (isInRounds(audit) ? cardsLookedAt(audit, contest).cards : 0);
}
