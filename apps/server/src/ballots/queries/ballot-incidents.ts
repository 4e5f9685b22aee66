import { likelyMisreadings } from '@plumbline/ballot-management';
import { entriesOf, ok } from '@plumbline/prelude';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { nameIn } from '../screens/form-in-list.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** Every incident with who has to be told, and what keeps it from being closed; what is open first, the oldest first. */
export const ballotIncidents = defineRoomQuery({
  name: 'ballot-incidents',
  async show({ services, place, room }) {
    const incidents = [...entriesOf(room.incidents)].map(([, each]) => each);
    const digests = incidents.flatMap(({ text }) => (text === null ? [] : [text.text.digest]));
    const texts = await readRoomTexts(services.db, place, digests);
    const named = (people: readonly string[]) => people.map((person) => nameIn(room, person));
    const mustBeTold = room.profile.rules.toldOfFoundBallots.value;
    return ok({
      incidents: incidents
        .map((each) => ({
          incident: each.incident,
          kind: each.kind,
          severity: each.severity,
          subject: each.subject,
          involved: named(each.involved),
          openedBy: named(each.opened.by),
          openedAt: each.opened.at,
          toTell:
            each.kind === 'BALLOTS_FOUND'
              ? mustBeTold.filter((who) => !each.notified.some((told) => told.who === who))
              : [],
          notified: each.notified.map(({ who, at }) => ({ who, at })),
          text: each.text === null ? null : (texts.get(each.text.text.digest) ?? null),
          textDigest: each.text?.text.digest ?? null,
          textWrittenBy: each.text === null ? [] : named(each.text.by),
          textReviewedBy: named(each.textReviewedBy),
          likely: [...likelyMisreadings(room, each)],
          closedAt: each.closed?.at ?? null,
        }))
        .toSorted((a, b) =>
          (a.closedAt === null) === (b.closedAt === null)
            ? a.openedAt < b.openedAt
              ? -1
              : 1
            : a.closedAt === null
              ? -1
              : 1,
        ),
      people: [...entriesOf(room.people)].map(([, { person, name }]) => ({ person, name })),
    });
  },
});
