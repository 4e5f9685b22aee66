import { independentSources } from '../accounting/count-source.ts';
import { evaluateEquation } from '../accounting/equation.ts';
import { type EquationDefinition, type EquationId, equationOf, type Term } from '../accounting/equation-table.ts';
import type { ExplanationLine } from '../accounting/explanation.ts';
import { rollUp } from '../accounting/roll-up.ts';
import { type Reconciled, reconcile } from '../accounting/status.ts';
import type { CountyFile } from './county-file.ts';
import {
  ballotsOf,
  batchesOf,
  COUNTY_CHANNELS,
  type CountyBatch,
  type CountyChannel,
  type CountyFigure,
  type CountyUnit,
  type CountyUnitKind,
  isWhole,
  sumOf,
  sumOfCounted,
  together,
  USUAL_SOURCE,
  unitsOf,
  votersOf,
} from './county-units.ts';
import { type ExplainedEquation, explanationsOf } from './explained-equations.ts';

/** How an equation stands. */
export type CountyStatus =
  | 'balanced'
  | 'balanced-single-source'
  | 'explained'
  | 'accepted'
  | 'not-counted'
  | 'correction-pending'
  | 'unexplained';
/** How a channel or the county stands: `counting` where something of it is not counted. */
export type CountyWholeStatus = Exclude<CountyStatus, 'not-counted'> | 'counting';

/** An equation at one unit. Of one that cannot be worked out the fields of the file that are missing are named. */
export type CountyEquation = {
  readonly id: string;
  readonly unit: string;
  readonly left: number | null;
  readonly right: number | null;
  readonly difference: number | null;
  readonly explained: number;
  readonly residual: number | null;
  readonly status: CountyStatus;
  readonly missing?: readonly string[];
};

export type CountyChannelFigures = {
  readonly channel: CountyChannel;
  /** Ballots. */
  readonly tabulated: number;
  readonly voters: number;
  readonly net: number;
  readonly gross: number;
  readonly residual: number;
  readonly status: CountyWholeStatus;
};

/** What the figures of a county come to. `equations` are in the order of their numbers. */
export type CountyReconciliation = {
  readonly status: CountyWholeStatus;
  readonly net: number;
  readonly gross: number;
  readonly residual: number;
  readonly tabulated: number;
  readonly votersCredited: number;
  readonly channels: readonly CountyChannelFigures[];
  readonly equations: readonly CountyEquation[];
};

/** An equation with what the gate of the manifest asks of it. */
export type EquationOfCounty = {
  readonly of: Reconciled;
  readonly channel: CountyChannel | null;
  readonly isVoterLine: boolean;
  /** Whether it is a sum over units that are in balance or not by themselves. */
  readonly isSum: boolean;
  readonly batches: readonly string[];
  readonly said: CountyEquation;
};

const EQUATIONS_OF: Readonly<Record<CountyUnitKind, readonly EquationId[]>> = {
  precinct: ['E4', 'E5'],
  'site-day': ['E3b', 'E5'],
  'tabulator-day': ['E5'],
  'site-batch': ['E6b', 'E16-cvr'],
  'central-batch': ['E14', 'E16-cvr'],
  mail: ['E9', 'E10', 'E11', 'E12', 'E13', 'E16', 'E19'],
  provisional: ['E7-fate', 'E19'],
  container: ['E17'],
  contest: ['E18'],
};

/** Works out every equation that the file of a county has figures for, with the same definitions as a ballot room. */
export function reconcileCounty(
  file: CountyFile,
): CountyReconciliation & { readonly worked: readonly EquationOfCounty[] } {
  const batches = batchesOf(file);
  const units = unitsOf(file, batches);
  const explained = explanationsOf(file, units, batches);
  const ofUnits = equationsOfUnits(file, units, explained);
  const voterLines = ofUnits.filter(({ isVoterLine }) => isVoterLine);
  const sums = [
    ...sumsOfChannels(file, units, voterLines),
    ...sumsOfCounty(file, { units, batches, voterLines, explained }),
  ];
  const worked = [...ofUnits, ...sums].toSorted(
    (a, b) => numberOf(a.said.id) - numberOf(b.said.id) || placeOfChannel(a.channel) - placeOfChannel(b.channel),
  );
  const channels = COUNTY_CHANNELS.flatMap((channel) => channelFigures(channel, units, worked));
  return {
    status: worstOf(worked),
    net: sumOf(channels.map(({ net }) => net)),
    gross: sumOf(channels.map(({ gross }) => gross)),
    residual: sumOf(channels.map(({ residual }) => residual)),
    tabulated: sumOf(channels.map(({ tabulated }) => tabulated)),
    votersCredited: sumOf(channels.map(({ voters }) => voters)),
    channels,
    equations: worked.map(({ said }) => said),
    worked,
  };
}

function equationsOfUnits(
  file: CountyFile,
  units: readonly CountyUnit[],
  explained: readonly ExplainedEquation[],
): readonly EquationOfCounty[] {
  return units.flatMap((unit) =>
    EQUATIONS_OF[unit.kind].flatMap((equation) => {
      if (!isAskedOf(equation, unit, units)) return [];
      const lines = explained.filter((each) => each.equation === equation && each.unit === unit.unit);
      return workedOut(file, { equation, unit, lines });
    }),
  );
}

/** Of a kind of unit for which the file has no field of an equation at all, nobody asks it; nor of a whole whose parts are asked. */
function isAskedOf(equation: EquationId, unit: CountyUnit, units: readonly CountyUnit[]): boolean {
  if (unit.kind === 'site-day' && equation === 'E5') {
    const isByTabulator = units.some(
      ({ kind, batches }) => kind === 'tabulator-day' && isWithin(batches, unit.batches),
    );
    if (isByTabulator) return false;
  }
  const alike = units.filter(({ kind }) => kind === unit.kind);
  return alike.some((each) => linesOf(equation, each).some((line) => each.figures[line]?.value !== undefined));
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((each) => all.includes(each));
}

/** The lines of an equation that the file has a field for; it knows no emergency bins and no counters. */
function linesOf(equation: EquationId, { figures }: CountyUnit): readonly string[] {
  const { left, right } = equationOf(equation);
  return [...left, ...right].map(({ line }) => line).filter((line) => figures[line] !== undefined);
}

function workedOut(
  { countSources }: Pick<CountyFile, 'countSources'>,
  asked: {
    readonly equation: EquationId;
    readonly unit: Pick<CountyUnit, 'unit' | 'kind' | 'channel' | 'figures' | 'batches'> | Sum;
    readonly lines: readonly ExplanationLine[];
  },
): readonly EquationOfCounty[] {
  const { equation, unit, lines } = asked;
  const whole = equationOf(equation);
  const isKnown = ({ line }: Term) => unit.figures[line] !== undefined;
  const definition: EquationDefinition = {
    ...whole,
    left: whole.left.filter(isKnown),
    right: whole.right.filter(isKnown),
  };
  if (definition.left.length === 0 || definition.right.length === 0) return [];
  const sources = countSources[unit.unit];
  const evaluation = evaluateEquation(definition, unit.unit, (line) => {
    const value = unit.figures[line]?.value;
    return value === undefined ? undefined : { value, sources: sources ?? [USUAL_SOURCE[line] ?? 'hand-count'] };
  });
  const of = reconcile(evaluation ?? nothingOf(definition, unit.unit), lines, 'none');
  const { channel, batches } = unit;
  const isSum = 'isSum' in unit;
  return [
    { of, channel, isVoterLine: whole.isOfVoters && !isSum, isSum, batches, said: saidOf(equation, of, unit.figures) },
  ];
}

/** An equation none of whose figures this unit has, while others of its kind do. */
function nothingOf({ equation, left, right }: EquationDefinition, place: string) {
  const missing = [...left, ...right].map(({ line }) => line);
  const sideOf = (terms: readonly Term[]) => terms.map((term) => ({ ...term, value: null }));
  const sides = { left: sideOf(left), right: sideOf(right) };
  return { equation, place, ...sides, missing, delta: null, sources: [], isIndependent: false };
}

function saidOf(equation: EquationId, of: Reconciled, figures: CountyUnit['figures']): CountyEquation {
  const sideOf = (side: Reconciled['left']) =>
    side.some(({ value }) => value === null) ? null : sumOf(side.map(({ sign, value }) => sign * (value ?? 0)));
  const missing = [...new Set(of.missing.map((line) => figures[line]?.field ?? line))];
  return {
    id: equation === 'E7-fate' ? 'E7' : equation,
    unit: of.place,
    left: sideOf(of.left),
    right: sideOf(of.right),
    difference: of.delta,
    explained: sumOf(of.lines.map(({ amount }) => amount)),
    residual: of.residual,
    status: statusOf(of),
    ...(missing.length > 0 ? { missing } : {}),
  };
}

function statusOf({ status, isCorrectionPending, residual }: Reconciled): CountyStatus {
  switch (status) {
    case 'balanced':
    case 'balanced-single-source':
    case 'explained':
      return status;
    case 'accepted-with-unexplained-difference':
      return 'accepted';
    case 'counting':
    case 'not-started':
      return 'not-counted';
    default:
      return isCorrectionPending && residual === 0 ? 'correction-pending' : 'unexplained';
  }
}

/** A sum over units, which are in balance or not by themselves. */
type Sum = Pick<CountyUnit, 'unit' | 'channel' | 'figures' | 'batches'> & { readonly isSum: true };

/** Ballots and voters of the channels that are made of finer units. */
function sumsOfChannels(
  file: CountyFile,
  units: readonly CountyUnit[],
  voterLines: readonly EquationOfCounty[],
): readonly EquationOfCounty[] {
  return (['election-day', 'early'] as const).flatMap((channel) => {
    const own = units.filter((unit) => unit.channel === channel && isWhole(unit));
    if (own.length === 0) return [];
    const lines = voterLines.filter((line) => line.channel === channel).flatMap(({ of }) => of.lines);
    return workedOut(file, { equation: 'E19', unit: sumOfUnits(channel, own), lines });
  });
}

function sumOfUnits(channel: CountyChannel, parts: readonly CountyUnit[]): Sum {
  const figures = {
    ballotsCounted: together('tabulated', parts.map(ballotsOf)),
    votersCredited: together('regularCheckIns', parts.map(votersOf)),
  };
  return { isSum: true, unit: channel, channel, figures, batches: [] };
}

/** What the office reported of the whole county, against what the parts come to. */
function sumsOfCounty(
  file: CountyFile,
  found: {
    readonly units: readonly CountyUnit[];
    readonly batches: readonly CountyBatch[];
    readonly voterLines: readonly EquationOfCounty[];
    readonly explained: readonly ExplainedEquation[];
  },
): readonly EquationOfCounty[] {
  const { totals, manifest } = file;
  if (totals === undefined) return [];
  const { units, batches, voterLines, explained } = found;
  const county = (figures: Readonly<Record<string, CountyFigure>>): Sum => {
    return { isSum: true, unit: 'county', channel: null, figures, batches: [] };
  };
  const own = (equation: EquationId) =>
    explained.filter((each) => each.unit === 'county' && each.equation === equation);
  const ballotsCounted = together('tabulated', units.filter(isWhole).map(ballotsOf));
  const votersCredited = { field: 'votersCredited', value: totals.votersCredited };
  const cardsInManifest =
    manifest.length === 0
      ? { field: 'manifest', value: undefined }
      : sumOfCounted(batches.map(({ physical }) => physical));
  const ballotsReported = { field: 'tabulated', value: totals.tabulated };
  return [
    ...workedOut(file, {
      equation: 'E19',
      unit: county({ ballotsCounted, votersCredited }),
      lines: [...voterLines.flatMap(({ of }) => of.lines), ...own('E19')],
    }),
    ...workedOut(file, { equation: 'E20', unit: county({ cardsInManifest, ballotsReported }), lines: own('E20') }),
  ];
}

function channelFigures(
  channel: CountyChannel,
  units: readonly CountyUnit[],
  worked: readonly EquationOfCounty[],
): readonly CountyChannelFigures[] {
  const own = units.filter((unit) => unit.channel === channel);
  if (own.length === 0) return [];
  const parts = own.filter(isWhole);
  const equations = worked.filter((each) => each.channel === channel);
  const lines = equations.filter(({ isVoterLine }) => isVoterLine).map(({ of }) => of);
  // Each unit is the finest there is, so that five empty envelopes and one that held two ballots are six differences, not four.
  const { net, gross, residual } = rollUp(lines, () => true);
  const known = (figures: readonly CountyFigure[]) => sumOf(figures.map(({ value }) => value ?? 0));
  const [tabulated, voters] = [known(parts.map(ballotsOf)), known(parts.map(votersOf))];
  return [{ channel, tabulated, voters, net, gross, residual, status: worstOf(equations) }];
}

const WORST_FIRST: readonly CountyStatus[] = [
  'unexplained',
  'correction-pending',
  'not-counted',
  'accepted',
  'explained',
  'balanced-single-source',
  'balanced',
];

/** Where there is nothing to be in balance, nothing is counted yet. */
function worstOf(equations: readonly EquationOfCounty[]): CountyWholeStatus {
  const worst = WORST_FIRST.find((status) => equations.some(({ said }) => said.status === status)) ?? 'not-counted';
  return worst === 'not-counted' ? 'counting' : worst;
}

/** What is of no channel alone comes last. */
function placeOfChannel(channel: CountyChannel | null): number {
  return channel === null ? COUNTY_CHANNELS.length : COUNTY_CHANNELS.indexOf(channel);
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(1), 10);
}

/** Whether sources that could not have made the same mistake stand behind the count of a batch, as far as the file says. */
export function hasTwoSources({ countSources }: Pick<CountyFile, 'countSources'>, unit: string): boolean {
  const sources = countSources[unit];
  return sources === undefined || independentSources(sources) > 1;
}
