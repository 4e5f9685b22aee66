import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { type Answer, type BallotBatch, type BallotCandidates, drawUniverse, phantomKey } from '@plumbline/statistics';
import type { Draw, PhantomDraw } from '../sampling/draw.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import { drawsOf, phantomDrawsOf, roundsOf } from '../state/audit-view.ts';
import type { ContestDraw, ContestSample } from './audit-kind.ts';

/** The listed cards that may be drawn; `candidates` where a scan has found those with the least tickets. */
type Pool = { readonly batches: readonly BallotBatch[]; readonly candidates?: BallotCandidates };

/** The next draws of a contest, with replacement, after those that were made for it before: from listed cards and phantoms. */
export function drawFromUniverse(
  { audit, seed, contest, size }: ContestDraw,
  pool: Pool,
  phantomKeys: readonly string[],
): Result<ContestSample, SampleRefusal> {
  const rounds = roundsOf(audit);
  const drop = drawsOf(contest, rounds).length + phantomDrawsOf(contest, rounds).length;
  return drawFromPool(contest, pool, { seed, phantomKeys, withReplacement: true, drop, take: size });
}

/** Draws for a contest from listed cards and phantoms, after the first `drop` of their sequence. */
export function drawFromPool(
  contest: Contest,
  pool: Pool,
  of: {
    readonly seed: string;
    readonly phantomKeys: readonly string[];
    readonly withReplacement: boolean;
    readonly drop: number;
    readonly take: number;
  },
): Result<ContestSample, SampleRefusal> {
  const drawn = drawUniverse({ ...of, ...pool });
  if (!drawn.ok) return err({ contest: contest.name, code: 'method-declined', why: drawn.error });
  const draws: Draw[] = [];
  const phantomDraws: PhantomDraw[] = [];
  for (const { card, ticket } of drawn.value) {
    if (card.kind === 'phantom') {
      phantomDraws.push({ contest: contest.name, phantom: card.phantom, ticket });
      continue;
    }
    const { jurisdiction, tabulator, batch } = pool.batches[card.batchIndex];
    draws.push({ contest: contest.name, jurisdiction, tabulator, batch, position: card.position, ticket });
  }
  return ok({ draws, phantomDraws });
}

/** The keys of the phantoms of a contest's universe, in order. */
export function phantomKeysIn(
  contest: Contest,
  universe: Answer<{ readonly phantoms: number }>,
): Result<readonly string[], SampleRefusal> {
  if (!universe.ok) return err({ contest: contest.name, code: 'method-declined', why: universe.error });
  return ok(Array.from({ length: universe.value.phantoms }, (_, index) => phantomKey(contest.name, index + 1)));
}
