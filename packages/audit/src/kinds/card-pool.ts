import { type Contest, contestInvolves } from '@plumbline/election';
import { type Answer, answer, type ContestUniverse } from '@plumbline/statistics';
import type { Stratum } from '../sampling/stratum.ts';
import { listedCards } from '../state/contest-universe.ts';
import type { Planned } from '../state/plan.ts';

/** Cards of which each is as likely to be drawn for a contest as every other, told before anything is drawn. */
export type CardPool = {
  /** Null where all cards are one pool. */
  readonly stratum: Stratum | null;
  /** N, with the phantoms among them. */
  readonly cards: number;
  /** The listed ones, by jurisdiction. */
  readonly listed: ReadonlyMap<string, number>;
  readonly withReplacement: boolean;
  /**
   * `all-listed`: every listed card of the jurisdictions, so that contests share their cards. `by-style`: which cards are shared
   * with other contests is not known here.
   */
  readonly takes: 'all-listed' | 'by-style';
};

/** All listed cards of a contest's jurisdictions, and its phantoms, drawn with replacement. */
export function poolOfListed(
  audit: Planned,
  contest: Contest,
  universe: Answer<ContestUniverse>,
): Answer<readonly CardPool[]> {
  if (!universe.ok) return universe;
  const cards = listedCards(audit.files);
  const involved = audit.plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  const listed = new Map(involved.map(({ name }) => [name, cards.get(name) ?? 0]));
  return answer([{ stratum: null, cards: universe.value.cards, listed, withReplacement: true, takes: 'all-listed' }]);
}
