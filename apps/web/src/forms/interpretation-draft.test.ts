import { expect, test } from 'vitest';
import {
  choicesInOrder,
  draftOfInterpretation,
  marksPressed,
  NOTHING_PRESSED,
  pressChoice,
  pressInvalidWriteIn,
  pressRank,
  pressSpecial,
  pressWriteIn,
  readInterpretation,
} from './interpretation-draft.ts';

const order = { choices: [{ name: 'Ada' }, { name: 'Grace' }, { name: 'Mary' }] };
const listed = {
  choices: [{ name: 'Ada' }, { name: 'Write-ins' }],
  writeIns: { choice: 'Write-ins', names: ['Jo Fox', 'Al Orr'] },
};

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
      const draft = draftOfInterpretation(interpretation, { notAgreed, contest: order });
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

test('the name of a qualified write-in is a vote for the choice for write-ins, and nothing else is', () => {
  const both = pressWriteIn(pressWriteIn(NOTHING_PRESSED, 'Al Orr'), 'Jo Fox');
  const read = {
    kind: 'vote',
    choices: ['Write-ins'],
    writeIns: ['Jo Fox', 'Al Orr'],
    invalidWriteIn: false,
    note: '',
  };
  expect(readInterpretation(both, listed)).toEqual(read);
  expect(marksPressed(both)).toBe(2);
  expect(readInterpretation(pressWriteIn(pressWriteIn(both, 'Jo Fox'), 'Al Orr'), listed)).toBeUndefined();
  expect(readInterpretation(pressSpecial(both, 'blank'), listed)).toMatchObject({ kind: 'blank' });
  // Whoever pressed the choice before there was a list has to name somebody.
  expect(readInterpretation(pressChoice(NOTHING_PRESSED, 'Write-ins'), listed)).toBeUndefined();
});

test('a vote that names write-ins can be changed', () => {
  const interpretation = {
    kind: 'vote',
    choices: ['Ada', 'Write-ins'],
    writeIns: ['Al Orr'],
    invalidWriteIn: false,
    note: '',
  } as const;
  const draft = draftOfInterpretation(interpretation, { notAgreed: false, contest: listed });
  expect(draft.choices).toEqual(['Ada']);
  expect(readInterpretation(draft, listed)).toEqual(interpretation);
});

const ranked = { ...order, countedBy: 'instant-runoff' } as const;

test('of a ranked contest each rank is read as it is pressed: skipped, given twice, or an invalid write-in', () => {
  const at = (choice: string | null, place: number) => (draft: typeof NOTHING_PRESSED) =>
    pressRank(draft, choice, place);
  const presses = [at('Mary', 1), at('Grace', 3), at('Ada', 3), at(null, 4), at('Mary', 5), at('Mary', 5)];
  const draft = presses.reduce((before, press) => press(before), NOTHING_PRESSED);
  const none = { choices: [], invalidWriteIn: false };
  const read = readInterpretation(draft, ranked);
  expect(read).toEqual({
    kind: 'vote',
    choices: ['Mary', 'Ada', 'Grace'],
    ranks: [
      none,
      { choices: ['Mary'], invalidWriteIn: false },
      none,
      { choices: ['Ada', 'Grace'], invalidWriteIn: false },
      { choices: [], invalidWriteIn: true },
    ],
    invalidWriteIn: true,
    note: '',
  });
  // What was kept is pressed again as it was.
  expect(
    read && readInterpretation(draftOfInterpretation(read, { notAgreed: false, contest: ranked }), ranked),
  ).toEqual(read);
});

test('ranks taken back are no vote, an invalid write-in alone is a blank one, and blank takes every rank back', () => {
  const pressed = pressRank(NOTHING_PRESSED, 'Ada', 0);
  expect(readInterpretation(pressRank(pressed, 'Ada', 0), ranked)).toBeUndefined();
  const blank = { kind: 'blank', invalidWriteIn: true, note: '' } as const;
  const alone = pressRank(NOTHING_PRESSED, null, 0);
  expect(readInterpretation(alone, ranked)).toEqual(blank);
  expect(readInterpretation(draftOfInterpretation(blank, { notAgreed: false, contest: ranked }), ranked)).toEqual(
    blank,
  );
  expect(readInterpretation(pressSpecial(pressed, 'blank'), ranked)).toEqual({ ...blank, invalidWriteIn: false });
  expect(readInterpretation(pressRank(pressSpecial(pressed, 'blank'), 'Ada', 1), ranked)).toMatchObject({
    choices: ['Ada'],
  });
});
