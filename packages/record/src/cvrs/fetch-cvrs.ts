import { type CardPlace, type CastVoteRecord, type CastVoteRecords, type CvrsNeeded, unitKey } from '@plumbline/audit';
import type { BallotManifest } from '@plumbline/election';
import { batchFinder, type CardPack, type PackDamage, type PackedBatch } from '@plumbline/election-files';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { castVoteRecordOf, contestNamesOf } from './reported-vote.ts';

/**
 * The cast vote records that an audit asks for, out of a card pack: the drawn cards one by one, and of contests drawn by card
 * style which cards bear them, by one column each. `cvrsNeeded` of `packages/audit` says what to ask for.
 *
 * Whoever draws, measures or reports fetches first, so that these can be pure: everything asked of the answer is in memory.
 * Fails only where the stored pack is not as it was written.
 */
export async function fetchCvrs(
  pack: CardPack,
  manifest: BallotManifest,
  needed: CvrsNeeded,
): Promise<Result<CastVoteRecords, PackDamage>> {
  const batches = packedBatches(pack, manifest);
  const found = new Map<string, CastVoteRecord | undefined>();
  for (const place of needed.cards) {
    const packed = batches.get(placeOf(place));
    const { position } = place;
    if (packed === undefined || position === null) {
      found.set(unitKey(place), undefined);
      continue;
    }
    const card = await pack.findCard({ tabulator: packed.tabulator, batch: packed.name, position });
    if (!card.ok) return card;
    found.set(unitKey(place), card.value && castVoteRecordOf(card.value, pack.directory));
  }
  const bearing = new Map<string, ReadonlyMap<string, readonly number[]>>();
  if (needed.bearing.length > 0) {
    const order = await pack.readOrder();
    if (!order.ok) return order;
    for (const contest of needed.bearing) {
      const positions = await positionsBearing(pack, { contest, order: order.value });
      if (!positions.ok) return positions;
      bearing.set(contest, positions.value);
    }
  }
  return ok({
    find(place) {
      const key = unitKey(place);
      assert(found.has(key), 'the cast vote record of this card was fetched', place);
      return found.get(key);
    },
    cardsIn: (batch) => batches.get(placeOf(batch))?.cards ?? 0,
    bearing(contest, batch) {
      const positions = bearing.get(contest);
      assert(positions !== undefined, 'the cards of this contest were fetched', { contest });
      const packed = batches.get(placeOf(batch));
      return (packed && positions.get(placeOf({ tabulator: packed.tabulator, batch: packed.name }))) ?? [];
    },
  });
}

/**
 * The batches of the pack by their places in the manifest. Records of a batch that has none by its manifest are of no place:
 * whatever a pack holds, no card is compared with them.
 */
export function packedBatches(pack: CardPack, manifest: BallotManifest): ReadonlyMap<string, PackedBatch> {
  const find = batchFinder(manifest);
  const batches = new Map<string, PackedBatch>();
  for (const packed of pack.directory.batches) {
    const listed = find(packed);
    if (listed === undefined || listed.inCvr === false) continue;
    const place = placeOf({ tabulator: listed.tabulator, batch: listed.name });
    assert(!batches.has(place), 'a batch of the manifest is one batch of the cast vote records', { place });
    batches.set(place, packed);
  }
  return batches;
}

function placeOf({ tabulator, batch }: Pick<CardPlace, 'tabulator' | 'batch'>): string {
  return JSON.stringify([tabulator, batch]);
}

/** By batch of the pack, the positions of the cards that bear a contest. */
async function positionsBearing(
  pack: CardPack,
  of: { readonly contest: string; readonly order: Uint32Array },
): Promise<Result<ReadonlyMap<string, readonly number[]>, PackDamage>> {
  const { directory } = pack;
  const number = contestNamesOf(directory).indexOf(of.contest);
  if (number === -1) return ok(new Map());
  const bears = new Uint8Array(directory.cards);
  let from = 0;
  const scanned = await pack.scanContest(number, (block, cards) => {
    if (block !== undefined)
      for (let at = 0; at < cards; at += 1) bears[from + at] = (block.codes[at] ?? 0) > 0 ? 1 : 0;
    from += cards;
  });
  if (!scanned.ok) return err(scanned.error);
  const byBatch = new Map<string, readonly number[]>();
  let place = 0;
  for (const { tabulator, name, cards } of directory.batches) {
    const positions: number[] = [];
    for (let position = 1; position <= cards; position += 1, place += 1) {
      if (bears[of.order[place] ?? 0] === 1) positions.push(position);
    }
    byBatch.set(placeOf({ tabulator, batch: name }), positions);
  }
  return ok(byBatch);
}
