import type { Plan } from './plan.ts';

/** What stands wherever a practice audit is named, on screens, on paper and in files. A mark and no word: it is in no language. */
export const PRACTICE_MARK = 'PRACTICE';

/**
 * What a practice audit is called: its name begins with the mark, so that nothing can name the audit and leave it out. A name that
 * begins with it already, as that of an audit that is counted on after a practice audit, is left as it is.
 */
export function practiceName(name: string): string {
  return name.startsWith(PRACTICE_MARK) ? name : `${PRACTICE_MARK}: ${name}`;
}

/** Whether an audit is held to practise. Nothing it finds says anything about an election, and no record of it is published. */
export function isPractice(plan: Pick<Plan, 'practice'>): boolean {
  return plan.practice === true;
}
