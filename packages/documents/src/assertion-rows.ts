import { assertionsFound, assertionsOf, isInRounds, isRanked, riskLimitOf, takesEverything } from '@plumbline/audit';
import type { CsvValue } from '@plumbline/election-files';
import { assertionInWords } from '@plumbline/words/assertion-words';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';
import { pValueText } from './report-text.ts';

const say = reportWords('en');

/**
 * What the sample had to show of each contest that voters ranked, and how far it does: the risk of each assertion, once a round is
 * closed. No section where no contest is ranked, so that such a report is as it always was.
 */
export function assertionSections(context: ReportContext): readonly ReportSection[] {
  const { plan } = context.audit;
  // Where everything is counted nothing is shown by a sample.
  const ranked = takesEverything(plan) ? [] : plan.contests.filter(isRanked);
  if (ranked.length === 0) return [];
  const header = [
    say('contestName'),
    say('reportedWinner'),
    say('assertion'),
    say('assertionMargin'),
    say('pValue'),
    say('oneVoteOver'),
    say('twoVotesOver'),
  ];
  return [{ name: 'assertions', rows: [header, ...ranked.flatMap((contest) => rowsOf(context, contest))] }];
}

function rowsOf(
  { audit, inputs }: ReportContext,
  contest: ReportContext['audit']['plan']['contests'][number],
): readonly (readonly CsvValue[])[] {
  const { plan } = audit;
  const winner = plan.assertions?.[contest.name]?.mayWin.join('; ') ?? '';
  const riskLimit = plan.settings === null ? 0 : riskLimitOf(plan.settings);
  const measured =
    isInRounds(audit) && audit.phase !== 'round-open'
      ? assertionsFound(audit, contest, { inputs, riskLimit })
      : undefined;
  return assertionsOf(plan, contest).map((assertion, place) => {
    const found = measured?.ok ? measured.value[place] : undefined;
    return [
      contest.name,
      winner,
      assertionInWords(assertion),
      assertion.margin,
      pValueText(found?.pValue ?? null, riskLimit),
      found?.found.oneOver ?? '',
      found?.found.twoOver ?? '',
    ];
  });
}
