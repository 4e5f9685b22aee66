import { type Answer, assert } from '../src/answer.ts';

/** What a method answered; a refusal fails the test that did not expect one, with the reason. */
export function answered<T>(given: Answer<T>): T {
  assert(given.ok, 'there is an answer', given);
  return given.value;
}
