import type { Problem, QueryOutput } from '@plumbline/api';
import type { BallotAskOf, FilledForm } from '@plumbline/ballot-management';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client, isPassing } from '../../connection/client.ts';
import type { FormAnswer } from './FormPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { type Changed, type DayOfForm, dayInName, nameOfDay, type Pair } from './signatures.ts';
import { useAskRoom } from './use-ask-room.ts';

/** The two at the desk, as people of the room. */
export type DeskPair = readonly [Person, Person];
type Person = { readonly person: string; readonly name: string };

/** The form of a day, the one that it goes on from, and who is at the desk. */
export type SignatureDay = {
  readonly place: RoomPlace;
  readonly day: string;
  readonly own: FormAnswer | undefined;
  readonly before: FormAnswer | undefined;
  readonly pair: DeskPair | undefined;
  readonly challenged: QueryOutput<'ballot-forms'>['challenged'];
  /** What is typed on the page and not entered yet. */
  readonly typed: Typed;
};

/** The fields of a page that hold something which was not entered yet, by name. */
export type Typed = {
  readonly isAny: boolean;
  readonly mark: (name: string, isTyped: boolean) => void;
};

/** Keeps in mind what on a page is typed and not entered. */
export function useTyped(): Typed {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  const mark = useCallback((name: string, isTyped: boolean) => {
    setNames((known) => {
      if (known.has(name) === isTyped) return known;
      return isTyped ? new Set([...known, name]) : known.difference(new Set([name]));
    });
  }, []);
  return { isAny: names.size > 0, mark };
}

/** Says of a part of the page whether something is typed in it, as long as it is on the page. */
export function useMarkTyped({ typed: { mark } }: SignatureDay, name: string, isTyped: boolean): void {
  useEffect(() => {
    mark(name, isTyped);
    return () => mark(name, false);
  }, [mark, name, isTyped]);
}

/** What stands in a form; nothing where there is none. */
export function filledOf(answer: FormAnswer | undefined): FilledForm {
  return answer?.form.versions.at(-1) ?? { fields: {}, tables: {} };
}

/** The form of a day and the one before it, to reckon with. */
export function dayOfForm({ own, before, day }: SignatureDay): DayOfForm {
  return { form: filledOf(own), before: before === undefined ? undefined : filledOf(before), day };
}

/** The key of what the two at the desk type: another pair at the same device does not find it in their fields. */
export function draftKey({ place, pair }: SignatureDay, what: string): string {
  const people = (pair ?? []).map(({ person }) => person).toSorted();
  return JSON.stringify([what, place.electionId, place.jurisdiction, ...people]);
}

/** So often it is read and entered once more, where another pair was faster. */
const TRIES = 3;

/** An entry whose answer was lost: it may be in the form, or not. */
type Unanswered = { readonly entry: Entry; readonly of: DayOfForm };
type Entry = BallotAskOf<'enter-form'>;

/**
 * Enters a change in the form of the day, as it stands at that moment; the form is begun where there is none. Answers whether it is entered; `settle` forgets
 * why it was not.
 */
export function useEnterDay(desk: SignatureDay) {
  const { place, day, pair } = desk;
  const unanswered = useRef<Unanswered>(undefined);
  const { ask, pending, problem } = useAskRoom(place);
  const [isBusy, setBusy] = useState(false);
  const [unread, setUnread] = useState<Problem>();
  const [why, setWhy] = useState<Extract<Changed, { readonly ok: false }>['why']>();
  const read = async (filled: string): Promise<FormAnswer | undefined> => {
    const now = await client.ask('ballot-form', { ...place, filled });
    setUnread(now.ok ? undefined : now.error);
    return now.ok ? now.value : undefined;
  };
  const enterNow = async (change: (of: DayOfForm) => Changed, by: Pair, tries = TRIES): Promise<boolean> => {
    setWhy(undefined);
    const names = await client.ask('ballot-forms', place);
    setUnread(names.ok ? undefined : names.error);
    if (!names.ok) return false;
    // Another pair may have begun the day a moment ago.
    const begun = names.value.challenged.forms.findLast((name) => dayInName(name) === day);
    const taken = names.value.forms.map((each) => each.filled);
    const filled = begun ?? nameOfDay(day, taken);
    if (begun === undefined) {
      const start = { type: 'start-form', filled, form: 'F-12', place: 'mail', capture: 'live' } as const;
      const started = await ask(start);
      if (!started.ok && started.error.refusal === 'name-taken' && tries > 0) return enterNow(change, by, tries - 1);
      if (!started.ok) return false;
    }
    // As they stand now: another pair may have entered something meanwhile.
    const days = names.value.challenged.forms;
    const beforeName = begun === undefined ? days.at(-1) : days[days.indexOf(begun) - 1];
    const now = await read(filled);
    const stood = beforeName === undefined || now === undefined ? undefined : await read(beforeName);
    if (now === undefined || (beforeName !== undefined && stood === undefined)) return false;
    const of = { form: filledOf(now), before: stood === undefined ? undefined : filledOf(stood), day };
    const changed = change(of);
    const { timesEntered } = now.form;
    const lost = unanswered.current;
    if (lost !== undefined && lost.entry.filled === filled && lost.entry.timesEntered !== timesEntered) {
      // Sent again as it was it is never carried out twice; refused, it never was.
      const again = await ask(lost.entry);
      if (!again.ok && isPassing(again.error)) return false;
      unanswered.current = undefined;
      if (!again.ok) return enterNow(change, by, tries);
      const meant = change(lost.of);
      const { fields, tables } = lost.entry;
      const isSame = meant.ok && isEqual([meant.form.fields, ofLists(meant.form.tables)], [fields, tables]);
      if (!isSame) setWhy('changed');
      return isSame;
    }
    setWhy(changed.ok ? undefined : changed.why);
    if (!changed.ok) return false;
    const people = { counters: [...by], witnesses: [], custodians: [] };
    const entry = { ...entryOf(filled, changed.form), ...people, timesEntered };
    const done = await ask(entry);
    unanswered.current = !done.ok && isPassing(done.error) ? { entry, of } : undefined;
    if (done.ok || done.error.refusal !== 'form-entered-meanwhile' || tries === 0) return done.ok;
    return enterNow(change, by, tries - 1);
  };
  const enter = async (change: (of: DayOfForm) => Changed): Promise<boolean> => {
    if (pair === undefined || isBusy) return false;
    setBusy(true);
    const isDone = await enterNow(change, [pair[0].person, pair[1].person]);
    setBusy(false);
    return isDone;
  };
  return { enter, pending: pending || isBusy, problem: unread ?? problem, why, settle: () => setWhy(undefined) };
}

function entryOf(filled: string, { fields, tables }: FilledForm) {
  return { type: 'enter-form' as const, filled, fields, tables: ofLists(tables) };
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function ofLists(tables: FilledForm['tables']) {
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))]));
}
