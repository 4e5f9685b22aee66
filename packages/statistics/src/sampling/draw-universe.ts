import { type Answer, answer } from '../answer.ts';
import { drawInTicketOrder, type Entry } from './consistent-sampling.ts';
import { type BallotDrawRequest, type BallotPlace, candidateEntries, checkBatches } from './draw-ballots.ts';
import { scanBallots } from './scan-ballots.ts';
import { firstTicket, seedHash } from './tickets.ts';

/** What a draw from a contest's universe falls on: a listed card, or phantom number `phantom`, counted from 1. */
export type UniverseCard =
  | ({ readonly kind: 'listed' } & BallotPlace)
  | { readonly kind: 'phantom'; readonly phantom: number };

/** One draw from a universe; its ticket is cut as on lists. `generation` is 1 when the card is drawn for the first time. */
export type UniverseDraw = { readonly card: UniverseCard; readonly ticket: string; readonly generation: number };

/** The listed cards of a pool, and the keys of the phantoms that stand for cards no manifest lists. */
export type UniverseDrawRequest = BallotDrawRequest & { readonly phantomKeys: readonly string[] };

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
  const { seed, batches, drop, take, onScanned, phantomKeys } = request;
  const scanned = scanBallots({ seed, batches, fromBatch: 0, toBatch: batches.length, keep: drop + take, onScanned });
  const listed = candidateEntries(request, [scanned]).map(({ item, key, ticket }) => ({
    item: { kind: 'listed' as const, ...item },
    key,
    ticket,
  }));
  const entries: readonly Entry<UniverseCard>[] = [...listed, ...phantomEntries(seed, phantomKeys)];
  const drawn = drawInTicketOrder({ ...request, entries });
  if (!drawn.ok) return drawn;
  return answer(drawn.value.map(({ item, ticket, generation }) => ({ card: item, ticket, generation })));
}

function phantomEntries(seed: string, keys: readonly string[]): readonly Entry<UniverseCard>[] {
  const hash = seedHash(seed);
  return keys.map((key, index) => ({
    item: { kind: 'phantom', phantom: index + 1 },
    key,
    ticket: firstTicket(hash, key),
  }));
}
