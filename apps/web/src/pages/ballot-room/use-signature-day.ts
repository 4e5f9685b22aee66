import type { Problem, QueryOutput } from '@plumbline/api';
import type { FilledForm } from '@plumbline/ballot-management';
import { useState } from 'react';
import { client } from '../../connection/client.ts';
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
};

/** What stands in a form; nothing where there is none. */
export function filledOf(answer: FormAnswer | undefined): FilledForm {
  return answer?.form.versions.at(-1) ?? { fields: {}, tables: {} };
}

/** The form of a day and the one before it, to reckon with. */
export function dayOfForm({ own, before, day }: SignatureDay): DayOfForm {
  return { form: filledOf(own), before: before === undefined ? undefined : filledOf(before), day };
}

/** So often it is read and entered once more, where another pair was faster. */
const TRIES = 3;

/** Enters a change in the form of the day, as it stands at that moment; the form is begun where there is none. Answers whether it is entered. */
export function useEnterDay(desk: SignatureDay) {
  const { place, day, before, pair } = desk;
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
    const now = await read(filled);
    const stood = before === undefined ? undefined : await read(before.form.filled);
    if (now === undefined || (before !== undefined && stood === undefined)) return false;
    const changed = change({ form: filledOf(now), before: stood === undefined ? undefined : filledOf(stood), day });
    setWhy(changed.ok ? undefined : changed.why);
    if (!changed.ok) return false;
    const { fields, tables } = changed.form;
    const { timesEntered } = now.form;
    const people = { counters: [...by], witnesses: [], custodians: [] };
    const done = await ask({ type: 'enter-form', filled, fields, tables: ofLists(tables), ...people, timesEntered });
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
  return { enter, pending: pending || isBusy, problem: unread ?? problem, why };
}

function ofLists(tables: FilledForm['tables']) {
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))]));
}
