import type { RankedBallots } from './ranked-ballots.ts';

/**
 * Rankings that begin alike, put together: each node is a choice after those on the way to it, with the cards that rank so. Nodes stand
 * so that what comes after one follows it, up to `ends`. Where many choices are left few nodes are read for a tally.
 */
export type RankingTree = {
  readonly size: number;
  readonly choices: Uint8Array;
  readonly cards: Float64Array;
  readonly ends: Int32Array;
};

export function rankingTree({ choices, starts, preferences, counts }: RankedBallots): RankingTree {
  const lengthOf = (group: number) => starts[group + 1] - starts[group];
  const groups = Array.from(counts, (_, group) => group).sort((one, other) => {
    const shared = Math.min(lengthOf(one), lengthOf(other));
    for (let rank = 0; rank < shared; rank += 1) {
      const difference = preferences[starts[one] + rank] - preferences[starts[other] + rank];
      if (difference !== 0) return difference;
    }
    return lengthOf(one) - lengthOf(other);
  });
  const tree = {
    size: choices.length,
    choices: new Uint8Array(preferences.length),
    cards: new Float64Array(preferences.length),
    ends: new Int32Array(preferences.length),
  };
  let nodes = 0;
  let way: number[] = [];
  for (const group of groups) {
    let rank = 0;
    while (
      rank < way.length &&
      tree.choices[way[rank]] === preferences[starts[group] + rank] &&
      rank < lengthOf(group)
    ) {
      rank += 1;
    }
    for (const node of way.slice(rank)) tree.ends[node] = nodes;
    way = way.slice(0, rank);
    for (; rank < lengthOf(group); rank += 1) {
      tree.choices[nodes] = preferences[starts[group] + rank];
      way.push(nodes);
      nodes += 1;
    }
    for (const node of way) tree.cards[node] += counts[group];
  }
  for (const node of way) tree.ends[node] = nodes;
  return {
    ...tree,
    choices: tree.choices.subarray(0, nodes),
    cards: tree.cards.subarray(0, nodes),
    ends: tree.ends.subarray(0, nodes),
  };
}

/** Cards that count for each choice when only those of `standing` (a bit for each) are left, and how many nodes were read for it. */
export function tallyOfTree(
  { size, choices, cards, ends }: RankingTree,
  standing: number,
): { readonly tally: Float64Array; readonly read: number } {
  const tally = new Float64Array(size);
  let read = 0;
  let node = 0;
  while (node < choices.length) {
    const choice = choices[node];
    read += 1;
    if ((standing >>> choice) & 1) {
      tally[choice] += cards[node];
      node = ends[node];
    } else node += 1;
  }
  return { tally, read };
}
