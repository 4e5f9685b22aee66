import { likenessKey } from '@plumbline/election';
import { batchNameProblem } from '../reports/batch-name.ts';
import type { CountyFile } from './county-file.ts';
import { batchesNotListed, batchesOf, type CountyBatch, sumOf } from './county-units.ts';
import { type CountyReconciliation, type EquationOfCounty, hasTwoSources } from './reconcile-county.ts';

/** Why no audit may take the manifest yet. */
export type CountyBlock =
  | {
      readonly why: 'unexplained' | 'correction-pending' | 'single-source';
      readonly equation: string;
      readonly place: string;
      readonly residual: number;
    }
  | {
      readonly why: 'not-counted';
      readonly equation: string;
      readonly place: string;
      readonly missing: readonly string[];
    }
  | { readonly why: 'counted-once' | 'count-missing' | 'not-listed' }
  | { readonly why: 'no-cards' }
  | { readonly why: 'name-not-usable' }
  | { readonly why: 'name-repeated' }
  | {
      readonly why: 'counts-of-file-differ';
      readonly precinct: string;
      readonly counted: number;
      readonly listed: number;
    }
  | { readonly why: 'form-not-approved'; readonly form: string }
  | { readonly why: 'no-container' }
  | { readonly why: 'in-several-containers'; readonly containers: readonly string[] }
  | {
      readonly why: 'not-sealed' | 'no-place' | 'quarantined' | 'missing' | 'elsewhere';
      readonly container: string;
    }
  | { readonly why: 'incident-open'; readonly of: string }
  | { readonly why: 'total-differs'; readonly cards: number; readonly reported: number }
  | { readonly why: 'nothing-to-list' };

/** What blocks a batch, or, of a sum that is made of no batches, the unit of the sum. */
export type CountyBlocker = { readonly unit: string; readonly block: CountyBlock };

export type CountyManifest = {
  readonly open: boolean;
  readonly batches: number;
  /** Cards that people counted. */
  readonly ballots: number;
  readonly blockers: readonly CountyBlocker[];
};

/** The manifest of a county as gate G-MAN sees it: open where every batch is reconciled, approved, sealed and in its place. */
export function manifestOfCounty(
  file: CountyFile,
  reconciled: Pick<CountyReconciliation, 'tabulated'> & { readonly worked: readonly EquationOfCounty[] },
): CountyManifest {
  const batches = batchesOf(file);
  const ballots = sumOf(batches.map(({ physical }) => physical ?? 0));
  const blockers: readonly CountyBlocker[] = [
    ...(batches.length === 0 ? [{ unit: 'county', block: { why: 'nothing-to-list' } } as const] : []),
    ...blockersOfEquations(reconciled.worked),
    ...batches.flatMap((batch) => blocksOfBatch(file, batch).map((block) => ({ unit: batch.name, block }))),
    ...(batches.length === 0 ? [] : batchesNotListed(file)).map(
      ({ name }) => ({ unit: name, block: { why: 'not-listed' } }) as const,
    ),
    ...blockersOfNames(batches),
    ...blockersOfIncidents(file, batches),
    ...blockersOfTotal(file, ballots, reconciled),
  ];
  return { open: blockers.length === 0, batches: batches.length, ballots, blockers };
}

/** Sums say nothing of their own while their parts are not clear. */
function blockersOfEquations(worked: readonly EquationOfCounty[]): readonly CountyBlocker[] {
  const ofUnits = worked.filter(({ isSum }) => !isSum).flatMap(blockersOfEquation);
  return ofUnits.length > 0 ? ofUnits : worked.flatMap(blockersOfEquation);
}

/** An equation that is not clear blocks the batches of its unit. */
function blockersOfEquation({ said, batches }: EquationOfCounty): readonly CountyBlocker[] {
  const block = blockOfEquation(said);
  if (block === undefined) return [];
  return (batches.length > 0 ? batches : [said.unit]).map((unit) => ({ unit, block }));
}

function blockOfEquation({ id: equation, unit: place, status, residual, missing = [] }: EquationOfCounty['said']) {
  switch (status) {
    case 'balanced':
    case 'explained':
      return undefined;
    case 'not-counted':
      return { why: 'not-counted', equation, place, missing } as const;
    case 'balanced-single-source':
      return { why: 'single-source', equation, place, residual: 0 } as const;
    case 'correction-pending':
      return { why: 'correction-pending', equation, place, residual: residual ?? 0 } as const;
    default:
      return { why: 'unexplained', equation, place, residual: residual ?? 0 } as const;
  }
}

/** A long name is a trouble of labels, and none of importers. */
function isNameUsable(name: string): boolean {
  const problem = batchNameProblem(name);
  return problem === undefined || problem === 'too-long';
}

function blocksOfBatch(file: CountyFile, batch: CountyBatch): readonly CountyBlock[] {
  const { name, physical, form } = batch;
  return [
    ...(isNameUsable(name) ? [] : [{ why: 'name-not-usable' } as const]),
    ...(physical === undefined ? [{ why: 'count-missing' } as const] : []),
    ...(physical === 0 ? [{ why: 'no-cards' } as const] : []),
    ...(hasTwoSources(file, name) ? [] : [{ why: 'counted-once' } as const]),
    ...otherCountOf(file, batch),
    ...(form === 'approved' ? [] : [{ why: 'form-not-approved', form } as const]),
    ...blocksOfContainer(file, batch),
  ];
}

/** A precinct and the manifest may each give a count of the same batch. */
function otherCountOf({ precincts, manifest, batches }: CountyFile, { name }: CountyBatch): readonly CountyBlock[] {
  if (batches[name]?.handCount !== undefined) return [];
  const listed = manifest.find(({ batchName }) => batchName === name)?.numberOfBallots;
  return precincts.flatMap(({ precinct, batches: counted }): CountyBlock[] => {
    const count = counted.find((each) => each.name === name)?.count;
    const isOther = count !== undefined && listed !== undefined && count !== listed;
    return isOther ? [{ why: 'counts-of-file-differ', precinct, counted: count, listed }] : [];
  });
}

/** A container that the file does not speak of is sealed and in its place, as the manifest names it. */
function blocksOfContainer({ containers = [] }: CountyFile, { name, container }: CountyBatch): readonly CountyBlock[] {
  const holding = containers.filter(({ batches = [] }) => batches.includes(name));
  if (holding.length > 1) return [{ why: 'in-several-containers', containers: holding.map(({ id }) => id) }];
  const named = containers.find(({ id }) => id === container);
  const [found = named] = holding;
  if (container === null && found === undefined) return [{ why: 'no-container' }];
  const isElsewhere = container !== null && (named?.batches ?? [name]).includes(name) !== true;
  return [
    ...(isElsewhere ? [{ why: 'elsewhere', container } as const] : []),
    ...(found === undefined ? [] : troubleOf(found)),
  ];
}

function troubleOf(of: NonNullable<CountyFile['containers']>[number]): readonly CountyBlock[] {
  const { id: container, sealed, location, condition } = of;
  return [
    ...(condition === 'ok' ? [] : [{ why: condition, container } as const]),
    ...(sealed ? [] : [{ why: 'not-sealed', container } as const]),
    ...(location === null ? [{ why: 'no-place', container } as const] : []),
  ];
}

/** Importers tell batches apart by their names, however these are written. */
function blockersOfNames(batches: readonly CountyBatch[]): readonly CountyBlocker[] {
  const byName = Map.groupBy(batches, ({ name }) => likenessKey(name));
  return [...byName.values()]
    .filter((alike) => alike.length > 1)
    .flatMap(([first]) =>
      first === undefined ? [] : [{ unit: first.name, block: { why: 'name-repeated' } } as const],
    );
}

/** Words for incidents that keep nothing back. Any other, such as `critical`, does. */
const BELOW_HIGH: ReadonlySet<string> = new Set(['low', 'medium', 'moderate', 'minor', 'info', 'none']);

/** An open incident that is high blocks the batches of what it is of, and itself where it is of no batch. */
function blockersOfIncidents({ incidents }: CountyFile, batches: readonly CountyBatch[]): readonly CountyBlocker[] {
  return incidents
    .filter(({ open, severity }) => open && !BELOW_HIGH.has(severity))
    .flatMap(({ unit }) => {
      const own = batches.filter(({ name, container, accountedAt, channel }) =>
        [name, container, accountedAt, accountedAt?.replace(/ [^ ]+$/, ''), channel].includes(unit),
      );
      const names = own.length > 0 ? own.map(({ name }) => name) : [unit];
      return names.map((name) => ({ unit: name, block: { why: 'incident-open', of: unit } }) as const);
    });
}

/** Where the office reported no total, the parts come to one. */
function blockersOfTotal(
  { totals }: CountyFile,
  cards: number,
  { tabulated }: Pick<CountyReconciliation, 'tabulated'>,
): readonly CountyBlocker[] {
  if (totals?.tabulated !== undefined || cards === tabulated) return [];
  return [{ unit: 'county', block: { why: 'total-differs', cards, reported: tabulated } }];
}
