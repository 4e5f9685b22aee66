import {
  cardsListed,
  distinctUnits,
  fieldworkIn,
  isInRounds,
  type Round,
  riskLimitOf,
  takesEverything,
} from '@plumbline/audit';
import { type Drawing, pairedBars, riskByRound, singleBars } from '@plumbline/drawings';
import { riskText } from '@plumbline/election';
import { drawingsWords } from '@plumbline/words/drawings-words';
import type { DrawnTable, Figures } from '@plumbline/words/drawn/drawn';
import { drawnMargins } from '@plumbline/words/drawn/drawn-margins';
import { drawnRisk } from '@plumbline/words/drawn/drawn-risk';
import { drawnSample, sampleLines } from '@plumbline/words/drawn/drawn-sample';
import { drawnVotes } from '@plumbline/words/drawn/drawn-votes';
import type { ReportContext } from './report-context.ts';
import { pValueText } from './report-text.ts';
import { seenVotes } from './seen-votes.ts';

const say = drawingsWords('en');

/** A drawing of a report, with its sentence and its figures. */
export type ReportDrawing = {
  readonly title: string;
  readonly says: string;
  /** As wide as the place it stands in. */
  readonly draw: (width: number) => Drawing;
  readonly table: DrawnTable;
};

const COUNT = new Intl.NumberFormat('en-US');
/** How reports write figures for people. */
export const REPORT_FIGURES: Figures = {
  count: (count) => COUNT.format(count),
  difference(difference) {
    if (difference === 0) return '–';
    return difference > 0 ? `+${COUNT.format(difference)}` : `−${COUNT.format(-difference)}`;
  },
  risk: (risk, limit) => `${riskText(risk * 100, { limit: limit * 100, decimals: 3 })} %`,
  pValue: pValueText,
  limit: (limit) => `${Number((limit * 100).toPrecision(6))} %`,
};

/** What was reported, and what closed rounds found: nothing of a round that is open, whose figures people might count towards. */
export function reportDrawings(context: ReportContext): readonly ReportDrawing[] {
  const { audit } = context;
  const margins = marginDrawings(context);
  if (!isInRounds(audit)) return margins;
  const closed = audit.phase === 'round-open' ? audit.rounds.slice(0, -1) : audit.rounds;
  const votes = seenVotes(audit, context.inputs).map((seen): ReportDrawing => {
    const { marks, ...said } = drawnVotes(say, seen, REPORT_FIGURES);
    return { ...said, draw: (width) => pairedBars({ width, ...marks }) };
  });
  return [...riskDrawings(context, closed), ...votes, ...margins, ...sampleDrawings(context, closed)];
}

function marginDrawings({ audit, inputs }: ReportContext): readonly ReportDrawing[] {
  const { contests } = audit.plan;
  const listed = Object.fromEntries(
    contests.map((contest) => [contest.name, cardsListed(audit.plan, contest, inputs)]),
  );
  const drawn = drawnMargins(say, { contests, cardsListed: listed }, REPORT_FIGURES);
  if (drawn === undefined) return [];
  const { marks, ...said } = drawn;
  return [{ ...said, draw: (width) => singleBars({ width, ...marks }) }];
}

function riskDrawings({ audit }: ReportContext, closed: readonly Round[]): readonly ReportDrawing[] {
  const { plan } = audit;
  // Where everything is counted there is no limit to meet.
  const limit = plan.settings === null || takesEverything(plan) ? 0 : riskLimitOf(plan.settings);
  const unit = fieldworkIn(plan) === 'batches' ? 'batches' : 'ballots';
  return plan.contests.flatMap(({ name: contest }): readonly ReportDrawing[] => {
    const measured = closed.flatMap(({ number: round, measurements }) =>
      measurements.flatMap(({ contest: of, pValue, distinct, riskLimitMet }) =>
        of === contest && pValue !== null ? [{ round, pValue, distinct, riskLimitMet }] : [],
      ),
    );
    const drawn = drawnRisk(say, { contest, unit, limit, measured }, REPORT_FIGURES);
    if (drawn === undefined) return [];
    const { marks, ...said } = drawn;
    const { limit: percentText, count: countText } = REPORT_FIGURES;
    return [{ ...said, draw: (width) => riskByRound({ width, limit, percentText, countText, ...marks }) }];
  });
}

function sampleDrawings({ audit }: ReportContext, closed: readonly Round[]): readonly ReportDrawing[] {
  const units = distinctUnits(closed.flatMap(({ draws }) => draws));
  const lines = [...Map.groupBy(units, ({ jurisdiction }) => jurisdiction)].map(([jurisdiction, own]) => {
    return { jurisdiction, units: own.length, unitsDone: own.length };
  });
  const unit = fieldworkIn(audit.plan) === 'batches' ? 'batches' : 'ballots';
  const drawn = drawnSample(say, { lines: sampleLines(lines), unit }, REPORT_FIGURES);
  if (drawn === undefined) return [];
  const { marks, ...said } = drawn;
  return [{ ...said, draw: (width) => singleBars({ width, ...marks }) }];
}
