import { lookUp } from '@plumbline/prelude';
import type { FilledForm, FormValue } from '../forms/filled-form.ts';
import { envelopesBefore } from '../reports/envelopes-carried.ts';
import { challengeKey, countIn } from '../reports/envelopes-to-date.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { FormRecord } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { dayOf } from '../units/instant.ts';
import { type Acting, refuseDuty } from './acting.ts';

type Rows = readonly Readonly<Record<string, FormValue>>[];

/**
 * Whoever form F-12 newly names has an oath, the duty and its training, on the day of the entry or on that of the form: they looked at envelopes, or
 * rejected them. Who stood in it, or in the form before it, was looked at then.
 */
export function refuseEnvelopePeople(
  acting: Acting,
  record: FormRecord,
  { tables }: FilledForm,
): BallotRefusal | undefined {
  if (record.form !== 'F-12') return undefined;
  const { room, day, by } = acting;
  const stood = tablesBefore(acting, record);
  const { sittings = [], cures = [] } = tables;
  const LOOKED = ['reviewer', 'reviewerWith'];
  const REJECTED = ['rejectedBy', 'rejectedWith'];
  const fresh = [
    ...namedIn(sittings, LOOKED).difference(namedIn(stood.own.sittings ?? [], LOOKED)),
    ...namedIn(cures, LOOKED).difference(namedIn([...stood.cures, ...sittings], LOOKED)),
    ...namedIn(cures, REJECTED).difference(namedIn(stood.cures, REJECTED)),
  ];
  const begun = dayOf(record.versions[0]?.enteredAt ?? acting.at);
  for (const name of fresh) {
    const person = lookUp(room.people, String(name));
    // Who is not enrolled does not fit the form.
    if (person === undefined) continue;
    if (!person.hasOath) return { code: 'oath-missing', person: person.person };
    const refusal = refuseDuty({ room, day, by }, person, ['processor']);
    if (refusal !== undefined && refuseDuty({ room, day: begun, by }, person, ['processor']) !== undefined)
      return refusal;
  }
  return undefined;
}

/**
 * Where the state wants two others to reject what was challenged, those two are there when it is entered. What was filled in on paper is typed by
 * whoever types it, and compared with its picture.
 */
export function refuseRejecting(acting: Acting, record: FormRecord, { tables }: FilledForm): BallotRefusal | undefined {
  const { room, by } = acting;
  if (record.form !== 'F-12' || record.capture === 'paper' || !room.profile.rules.rejectedByOthers.value) {
    return undefined;
  }
  const stood = Map.groupBy(tablesBefore(acting, record).cures, challengeKey);
  const row = (tables.cures ?? []).findIndex((each) => {
    // What the day before says already, also since it was amended, was entered by those two then.
    const isKnown = stood.get(challengeKey(each))?.some((then) => {
      const isNoMore = countIn(each, 'rejectedOf') <= countIn(then, 'rejectedOf');
      return isNoMore && each.rejectedBy === then.rejectedBy && each.rejectedWith === then.rejectedWith;
    });
    if (countIn(each, 'rejectedOf') === 0 || isKnown) return false;
    const present = [each.rejectedBy, each.rejectedWith].filter((person) => by.some((one) => one === person));
    return present.length < 2 || [each.reviewer, each.reviewerWith].some((person) => present.includes(person));
  });
  return row < 0 ? undefined : { code: 'rejected-without-others', filled: record.filled, row: row + 1 };
}

/** What stood in the form until now; of challenged envelopes, what stood the day before comes first. */
function tablesBefore(
  { room }: Acting,
  record: FormRecord,
): { readonly own: FilledForm['tables']; readonly cures: Rows } {
  const before = envelopesBefore(room, record);
  const own = newestVersion(record).tables;
  const earlier = before === undefined ? [] : (newestVersion(before).tables.cures ?? []);
  return { own, cures: [...earlier, ...(own.cures ?? [])] };
}

function namedIn(rows: Rows, fields: readonly string[]): ReadonlySet<FormValue> {
  return new Set(rows.flatMap((row) => fields.flatMap((field) => row[field] ?? [])));
}
