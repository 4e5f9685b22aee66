import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import { valueOfName } from '../forms/filled-form.ts';
import type { FieldDefinition } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import { refuseEnvelopes } from '../reports/envelopes-carried.ts';
import { linesOf, rowPlaces, unitsOutstanding, worksheetOf } from '../reports/worksheet.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { Fields, PersonId } from '../state/nouns.ts';
import { type FormRecord, type Observation, type OpenRoom, PARTS } from '../state/room.ts';
import { everyFormAt, keyAt, newestVersion } from '../state/room-view.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { formIn } from './decide-forms.ts';

/** Commands of those who review a form. */
export type ReviewCommand = BallotCommandOf<'begin-review' | 'reenter-line' | 'return-form' | 'approve-form'>;

export function decideReview(acting: Acting, command: ReviewCommand): BallotDecision {
  const { room } = acting;
  const { filled } = command;
  const states = command.type === 'begin-review' ? (['complete'] as const) : (['in-review'] as const);
  const record = formIn(room, filled, states);
  if (!record.ok) return record;
  const part = refusePart(acting, record.value);
  if (part !== undefined) return err(part);
  const { version } = newestVersion(record.value);
  switch (command.type) {
    case 'begin-review':
      return event(acting, 'review-begun', { filled, version });
    case 'reenter-line': {
      const known = formOf(record.value.form).reenter.includes(command.line);
      if (!known) return err({ code: 'unknown', kind: 'line', name: command.line });
      return event(acting, 'line-reentered', saidIn(command));
    }
    case 'return-form': {
      if (command.reasons.length === 0) return err({ code: 'nothing-to-return', filled });
      const reasons = command.reasons.map(({ field, reason }) => ({ field, reason: { digest: digestOfText(reason) } }));
      return event(acting, 'form-returned', { filled, reasons });
    }
    case 'approve-form':
      return decideApproval(acting, record.value, command);
    default:
      return assertNever(command);
  }
}

/**
 * Nobody reviews what they had a part in, whichever account they use and whatever else they are; nor another form of the same kind at
 * the same place, such as one that they made void and that this one stands for.
 */
function refusePart(acting: Pick<Acting, 'room' | 'by'>, record: FormRecord): BallotRefusal | undefined {
  const others = everyFormAt(acting.room, record.place, record.form).filter(({ filled }) => filled !== record.filled);
  for (const each of [record, ...others.toReversed()]) {
    const refusal = refusePartIn(acting, each);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function refusePartIn({ room, by }: Pick<Acting, 'room' | 'by'>, record: FormRecord): BallotRefusal | undefined {
  // Who amended it is told so, even if they had filled it in as well.
  for (const part of PARTS.toReversed()) {
    const person = by.find((each) => record.parts[part].includes(each));
    if (person !== undefined) return { code: 'reviewer-took-part', filled: record.filled, person, part };
  }
  const counted = observationsOf(room, record);
  for (const part of ['counter', 'witness'] as const) {
    const people = counted.flatMap((each) => (part === 'counter' ? each.by : each.witnesses));
    const person = by.find((each) => people.includes(each));
    if (person !== undefined) return { code: 'reviewer-took-part', filled: record.filled, person, part };
  }
  const people = peopleNamed(record);
  const named = by.find((each) => people.has(each));
  return named === undefined
    ? undefined
    : { code: 'reviewer-took-part', filled: record.filled, person: named, part: 'named' };
}

/**
 * What was counted beside the form, of a line that it has. Whoever entered such a count learns whether it is what stands in the form, and
 * could go on until it is: they have a part in it.
 */
function observationsOf(room: OpenRoom, record: FormRecord): readonly Observation[] {
  if (room.counts.size === 0) return [];
  const lines = linesOf(formOf(record.form));
  return [record.place, ...rowPlaces(record)].flatMap((place) =>
    [...lines].flatMap((line) => lookUp(room.counts, keyAt(place, line)) ?? []),
  );
}

/** Everybody whom a version of the form names, whether they signed it or not: those who opened, scanned, carried or received. */
function peopleNamed({ form, versions }: FormRecord): ReadonlySet<unknown> {
  const definition = formOf(form);
  const people = new Set<unknown>();
  const add = (row: Fields, fields: readonly FieldDefinition[]) => {
    for (const { field, kind } of fields) if (kind === 'person' && row[field] !== undefined) people.add(row[field]);
  };
  for (const version of versions) {
    add(version.fields, definition.fields);
    for (const { table, fields } of definition.tables) {
      for (const row of version.tables[table] ?? []) add(row, fields);
    }
  }
  return people;
}

function decideApproval(acting: Acting, record: FormRecord, command: BallotCommandOf<'approve-form'>): BallotDecision {
  const { room, by, people, day } = acting;
  const { filled } = record;
  const refusal = refuseApproval(room, record, { by, seen: command.seen });
  if (refusal !== undefined) return err(refusal);
  const { checks } = worksheetOf(room, record);
  const verdicts = Object.fromEntries(
    checks.map(({ check, verdict }) => [check, verdict === 'passes' ? ('passes' as const) : ('seen' as const)]),
  );
  const isExternal = people.every(({ duties }) =>
    duties.some((each) => each.isExternal && each.from <= day && (each.until === null || day <= each.until)),
  );
  return event(acting, 'form-approved', { filled, version: newestVersion(record).version, verdicts, isExternal });
}

function refuseApproval(
  room: OpenRoom,
  record: FormRecord,
  { by, seen }: { readonly by: readonly PersonId[]; readonly seen: readonly string[] },
): BallotRefusal | undefined {
  const { filled } = record;
  const worksheet = worksheetOf(room, record);
  // What another form has to confirm must be there by now.
  const failing = worksheet.checks.filter(({ severity, verdict }) => severity === 'blocks' && verdict === 'fails');
  const waiting = worksheet.checks.filter(
    ({ severity, verdict, asks }) => severity === 'blocks' && asks === 'cross-form' && verdict === 'not-yet',
  );
  const blocking = [...failing, ...waiting].map(({ check }) => check);
  const counted = [...new Set(worksheet.disagreements.map(({ line }) => line))];
  if (blocking.length + counted.length > 0) return { code: 'checks-fail', filled, checks: [...blocking, ...counted] };
  const unseen = worksheet.checks.filter(
    ({ check, severity, verdict }) => severity === 'warns' && verdict === 'fails' && !seen.includes(check),
  );
  if (unseen.length > 0) return { code: 'checks-not-looked-at', filled, checks: unseen.map(({ check }) => check) };
  const reentry = refuseReentry(record, by) ?? refuseShownBefore(room, record, by);
  if (reentry !== undefined) return reentry;
  // The form before it may have changed since this one was completed.
  const carried = refuseEnvelopes(room, record);
  if (carried !== undefined) return carried;
  const [left] = unitsOutstanding(worksheet);
  if (left === undefined) return undefined;
  return { code: 'difference-not-explained', filled, equation: left.equation, residual: left.residual ?? 0 };
}

/** Key figures are read from the paper once more by each of those who approve, before they see what stands in the form. */
function refuseReentry(record: FormRecord, by: readonly PersonId[]): BallotRefusal | undefined {
  const { filled } = record;
  const definition = formOf(record.form);
  const version = newestVersion(record);
  const standing = definition.reenter.map((line) => [line, valueOfName(definition, version, line).value] as const);
  const asked = standing.filter(([, value]) => value !== null);
  const typed = (line: string) => record.reentered[line] ?? {};
  const missing = asked
    .filter(([line]) => by.some((person) => typed(line)[person] === undefined))
    .map(([line]) => line);
  if (missing.length > 0) return { code: 'lines-not-reentered', filled, lines: missing };
  // What another reviewer has read otherwise is not out of the world because a second one agrees.
  const differing = asked
    .filter(([line, value]) => Object.values(typed(line)).some((each) => each !== value))
    .map(([line]) => line);
  return differing.length > 0 ? { code: 'reentered-differs', filled, lines: differing } : undefined;
}

/**
 * Whoever read a figure otherwise and was then shown what stands there does not read it blind a second time: where that same figure stands
 * there still, in a later version or in another form of the kind at the place, somebody else reads it.
 */
function refuseShownBefore(room: OpenRoom, record: FormRecord, by: readonly PersonId[]): BallotRefusal | undefined {
  const definition = formOf(record.form);
  const newest = newestVersion(record);
  for (const each of everyFormAt(room, record.place, record.form)) {
    const own =
      each.filled === record.filled ? [] : [{ version: newestVersion(each).version, reentered: each.reentered }];
    for (const { version, reentered } of [...each.readBefore, ...own]) {
      const shown = each.versions.find((one) => one.version === version);
      if (shown === undefined) continue;
      for (const line of definition.reenter) {
        const { value } = valueOfName(definition, newest, line);
        if (value === null || valueOfName(definition, shown, line).value !== value) continue;
        const typed = reentered[line] ?? {};
        const person = by.find((one) => typed[one] !== undefined && typed[one] !== value);
        if (person !== undefined) return { code: 'shown-before', filled: record.filled, person, line };
      }
    }
  }
  return undefined;
}

/** Whether somebody could review a form: the screen says beforehand why not. */
export function refuseReviewer(room: OpenRoom, filled: string, person: string): BallotRefusal | undefined {
  const record = lookUp(room.forms, filled);
  if (record === undefined) return { code: 'unknown', kind: 'form', name: filled };
  return refusePart({ room, by: [person] }, record);
}
