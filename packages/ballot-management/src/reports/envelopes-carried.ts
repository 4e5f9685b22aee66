import type { FilledForm, FormValue } from '../forms/filled-form.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { formsAt, newestVersion } from '../state/room-view.ts';
import { dayOf } from '../units/instant.ts';
import {
  challengeKey,
  countIn,
  envelopeLinesOff,
  hasEnvelopeRows,
  openOf,
  SENT_BY_CAUSE,
} from './envelopes-to-date.ts';

type Row = Readonly<Record<string, FormValue>>;

/** The form F-12 that one goes on from: the one before it at its place that is not void. */
export function envelopesBefore(room: OpenRoom, { filled, place }: FormRecord): FormRecord | undefined {
  const forms = formsAt(room, place, 'F-12');
  return forms[forms.findIndex((each) => each.filled === filled) - 1];
}

/**
 * Why a form F-12 does not go on where the one before it ended; undefined where it does, or is another form. Where neither has rows, nobody said of which
 * day the envelopes are, and nothing is compared.
 */
export function refuseEnvelopes(room: OpenRoom, record: FormRecord): BallotRefusal | undefined {
  if (record.form !== 'F-12') return undefined;
  const { filled } = record;
  const earlier = envelopesBefore(room, record);
  const own = newestVersion(record);
  const before = earlier === undefined ? undefined : newestVersion(earlier);
  if (!hasEnvelopeRows(own) && (before === undefined || !hasEnvelopeRows(before))) return undefined;
  const entered = dayOf(own.enteredAt);
  const later = (own.tables.cures ?? []).map(({ sentOn }) => String(sentOn)).find((day) => day > entered);
  if (later !== undefined) return { code: 'challenge-in-the-future', filled, day: later };
  if (earlier !== undefined && (earlier.state === 'draft' || earlier.state === 'returned')) {
    return { code: 'day-before-open', filled, before: earlier.filled };
  }
  if (envelopeLinesOff(own, before).length > 0) return { code: 'envelopes-not-carried', filled };
  return carriesChallenges(own, before) ? undefined : { code: 'challenges-not-carried', filled };
}

/** Forms F-12 of all mail that were completed, and do not go on any more where the one before them ended: one of the two was changed since. */
export function daysOff(room: OpenRoom): readonly string[] {
  return formsAt(room, 'mail', 'F-12')
    .filter((each) => each.state !== 'draft' && each.state !== 'returned')
    .filter((each) => !['day-before-open', undefined].includes(refuseEnvelopes(room, each)?.code))
    .map(({ filled }) => filled);
}

/**
 * Whether every challenged envelope stands on the line where it stood the day before, or on the one of the pair and the cause that a sitting of the form
 * names. Envelopes that waited the day before and were on no line there may be put on one.
 */
export function carriesChallenges(own: FilledForm, before: FilledForm | undefined): boolean {
  const stood = byKey(before);
  const now = byKey(own);
  if (now.size < (own.tables.cures ?? []).length) return false;
  for (const [key, row] of stood) if (openOf(row) > 0 && !now.has(key)) return false;
  const more = new Map<string, number>();
  const add = (row: Row, cause: FormValue | undefined, count: number) => {
    const key = challengeKey({ ...row, sentOn: '', cause: cause ?? '' });
    more.set(key, (more.get(key) ?? 0) + count);
  };
  for (const [key, row] of now) {
    const then = stood.get(key) ?? {};
    for (const column of ['sent', 'curedOf', 'rejectedOf'])
      if (countIn(row, column) < countIn(then, column)) return false;
    add(row, row.cause, countIn(row, 'sent') - countIn(then, 'sent'));
  }
  for (const row of own.tables.sittings ?? []) {
    for (const [cause, column] of Object.entries(SENT_BY_CAUSE)) add(row, cause, -countIn(row, column));
  }
  const listed = [...stood.values()].reduce((total, row) => total + openOf(row), 0);
  const unlisted = Math.max(0, countIn(before?.fields ?? {}, 'pendingCure') - listed);
  const surplus = [...more.values()];
  return surplus.every((count) => count >= 0) && surplus.reduce((total, count) => total + count, 0) <= unlisted;
}

function byKey(form: FilledForm | undefined): ReadonlyMap<string, Row> {
  return new Map((form?.tables.cures ?? []).map((row) => [challengeKey(row), row]));
}
