import type { RandomSource } from '@plumbline/statistics';
import { distinctUnits } from '../../sampling/draw.ts';
import type { AuditInRounds, BatchCombination } from '../../state/audit-state.ts';
import { currentRound } from '../../state/audit-view.ts';
import { comparison, election, type Made, sizes, someOf } from './batch-cell.ts';
import type { ContractCell } from './contract-cell.ts';
import { type MadeBatch, type MadeElection, votesOn } from './made-election.ts';
import type { Adversary } from './play-audit.ts';

const BATCHES = 40;

/** Batch comparisons in which batches are combined so that their errors cancel. */
export const COMBINED_BATCH_CELLS: readonly ContractCell[] = [
  comparison('overstated batches drawn are combined with understated ones not drawn', combining('undrawn'), (random) =>
    election(overAndUnder(random)),
  ),
  comparison('overstated batches drawn are combined with understated ones drawn', combining('drawn'), (random) =>
    election(overAndUnder(random)),
  ),
  comparison('overstated batches drawn are combined with any understated ones', combining('any'), (random) =>
    election(overAndUnder(random)),
  ),
  comparison('all drawn batches are combined into one', combining('all'), (random) => election(overAndUnder(random))),
  comparison('small understated batches are strays among overstated ones drawn', combining('any', 22), () =>
    election(strays()),
  ),
  comparison(
    'overstated and understated batches were combined before the seed',
    { ...sizes(13), combinesBeforeSeed: pairsBeforeSeed },
    (random) => election(overAndUnder(random)),
  ),
];

/** As many votes are hidden in some batches as in others are given away, and the lead is made of the difference. */
function overAndUnder(random: RandomSource): readonly Made[] {
  const reported = { A: 12, B: 8 };
  return someOf(random, {
    batches: BATCHES,
    changing: 25,
    changed: { reported, truth: { A: 4, B: 16 } },
    rest: { reported, truth: { A: 20, B: 0 } },
  });
}

/** Twelve small batches give away what each of as many large ones hides. */
function strays(): readonly Made[] {
  const over = { reported: { A: 12, B: 8 }, truth: { A: 8, B: 12 } };
  const right = { reported: { A: 12, B: 8 }, truth: { A: 12, B: 8 } };
  const under = { reported: { A: 1, B: 4 }, truth: { A: 5, B: 0 }, cards: 5 };
  return [
    ...Array.from({ length: 20 }, () => over),
    ...Array.from({ length: 4 }, () => right),
    ...Array.from({ length: 12 }, () => under),
  ];
}

/** Which understated batches are taken, or `all`: whatever was drawn becomes one. */
type Combining = 'undrawn' | 'drawn' | 'any' | 'all';

/** Combines what was drawn so that errors cancel. */
function combining(how: Combining, least = 13): Adversary {
  const combines: Adversary['combines'] = ({ audit, election: made }) => combinations(audit, made, how);
  return sizes(least, { combines });
}

function combinations(audit: AuditInRounds, made: MadeElection, how: Combining): readonly BatchCombination[] {
  const drawn = new Set(distinctUnits(currentRound(audit).draws).map((unit) => unit.batch));
  if (how === 'all') return drawn.size < 2 ? [] : [named(1, [...drawn])];
  const over = made.batches.filter((batch) => drawn.has(batch.name) && overstated(made, batch) > 0);
  const under = made.batches
    .filter((batch) => how === 'any' || drawn.has(batch.name) === (how === 'drawn'))
    .filter((batch) => overstated(made, batch) < 0);
  return over
    .slice(0, under.length)
    .map((batch, place) => named(place + 1, [batch.name, under[place]?.name ?? batch.name]));
}

function pairsBeforeSeed(made: MadeElection): readonly BatchCombination[] {
  const over = made.batches.filter((batch) => overstated(made, batch) > 0);
  const under = made.batches.filter((batch) => overstated(made, batch) < 0);
  return under.map((batch, place) => named(place + 1, [batch.name, over[place]?.name ?? batch.name]));
}

/** Votes by which a batch's report flatters the winner. */
function overstated({ contests }: MadeElection, { reported, cards }: MadeBatch): number {
  return (reported?.C.A ?? 0) - votesOn(contests[0], cards).A;
}

function named(number: number, batches: readonly string[]): BatchCombination {
  return { jurisdiction: 'J1', name: `Mixed ${number}`, batches };
}
