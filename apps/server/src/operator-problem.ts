import type { Saying } from '@plumbline/words/define-words';
import { operatorProblemWords } from '@plumbline/words/operator-words';

/**
 * Something the person who runs the server has to settle before it can go on: a setting, a permission, a disk.
 * Its message is the whole of what they are told: what happened and what to do.
 */
export class OperatorProblem extends Error {
  override readonly name = 'OperatorProblem';
  readonly saying: Saying;

  constructor(saying: Saying, options?: ErrorOptions) {
    super(operatorProblemWords('en').that(saying), options);
    this.saying = saying;
  }
}
