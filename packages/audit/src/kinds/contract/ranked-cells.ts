import { kindOf } from '../kinds.ts';
import { compared, comparing, type Pair, pairs, reportedBy } from './comparison-cell.ts';
import type { ContractCell } from './contract-cell.ts';
import type { Marks } from './made-election.ts';
import { preferencesOn, sideOf } from './made-rankings.ts';
import { type Adversary, drawnFor, type Table } from './play-audit.ts';

/** What ballot comparisons of contests counted by instant runoff are tried with: somebody else wins, or it is level. */
export const RANKED_CELLS: readonly ContractCell[] = [
  ranked('ranked, level in the last step, by records that have the other first', [
    ...pairs(25, ['A']),
    ...pairs(5, ['A'], ['B', 'A']),
    ...pairs(15, ['B', 'A']),
    ...pairs(5, ['C', 'B']),
  ]),
  ranked('ranked, the wrong one is eliminated first, and takes the winner with it', [
    ...pairs(20, ['A']),
    ...pairs(15, ['B', 'C']),
    ...pairs(3, ['B', 'C'], ['C', 'B']),
    ...pairs(12, ['C', 'B']),
  ]),
  ranked('ranked, every error in a lower rank', [
    ...pairs(24, ['A']),
    ...pairs(16, ['B']),
    ...pairs(4, ['C', 'B']),
    ...pairs(6, ['C', 'A'], ['C', 'B']),
  ]),
  ranked('ranked, two marks at the first rank of cards recorded for the winner', [
    ...pairs(20, ['A', 'C']),
    ...pairs(10, ['A'], ['A=B']),
    ...pairs(15, ['B', 'A']),
    ...pairs(5, ['C', 'B']),
  ]),
  ranked(
    'ranked, cards for the loser are never found',
    [...pairs(25, ['A']), ...pairs(5, ['A'], ['B', 'A']), ...pairs(15, ['B', 'A']), ...pairs(5, ['C', 'B'])],
    { loses: (marks) => marks.C?.[0] === 'B' },
  ),
  ranked('ranked, cards of the loser without a record', [
    ...pairs(25, ['A', 'B']),
    ...pairs(15, ['B']),
    ...pairs(10, ['B', 'C']).map(({ card }): Pair => ({ cvr: undefined, card })),
  ]),
];

/** One ranked contest in one jurisdiction, whose round is closed at the draw that suits best. */
function ranked(situation: string, made: readonly Pair[], rest: Partial<Adversary> = {}): ContractCell {
  const adversary: Adversary = { roundsMax: 1, ...rest, sizes: (table) => ({ C: sizeWhereRanksConfirm(table, 24) }) };
  return comparing(situation, adversary, (random) => {
    const batches = [compared('J1', made, random)];
    return { contests: [reportedBy(batches, ['A', 'B', 'C'], { countedBy: 'instant-runoff' })], batches };
  });
}

const GAMMA = 1.03905;

/**
 * The size after which every assertion first reaches the limit, if it does within `most` draws; otherwise `most`. Reckoned by the
 * formula of the paper, so that it does not lean on what it tries.
 */
function sizeWhereRanksConfirm(table: Table, most: number): number {
  const { audit, election, inputs } = table;
  const [contest] = audit.plan.contests;
  if (contest === undefined) return most;
  const take = Math.min(most, kindOf(audit.plan).population(audit, contest, inputs));
  const sample = drawnFor(table, { [contest.name]: take });
  const universe = kindOf(audit.plan).universe(audit, contest);
  const cards = universe.ok ? universe.value.cards : 1;
  const [batch] = election.batches;
  const drawn = [
    ...sample.draws.map(({ ticket, position }) => ({ ticket, place: (position ?? 0) - 1 })),
    ...sample.phantomDraws.map(({ ticket }) => ({ ticket, place: -1 })),
  ].toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const assertions = audit.plan.assertions?.[contest.name]?.assertions ?? [];
  const logs = assertions.map(() => 0);
  for (const [number, { place }] of drawn.entries()) {
    const [cvr, card] = [batch?.cvrs?.[place], batch?.cards[place]];
    for (const [index, assertion] of assertions.entries()) {
      const side = (marks: Marks) => sideOf(assertion, preferencesOn(contest, marks));
      const over = cvr === undefined || card === undefined ? 2 : Math.max(0, side(cvr) - side(card));
      logs[index] += Math.log1p(-assertion.margin / cards / (2 * GAMMA)) - Math.log1p(-over / (2 * GAMMA));
    }
    if (Math.max(...logs) <= Math.log(election.riskLimitPercent / 100)) return number + 1;
  }
  return take;
}
