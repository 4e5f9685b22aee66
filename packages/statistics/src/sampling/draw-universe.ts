import { type Answer, answer } from '../answer.ts';
import { type BallotDrawRequest, type BallotPlace, checkBatches } from './draw-ballots.ts';
import { drawFromPool } from './draw-from-pool.ts';
import type { BallotCandidates } from './least-ballots.ts';
import { ballotKey } from './python-repr.ts';
import { scanBallots } from './scan-ballots.ts';
import { createTicketHasher, prefixOfDigest } from './ticket-digits.ts';

/** What a draw from a contest's universe falls on: a listed card, or phantom number `phantom`, counted from 1. */
export type UniverseCard =
  | ({ readonly kind: 'listed' } & BallotPlace)
  | { readonly kind: 'phantom'; readonly phantom: number };

/** One draw from a universe; its ticket is cut as on lists. `generation` is 1 when the card is drawn for the first time. */
export type UniverseDraw = { readonly card: UniverseCard; readonly ticket: string; readonly generation: number };

/**
 * The listed cards of a pool, and the keys of the phantoms that stand for cards no manifest lists. `candidates` are at least
 * the `drop + take` listed cards with the least tickets, where `scanPools` has found them already.
 */
export type UniverseDrawRequest = BallotDrawRequest & {
  readonly phantomKeys: readonly string[];
  readonly candidates?: BallotCandidates;
};

/**
 * Draws cards from a contest's universe: its listed cards and its phantoms, by consistent sampling.
 *
 * A phantom is drawn, drawn again and numbered like any card. No ticket of a listed card moves, however many phantoms
 * there are.
 *
 * Source   Rivest (2018), Consistent Sampling with Replacement, arXiv:1808.10016; Bañuelos & Stark (2012), Limiting risk by
 *          turning manifest phantoms into evil zombies, arXiv:1207.3413.
 */
export function drawUniverse(request: UniverseDrawRequest): Answer<readonly UniverseDraw[]> {
  const checked = checkBatches(request.batches);
  if (!checked.ok) return checked;
  const { seed, batches, drop, take, onScanned, phantomKeys, candidates } = request;
  const listed =
    candidates ?? scanBallots({ seed, batches, fromBatch: 0, toBatch: batches.length, keep: drop + take, onScanned });
  const { batchIndexes, positions } = listed;
  const keyOf = (index: number) =>
    index < positions.length
      ? ballotKey(batches[batchIndexes[index]], positions[index])
      : phantomKeys[index - positions.length];
  const prefixes = new Float64Array(positions.length + phantomKeys.length);
  prefixes.set(listed.prefixes);
  const hasher = createTicketHasher(seed);
  for (let index = positions.length; index < prefixes.length; index += 1) {
    prefixes[index] = prefixOfDigest(hasher.ofKey(keyOf(index)));
  }
  const drawn = drawFromPool({ seed, prefixes, keyOf }, request);
  if (!drawn.ok) return drawn;
  return answer(
    drawn.value.map(({ index, ticket, generation }) => {
      const card: UniverseCard =
        index < positions.length
          ? { kind: 'listed', batchIndex: batchIndexes[index], position: positions[index] }
          : { kind: 'phantom', phantom: index - positions.length + 1 };
      return { card, ticket, generation };
    }),
  );
}
