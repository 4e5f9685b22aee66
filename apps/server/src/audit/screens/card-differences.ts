import type { QueryOutput } from '@plumbline/api';
import {
  type CardDifference,
  compareShelfPlaces,
  isInRounds,
  kindOf,
  type SeenVote,
  shelfPlaces,
  unitKey,
} from '@plumbline/audit';
import type { BallotManifest } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { keepNewest } from '../../keep-newest.ts';
import type { Services } from '../../services.ts';
import type { BegunHistory } from '../history/load-audit.ts';

type ComparedCard = QueryOutput<'jurisdiction'>['cards'][number];

const kept = keepNewest<readonly CardDifference[]>({
  bytesMax: 20_000_000,
  bytesOf: (differences) => JSON.stringify(differences).length,
});

/** Whether single cards are compared with their cast vote records. */
export function comparesCards({ audit }: BegunHistory): boolean {
  return isInRounds(audit) && kindOf(audit.plan).comparedWith === 'cvrs';
}

/** The drawn cards of a jurisdiction that differ from their records. Worked out in a thread, again only after something was recorded there. */
export function cardDifferencesIn(
  services: Services,
  history: BegunHistory,
  jurisdiction: string,
): Promise<readonly CardDifference[]> {
  const { audit, auditId, head, fieldworkHeads } = history;
  if (!isInRounds(audit)) return Promise.resolve([]);
  const key = canonicalJson([auditId, jurisdiction, head.hash, lookUp(fieldworkHeads, jurisdiction) ?? null]);
  return kept.get(key, () => services.workers.run('card-differences', { audit, jurisdiction }));
}

/** How many pairs of a card and a contest change a margin. */
export function countMarginChanges(differences: readonly CardDifference[]): number {
  return differences.reduce(
    (sum, { contests }) => sum + contests.filter(({ marginChange }) => marginChange !== null).length,
    0,
  );
}

/** The same in the order of the shelves, as a screen shows them. */
export function comparedCards(
  differences: readonly CardDifference[],
  manifest: BallotManifest | undefined,
): ComparedCard[] {
  const placeOf = shelfPlaces(manifest?.batches ?? []);
  const shelved = differences
    .map((difference) => ({ ...difference, place: placeOf(difference.unit) }))
    .toSorted((one, other) => compareShelfPlaces(one.place, other.place));
  return shelved.map(({ unit, imprintedId, contests, place }) => {
    const { container, tabulator, batch, position } = place;
    return {
      ballot: unitKey(unit),
      container,
      tabulator,
      batch,
      position: position ?? 0,
      imprintedId,
      contests: contests.map(({ contest, reported, audited, marginChange }) => ({
        contest,
        reported: copyOf(reported),
        audited: copyOf(audited),
        marginChange,
      })),
    };
  });
}

/** What crosses the wire is a copy. */
function copyOf({ state, choices, ranks }: SeenVote): ComparedCard['contests'][number]['reported'] {
  return { state, choices: [...choices], ...(ranks && { ranks: [...ranks] }) };
}
