import { contestUniverse } from '../../state/contest-universe.ts';
import { kindOf } from '../kinds.ts';
import { type AskedDraws, drawsIn } from './asked-draws.ts';
import { type MadeElection, votesOn, wrongContests } from './made-election.ts';
import { type Adversary, createDesk, drawnFor, playRound, type Table, withinPopulation } from './play-audit.ts';

/** Somebody who chooses in each round, among the candidates there are then, what confirms a wrong outcome. */
export function choosesAmong(
  candidates: (table: Table) => readonly AskedDraws[],
  rest: Omit<Partial<Adversary>, 'sizes'> = {},
): Adversary {
  const adversary: Adversary = {
    roundsMax: 1,
    ...rest,
    sizes: (table) => sizesThatConfirm(adversary, table, candidates(table)),
  };
  return adversary;
}

/**
 * The sizes that confirm a wrong outcome now, if any of the candidates does; otherwise the last of them. The adversary
 * plays each round in mind with the product's own functions: it knows the cards and the seed.
 */
function sizesThatConfirm(adversary: Adversary, table: Table, candidates: readonly AskedDraws[]): AskedDraws {
  const wrong = wrongContests(table.election);
  for (const candidate of candidates) {
    const sampleSizes = withinPopulation(table, candidate);
    if (Object.values(sampleSizes).some((size) => drawsIn(size) < 1)) continue;
    const desk = createDesk(table.audit);
    const round = 'rounds' in table.audit ? table.audit.rounds.length + 1 : 1;
    const found = playRound(desk, { table, adversary, round, sampleSizes });
    const confirms = found.some(
      ({ contest, riskLimitMet, outcome }) => wrong.includes(contest) && (riskLimitMet || outcome === 'confirmed'),
    );
    if (confirms) return candidate;
  }
  return candidates.at(-1) ?? {};
}

/**
 * The size after which BRAVO's ratio on the true votes first reaches the limit for every pair, if it does within `most`
 * draws; otherwise `most`. Reckoned here by the formula of the paper, so that it does not lean on what it tries.
 */
export function sizeWhereBravoConfirms(table: Table, contestName: string, most: number): number {
  const { audit, election, inputs } = table;
  const contest = election.contests.find((one) => one.name === contestName);
  if (contest === undefined) return most;
  const population = kindOf(audit.plan).population(audit, contest, inputs);
  const take = Math.min(most, population);
  const sample = drawnFor(table, { [contestName]: take });
  const byReport = contest.choices.toSorted((a, b) => b.votes - a.votes);
  const winners = byReport.slice(0, contest.winners);
  const losers = byReport.slice(contest.winners);
  const universe = contestUniverse(audit, contest);
  const { bearing, phantoms } = universe.ok ? universe.value : { bearing: 1, phantoms: 0 };
  // The report as it can be seen: of the cards that bear the contest the phantoms cannot, and count for the loser.
  const pairs = winners.flatMap((winner) =>
    losers.map((loser) => {
      const seen = { winner: winner.votes * (bearing - phantoms), loser: loser.votes * (bearing - phantoms) };
      const share = seen.winner / (seen.winner + seen.loser + phantoms * bearing);
      return { winner, loser, share, log: 0 };
    }),
  );
  const cards = cardsByPlace(election);
  const drawn = [
    ...sample.draws.map(({ jurisdiction, batch, position, ticket }) => ({
      ticket,
      marks: cards.get(JSON.stringify([jurisdiction, batch, position])),
    })),
    ...sample.phantomDraws.map(({ ticket }) => ({ ticket, marks: undefined })),
  ].toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
  for (const [place, { marks }] of drawn.entries()) {
    const votes = marks === undefined ? undefined : votesOn(contest, [marks]);
    for (const pair of pairs) {
      const forWinner = votes?.[pair.winner.name] ?? 0;
      const forLoser = votes === undefined ? 1 : votes[pair.loser.name];
      pair.log += forWinner * Math.log(2 * pair.share) + (forLoser === 0 ? 0 : forLoser * Math.log(2 - 2 * pair.share));
    }
    if (pairs.every((pair) => pair.log >= -Math.log(election.riskLimitPercent / 100))) return place + 1;
  }
  return take;
}

function cardsByPlace(election: MadeElection) {
  return new Map(
    election.batches.flatMap(({ jurisdiction, name, cards }) =>
      cards.map((marks, index) => [JSON.stringify([jurisdiction, name, index + 1]), marks] as const),
    ),
  );
}
