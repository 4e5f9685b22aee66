import type { QueryOutput, ShownText } from '@plumbline/api';
import {
  type BallotRefusal,
  digestsOfForm,
  FORM_IDS,
  type FormRecord,
  linesToReenter,
  listedCarriers,
  type OpenRoom,
  recordWithout,
  type SeenRoom,
  sealsWithheld,
  signaturesOf,
  worksheetOf,
} from '@plumbline/ballot-management';
import { assert, entriesOf, lookUp, ok } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import { refuse } from '../../road/define-command.ts';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import { findElection } from '../../stores/elections.ts';
import { shownStoredTexts } from '../../stores/shown-stored-texts.ts';
import { zoneOf } from '../history/instant-of-state.ts';
import { formInList, nameIn, newestOf } from '../screens/form-in-list.ts';
import { formShown, valueShown } from '../screens/form-values.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { personAsking } from '../screens/person-asking.ts';
import { withheldCells } from '../screens/withheld-cells.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-form'>;
type Version = Shown['form']['versions'][number];

/** One form with its versions and its worksheet. Whoever may review it sees its entries only after typing the key figures again. */
export const ballotForm = defineRoomQuery({
  name: 'ballot-form',
  async show({ services, place, room, seen, session, today }, { filled }) {
    const { whole } = seen;
    const asItIs = lookUp(whole.forms, filled);
    const found = lookUp(room.forms, filled);
    if (found === undefined || asItIs === undefined) {
      const unknown: BallotRefusal = { code: 'unknown', kind: 'form', name: filled };
      return refuse('ballot-room-refused', ballotRefusal(unknown));
    }
    const people = await peopleAsking({ services, session }, { place, room });
    const seals = sealsWithheld(whole, asItIs, people, today);
    const record = recordWithout(found, seals);
    const person = personAsking(room, session.actor);
    const inList = formInList(whole, asItIs, { person, today });
    const isHidden = seen.hidden.has(filled);
    // Whoever is to count or read first is told by no sentence either what is hidden from them.
    const isToCount = seen.withheld.has(filled);
    const withheld = withheldCells(seen, asItIs, seals);
    const others = isHidden ? [] : otherForms(seen, record, { people, today });
    const digests = [
      ...[...record.versions, ...others.map(({ version }) => version)].flatMap(digestsOfForm),
      ...record.versions.flatMap(({ amended }) => (amended === null ? [] : [amended.text.digest])),
      ...record.versions.flatMap(({ publicReason }) =>
        publicReason === null ? [] : [publicReason.reason.en.digest, publicReason.reason.es.digest],
      ),
      ...record.firstTyped.flatMap(({ value }) => (typeof value === 'object' ? [value.digest] : [])),
      ...record.returns.flatMap(({ reasons }) => reasons.map(({ reason }) => reason.digest)),
      ...record.lateStatements.map(({ statement }) => statement.digest),
    ];
    // What is said about a form may name its figures.
    const stored = isHidden ? new Map() : await readStoredRoomTexts(services.db, place, digests);
    const texts = await shownStoredTexts(services.db, stored);
    const said = (digest: string) => (isToCount ? null : textOf(texts, digest));
    const election = await findElection(services.db, place.electionId);
    assert(election !== undefined, 'the election was found when the right was asked', place.electionId);
    // Whether a check holds is no figure; by how much it does not, is one.
    const worksheet = worksheetOf(whole, asItIs);
    const { units, opposite, retyped } = worksheetOf(room, record);
    const { needed, given, named } = signaturesOf(record);
    const missing = Math.max(0, needed - given.length);
    const { lacking } = newestOf(asItIs);
    const ofSeen = Map.groupBy(units, ({ equation, place: at }) => `${equation} ${at}`);
    return ok({
      form: {
        ...inList,
        timesEntered: asItIs.timesEntered,
        procedure: record.procedure,
        versions: record.versions.map((each) => {
          return { ...versionShown(room, each, texts), withheld: [...(withheld.get(each.version) ?? [])] };
        }),
        isHidden,
        withheld: [...(withheld.get(newestOf(asItIs).version) ?? [])],
        reenter: person === null ? [] : [...linesToReenter(whole, asItIs, person, today)],
        returns: record.returns.map(({ by, at, reasons }) => ({
          by: by.map((person) => nameIn(room, person)),
          at,
          reasons: reasons.map(({ field, reason }) => ({ field, reason: said(reason.digest) })),
        })),
        signaturesMissing: missing,
        lacking:
          lacking === null || missing === 0
            ? null
            : { since: lacking.at, named: named.map((each) => nameIn(room, each)) },
        lateStatements: record.lateStatements.map(({ by, at, about, statement }) => ({
          by: by.map((each) => nameIn(room, each)),
          at,
          about,
          statement: said(statement.digest),
        })),
      },
      worksheet: {
        checks: worksheet.checks.map(({ check, severity, asks, verdict }) => ({ check, severity, asks, verdict })),
        units: worksheet.units.map(({ equation, place: at, status }) => {
          const unit = isHidden ? undefined : ofSeen.get(`${equation} ${at}`)?.[0];
          return { equation, place: at, status, difference: unit?.delta ?? null, residual: unit?.residual ?? null };
        }),
        opposite: isHidden ? [] : opposite.map(([one, other]) => [one, other]),
        retyped: retyped.map(({ table, row, field, by, first, last }) => {
          const named = by.map((each) => nameIn(room, each));
          const now = last === null ? null : valueShown(last, texts);
          return { table, row, field, by: named, first: valueShown(first, texts), last: now };
        }),
        disagreements: worksheet.disagreements.map(({ place: at, line }) => ({ place: at, line })),
      },
      others: others.map(({ form, version }) => ({ form, ...formShown(version, texts) })),
      minutesToOffice: room.profile.rules.minutesToOffice.value,
      carriers: [...listedCarriers(room, record.place)],
      zone: zoneOf(election.state),
      people: [...entriesOf(room.people)].map(([, { person, name }]) => ({ person, name })),
    });
  },
});

function versionShown(
  room: OpenRoom,
  version: FormRecord['versions'][number],
  texts: ReadonlyMap<string, ShownText>,
): Omit<Version, 'withheld'> {
  const { amended, approved, publicReason, signedBy } = version;
  const named = (people: readonly string[]) => people.map((person) => nameIn(room, person));
  return {
    version: version.version,
    enteredAt: version.enteredAt,
    ...formShown(version, texts),
    signedBy: named(signedBy),
    isImageVerified: version.isImageVerified,
    completedAt: version.completedAt,
    approved: approved && { by: named(approved.by), at: approved.at, isExternal: approved.isExternal },
    amended: amended && {
      reason: amended.reason,
      text: textOf(texts, amended.text.digest),
      evidence: amended.evidence.map(({ ref }) => ref),
    },
    publicReason: publicReason && {
      read: { en: publicReason.reason.en.digest, es: publicReason.reason.es.digest },
      en: textOf(texts, publicReason.reason.en.digest),
      es: textOf(texts, publicReason.reason.es.digest),
      writtenBy: named(publicReason.by),
      reviewedBy: named(publicReason.reviewedBy),
    },
  };
}

function textOf(texts: ReadonlyMap<string, ShownText>, digest: string): string | null {
  const shown = texts.get(digest);
  return shown?.state === 'kept' ? shown.text : null;
}

/** The newest of every other form of the place, but for what is hidden. */
function otherForms(
  { room, hidden }: SeenRoom,
  record: FormRecord,
  { people, today }: { readonly people: readonly string[]; readonly today: string },
): readonly { readonly form: FormRecord['form']; readonly version: FormRecord['versions'][number] }[] {
  return FORM_IDS.flatMap((form) => {
    const names = form === record.form ? [] : (lookUp(room.formsAt, `${record.place}|${form}`) ?? []);
    const others = names.flatMap((name) => lookUp(room.forms, name) ?? []).filter(({ state }) => state !== 'void');
    const last = others.at(-1);
    if (last === undefined || hidden.has(last.filled)) return [];
    return [{ form, version: newestOf(recordWithout(last, sealsWithheld(room, last, people, today))) }];
  });
}
