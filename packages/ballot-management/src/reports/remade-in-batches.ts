import { likenessKey } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { OpenRoom } from '../state/room.ts';
import { type RemadePair, remadePairs } from './remade-pairs.ts';

/**
 * The remade ballots of each batch, by its identifier: of the batch that the form names by identifier or by name, in any capitals. What the
 * form calls by a name that no batch has, or two have, is in none.
 *
 *   textOf   what was typed, by the digest that the log has of it; undefined where it was taken out
 */
export function remadeInBatches(
  room: OpenRoom,
  textOf: (digest: string) => string | undefined,
): ReadonlyMap<string, readonly RemadePair[]> {
  const named = new Map<string, string | null>();
  for (const [batch, { name, became }] of entriesOf(room.batches)) {
    if (became.length > 0) continue;
    const key = likenessKey(name);
    named.set(key, named.has(key) ? null : batch);
  }
  const batchOf = ({ inBatch }: RemadePair): string | undefined => {
    const text = typeof inBatch === 'object' && inBatch !== null ? textOf(inBatch.digest) : inBatch;
    if (typeof text !== 'string') return undefined;
    const own = lookUp(room.batches, text);
    return own !== undefined && own.became.length === 0 ? text : (named.get(likenessKey(text)) ?? undefined);
  };
  const found = new Map<string, RemadePair[]>();
  for (const pair of remadePairs(room)) {
    const batch = batchOf(pair);
    if (batch === undefined) continue;
    const known = found.get(batch);
    if (known === undefined) found.set(batch, [pair]);
    else known.push(pair);
  }
  return found;
}
