import { type CardPlace, type Planned, unitKey } from '@plumbline/audit';
import { canonicalJson } from '@plumbline/record';
import { keepNewest } from '../../keep-newest.ts';
import type { Services } from '../../services.ts';
import { cvrsKey } from './card-packs.ts';
import { cvrOrderOf } from './input-files.ts';

/**
 * What the machine printed on a card, by which people see that they hold the right one, and whether its record says that it is
 * a duplicate. Nothing of what it read on it.
 */
export type Imprint = {
  readonly imprintedId: string | null;
  readonly recordId: string | null;
  readonly remade: boolean;
};

/** The imprints of some cards, by `unitKey`. */
export type Imprints = ReadonlyMap<string, Imprint>;

/** Cards whose imprints to read out of their cast vote records. Plain data: they are read in a thread. */
export type ImprintOrder = {
  readonly planned: Planned;
  readonly jurisdiction: string;
  readonly cards: readonly CardPlace[];
};

const kept = keepNewest<Imprints>({ bytesMax: 5_000_000, bytesOf: (imprints) => 200 * imprints.size });

/** The imprints of drawn cards; none where there are no cast vote records. The records themselves stay in the threads. */
export function imprintsOf(
  { workers }: Pick<Services, 'workers'>,
  { plan, files }: Planned,
  of: { readonly jurisdiction: string; readonly cards: readonly CardPlace[] },
): Promise<Imprints> {
  const { jurisdiction } = of;
  const order = cvrOrderOf({ plan, files }, jurisdiction);
  if (order === undefined || of.cards.length === 0) return Promise.resolve(new Map());
  const cards = of.cards.map(({ tabulator, batch, position }) => ({ tabulator, batch, position }));
  const key = canonicalJson([cvrsKey(order), cards.map(unitKey)]);
  return kept.get(key, () => workers.run('read-imprints', { planned: { plan, files }, jurisdiction, cards }));
}
