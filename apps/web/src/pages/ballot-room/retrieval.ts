import type { CommandInput } from '@plumbline/api';
import type { FilledForm, OfflineAct } from '@plumbline/ballot-management';

/* What two people do at a drop box: recorded act by act while they stand there, and put together on form F-10. */

export const SEAL_CONDITIONS = ['intact', 'damaged', 'cut', 'missing'] as const;
export type SealCondition = (typeof SEAL_CONDITIONS)[number];

export const RETRIEVAL_STEPS = ['box', 'seal', 'into', 'shut', 'leave'] as const;
export type RetrievalStep = (typeof RETRIEVAL_STEPS)[number] | 'gone';

/** Numbers of seals by position, as they are typed. */
export type SealsTyped = Readonly<Record<string, string>>;

/** A box that is being emptied, or was: kept on the device until its form is written. */
export type Retrieval = {
  /** The box, the moment and who stands there, which no other has: two teams may come to one box in a minute. */
  readonly name: string;
  readonly box: string;
  readonly arrivedAt: string;
  readonly people: readonly string[];
  readonly step: RetrievalStep;
  /** What was recorded already: none of it is recorded twice. */
  readonly recorded: readonly string[];
  /** Whether something of it was recorded without a network. */
  readonly wasAlone: boolean;
  /** When its seal was read, in milliseconds by the clock of this device; null before. */
  readonly readAt: number | null;
  readonly found: SealsTyped;
  readonly condition: SealCondition;
  readonly pictures: readonly string[];
  readonly into: string;
  readonly intoSeals: SealsTyped;
  readonly boxEmpty: boolean;
  readonly boxSeals: SealsTyped;
  readonly badgesShown: boolean;
  readonly emptyContainer: string;
  readonly issues: string;
  readonly departedAt: string | null;
};

export function retrievalOf(box: string, people: readonly string[], now: Date): Retrieval {
  const at = localInstant(now);
  return {
    name: [box, at.slice(0, 10), at.slice(11, 16), ...people].join(' '),
    box,
    arrivedAt: at,
    people,
    step: 'seal',
    recorded: [],
    wasAlone: false,
    readAt: null,
    found: {},
    condition: 'intact',
    pictures: [],
    into: '',
    intoSeals: {},
    boxEmpty: false,
    boxSeals: {},
    badgesShown: false,
    emptyContainer: '',
    issues: '',
    departedAt: null,
  };
}

/** A moment by the clock of this device, with its offset from UTC and without seconds, as a form has it. */
export function localInstant(now: Date): string {
  const ahead = -now.getTimezoneOffset();
  const there = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, 16);
  const digits = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(ahead);
  return `${there}:00${ahead < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

/** Numbers in the order of their positions, as a form has several: blanks between them. */
export function sealNumbers(positions: readonly string[], typed: SealsTyped): string {
  return positions.flatMap((position) => typed[position]?.trim() || []).join(' ');
}

/** An act with a name by which it is recorded once, though a number in it is put right. */
export type NamedAct = { readonly name: string; readonly act: OfflineAct };

export function sealsApplied(container: string, positions: readonly string[], typed: SealsTyped): readonly NamedAct[] {
  return positions.map((position) => ({
    name: `seal ${container} ${position}`,
    act: { type: 'apply-seal', seal: typed[position]?.trim() ?? '', container, position },
  }));
}

/** Where the seals of the box and of the container are. */
export type SealedAt = { readonly box: readonly string[]; readonly into: readonly string[] };

/** Form F-10 as far as those who fetched the ballots fill it in. A blank is absent. */
export function formOfRetrieval(
  { box, into, people, ...retrieval }: Retrieval,
  positions: SealedAt,
  words: { readonly noSeal: string; readonly pictures: string },
): FilledForm {
  const [retriever, retrieverWith] = people;
  const issues = [retrieval.issues.trim(), words.pictures].filter((each) => each !== '').join('\n');
  const filled: Record<string, string | boolean | undefined> = {
    box,
    arrivedAt: retrieval.arrivedAt,
    departedAt: retrieval.departedAt ?? undefined,
    retriever,
    retrieverWith,
    badgesShown: retrieval.badgesShown,
    boxSealFound: sealNumbers([...positions.box, ''], retrieval.found) || words.noSeal,
    condition: retrieval.condition,
    transferContainer: into,
    emptyContainer: retrieval.emptyContainer.trim() || undefined,
    newBoxSeal: sealNumbers(positions.box, retrieval.boxSeals) || undefined,
    transferSeals: sealNumbers(positions.into, retrieval.intoSeals) || undefined,
    boxEmpty: retrieval.boxEmpty,
    issues: issues || undefined,
  };
  const fields = Object.fromEntries(
    Object.entries(filled).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined),
  );
  return { fields, tables: {} };
}

type Ask = CommandInput<'ask-ballot-room'>['ask'];

/** Writes the form and signs it, as those who act at this device. */
export function asksForForm(
  retrieval: Retrieval,
  filled: FilledForm,
): readonly { readonly name: string; readonly ask: Ask }[] {
  const name = formNameOf(retrieval);
  const { people, wasAlone } = retrieval;
  const nobody = { counters: [], witnesses: [], custodians: [...people] };
  return [
    {
      name: 'form started',
      ask: {
        type: 'start-form',
        filled: name,
        form: 'F-10',
        place: `retrieval:${retrieval.name}`,
        capture: wasAlone ? 'offline' : 'live',
      },
    },
    // The ask takes texts where the form has them.
    { name: 'form entered', ask: { type: 'enter-form', filled: name, ...filled, ...nobody } as Ask },
    { name: 'form signed', ask: { type: 'sign-form', filled: name } },
  ];
}

export function formNameOf({ name }: Pick<Retrieval, 'name'>): string {
  return `F-10 ${name}`;
}
