import type { Plan } from './plan.ts';

/** What stands wherever a practice audit is named, on screens, on paper and in files. A mark and no word: it is in no language. */
export const PRACTICE_MARK = 'PRACTICE';

/** The mark as a word of its own: a county may be called Practiceville. */
const BEGINS_WITH_MARK = new RegExp(`^${PRACTICE_MARK}(?![\\p{L}\\p{N}])`, 'u');

/** As long as a name may be, in UTF-16 units (`NameSchema`). */
const LENGTH_MAX = 500;

/**
 * What a practice audit is called: its name begins with the mark, so that nothing can name the audit and leave it out. A name that
 * begins with it already, as that of an audit that is counted on after a practice audit, is left as it is; one that would become too
 * long loses its last characters.
 */
export function practiceName(name: string): string {
  if (BEGINS_WITH_MARK.test(name)) return name;
  let marked = '';
  for (const character of `${PRACTICE_MARK}: ${name}`) {
    if (marked.length + character.length > LENGTH_MAX) break;
    marked += character;
  }
  return marked.trimEnd();
}

/** Whether an audit is held to practise. Nothing it finds says anything about an election, and no record of it is published. */
export function isPractice(plan: Pick<Plan, 'practice'>): boolean {
  return plan.practice === true;
}
