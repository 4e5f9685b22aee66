import { type EquationId, equationOf } from '../accounting/equation-table.ts';
import { amountFits, type ExplanationCode, type ExplanationLine } from '../accounting/explanation.ts';
import type { CountyFile, CountyFileLack, CountyFileProblem } from './county-file.ts';
import type { CountyBatch, CountyUnit } from './county-units.ts';

/** A line of explanation with the equation whose difference it explains. */
export type ExplainedEquation = ExplanationLine & { readonly unit: string; readonly equation: EquationId };

type Said = {
  readonly unit: string;
  readonly code: ExplanationCode;
  readonly quantity: number;
  readonly evidence: string;
};

/** Long enough to say what happened where no code does. */
const OTHER_EVIDENCE_MIN = 40;

/** Codes of blank stock, which no voter has seen, and of sheets, of which a ballot may have several. */
const OF_STOCK: ReadonlySet<ExplanationCode> = new Set<ExplanationCode>(['PACK_VARIANCE', 'MULTI_SHEET_MISSING']);
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

/** The lines that explain differences: those of the file, or, where it has no list of them, those that its figures say. */
export function explanationsOf(
  file: CountyFile,
  units: readonly CountyUnit[],
  batches: readonly CountyBatch[],
): readonly ExplainedEquation[] {
  return (file.explanations ?? saidByFigures(file)).flatMap((said) => {
    if (!clears(said)) return [];
    const target = targetOf(said, units, batches);
    return target === undefined ? [] : [{ ...target, code: said.code, amount: said.quantity, isConfirmed: true }];
  });
}

/** Explanations of the file that clear nothing as they stand, each with why. */
export function explanationsOfNoUse({ explanations = [] }: CountyFile): readonly CountyFileProblem[] {
  return explanations.flatMap((said, at): CountyFileProblem[] => {
    const isSilent = said.quantity === 0 || clears(said);
    return isSilent ? [] : [{ place: `explanations[${at}]`, problem: whyOfNoUse(said.code) }];
  });
}

function whyOfNoUse(code: ExplanationCode): CountyFileLack {
  if (code === 'UNKNOWN') return 'cause-unknown';
  return code === 'OTHER' ? 'long-evidence' : 'evidence';
}

/** What nobody knows the cause of, and what nothing shows, is as unexplained as before. */
function clears({ code, quantity, evidence }: Said): boolean {
  if (code === 'UNKNOWN' || quantity === 0) return false;
  return evidence.length >= (code === 'OTHER' ? OTHER_EVIDENCE_MIN : 1);
}

/** Explanations of the file that no equation of it could take: their unit is unknown to it, or has nothing of the kind. */
export function explanationsOfNothing(
  file: CountyFile,
  units: readonly CountyUnit[],
  batches: readonly CountyBatch[],
): readonly number[] {
  return (file.explanations ?? []).flatMap((said, at) => (targetOf(said, units, batches) === undefined ? [at] : []));
}

/** Explanations of voters, by their place in the file, whose sign is not that of ballots minus voters. Of other counts the sign is that of left minus right. */
export function explanationsOfOtherSign(
  file: CountyFile,
  units: readonly CountyUnit[],
  batches: readonly CountyBatch[],
): readonly number[] {
  return (file.explanations ?? []).flatMap((said, at) => {
    const target = clears(said) ? targetOf(said, units, batches) : undefined;
    const isOfVoters = target !== undefined && equationOf(target.equation).isOfVoters;
    return isOfVoters && !amountFits(said.code, said.quantity) ? [at] : [];
  });
}

/** Voters who left, envelopes that were empty or held two ballots stand in lines of their own. */
function saidByFigures({ precincts, mail }: CountyFile): readonly Said[] {
  return [
    ...precincts.map(({ precinct: unit, fledOrVoided = 0 }): Said => {
      return { unit, code: 'FLED_VOTER', quantity: -fledOrVoided, evidence: 'fledOrVoided' };
    }),
    { unit: 'mail', code: 'EMPTY_ENVELOPE', quantity: -(mail?.empty ?? 0), evidence: 'empty' } as const,
    { unit: 'mail', code: 'EXTRA_IN_ENVELOPE', quantity: mail?.double ?? 0, evidence: 'double' } as const,
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
      return OF_STOCK.has(code) ? 'E4' : 'E5';
    case 'site-day':
      return OF_STOCK.has(code) ? 'E3b' : 'E5';
    case 'tabulator-day':
      return OF_STOCK.has(code) ? undefined : 'E5';
    case 'mail':
      if (code === 'MULTI_SHEET_MISSING') return 'E16';
      return OF_STOCK.has(code) ? 'E9' : 'E19';
    case 'provisional':
      return OF_STOCK.has(code) ? undefined : 'E19';
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
