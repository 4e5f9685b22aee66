import {
  type BegunAudit,
  cardsListed,
  distinctUnits,
  fieldworkIn,
  isInRounds,
  type Plan,
  type Round,
  riskLimitOf,
  takesEverything,
} from '@plumbline/audit';
import { type Drawing, pairedBars, riskByRound, singleBars } from '@plumbline/drawings';
import { riskText } from '@plumbline/election';
import type { DrawnTable, Figures } from '@plumbline/words/drawn/drawn';
import { drawnMargins } from '@plumbline/words/drawn/drawn-margins';
import { drawnRisk } from '@plumbline/words/drawn/drawn-risk';
import { drawnSample, type SampleLine, sampleLines } from '@plumbline/words/drawn/drawn-sample';
import { drawnVotes } from '@plumbline/words/drawn/drawn-votes';
import { type DrawnWords, drawnWords } from '@plumbline/words/drawn-words';
import type { ReportContext } from './report-context.ts';
import { pValueText } from './report-text.ts';
import { seenVotes } from './seen-votes.ts';

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
  const say = drawnWords('en');
  const risks = riskDrawings(context, say);
  const votes = voteDrawings(context, say);
  const sample = sampleDrawing(context.audit.plan, say, closedSample(context.audit));
  return [...risks.values(), ...votes.values(), ...marginDrawing(context, say), ...sample];
}

/** The rounds whose figures may be told: all of them but one that is open. */
export function closedRounds(audit: BegunAudit): readonly Round[] {
  if (!isInRounds(audit)) return [];
  return audit.phase === 'round-open' ? audit.rounds.slice(0, -1) : audit.rounds;
}

/** How each contest was decided; nothing where none has a margin. */
export function marginDrawing({ audit, inputs }: ReportContext, say: DrawnWords): readonly ReportDrawing[] {
  const { contests } = audit.plan;
  const listed = Object.fromEntries(
    contests.map((contest) => [contest.name, cardsListed(audit.plan, contest, inputs)]),
  );
  const drawn = drawnMargins(say, { contests, cardsListed: listed }, REPORT_FIGURES);
  if (drawn === undefined) return [];
  const { marks, ...said } = drawn;
  return [{ ...said, draw: (width) => singleBars({ width, ...marks }) }];
}

/** What was reported and what people saw, by contest; nothing of one that no closed round looked at. */
export function voteDrawings({ audit, inputs }: ReportContext, say: DrawnWords): ReadonlyMap<string, ReportDrawing> {
  const seen = isInRounds(audit) ? seenVotes(audit, inputs) : [];
  return new Map(
    seen.map((of) => {
      const { marks, ...said } = drawnVotes(say, of, REPORT_FIGURES);
      return [of.contest, { ...said, draw: (width: number) => pairedBars({ width, ...marks }) }];
    }),
  );
}

/** How the measured risk fell, by contest; nothing of one that was not measured, or that has no limit to meet. */
export function riskDrawings({ audit }: ReportContext, say: DrawnWords): ReadonlyMap<string, ReportDrawing> {
  const { plan } = audit;
  // Where everything is counted there is no limit to meet.
  const limit = plan.settings === null || takesEverything(plan) ? 0 : riskLimitOf(plan.settings);
  const unit = unitDrawn(plan);
  const drawings = plan.contests.flatMap(({ name: contest }): readonly (readonly [string, ReportDrawing])[] => {
    const measured = closedRounds(audit).flatMap(({ number: round, measurements }) =>
      measurements.flatMap(({ contest: of, pValue, distinct, riskLimitMet }) =>
        of === contest && pValue !== null ? [{ round, pValue, distinct, riskLimitMet }] : [],
      ),
    );
    const drawn = drawnRisk(say, { contest, unit, limit, measured }, REPORT_FIGURES);
    if (drawn === undefined) return [];
    const { marks, ...said } = drawn;
    const { limit: percentText, count: countText } = REPORT_FIGURES;
    return [[contest, { ...said, draw: (width) => riskByRound({ width, limit, percentText, countText, ...marks }) }]];
  });
  return new Map(drawings);
}

/** What closed rounds looked at, by jurisdiction: each unit once. */
export function closedSample(audit: BegunAudit): readonly SampleLine[] {
  const units = distinctUnits(closedRounds(audit).flatMap(({ draws }) => draws));
  return [...Map.groupBy(units, ({ jurisdiction }) => jurisdiction)].map(([jurisdiction, own]) => {
    return { jurisdiction, units: own.length, unitsDone: own.length };
  });
}

/** How a sample lies over the jurisdictions; nothing where nothing was drawn. */
export function sampleDrawing(plan: Plan, say: DrawnWords, lines: readonly SampleLine[]): readonly ReportDrawing[] {
  const drawn = drawnSample(say, { lines: sampleLines(lines), unit: unitDrawn(plan) }, REPORT_FIGURES);
  if (drawn === undefined) return [];
  const { marks, ...said } = drawn;
  return [{ ...said, draw: (width) => singleBars({ width, ...marks }) }];
}

/** What is drawn and looked at. */
export function unitDrawn(plan: Plan): 'ballots' | 'batches' {
  return fieldworkIn(plan) === 'batches' ? 'batches' : 'ballots';
}
