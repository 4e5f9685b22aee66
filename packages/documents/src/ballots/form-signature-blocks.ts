import { formFieldLabel, formSheetWords } from '@plumbline/words/form-words';
import type { Block } from '../block.ts';
import { momentText } from './filled-sheet.ts';
import type { Drawing } from './form-drawing.ts';

/** Where people sign, and where somebody else reviews; of a filled form who did, and when. */
export function formSignatureBlocks(drawing: Drawing): readonly Block[] {
  const { definition, filled, language } = drawing;
  const say = formSheetWords(language);
  const { signatures, mixedParties } = definition;
  if (filled !== null) {
    const { signedBy, approved } = filled.newest;
    const named = (people: readonly string[]) =>
      people.length === 0 ? say('nobody') : people.map((person) => filled.names.get(person) ?? person).join(', ');
    return [
      { type: 'heading', text: say('signatures') },
      {
        type: 'facts',
        columns: 2,
        facts: [
          [say('signedBy'), named(signedBy)],
          [say('reviewedBy'), approved === null ? say('nobody') : `${named(approved.by)}, ${momentText(approved.at)}`],
        ],
      },
    ];
  }
  const people = say('differentPeople', { count: signatures });
  const pairs = Array.from(
    { length: Math.ceil(signatures / 2) },
    (_, pair): Block => ({
      type: 'lines',
      lines: Array.from({ length: Math.min(2, signatures - pair * 2) }, () => ({ label: say('signHere'), share: 1 })),
    }),
  );
  return [
    {
      type: 'together',
      blocks: [
        { type: 'heading', text: say('signatures') },
        { type: 'paragraph', text: mixedParties ? `${people} ${say('mixedParties')}` : people, size: 9.5 },
        ...pairs,
      ],
    },
    { type: 'together', blocks: reviewBlocks(drawing) },
  ];
}

function reviewBlocks({ definition, numbers, language }: Drawing): readonly Block[] {
  const say = formSheetWords(language);
  const { form, reenter } = definition;
  const lines = reenter.map((line) => ({
    label: `${numbers.of(line)}  ${formFieldLabel(form, line, language)}`,
    written: '',
    span: 4,
    choices: [],
    isGray: false,
  }));
  return [
    { type: 'heading', text: say('review') },
    { type: 'ticks', items: [say('complete'), say('right'), say('agrees'), say('returned')] },
    ...(lines.length === 0
      ? []
      : ([
          { type: 'paragraph', text: say('reenter'), size: 9.5 },
          { type: 'boxes', columns: 12, boxes: lines },
        ] as const)),
    { type: 'lines', lines: [{ label: say('reviewerSigns'), share: 1 }] },
  ];
}
