import type { ChoiceVotes, Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import { roundsOf } from '../../state/audit-view.ts';
import { choosesAmong } from './adversaries.ts';
import type { ContractCell } from './contract-cell.ts';
import type { MadeBatch, MadeElection } from './made-election.ts';
import { cardsLaidRound, madeContest } from './made-elections.ts';
import type { Adversary, Table } from './play-audit.ts';

/** Cards in a batch, where nothing else is said. */
export const CARDS = 20;

/** A cell of batch comparison by MACRO at a risk limit of 10 %. */
export function comparison(
  situation: string,
  adversary: Adversary,
  makeElection: (random: RandomSource) => Pick<MadeElection, 'contests' | 'batches'>,
): ContractCell {
  const kind = { type: 'batch-comparison', method: 'macro' } as const;
  return {
    ...kind,
    situation,
    adversary,
    makeElection: (random) => ({
      ...kind,
      riskLimitPercent: 10,
      jurisdictions: [{ name: 'J1', expectedBallots: null }],
      ...makeElection(random),
    }),
  };
}

/**
 * Chooses, in each round, the size that confirms the wrong outcome if one does. `least` is the least size of a first round
 * that can confirm anything; in later rounds a few draws are added.
 */
export function sizes(least: number, rest: Partial<Adversary> = {}): Adversary {
  const candidates = (table: Table) => (roundsOf(table.audit).length === 0 ? [least, least + 2, least + 7] : [1, 4]);
  return choosesAmong((table) => candidates(table).map((size) => ({ C: size })), rest);
}

/** A batch: what was reported of its choices, what is on its cards, and how many of these no manifest lists. */
export type Made = {
  readonly reported: ChoiceVotes;
  readonly truth: ChoiceVotes;
  readonly cards?: number;
  readonly hidden?: ChoiceVotes;
};

/** An election on one contest, with as many votes reported for it as its batches were reported to hold. */
export function election(
  made: readonly Made[],
  rest: Partial<Contest> = {},
): Pick<MadeElection, 'contests' | 'batches'> {
  const batches = made.map(({ reported, truth, cards = CARDS, hidden = {} }, place): MadeBatch => {
    const unlisted = Object.values(hidden).reduce((sum, votes) => sum + votes, 0);
    return {
      jurisdiction: 'J1',
      name: `B${place + 1}`,
      cards: [...cardsLaidRound('C', truth, cards), ...cardsLaidRound('C', hidden, unlisted)],
      unlisted,
      reported: { C: reported },
    };
  });
  const total: Record<string, number> = {};
  for (const { reported } of made) {
    for (const [choice, votes] of Object.entries(reported)) total[choice] = (total[choice] ?? 0) + votes;
  }
  return { contests: [madeContest('C', total, rest)], batches };
}

/** So many of the batches, chosen by chance, as `changed`; the others as `rest`. */
export function someOf(
  random: RandomSource,
  of: { readonly batches: number; readonly changing: number; readonly changed: Made; readonly rest: Made },
): readonly Made[] {
  const made: Made[] = Array.from({ length: of.batches }, () => of.rest);
  for (let placed = 0; placed < of.changing; ) {
    const place = random.below(of.batches);
    if (made[place] === of.changed) continue;
    made[place] = of.changed;
    placed += 1;
  }
  return made;
}
