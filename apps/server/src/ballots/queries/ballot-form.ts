import type { QueryOutput } from '@plumbline/api';
import {
  type BallotRefusal,
  FORM_IDS,
  type FormRecord,
  formOf,
  type OpenRoom,
  valueOfName,
  worksheetOf,
} from '@plumbline/ballot-management';
import { assert, entriesOf, lookUp, ok } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import { refuse } from '../../road/define-command.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { findElection } from '../../stores/elections.ts';
import { zoneOf } from '../history/instant-of-state.ts';
import { formInList, nameIn, newestOf } from '../screens/form-in-list.ts';
import { personAsking } from '../screens/person-asking.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-form'>;
type Version = Shown['form']['versions'][number];

/** One form with its versions and its worksheet. Whoever may review it sees its entries only after typing the key figures again. */
export const ballotForm = defineRoomQuery({
  name: 'ballot-form',
  async show({ services, place, room, session, today }, { filled }) {
    const record = lookUp(room.forms, filled);
    if (record === undefined) {
      const unknown: BallotRefusal = { code: 'unknown', kind: 'form', name: filled };
      return refuse('ballot-room-refused', ballotRefusal(unknown));
    }
    const inList = formInList(room, record, { person: personAsking(room, session.actor), today });
    const reenter = linesToReenter(record);
    const isHidden = isBlindFor(record, inList.whyNotReview === null, reenter);
    const digests = [
      ...record.versions.flatMap(({ amended }) => (amended === null ? [] : [amended.text.digest])),
      ...record.returns.flatMap(({ reasons }) => reasons.map(({ reason }) => reason.digest)),
    ];
    const texts = await readRoomTexts(services.db, place, digests);
    const election = await findElection(services.db, place.electionId);
    assert(election !== undefined, 'the election was found when the right was asked', place.electionId);
    const worksheet = worksheetOf(room, record);
    return ok({
      form: {
        ...inList,
        procedure: record.procedure,
        versions: record.versions.map((each) => versionShown(room, each, texts, isHidden)),
        isHidden,
        reenter,
        returns: record.returns.map(({ by, at, reasons }) => ({
          by: by.map((person) => nameIn(room, person)),
          at,
          reasons: reasons.map(({ field, reason }) => ({ field, reason: texts.get(reason.digest) ?? null })),
        })),
        signaturesMissing: signaturesMissing(record),
      },
      worksheet: {
        checks: worksheet.checks.map(({ check, severity, asks, verdict }) => ({ check, severity, asks, verdict })),
        units: worksheet.units.map(({ equation, place: at, status, delta, residual }) => ({
          equation,
          place: at,
          status,
          difference: isHidden ? null : delta,
          residual: isHidden ? null : residual,
        })),
        disagreements: worksheet.disagreements.map(({ place: at, line }) => ({ place: at, line })),
      },
      others: isHidden ? [] : otherForms(room, record),
      minutesToOffice: room.profile.rules.minutesToOffice.value,
      zone: zoneOf(election.state),
      people: [...entriesOf(room.people)].map(([, { person, name }]) => ({ person, name })),
    });
  },
});

/** The lines that are read again from the papers: those that have a value. */
function linesToReenter(record: FormRecord): Shown['form']['reenter'] {
  const definition = formOf(record.form);
  const newest = newestOf(record);
  return definition.reenter
    .filter((line) => valueOfName(definition, newest, line).value !== null)
    .map((line) => ({ line, isTyped: record.reentered[line] !== undefined }));
}

function isBlindFor({ state }: FormRecord, mayReview: boolean, reenter: Shown['form']['reenter']): boolean {
  if (!mayReview || (state !== 'complete' && state !== 'in-review')) return false;
  return reenter.some(({ isTyped }) => !isTyped);
}

function versionShown(
  room: OpenRoom,
  version: FormRecord['versions'][number],
  texts: ReadonlyMap<string, string>,
  isHidden: boolean,
): Version {
  const { amended, approved, signedBy, fields, tables } = version;
  const named = (people: readonly string[]) => people.map((person) => nameIn(room, person));
  return {
    version: version.version,
    enteredAt: version.enteredAt,
    fields: isHidden ? {} : { ...fields },
    tables: isHidden
      ? {}
      : Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))])),
    signedBy: named(signedBy),
    isImageVerified: version.isImageVerified,
    completedAt: version.completedAt,
    approved: approved && { by: named(approved.by), at: approved.at, isExternal: approved.isExternal },
    amended: amended && {
      reason: amended.reason,
      text: texts.get(amended.text.digest) ?? null,
      evidence: amended.evidence.map(({ ref }) => ref),
    },
  };
}

/** An amendment is signed by whoever makes it. */
function signaturesMissing(record: FormRecord): number {
  const { signedBy, amended } = newestOf(record);
  const needed = amended === null ? formOf(record.form).signatures : 1;
  const signed = new Set([...signedBy, ...record.lateStatements.flatMap(({ by }) => by)]);
  return Math.max(0, needed - signed.size);
}

/** The newest of every other form of the place. */
function otherForms(room: OpenRoom, record: FormRecord): Shown['others'] {
  return FORM_IDS.flatMap((form) => {
    const names = form === record.form ? [] : (lookUp(room.formsAt, `${record.place}|${form}`) ?? []);
    const others = names.flatMap((name) => lookUp(room.forms, name) ?? []).filter(({ state }) => state !== 'void');
    const last = others.at(-1);
    if (last === undefined) return [];
    const { fields, tables } = newestOf(last);
    return [
      {
        form,
        fields: { ...fields },
        tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows]])),
      },
    ];
  });
}
