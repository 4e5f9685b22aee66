import { type AuditInRounds, riskLimitOf, takesEverything } from '@plumbline/audit';
import { reportWords } from '@plumbline/words/report-words';
import { CORRECTED_COLUMNS, correctedCells, OUTCOME_TEXTS } from './measurement-cells.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';
import { pValueText, votesText, yesNo } from './report-text.ts';

const say = reportWords('en');

/**
 * What a round had found before it was opened again: a row for each contest of each end that was taken back. No section where no
 * round was, so that such a report is as it always was.
 */
export function earlierClosingSections(context: ReportContext, audit: AuditInRounds): readonly ReportSection[] {
  const { plan } = audit;
  const isCount = takesEverything(plan);
  const limit = plan.settings === null ? 0 : riskLimitOf(plan.settings);
  const header = [
    say('roundNumber'),
    say('contestName'),
    say('riskLimitMet'),
    say('pValue'),
    say('outcome'),
    ...(isCount ? [say('countedVotes')] : []),
    ...(plan.compatibility ? CORRECTED_COLUMNS : []),
    say('endTime'),
    say('openedAgain'),
    say('openedAgainBy'),
    say('openedAgainWhy'),
  ];
  const rows = audit.rounds.flatMap(({ number, earlierClosings = [] }) => {
    const times = context.roundTimes.get(number)?.earlierClosings ?? [];
    return earlierClosings.flatMap(({ measurements, totals = {}, reason }, place) => {
      const { closedAt = '', reopenedAt = '', reopenedBy = '' } = times[place] ?? {};
      const end = [closedAt, reopenedAt, reopenedBy, context.textOf(reason)];
      return plan.contests.flatMap((contest) => {
        const measurement = measurements.find((one) => one.contest === contest.name);
        if (measurement === undefined) return [];
        const { riskLimitMet, pValue, outcome } = measurement;
        const found = [yesNo(riskLimitMet), pValueText(pValue, limit), OUTCOME_TEXTS[outcome]];
        const counted = isCount ? [votesText(contest, totals[contest.name] ?? {})] : [];
        const corrected = plan.compatibility ? correctedCells(plan, measurement) : [];
        return [[number, contest.name, ...found, ...counted, ...corrected, ...end]];
      });
    });
  });
  return rows.length === 0 ? [] : [{ name: 'earlierClosings', rows: [header, ...rows] }];
}
