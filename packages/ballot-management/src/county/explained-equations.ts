import type { EquationId } from '../accounting/equation-table.ts';
import type { ExplanationCode, ExplanationLine } from '../accounting/explanation.ts';
import type { CountyFile } from './county-file.ts';
import type { CountyBatch, CountyUnit } from './county-units.ts';

/** A line of explanation with the equation whose difference it explains. */
export type ExplainedEquation = ExplanationLine & { readonly unit: string; readonly equation: EquationId };

type Said = { readonly unit: string; readonly code: ExplanationCode; readonly quantity: number };

/** Codes of blank stock, which no voter has seen. */
const OF_STOCK: ReadonlySet<ExplanationCode> = new Set<ExplanationCode>(['PACK_VARIANCE']);
/** Codes of voters and their ballots, which say nothing of two counts of the same cards. */
const OF_VOTERS: ReadonlySet<ExplanationCode> = new Set<ExplanationCode>([
  'FLED_VOTER',
  'EMPTY_ENVELOPE',
  'EXTRA_IN_ENVELOPE',
  'NOT_CHECKED_IN',
  'DUPLICATE_CHECKIN',
  'BALLOT_TAKEN_AWAY',
  'STATE_ORDERED_REMOVAL',
]);
/** Codes of what a scanner did with cards. */
const OF_SCANNING: ReadonlySet<ExplanationCode> = new Set<ExplanationCode>([
  'JAM_DOUBLE',
  'JAM_LOST',
  'BATCH_RESCANNED',
  'BATCH_MISSED',
  'DUPLICATE_AND_ORIGINAL_SCANNED',
  'MULTI_SHEET_MISSING',
]);

/** The lines that explain differences: those of the file, or, where it has no list of them, those that its figures say. */
export function explanationsOf(
  file: CountyFile,
  units: readonly CountyUnit[],
  batches: readonly CountyBatch[],
): readonly ExplainedEquation[] {
  return (file.explanations ?? saidByFigures(file)).flatMap((said) => {
    const target = targetOf(said, units, batches);
    // Nobody has looked at the text of OTHER yet, which explains nothing before.
    return target === undefined ? [] : [{ ...target, code: said.code, amount: said.quantity, isConfirmed: false }];
  });
}

/** Explanations of the file that no equation of it could take: their unit is unknown to it, or has nothing of the kind. */
export function explanationsOfNothing(
  file: CountyFile,
  units: readonly CountyUnit[],
  batches: readonly CountyBatch[],
): readonly number[] {
  return (file.explanations ?? []).flatMap((said, at) => (targetOf(said, units, batches) === undefined ? [at] : []));
}

/** Voters who left, envelopes that were empty or held two ballots stand in lines of their own. */
function saidByFigures({ precincts, mail }: CountyFile): readonly Said[] {
  return [
    ...precincts.map(
      ({ precinct: unit, fledOrVoided = 0 }): Said => ({ unit, code: 'FLED_VOTER', quantity: -fledOrVoided }),
    ),
    { unit: 'mail', code: 'EMPTY_ENVELOPE', quantity: -(mail?.empty ?? 0) } as const,
    { unit: 'mail', code: 'EXTRA_IN_ENVELOPE', quantity: mail?.double ?? 0 } as const,
  ].filter(({ quantity }) => quantity !== 0);
}

function targetOf(
  { unit, code }: Said,
  units: readonly CountyUnit[],
  batches: readonly CountyBatch[],
): Pick<ExplainedEquation, 'unit' | 'equation'> | undefined {
  if (unit === 'county') return { unit, equation: OF_VOTERS.has(code) ? 'E19' : 'E20' };
  const batch = batches.find(({ name }) => name === unit);
  if (batch !== undefined) return ofBatch(batch, code, units);
  const found = units.find((each) => each.unit === unit);
  const equation = found === undefined ? undefined : equationFor(found, code);
  return equation === undefined ? undefined : { unit, equation };
}

function equationFor({ kind }: CountyUnit, code: ExplanationCode): EquationId | undefined {
  switch (kind) {
    case 'precinct':
      return OF_STOCK.has(code) || code === 'MULTI_SHEET_MISSING' ? 'E4' : 'E5';
    case 'site-day':
      return OF_STOCK.has(code) ? 'E3b' : 'E5';
    case 'tabulator-day':
      return 'E5';
    case 'mail':
      if (OF_STOCK.has(code)) return 'E9';
      return OF_SCANNING.has(code) ? 'E16' : 'E19';
    case 'provisional':
      return 'E19';
    case 'site-batch':
      return OF_VOTERS.has(code) ? undefined : 'E6b';
    case 'central-batch':
      return OF_VOTERS.has(code) ? undefined : 'E14';
    case 'container':
      return OF_VOTERS.has(code) ? undefined : 'E17';
    case 'contest':
      return OF_VOTERS.has(code) ? undefined : 'E18';
  }
}

/** What is said of the voters of a batch is a part of what is said of the unit that they are accounted for at. */
function ofBatch(
  { name, channel, accountedAt }: CountyBatch,
  code: ExplanationCode,
  units: readonly CountyUnit[],
): Pick<ExplainedEquation, 'unit' | 'equation'> | undefined {
  const counted = units.find(({ unit, kind, figures }) => {
    return unit === name && kind.endsWith('-batch') && figures.handCount !== undefined;
  });
  const own = counted === undefined ? undefined : equationFor(counted, code);
  if (own !== undefined) return { unit: name, equation: own };
  const whole = units.find(({ unit }) => unit === (accountedAt ?? channel));
  const equation = whole === undefined ? undefined : equationFor(whole, code);
  return whole === undefined || equation === undefined ? undefined : { unit: whole.unit, equation };
}
