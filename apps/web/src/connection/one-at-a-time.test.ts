import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

/** Things that are done when the test says so. */
function underTest() {
  const begun: string[] = [];
  const ends = new Map<string, { readonly end: (answer: string) => void; readonly fail: (error: Error) => void }>();
  const run = oneAtATime(
    (input: string) => input,
    (input: string) =>
      new Promise<string>((end, fail) => {
        begun.push(input);
        ends.set(input, { end, fail });
      }),
  );
  const turn = () => new Promise((done) => setTimeout(done, 0));
  return { begun, ends, run, turn };
}

test('a different thing asked for while one is on its way has an answer of its own, after it', async () => {
  const { begun, ends, run, turn } = underTest();
  const first = run('open');
  const second = run('close');
  await turn();
  expect(begun).toEqual(['open']);
  ends.get('open')?.end('opened');
  expect(await first).toBe('opened');
  await turn();
  expect(begun).toEqual(['open', 'close']);
  ends.get('close')?.end('closed');
  expect(await second).toBe('closed');
});

test('the same thing pressed twice is done once, and again when it is asked for later', async () => {
  const { begun, ends, run, turn } = underTest();
  const [one, other] = [run('open'), run('open')];
  await turn();
  ends.get('open')?.end('opened');
  expect([await one, await other]).toEqual(['opened', 'opened']);
  expect(begun).toEqual(['open']);
  void run('open');
  await turn();
  expect(begun).toEqual(['open', 'open']);
});

test('one that fails keeps nothing else back', async () => {
  const { begun, ends, run, turn } = underTest();
  const first = run('open');
  const second = run('close');
  await turn();
  ends.get('open')?.fail(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await turn();
  expect(begun).toEqual(['open', 'close']);
  ends.get('close')?.end('closed');
  expect(await second).toBe('closed');
});
