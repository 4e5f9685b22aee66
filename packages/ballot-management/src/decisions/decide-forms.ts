import { digestOfText } from '@plumbline/audit';
import { assertNever, entriesOf, err, lookUp, ok, type Result } from '@plumbline/prelude';
import { fieldProblems } from '../forms/filled-form.ts';
import { withCellsKept } from '../forms/form-cells.ts';
import { formInLog } from '../forms/form-texts.ts';
import { formOf } from '../forms/forms.ts';
import { refuseEnvelopes } from '../reports/envelopes-carried.ts';
import { formPlaces, isFormPlace } from '../reports/form-places.ts';
import { signaturesOf } from '../reports/signatures-of.ts';
import { worksheetOf } from '../reports/worksheet.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEventOf } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { FormRecord, FormState, OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { millisecondsOf } from '../units/instant.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { refuseEnvelopePeople, refuseRejecting } from './refuse-envelope-people.ts';
import { pairsWithheld, sealsWithheld } from './withheld-cells.ts';

/** Commands of those who fill in a form. */
export type FormCommand = BallotCommandOf<
  | 'start-form'
  | 'enter-form'
  | 'sign-form'
  | 'verify-image'
  | 'make-late-statement'
  | 'complete-form'
  | 'amend-form'
  | 'void-form'
>;

/** So many places are named to whoever named one that is not there. */
const PLACES_NAMED_MAX = 10;
/** The least that an amendment has to say. */
const AMENDMENT_LENGTH_MIN = 20;

export function decideForms(acting: Acting, command: FormCommand): BallotDecision {
  const { room, by } = acting;
  if (command.type === 'start-form') {
    const { filled, place } = command;
    if (lookUp(room.forms, filled) !== undefined) return err({ code: 'name-taken', kind: 'form', name: filled });
    if (!isFormPlace(room, place)) return err({ code: 'place-unknown', place, known: placesLike(room, place) });
    return event(acting, 'form-started', { ...saidIn(command), procedure: procedureInForce(room, acting.day) });
  }
  switch (command.type) {
    case 'enter-form': {
      const record = formRead(room, command, ['draft', 'returned']);
      if (!record.ok) return record;
      const { timesEntered: _, ...said } = saidIn(command);
      const entered = formEntered(acting, record.value, command, true);
      if (!entered.ok) return entered;
      const reviewers =
        refuseEnvelopePeople(acting, record.value, entered.value) ??
        refuseRejecting(acting, record.value, entered.value);
      if (reviewers !== undefined) return err(reviewers);
      const both = command.witnesses.find((each) => command.counters.includes(each));
      if (both !== undefined) return err({ code: 'witness-is-counter', person: both });
      const people = [...command.counters, ...command.witnesses, ...command.custodians];
      const stranger = people.find((each) => lookUp(room.people, each) === undefined);
      if (stranger !== undefined) return err({ code: 'unknown', kind: 'person', name: stranger });
      return event(acting, 'form-entered', { ...said, ...entered.value, version: 2 });
    }
    case 'sign-form': {
      const record = formRead(room, command, ['draft']);
      if (!record.ok) return record;
      const refusal = refuseSigning(acting, record.value);
      if (refusal !== undefined) return err(refusal);
      return event(acting, 'form-signed', { filled: command.filled, version: newestVersion(record.value).version });
    }
    case 'verify-image': {
      const record = formIn(room, command.filled, ['draft']);
      if (!record.ok) return record;
      // Whoever typed a form off its picture is not the second who looks at it.
      const typist = by.find((person) => record.value.parts.transcriber.includes(person));
      if (typist !== undefined) {
        return err({ code: 'reviewer-took-part', filled: command.filled, person: typist, part: 'transcriber' });
      }
      const pages = command.pages.map((page) => ({ digest: digestOfText(page) }));
      const { version } = newestVersion(record.value);
      return event(acting, 'form-image-verified', { filled: command.filled, version, pages });
    }
    case 'make-late-statement': {
      const record = formRead(room, command, ['draft']);
      if (!record.ok) return record;
      const { filled, about } = command;
      const again = refuseSigningTwice(acting, record.value);
      if (again !== undefined) return err(again);
      if (millisecondsOf(about) > millisecondsOf(acting.at)) return err({ code: 'statement-of-the-future', about });
      const statement = { digest: digestOfText(command.statement) };
      return event(acting, 'late-statement-made', { version: 2, filled, statement, about });
    }
    case 'complete-form': {
      const record = formRead(room, command, ['draft']);
      if (!record.ok) return record;
      const { filled, isUnexplained } = command;
      const refusal = refuseCompletion(room, record.value, isUnexplained);
      if (refusal !== undefined) return err(refusal);
      const { version } = newestVersion(record.value);
      return event(acting, 'form-completed', { filled, isUnexplained, version });
    }
    case 'amend-form':
      return decideAmendment(acting, command);
    case 'void-form': {
      const record = formIn(room, command.filled, ['draft']);
      if (!record.ok) return record;
      return event(acting, 'form-voided', { filled: command.filled, reason: { digest: digestOfText(command.reason) } });
    }
    default:
      return assertNever(command);
  }
}

/** A form that is in one of these states. */
export function formIn(
  room: OpenRoom,
  filled: string,
  states: readonly FormState[],
): Result<FormRecord, BallotRefusal> {
  const record = lookUp(room.forms, filled);
  if (record === undefined) return err({ code: 'unknown', kind: 'form', name: filled });
  const { state } = record;
  return states.includes(state) ? ok(record) : err({ code: 'form-not-in-state', filled, state, states });
}

/** The same, as whoever asks has read it: of a page that is old nothing is entered, signed or completed. */
function formRead(
  room: OpenRoom,
  { filled, timesEntered }: { readonly filled: string; readonly timesEntered?: number },
  states: readonly FormState[],
): Result<FormRecord, BallotRefusal> {
  const record = formIn(room, filled, states);
  const isOld = record.ok && timesEntered !== undefined && timesEntered !== record.value.timesEntered;
  return isOld ? err({ code: 'form-entered-meanwhile', filled }) : record;
}

/** The newest approved procedure of accounting that is in force: a form says by which it was filled in. */
function procedureInForce(room: OpenRoom, day: string): FormRecord['procedure'] {
  let newest: FormRecord['procedure'] = null;
  for (const [, versions] of entriesOf(room.procedures)) {
    for (const { procedure, kind, version, topics, effectiveFrom } of versions) {
      if (kind !== 'procedure' || !topics.includes('accounting')) continue;
      if (effectiveFrom === null || effectiveFrom > day) continue;
      if (newest === null || newest.version < version) newest = { procedure, version };
    }
  }
  return newest;
}

/** Places of the same kind that the room knows, or else of any. */
function placesLike(room: OpenRoom, place: string): readonly string[] {
  const known = formPlaces(room);
  const kind = place.slice(0, place.indexOf(':') + 1);
  const like = kind === '' ? [] : known.filter((each) => each.startsWith(kind));
  return (like.length === 0 ? known : like).slice(0, PLACES_NAMED_MAX);
}

/** What is entered, as the log says it, or what of it does not fit. */
function formEntered(
  { room, by, day }: Acting,
  record: FormRecord,
  command: BallotCommandOf<'enter-form' | 'amend-form'>,
  isDraft: boolean,
): Result<Pick<BallotEventOf<'form-entered'>, 'fields' | 'tables'>, BallotRefusal> {
  const definition = formOf(record.form);
  const newest = newestVersion(record);
  const { filled, strange } = formInLog(definition, command, newest);
  const fixed = pairsWithheld(record, by).get(newest.version) ?? new Set();
  const seals = sealsWithheld(room, record, by, day).get(newest.version) ?? new Set();
  // What somebody was not shown stays as it is.
  const kept = withCellsKept(filled, newest, { withheld: new Set([...fixed, ...seals]), fixed });
  const [changed] = kept.changedRows;
  if (changed !== undefined) return err({ code: 'row-holds-withheld', filled: record.filled, ...changed });
  const problems = [...fieldProblems(definition, kept.filled, isDraft, enrolledIn(room)), ...strange, ...kept.problems];
  return problems.length > 0 ? err({ code: 'form-does-not-fit', filled: record.filled, problems }) : ok(kept.filled);
}

/** Whoever a form names can be told from everybody else, and be kept from reviewing it. */
function enrolledIn(room: OpenRoom): (person: string) => boolean {
  return (person) => lookUp(room.people, person) !== undefined;
}

function refuseSigning(acting: Acting, record: FormRecord): BallotRefusal | undefined {
  const again = refuseSigningTwice(acting, record);
  if (again !== undefined) return again;
  // Where one signature stood and another did not, the other is given late, and is shown as that.
  const inTime = newestVersion(record).lacking?.signedBy ?? [];
  const late = inTime.length === 0 ? undefined : acting.by.find((person) => !inTime.includes(person));
  return late === undefined ? undefined : { code: 'signature-late', filled: record.filled, person: late };
}

function refuseSigningTwice({ by }: Acting, record: FormRecord): BallotRefusal | undefined {
  const { signedBy } = newestVersion(record);
  const person = by.find((each) => signedBy.includes(each));
  return person === undefined ? undefined : { code: 'signed-already', filled: record.filled, person };
}

/** What keeps a form from being complete: blanks, signatures, checks, and a difference that nobody has explained. */
function refuseCompletion(room: OpenRoom, record: FormRecord, isUnexplained: boolean): BallotRefusal | undefined {
  const { filled, form, capture } = record;
  const definition = formOf(form);
  const version = newestVersion(record);
  const problems = fieldProblems(definition, version, false, enrolledIn(room));
  if (problems.length > 0) return { code: 'form-does-not-fit', filled, problems };
  const { needed, given } = signaturesOf(record);
  if (given.length < needed) return { code: 'signatures-missing', filled, needed, signed: given.length };
  if (definition.mixedParties && room.profile.rules.partyMixAtClose.value && version.amended === null) {
    const parties = new Set(given.map((person) => lookUp(room.people, person)?.party ?? null));
    if (parties.size < 2) return { code: 'parties-not-mixed', filled, party: [...parties][0] ?? '' };
  }
  if (capture === 'paper' && !version.isImageVerified) return { code: 'image-not-verified', filled };
  const worksheet = worksheetOf(room, record);
  const failing = worksheet.checks.filter(({ severity, verdict }) => severity === 'blocks' && verdict === 'fails');
  if (failing.length > 0) return { code: 'checks-fail', filled, checks: failing.map(({ check }) => check) };
  const refused = refuseEnvelopes(room, record) ?? refuseByProfile(room, record);
  if (refused !== undefined) return refused;
  const left = worksheet.units.find(({ equation, status }) => equation === 'E5' && status === 'unexplained');
  if (left !== undefined && !isUnexplained) {
    return { code: 'difference-not-explained', filled, equation: left.equation, residual: left.residual ?? 0 };
  }
  return undefined;
}

/** What the rules of the state ask of those who empty a drop box, and of those who reject an envelope. */
function refuseByProfile({ profile }: OpenRoom, record: FormRecord): BallotRefusal | undefined {
  const { fields, tables } = newestVersion(record);
  if (record.form === 'F-12' && profile.rules.rejectedByOthers.value) {
    const row = (tables.cures ?? []).findIndex(({ rejectedOf, rejectedBy, rejectedWith }) => {
      return rejectedOf !== 0 && (rejectedBy === undefined || rejectedWith === undefined);
    });
    if (row >= 0) return { code: 'rejected-without-others', filled: record.filled, row: row + 1 };
  }
  if (record.form !== 'F-10') return undefined;
  const box = String(fields.box);
  const { emptyContainerBeforeLeaving, fieldCounting } = profile.rules;
  if (emptyContainerBeforeLeaving.value && fields.emptyContainer === undefined) {
    return { code: 'empty-container-missing', box };
  }
  if (!fieldCounting.value && fields.countedAtRetrieval !== undefined) return { code: 'field-count-not-allowed', box };
  return undefined;
}

function decideAmendment(acting: Acting, command: BallotCommandOf<'amend-form'>): BallotDecision {
  const { room } = acting;
  const { filled, evidence, text } = command;
  const record = formIn(room, filled, ['approved']);
  if (!record.ok) return record;
  const entered = formEntered(acting, record.value, command, false);
  if (!entered.ok) return entered;
  const reviewers =
    refuseEnvelopePeople(acting, record.value, entered.value) ?? refuseRejecting(acting, record.value, entered.value);
  if (reviewers !== undefined) return err(reviewers);
  const { fields, tables } = entered.value;
  const before = newestVersion(record.value);
  if (isSame(before.fields, fields) && isSame(before.tables, tables)) return err({ code: 'nothing-amended', filled });
  const { length } = text.text.trim();
  if (length < AMENDMENT_LENGTH_MIN) return err({ code: 'text-too-short', least: AMENDMENT_LENGTH_MIN, length });
  if (evidence.length === 0) return err({ code: 'evidence-missing' });
  return event(acting, 'form-amended', {
    ...saidIn(command),
    ...entered.value,
    eventVersion: 2,
    version: before.version + 1,
    text: { digest: digestOfText(text) },
  });
}

function isSame(a: object, b: object): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value)
      .toSorted(([x], [y]) => (x < y ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]);
  };
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
