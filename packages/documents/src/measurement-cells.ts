import { type ContestMeasurement, type Plan, riskLimitOf } from '@plumbline/audit';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import { correctionInWords } from '@plumbline/words/sample-words';
import { pValueText } from './report-text.ts';

const say = reportWords('en');

/* What a measurement says besides its risk, as the report writes it. */

export const OUTCOME_TEXTS: Readonly<Record<ContestMeasurement['outcome'], string>> = {
  'nothing-to-confirm': say('nothingToConfirm'),
  confirmed: say('confirmed'),
  'measured-not-confirmed': say('measuredNotConfirmed'),
  'not-measured': say('notMeasured'),
  'hand-tally-open': say('handTallyOpen'),
  'hand-tally-confirmed': say('confirmedByHandTally'),
  'hand-tally-overturned': say('overturnedByHandTally'),
};

export const HAND_COUNT_COLUMNS = [say('handTallyOfEveryBatch'), say('chargesForCombinedBatches')];

/** The outcome of a complete hand tally, and what drawn batches are charged that were mixed after the draw. */
export function handCountCells(measurement: ContestMeasurement | undefined): readonly CsvValue[] {
  return measurement === undefined ? ['', ''] : [handTallyText(measurement), chargesText(measurement)];
}

function handTallyText({ handTally }: ContestMeasurement): string {
  if (handTally === null) return '';
  const { winners, tied, agrees, settled } = handTally;
  const found = [
    ...(winners.length > 0 ? [say('winners', { winners: winners.join(', ') })] : []),
    ...(tied.length > 0 ? [say('level', { tied: tied.join(', ') })] : []),
    agrees ? 'as reported' : 'not as reported',
    ...(settled ? [] : ['cards nobody saw could change it']),
  ];
  return found.join('; ');
}

function chargesText({ charges }: ContestMeasurement): string {
  return charges
    .map(({ jurisdiction, batch, times, taint }) => {
      const often = times === 1 ? '' : `, drawn ${times} times`;
      return `${jurisdiction}, ${batch}: taint ${taint.toFixed(6)}${often}`;
    })
    .join('; ');
}

export const CORRECTED_COLUMNS = [say('correctedPValue'), say('whyItDiffers')];

/** Where the published figure of a compatible audit differs from the corrected one: that figure, and why. */
export function correctedCells(plan: Plan, measurement: ContestMeasurement | undefined): readonly CsvValue[] {
  const corrected = measurement?.corrected ?? null;
  if (corrected === null) return ['', ''];
  const limit = plan.settings === null ? 0 : riskLimitOf(plan.settings);
  return [pValueText(corrected.pValue, limit), correctionInWords(corrected.why)];
}
