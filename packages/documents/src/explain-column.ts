import { reportExplained } from '@plumbline/words/en/documents/report-explained';
import { reportExplainedWords } from '@plumbline/words/report-explained-words';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportSection } from './report-section.ts';

const say = reportWords('en');
const explain = reportExplainedWords('en');

type Explained = keyof typeof reportExplained.columns;

const NAMES = Object.keys(reportExplained.columns).filter(isExplained);

function isExplained(name: string): name is Explained {
  return Object.hasOwn(reportExplained.columns, name);
}

/** The columns that stand once for each contest, such as `Audit Result: Mayor`, or for each kind of ballot. */
const OF_CONTEST = {
  ticketNumbersOf: say('ticketNumbersOf', { contest: '' }),
  manifestLists: say('manifestLists', { kind: '' }),
  cvrResult: say('cvrResult', { contest: '' }),
  auditResult: say('auditResult', { contest: '' }),
  reportedResults: say('reportedResults', { contest: '' }),
  auditResults: say('auditResults', { contest: '' }),
  changeInResults: say('changeInResults', { contest: '' }),
  changeInMargin: say('changeInMargin', { contest: '' }),
} as const;

/** Beginnings of columns of a contest, and the whole head of every other column, with the name of what explains it. */
const BEGINNINGS = Object.entries(OF_CONTEST).flatMap(([name, start]) => (isExplained(name) ? [{ name, start }] : []));
const HEADS = new Map(
  NAMES.flatMap((name) =>
    name === 'choiceOfContest' || name === 'reportedOfChoice' || Object.hasOwn(OF_CONTEST, name)
      ? []
      : [[say.anyOf(name, {}), name] as const],
  ),
);

/** What the column of this head says, in one sentence. */
export function explainColumn(head: string, section?: ReportSection['name']): string {
  const whole = HEADS.get(head);
  if (whole !== undefined) return explain.anyOf(`columns.${whole}`, {});
  const begun = BEGINNINGS.find(({ start }) => head.startsWith(start));
  if (begun === undefined && section === 'reportedResults') return explain('columns.reportedOfChoice');
  // What is left are the choices of a full hand tally.
  return explain.anyOf(`columns.${begun?.name ?? 'choiceOfContest'}`, {});
}
