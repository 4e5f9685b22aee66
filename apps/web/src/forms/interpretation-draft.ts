import {
  choicesRanked,
  type Interpretation,
  namesThatCount,
  type Rank,
  type WriteIns,
  withoutEmptyEnd,
} from '@plumbline/election';

/** What a contest asks for: its choices, and who qualified to be written in. */
export type ContestRead = {
  readonly choices: readonly { readonly name: string }[];
  readonly writeIns?: WriteIns | undefined;
  readonly countedBy?: 'instant-runoff' | undefined;
};

/** What is pressed for one contest. */
export type InterpretationDraft = {
  readonly choices: readonly string[];
  /** Names of qualified write-ins. */
  readonly writeIns: readonly string[];
  /** Of a ranked contest, what is pressed at each rank; `choices` and `invalidWriteIn` are then not used. */
  readonly ranks: readonly Rank[];
  readonly special: 'none' | 'blank' | 'not-on-ballot';
  readonly invalidWriteIn: boolean;
  /** The two people do not agree; what comes closest is pressed all the same. */
  readonly notAgreed: boolean;
  readonly note: string;
};

export const NOTHING_PRESSED: InterpretationDraft = {
  choices: [],
  writeIns: [],
  ranks: [],
  special: 'none',
  invalidWriteIn: false,
  notAgreed: false,
  note: '',
};

/** Pressing a choice again takes it back. A choice is not blank and is on the ballot. */
export function pressChoice(draft: InterpretationDraft, choice: string): InterpretationDraft {
  return { ...draft, choices: pressed(draft.choices, choice), special: 'none' };
}

/** The name of a qualified write-in is pressed like a choice. */
export function pressWriteIn(draft: InterpretationDraft, name: string): InterpretationDraft {
  return { ...draft, writeIns: pressed(draft.writeIns, name), special: 'none' };
}

/** Presses a choice at a rank (from 0), or takes it back; null for an invalid write-in. A card may show one at several ranks. */
export function pressRank(draft: InterpretationDraft, choice: string | null, place: number): InterpretationDraft {
  const ranks = Array.from(
    { length: Math.max(draft.ranks.length, place + 1) },
    (_, at) => draft.ranks[at] ?? NOTHING_AT_RANK,
  );
  const before = ranks[place] ?? NOTHING_AT_RANK;
  const after =
    choice === null
      ? { ...before, invalidWriteIn: !before.invalidWriteIn }
      : { ...before, choices: pressed(before.choices, choice) };
  return { ...draft, ranks: ranks.with(place, after), special: 'none' };
}

const NOTHING_AT_RANK: Rank = { choices: [], invalidWriteIn: false };

/** What is pressed at each rank, up to the last at which something is. */
export function ranksPressed({ ranks }: Pick<InterpretationDraft, 'ranks'>): readonly Rank[] {
  return withoutEmptyEnd(ranks);
}

function pressed(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}

/** How many marks are pressed that count. */
export function marksPressed({ choices, writeIns }: InterpretationDraft): number {
  return choices.length + writeIns.length;
}

/** “Blank” and “Not on ballot” each take everything else back, except the note and that people do not agree. */
export function pressSpecial(draft: InterpretationDraft, special: 'blank' | 'not-on-ballot'): InterpretationDraft {
  if (draft.special === special) return { ...draft, special: 'none' };
  return { ...draft, choices: [], writeIns: [], ranks: [], special, invalidWriteIn: false };
}

/** An invalid write-in goes together with choices, not with “Blank” or “Not on ballot”. */
export function pressInvalidWriteIn(draft: InterpretationDraft): InterpretationDraft {
  return { ...draft, special: 'none', invalidWriteIn: !draft.invalidWriteIn };
}

/** What the presses mean; undefined while nothing is pressed. Choices are in the order of the contest. */
export function readInterpretation(draft: InterpretationDraft, contest: ContestRead): Interpretation | undefined {
  const note = draft.note.trim();
  if (draft.special === 'not-on-ballot') return { kind: 'contest-not-on-ballot', note };
  if (draft.special === 'blank') return { kind: 'blank', invalidWriteIn: false, note };
  if (contest.countedBy !== undefined) return readRanks(draft, contest);
  const { invalidWriteIn } = draft;
  const counting = namesThatCount(contest);
  const writeIns = counting.writeIns.filter((name) => draft.writeIns.includes(name));
  const choices = contest.choices
    .map(({ name }) => name)
    .filter((name) => (counting.choices.includes(name) ? draft.choices.includes(name) : writeIns.length > 0));
  if (choices.length > 0) {
    return { kind: 'vote', choices, invalidWriteIn, ...(writeIns.length > 0 && { writeIns }), note };
  }
  return invalidWriteIn ? { kind: 'blank', invalidWriteIn, note } : undefined;
}

/** Choices at one rank are in the order of the contest. */
function readRanks(draft: InterpretationDraft, contest: ContestRead): Interpretation | undefined {
  const note = draft.note.trim();
  const order = contest.choices.map(({ name }) => name);
  const ranks = ranksPressed(draft).map((rank) => ({
    ...rank,
    choices: order.filter((name) => rank.choices.includes(name)),
  }));
  const choices = choicesRanked(ranks);
  const invalidWriteIn = ranks.some((rank) => rank.invalidWriteIn);
  if (choices.length > 0) return { kind: 'vote', choices, ranks, invalidWriteIn, note };
  return invalidWriteIn ? { kind: 'blank', invalidWriteIn, note } : undefined;
}

/** An interpretation as it was pressed, to change it. */
export function draftOfInterpretation(
  interpretation: Interpretation,
  { notAgreed, contest }: { readonly notAgreed: boolean; readonly contest: ContestRead | undefined },
): InterpretationDraft {
  const { note } = interpretation;
  const unpressed = { ...NOTHING_PRESSED, notAgreed, note };
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return { ...unpressed, special: 'not-on-ballot' };
    case 'blank':
      if (interpretation.invalidWriteIn && contest?.countedBy !== undefined) {
        return { ...unpressed, ranks: [{ choices: [], invalidWriteIn: true }] };
      }
      return interpretation.invalidWriteIn
        ? { ...unpressed, invalidWriteIn: true }
        : { ...unpressed, special: 'blank' };
    case 'vote': {
      const { choices, writeIns = [], ranks, invalidWriteIn } = interpretation;
      if (ranks !== undefined) return { ...unpressed, ranks };
      const chosen = choices.filter((choice) => choice !== contest?.writeIns?.choice);
      return { ...unpressed, choices: chosen, writeIns, invalidWriteIn };
    }
  }
}

/** Choices as the board sees them: of a yes-or-no question “Yes” comes first, whatever the order of the file. */
export function choicesInOrder(names: readonly string[]): readonly string[] {
  const [first = '', second = ''] = names;
  const isReversed = names.length === 2 && /^no$/i.test(first.trim()) && /^yes$/i.test(second.trim());
  return isReversed ? [second, first] : names;
}
