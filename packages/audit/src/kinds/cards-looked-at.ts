import { type Contest, contestInvolves } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { LookedAt } from '@plumbline/statistics';
import { choicesCounted } from '../fieldwork/ballot-votes.ts';
import { type Unit, unitOfKey } from '../sampling/draw.ts';
import type { AuditInRounds } from '../state/audit-state.ts';

/**
 * The different listed cards somebody looked for and looked at for one contest, in whatever sample they were drawn. A card
 * drawn when the contest was no longer audited was not looked at for it.
 *
 *   isOf           which cards of the contest's jurisdictions count; all where it is left out
 *   missesContest  `lost`: a card that lacks the contest counts as one that was not found
 */
export function cardsLookedAt(
  audit: AuditInRounds,
  contest: Contest,
  which: { readonly isOf?: (card: Unit) => boolean; readonly missesContest?: 'lost' | 'blank' } = {},
): LookedAt {
  const { isOf, missesContest = 'blank' } = which;
  const votes = new Map(contest.choices.map((choice) => [choice.name, 0]));
  let cards = 0;
  let notFound = 0;
  for (const [jurisdiction, ballots] of entriesOf(audit.results.ballots)) {
    if (!contestInvolves(contest, jurisdiction)) continue;
    for (const [key, { record }] of entriesOf(ballots)) {
      if (isOf !== undefined && !isOf(unitOfKey(jurisdiction, key))) continue;
      if (record.state === 'not-found') {
        cards += 1;
        notFound += 1;
        continue;
      }
      const interpretation = record.interpretations[contest.name];
      if (interpretation === undefined) continue;
      cards += 1;
      if (missesContest === 'lost' && interpretation.kind === 'contest-not-on-ballot') notFound += 1;
      for (const choice of choicesCounted(contest, record)) votes.set(choice, (votes.get(choice) ?? 0) + 1);
    }
  }
  return { cards, notFound, votes };
}
