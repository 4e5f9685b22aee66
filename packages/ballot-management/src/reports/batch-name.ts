import { forbiddenCharacter, likenessKey } from '@plumbline/election';
import type { NameProblem } from '../state/ballot-refusal.ts';

/** The longest name that fits a label and a list. */
const NAME_LENGTH_MAX = 30;

/** Words with which a row begins that importers take for a total of the others. */
const LIKE_A_TOTAL = /^(grand |sub-?)?totals?\b/;

/** Why a text cannot name a batch; undefined where it can. A comma may stand in it: it is quoted where it is written. */
export function batchNameProblem(name: string): NameProblem | undefined {
  if (name.trim() === '') return 'empty';
  if (name !== name.trim()) return 'outer-spaces';
  if (name.length > NAME_LENGTH_MAX) return 'too-long';
  if (forbiddenCharacter(name) !== undefined || /[\r\n\t]/.test(name)) return 'character';
  return LIKE_A_TOTAL.test(likenessKey(name)) ? 'like-a-total' : undefined;
}
