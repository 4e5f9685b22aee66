import { compareNames } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import type { CardPool } from '../kinds/card-pool.ts';
import { kindOf, takesEverything } from '../kinds/kinds.ts';
import type { SampleRefusal } from '../sampling/sample-refusal.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { countedName, findCombination } from '../state/audit-view.ts';
import { drawSample } from './draw-sample.ts';
import type { AskedSizes } from './sample-sizes.ts';

/**
 * What a jurisdiction is likely to have to fetch and to look at, on the average of all draws. `least` and `most` differ where chance
 * decides by how much, or where nobody knows how far the samples of contests overlap.
 */
export type ExpectedWork = {
  readonly jurisdiction: string;
  /** With repetitions, of all contests together. */
  readonly draws: number;
  /** Different ballots to fetch, or different batches. */
  readonly units: Expected;
  /** The ballots to count in those batches; null where single ballots are drawn. */
  readonly ballots: Expected | null;
};

/** An average, and eight draws of ten lie from `least` to `most`, as far as that is known. */
export type Expected = { readonly mean: number; readonly least: number; readonly most: number };

/** What is expected in each jurisdiction, by name, and in all of them together. */
export type WorkOfSizes = {
  readonly rows: readonly ExpectedWork[];
  readonly total: Omit<ExpectedWork, 'jurisdiction'>;
};

/**
 * What a round of these sizes is likely to ask of each jurisdiction, told from the manifests before there is a seed.
 *
 * Single cards, by arithmetic: a card of a pool of N is among n draws with chance
 *
 *   1 − (1 − 1/N)^n  with replacement,  n/N  without
 *
 * Contests share the tickets of cards, so a card that several are drawn from is fetched with the greatest of their chances; where each contest
 * has cards of its own style, with that at least and with the sum at most.
 *
 * Batches, by drawing: the draw itself is made with `trials` seeds that are no seed of any audit.
 */
export function expectedWork(
  audit: BegunAudit,
  inputs: AuditInputs,
  asked: AskedSizes,
  { trials = 40 }: { readonly trials?: number } = {},
): Result<WorkOfSizes, SampleRefusal> {
  const { pools } = kindOf(audit.plan);
  return pools === undefined ? batchesByDrawing(audit, inputs, asked, trials) : cardsByArithmetic(audit, asked, pools);
}

type PoolsOf = NonNullable<ReturnType<typeof kindOf>['pools']>;

function cardsByArithmetic(audit: BegunAudit, asked: AskedSizes, poolsOf: PoolsOf): Result<WorkOfSizes, SampleRefusal> {
  const drawn: { readonly pool: CardPool; readonly size: number }[] = [];
  for (const contest of audit.plan.contests) {
    const size = asked.sampleSizes[contest.name];
    if (size === undefined) continue;
    const pools = poolsOf(audit, contest);
    if (!pools.ok) return err({ contest: contest.name, code: 'method-declined', why: pools.error });
    for (const pool of pools.value) {
      const inStratum = pool.stratum === null ? size : (asked.strata?.[contest.name]?.[pool.stratum] ?? 0);
      drawn.push({ pool: audit.plan.compatibility ? listedAlone(pool) : pool, size: inStratum });
    }
  }
  const rows = namesOf(audit).map((jurisdiction): ExpectedWork => {
    let draws = 0;
    const least = new Map<string, number>();
    let sum = 0;
    for (const { pool, size } of drawn) {
      const cards = pool.listed.get(jurisdiction) ?? 0;
      if (cards === 0 || pool.cards === 0) continue;
      draws += (size * cards) / pool.cards;
      const units = cards * chanceOfCard(pool, size);
      // Cards of one stratum are shared by contests, cards of two are not.
      const shared = pool.stratum ?? '';
      least.set(shared, Math.max(least.get(shared) ?? 0, units));
      sum += units;
    }
    const atLeast = [...least.values()].reduce((all, units) => all + units, 0);
    const overlapKnown = drawn.every(({ pool }) => pool.takes === 'all-listed');
    const atMost = overlapKnown ? atLeast : Math.max(atLeast, Math.min(sum, draws));
    const mean = (atLeast + atMost) / 2;
    return { jurisdiction, draws, units: { mean, least: atLeast, most: atMost }, ballots: null };
  });
  const add = (of: (row: ExpectedWork) => number) => rows.reduce((all, row) => all + of(row), 0);
  const units = {
    mean: add((row) => row.units.mean),
    least: add((row) => row.units.least),
    most: add((row) => row.units.most),
  };
  return ok({ rows, total: { draws: add((row) => row.draws), units, ballots: null } });
}

/** Published systems draw listed cards only: what is in no manifest is never drawn. */
function listedAlone(pool: CardPool): CardPool {
  return { ...pool, cards: pool.listed.values().reduce((sum, cards) => sum + cards, 0) };
}

function chanceOfCard({ cards, withReplacement }: CardPool, size: number): number {
  if (!withReplacement) return Math.min(1, size / cards);
  return cards === 1 ? Math.min(1, size) : -Math.expm1(size * Math.log1p(-1 / cards));
}

type Trial = { draws: number; readonly units: Map<string, number> };

function batchesByDrawing(
  audit: BegunAudit,
  inputs: AuditInputs,
  asked: AskedSizes,
  trials: number,
): Result<WorkOfSizes, SampleRefusal> {
  const { plan, files, combinedBatches, twoPersons } = audit;
  const seeded = { phase: 'seeded', plan, files, combinedBatches, twoPersons, commitment: NO_COMMITMENT } as const;
  const ballotsOf = ballotsByBatch(audit, inputs);
  const found: Map<string, Trial>[] = [];
  const repeats = takesEverything(plan) ? 1 : trials;
  for (let trial = 1; trial <= repeats; trial += 1) {
    const sample = drawSample({ audit: { ...seeded, seed: `workload ${trial}` }, inputs, ...asked });
    if (!sample.ok) return sample;
    const byJurisdiction = new Map<string, Trial>();
    for (const { jurisdiction, batch } of sample.value.draws) {
      const own = byJurisdiction.get(jurisdiction) ?? { draws: 0, units: new Map() };
      own.draws += 1;
      const name = countedName(audit, { jurisdiction, batch });
      own.units.set(name, ballotsOf(jurisdiction, name));
      byJurisdiction.set(jurisdiction, own);
    }
    found.push(byJurisdiction);
  }
  const workOf = (trialsOf: readonly (readonly Trial[])[]): Omit<ExpectedWork, 'jurisdiction'> => {
    const each = (count: (trial: Trial) => number) =>
      trialsOf.map((parts) => parts.reduce((sum, part) => sum + count(part), 0));
    return {
      draws: meanOf(each(({ draws }) => draws)),
      units: spreadOf(each(({ units }) => units.size)),
      ballots: spreadOf(each(({ units }) => units.values().reduce((sum, ballots) => sum + ballots, 0))),
    };
  };
  const rows = namesOf(audit).map((jurisdiction) => ({
    jurisdiction,
    ...workOf(found.map((trial) => [trial.get(jurisdiction) ?? { draws: 0, units: new Map() }])),
  }));
  return ok({ rows, total: workOf(found.map((trial) => [...trial.values()])) });
}

// The constructor of a brand: nothing is drawn from the commitment.
const NO_COMMITMENT = '0'.repeat(64) as Extract<BegunAudit, { readonly phase: 'seeded' }>['commitment'];

/** The ballots of a counted batch, which may stand for several. */
function ballotsByBatch(audit: BegunAudit, inputs: AuditInputs): (jurisdiction: string, counted: string) => number {
  const ballots = new Map<string, number>();
  for (const [jurisdiction, manifest] of inputs.manifests) {
    for (const { name, ballots: cards } of manifest.batches) {
      const place = { jurisdiction, batch: name };
      const key = JSON.stringify([jurisdiction, findCombination(audit, place)?.name ?? name]);
      ballots.set(key, (ballots.get(key) ?? 0) + cards);
    }
  }
  return (jurisdiction, counted) => ballots.get(JSON.stringify([jurisdiction, counted])) ?? 0;
}

function namesOf(audit: BegunAudit): readonly string[] {
  return audit.plan.jurisdictions.map(({ name }) => name).toSorted(compareNames);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle eight tenths of what was found, and the mean. */
function spreadOf(values: readonly number[]): Expected {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { mean: meanOf(values), least: at(0.1), most: at(0.9) };
}
