import type { Interpretation } from '@plumbline/election';

/** What is pressed for one contest. */
export type InterpretationDraft = {
  readonly choices: readonly string[];
  readonly special: 'none' | 'blank' | 'not-on-ballot';
  readonly invalidWriteIn: boolean;
  readonly note: string;
};

export const NOTHING_PRESSED: InterpretationDraft = { choices: [], special: 'none', invalidWriteIn: false, note: '' };

/** Pressing a choice again takes it back. A choice is not blank and is on the ballot. */
export function pressChoice(draft: InterpretationDraft, choice: string): InterpretationDraft {
  const isPressed = draft.choices.includes(choice);
  const choices = isPressed ? draft.choices.filter((one) => one !== choice) : [...draft.choices, choice];
  return { ...draft, choices, special: 'none' };
}

/** “Blank” and “Not on ballot” each take everything else back, except the note. */
export function pressSpecial(draft: InterpretationDraft, special: 'blank' | 'not-on-ballot'): InterpretationDraft {
  if (draft.special === special) return { ...draft, special: 'none' };
  return { choices: [], special, invalidWriteIn: false, note: draft.note };
}

/** An invalid write-in goes together with choices, not with “Blank” or “Not on ballot”. */
export function pressInvalidWriteIn(draft: InterpretationDraft): InterpretationDraft {
  return { ...draft, special: 'none', invalidWriteIn: !draft.invalidWriteIn };
}

/** What the presses mean; undefined while nothing is pressed. Choices are in the order of the contest. */
export function readInterpretation(draft: InterpretationDraft, order: readonly string[]): Interpretation | undefined {
  const note = draft.note.trim();
  if (draft.special === 'not-on-ballot') return { kind: 'contest-not-on-ballot', note };
  if (draft.special === 'blank') return { kind: 'blank', invalidWriteIn: false, note };
  const { invalidWriteIn } = draft;
  const choices = order.filter((choice) => draft.choices.includes(choice));
  if (choices.length > 0) return { kind: 'vote', choices, invalidWriteIn, note };
  return invalidWriteIn ? { kind: 'blank', invalidWriteIn, note } : undefined;
}

/** An interpretation as it was pressed, to change it. */
export function draftOfInterpretation(interpretation: Interpretation): InterpretationDraft {
  const { note } = interpretation;
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return { ...NOTHING_PRESSED, special: 'not-on-ballot', note };
    case 'blank':
      return interpretation.invalidWriteIn
        ? { ...NOTHING_PRESSED, invalidWriteIn: true, note }
        : { ...NOTHING_PRESSED, special: 'blank', note };
    case 'vote':
      return {
        ...NOTHING_PRESSED,
        choices: interpretation.choices,
        invalidWriteIn: interpretation.invalidWriteIn,
        note,
      };
  }
}

/** Choices as the board sees them: of a yes-or-no question “Yes” comes first, whatever the order of the file. */
export function choicesInOrder(names: readonly string[]): readonly string[] {
  const [first = '', second = ''] = names;
  const isReversed = names.length === 2 && /^no$/i.test(first.trim()) && /^yes$/i.test(second.trim());
  return isReversed ? [second, first] : names;
}
