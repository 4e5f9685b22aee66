/**
 * Carries out one thing after another. The same thing asked for again while it is on its way is that one, with its answer; a different one
 * waits until it is done, and has an answer of its own. What is the same is said by a text.
 */
export function oneAtATime<Input, Answer>(
  textOf: (input: Input) => string,
  carryOut: (input: Input) => Promise<Answer>,
): (input: Input) => Promise<Answer> {
  let newest: { readonly text: string; readonly answer: Promise<Answer> } | undefined;
  return (input) => {
    const text = textOf(input);
    if (newest?.text === text) return newest.answer;
    const before = newest?.answer;
    const inTurn = async () => {
      // However that one ended, this one is asked for.
      await before?.catch(() => undefined);
      return carryOut(input);
    };
    const own = { text, answer: inTurn() };
    newest = own;
    const forget = () => {
      if (newest === own) newest = undefined;
    };
    own.answer.then(forget, forget);
    return own.answer;
  };
}
