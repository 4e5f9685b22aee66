import { type BegunAudit, currentRound, isInRounds } from '@plumbline/audit';
import { compareNaturally } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { remadeInRoom } from '../../ballots/history/remade-in-room.ts';
import type { Reader } from '../../stores/store.ts';
import { roomOfManifest } from './room-of-manifest.ts';

/** Remade ballots of the batches from which something is fetched, and the forms of the ballot room that say so. */
export type RemadeToFetch = {
  readonly forms: readonly string[];
  /** In the order in which people count: `Batch 2` before `Batch 10`. */
  readonly batches: readonly {
    readonly tabulator: string | null;
    readonly batch: string;
    readonly ballots: readonly { readonly original: string; readonly duplicate: string }[];
  }[];
};

/** The remade ballots in the batches of these places; undefined where the manifest of the jurisdiction comes from no ballot room. */
export async function remadeToFetch(
  db: Reader,
  audit: BegunAudit,
  of: {
    readonly electionId: string;
    readonly jurisdiction: string;
    /** The cards to fetch or to look at, by where they lie. */
    readonly places: readonly Place[];
  },
): Promise<RemadeToFetch | undefined> {
  const { electionId, jurisdiction, places: asked } = of;
  const room = await roomOfManifest(db, audit, { electionId, jurisdiction });
  if (room === undefined) return undefined;
  const places = new Map(
    asked.map(({ tabulator, batch }) => [JSON.stringify([tabulator, batch]), { tabulator, batch }]),
  );
  const remade = [...(await remadeInRoom(db, { electionId, jurisdiction }, room))];
  const inOrder = [...places.values()].toSorted((one, other) => compareNaturally(one.batch, other.batch));
  const batches = inOrder.flatMap((place) => {
    const own = remade.flatMap(([id, pairs]) => {
      const batch = lookUp(room.batches, id);
      const isIt = batch?.name === place.batch && (place.tabulator ?? batch.tabulator) === batch.tabulator;
      return isIt ? pairs : [];
    });
    const ballots = own.map(({ original, duplicate }) => ({ original, duplicate }));
    return own.length === 0 ? [] : [{ ...place, ballots, forms: own.map(({ filled }) => filled) }];
  });
  const forms = [...new Set(batches.flatMap((one) => one.forms))];
  return { forms, batches: batches.map(({ forms: _, ...batch }) => batch) };
}

type Place = { readonly tabulator: string | null; readonly batch: string };

/** Where something is fetched in a jurisdiction in the newest round. */
export function placesToFetch(audit: BegunAudit, jurisdiction: string): readonly Place[] {
  if (!isInRounds(audit)) return [];
  const { draws, extraBatches } = currentRound(audit);
  const units = [...draws, ...extraBatches.map((place) => ({ ...place, tabulator: null }))];
  return units.filter((unit) => unit.jurisdiction === jurisdiction);
}
