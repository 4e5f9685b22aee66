import { formFieldLabel, formSheetWords } from '@plumbline/words/form-words';
import type { Block } from '../block.ts';
import { type FilledSheet, momentText } from './filled-sheet.ts';
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
      ...lateStatementBlocks(drawing, filled),
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

/** What was said in place of a signature that was not given in time, each with the day on which it was said. */
function lateStatementBlocks({ language }: Drawing, { lateStatements, names, textOf }: FilledSheet): readonly Block[] {
  const say = formSheetWords(language);
  if (lateStatements.length === 0) return [];
  return [
    { type: 'heading', text: say('lateStatements') },
    { type: 'paragraph', text: say('lateSays'), size: 9.5 },
    {
      type: 'table',
      columns: [
        { head: say('lateBy'), share: 18 },
        { head: say('lateMade'), share: 22 },
        { head: say('lateAbout'), share: 22 },
        { head: say('lateStatement'), share: 38 },
      ],
      rows: lateStatements.map(({ by, at, about, statement }) => [
        by.map((person) => names.get(person) ?? person).join(', '),
        momentText(at),
        about === null ? say('notYetDone') : momentText(about),
        textOf(statement.digest) ?? say('takenOut'),
      ]),
      size: 9,
    },
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
