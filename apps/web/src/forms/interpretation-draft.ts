import type { Interpretation } from '@plumbline/election';

/** What is pressed for one contest. */
export type InterpretationDraft = {
  readonly choices: readonly string[];
  readonly special: 'none' | 'blank' | 'not-on-ballot';
  readonly invalidWriteIn: boolean;
  /** The two people do not agree; what comes closest is pressed all the same. */
  readonly notAgreed: boolean;
  readonly note: string;
};

export const NOTHING_PRESSED: InterpretationDraft = {
  choices: [],
  special: 'none',
  invalidWriteIn: false,
  notAgreed: false,
  note: '',
};

/** Pressing a choice again takes it back. A choice is not blank and is on the ballot. */
export function pressChoice(draft: InterpretationDraft, choice: string): InterpretationDraft {
  const isPressed = draft.choices.includes(choice);
  const choices = isPressed ? draft.choices.filter((one) => one !== choice) : [...draft.choices, choice];
  return { ...draft, choices, special: 'none' };
}

/** “Blank” and “Not on ballot” each take everything else back, except the note and that people do not agree. */
export function pressSpecial(draft: InterpretationDraft, special: 'blank' | 'not-on-ballot'): InterpretationDraft {
  if (draft.special === special) return { ...draft, special: 'none' };
  return { ...draft, choices: [], special, invalidWriteIn: false };
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
export function draftOfInterpretation(
  interpretation: Interpretation,
  { notAgreed }: { readonly notAgreed: boolean },
): InterpretationDraft {
  const { note } = interpretation;
  const unpressed = { ...NOTHING_PRESSED, notAgreed, note };
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return { ...unpressed, special: 'not-on-ballot' };
    case 'blank':
      return interpretation.invalidWriteIn
        ? { ...unpressed, invalidWriteIn: true }
        : { ...unpressed, special: 'blank' };
    case 'vote':
      return { ...unpressed, choices: interpretation.choices, invalidWriteIn: interpretation.invalidWriteIn };
  }
}

/** Choices as the board sees them: of a yes-or-no question “Yes” comes first, whatever the order of the file. */
export function choicesInOrder(names: readonly string[]): readonly string[] {
  const [first = '', second = ''] = names;
  const isReversed = names.length === 2 && /^no$/i.test(first.trim()) && /^yes$/i.test(second.trim());
  return isReversed ? [second, first] : names;
}
