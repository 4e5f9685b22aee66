import type { QueryOutput, ShownText } from '@plumbline/api';
import {
  type Application,
  applicationState,
  evidenceOf,
  feedbackNow,
  mayAnswerFeedback,
  newApplication,
  type OpenRoom,
  type PersonId,
  STANDARD_IDS,
  standardOf,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp, ok } from '@plumbline/prelude';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import { shownStoredTexts } from '../../stores/shown-stored-texts.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { everybodyIn, namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-application'>['applications'][number];

/** The applications of a room to be certified; what was written of them, for people of the room. */
export const ballotApplication = defineRoomQuery({
  name: 'ballot-application',
  async show({ room, place, services, session, state, today }) {
    const { db } = services;
    const asking = await peopleAsking({ services, session }, { place, room });
    const applications = STANDARD_IDS.map((standard) => {
      return lookUp(room.applications, standard) ?? newApplication(standard, standardOf(standard).version);
    });
    const digests = asking.length === 0 ? [] : applications.flatMap(digestsOf);
    const texts = await shownStoredTexts(db, await readStoredRoomTexts(db, place, digests));
    const now = instantOfState(services.now(), state);
    return ok({
      applications: applications.map((one) => shownIn(room, one, { asking, texts, today })),
      packet: lookUp(room.publications, 'certification-packet')?.released?.file ?? null,
      notShown: evidenceOf(room, now).filter(({ state: shown }) => shown === 'not-shown').length,
      people: everybodyIn(room),
      procedures: [...entriesOf(room.procedures)].map(([name]) => name).toSorted(compareNaturally),
    });
  },
});

function digestsOf({ feedback, withdrawals }: Application): readonly string[] {
  return [
    ...feedback.flatMap(({ text, answered }) => [text, ...(answered === null ? [] : [answered.text])]),
    ...withdrawals.map(({ reason }) => reason),
  ].map(({ digest }) => digest);
}

function shownIn(
  room: OpenRoom,
  application: Application,
  looking: {
    readonly asking: readonly PersonId[];
    readonly texts: ReadonlyMap<string, ShownText>;
    readonly today: string;
  },
): Shown {
  const { asking, texts, today } = looking;
  const { standard, proposed, submissions, certifications, withdrawals, feedback } = application;
  const textOf = ({ digest }: { readonly digest: string }): ShownText | null =>
    asking.length === 0 ? null : (texts.get(digest) ?? { state: 'missing' });
  const act = ({ by, at }: { readonly by: readonly PersonId[]; readonly at: string }) => ({
    by: namesIn(room, by),
    at,
  });
  const present = new Set(feedbackNow(application).map(({ item }) => item));
  return {
    standard,
    state: applicationState(application, today),
    proposed: proposed && {
      ...act(proposed),
      step: proposed.step,
      isYours: proposed.by.some((person) => asking.includes(person)),
    },
    submissions: submissions.map((one) => ({ ...act(one), proposedBy: namesIn(room, one.proposedBy), file: one.file })),
    certifications: certifications.map((one) => ({
      ...act(one),
      proposedBy: namesIn(room, one.proposedBy),
      from: one.from,
      until: one.until,
    })),
    withdrawals: withdrawals.map((one) => ({ ...act(one), reason: textOf(one.reason) })),
    feedback: feedback.map((one) => {
      const { item, submission, bullet, about, owner, due, answered } = one;
      const isOpen = answered === null && present.has(item);
      return {
        ...act(one),
        item,
        submission,
        bullet,
        about,
        text: textOf(one.text),
        owner,
        ownerName: lookUp(room.people, owner)?.name ?? owner,
        due,
        isOpen,
        isOver: isOpen && due < today,
        mayAnswer: isOpen && mayAnswerFeedback(room, { by: asking, day: today, owner }),
        answered: answered && { ...act(answered), text: textOf(answered.text) },
      };
    }),
  };
}
