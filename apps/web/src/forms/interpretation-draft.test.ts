import { expect, test } from 'vitest';
import {
  choicesInOrder,
  draftOfInterpretation,
  NOTHING_PRESSED,
  pressChoice,
  pressInvalidWriteIn,
  pressSpecial,
  readInterpretation,
} from './interpretation-draft.ts';

const order = ['Ada', 'Grace', 'Mary'];

test('nothing pressed means nothing', () => {
  expect(readInterpretation(NOTHING_PRESSED, order)).toBeUndefined();
});

test('choices are read in the order of the contest, and pressing again takes one back', () => {
  const both = pressChoice(pressChoice(NOTHING_PRESSED, 'Mary'), 'Ada');
  expect(readInterpretation(both, order)).toEqual({
    kind: 'vote',
    choices: ['Ada', 'Mary'],
    invalidWriteIn: false,
    note: '',
  });
  expect(readInterpretation(pressChoice(both, 'Ada'), order)).toMatchObject({ choices: ['Mary'] });
});

test('blank and not on ballot each take everything else back but the note', () => {
  const pressed = { ...pressInvalidWriteIn(pressChoice(NOTHING_PRESSED, 'Ada')), note: 'smudge' };
  expect(readInterpretation(pressSpecial(pressed, 'blank'), order)).toEqual({
    kind: 'blank',
    invalidWriteIn: false,
    note: 'smudge',
  });
  const blank = pressSpecial(pressed, 'blank');
  expect(readInterpretation(pressSpecial(blank, 'not-on-ballot'), order)).toEqual({
    kind: 'contest-not-on-ballot',
    note: 'smudge',
  });
});

test('a choice takes blank and not on ballot back', () => {
  const pressed = pressChoice(pressSpecial(NOTHING_PRESSED, 'not-on-ballot'), 'Ada');
  expect(readInterpretation(pressed, order)).toMatchObject({ kind: 'vote', choices: ['Ada'] });
});

test('an invalid write-in goes with choices, and alone it is a blank vote', () => {
  const alone = pressInvalidWriteIn(pressSpecial(NOTHING_PRESSED, 'blank'));
  expect(readInterpretation(alone, order)).toEqual({ kind: 'blank', invalidWriteIn: true, note: '' });
  expect(readInterpretation(pressChoice(alone, 'Ada'), order)).toMatchObject({
    choices: ['Ada'],
    invalidWriteIn: true,
  });
});

test('what was kept can be changed', () => {
  for (const interpretation of [
    { kind: 'vote', choices: ['Grace'], invalidWriteIn: true, note: 'x' },
    { kind: 'blank', invalidWriteIn: true, note: '' },
    { kind: 'blank', invalidWriteIn: false, note: '' },
    { kind: 'contest-not-on-ballot', note: 'y' },
  ] as const) {
    for (const notAgreed of [false, true]) {
      const draft = draftOfInterpretation(interpretation, { notAgreed });
      expect(readInterpretation(draft, order)).toEqual(interpretation);
      expect(draft.notAgreed).toBe(notAgreed);
    }
  }
});

test('that two people do not agree is taken back by nothing but itself', () => {
  const pressed = { ...NOTHING_PRESSED, notAgreed: true };
  for (const draft of [pressChoice(pressed, 'Ada'), pressSpecial(pressed, 'blank'), pressInvalidWriteIn(pressed)]) {
    expect(draft.notAgreed).toBe(true);
  }
});

test('yes comes before no', () => {
  expect(choicesInOrder(['No', 'Yes'])).toEqual(['Yes', 'No']);
  expect(choicesInOrder(['YES', 'NO'])).toEqual(['YES', 'NO']);
  expect(choicesInOrder(['No', 'Yes', 'Maybe'])).toEqual(['No', 'Yes', 'Maybe']);
});
