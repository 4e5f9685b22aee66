import type { ContractCell } from './contract-cell.ts';
import { PLANNED_POLLING_CELLS } from './planned-polling-cells.ts';
import { POLLING_CELLS } from './polling-cells.ts';
import { SEVERAL_CONTEST_CELLS } from './several-contest-cells.ts';

/* The same situations where people add up on paper what the sample of a round shows, and enter the totals. */

const SITUATIONS = [
  'an exact tie, reported 60 : 40',
  'four rounds, each as long as suits',
  'everything is drawn that can be drawn',
  'the contest is on 10 % of the cards, and nobody types how many',
  'manifests 6 % short, and what they lack makes the outcome wrong',
  'cards for the loser are never found',
  'two votes allowed, many cards with both',
  'an opportunistic contest on 8 of 200 cards',
  'an opportunistic contest whose jurisdictions are drawn 20 : 1',
  'few cards, of which many draws are repeats',
  'an exact tie, four planned rounds',
  'planned rounds, and cards for the loser are never found',
  'planned rounds, and a contest that nobody planned for is a tie',
];

function inTotals(cell: ContractCell): ContractCell {
  return {
    ...cell,
    situation: `in totals: ${cell.situation}`,
    makeElection: (random) => ({ ...cell.makeElection(random), dataEntry: 'offline' }),
  };
}

/** What ballot polling in totals is tried with. */
export const TOTALS_POLLING_CELLS: readonly ContractCell[] = [
  ...POLLING_CELLS,
  ...SEVERAL_CONTEST_CELLS,
  ...PLANNED_POLLING_CELLS,
]
  .filter(({ situation }) => SITUATIONS.includes(situation))
  .map(inTotals);
