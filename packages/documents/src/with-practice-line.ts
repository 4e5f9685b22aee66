import { isPractice, type Plan } from '@plumbline/audit';
import { csvText } from '@plumbline/election-files';
import { practiceWords } from '@plumbline/words/practice-words';

/** A table as CSV, whose first line says that the audit is held to practise; of any other audit as it is. */
export function withPracticeLine(plan: Pick<Plan, 'practice'>, csv: string): string {
  return isPractice(plan) ? `${csvText([[practiceWords('en')('line')]])}${csv}` : csv;
}
