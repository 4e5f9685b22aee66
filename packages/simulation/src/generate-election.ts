import { type AuditInputs, type AuditType, KINDS } from '@plumbline/audit';
import type { Batch, BatchTally, Contest, Jurisdiction } from '@plumbline/election';
import { type RandomSource, randomSource } from '@plumbline/statistics';

/** How large and how close the election is. `winnerShare` is Ada's chance of each vote. */
export type ElectionShape = {
  readonly seed: string;
  readonly type: AuditType;
  readonly jurisdictions: number;
  readonly batchesPerJurisdiction: number;
  readonly ballotsPerBatch: number;
  readonly winnerShare: number;
};

/** A made election: what is reported, and what each ballot and batch really holds. */
export type GeneratedElection = {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly contests: readonly Contest[];
  readonly inputs: AuditInputs;
  /** The choice each ballot is marked for by jurisdiction, batch and position from 1; null is a blank ballot. */
  readonly ballots: ReadonlyMap<string, ReadonlyMap<string, readonly (string | null)[]>>;
};

export const CONTEST = 'Governor';
const CHOICES = ['Ada Marsh', 'Ben Okafor', 'Cleo Ruiz'] as const;

/** Makes an election. The same shape gives the same election. The reports are exact: mistakes are added elsewhere. */
export function generateElection(shape: ElectionShape): GeneratedElection {
  const random = randomSource(`election ${shape.seed}`);
  const names = Array.from({ length: shape.jurisdictions }, (_, index) => `County ${index + 1}`);
  const ballots = new Map(names.map((name) => [name, markBatches(shape, random)]));
  const manifests = new Map(
    names.map((name) => [
      name,
      { batches: [...(ballots.get(name) ?? new Map())].map(([batch, marks]) => batchOf(batch, marks)) },
    ]),
  );
  const totals = new Map(
    names.map((name) => [
      name,
      { batches: [...(ballots.get(name) ?? new Map())].map(([batch, marks]) => tallyOf(batch, marks)) },
    ]),
  );
  const allMarks = [...ballots.values()].flatMap((batches) => [...batches.values()].flat());
  const contest: Contest = {
    name: CONTEST,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: KINDS[shape.type].drawsFrom === 'cards' ? allMarks.length : null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: CHOICES.map((name) => ({ name, votes: allMarks.filter((mark) => mark === name).length })),
    jurisdictions: 'all',
  };
  return {
    jurisdictions: names.map((name) => ({ name, expectedBallots: null })),
    contests: [contest],
    inputs: { manifests, totals: KINDS[shape.type].files.includes('candidate-totals') ? totals : new Map() },
    ballots,
  };
}

function markBatches(shape: ElectionShape, random: RandomSource): ReadonlyMap<string, readonly (string | null)[]> {
  const batches = new Map<string, readonly (string | null)[]>();
  for (let index = 1; index <= shape.batchesPerJurisdiction; index += 1) {
    const size = 1 + random.below(2 * shape.ballotsPerBatch - 1);
    batches.set(
      `Batch ${index}`,
      Array.from({ length: size }, () => markBallot(shape, random)),
    );
  }
  return batches;
}

function markBallot(shape: ElectionShape, random: RandomSource): string | null {
  const at = random.uniform();
  if (at < 0.05) return null;
  if (at < 0.1) return CHOICES[2];
  return random.uniform() < shape.winnerShare ? CHOICES[0] : CHOICES[1];
}

function batchOf(name: string, marks: readonly (string | null)[]): Batch {
  return { name, tabulator: null, container: null, ballots: marks.length };
}

function tallyOf(batch: string, marks: readonly (string | null)[]): BatchTally {
  const votes = Object.fromEntries(CHOICES.map((name) => [name, marks.filter((mark) => mark === name).length]));
  return { batch, votes: { [CONTEST]: votes } };
}
