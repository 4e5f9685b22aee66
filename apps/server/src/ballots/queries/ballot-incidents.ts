import { auditOfIncident, likelyMisreadings, minutesUntilTold, toldOfBallots } from '@plumbline/ballot-management';
import { entriesOf, ok } from '@plumbline/prelude';
import { auditNamesOf } from '../../stores/audits.ts';
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
    const audits = new Map(incidents.map((each) => [each.incident, auditOfIncident(room, each)]));
    const auditNames = await auditNamesOf(
      services.db,
      [...audits.values()].flatMap((id) => id ?? []),
    );
    const auditOf = (incident: string) => {
      const auditId = audits.get(incident) ?? null;
      return auditId === null ? null : { auditId, name: auditNames.get(auditId) ?? auditId };
    };
    const named = (people: readonly string[]) => people.map((person) => nameIn(room, person));
    return ok({
      incidents: incidents
        .map((each) => ({ each, told: toldOfBallots(room, each) }))
        .map(({ each, told }) => ({
          incident: each.incident,
          kind: each.kind,
          severity: each.severity,
          subject: each.subject,
          audit: auditOf(each.incident),
          involved: named(each.involved),
          openedBy: named(each.opened.by),
          openedAt: each.opened.at,
          toTell: told.flatMap(({ who, minutes }) => (minutes === null ? [who] : [])),
          notified: each.notified.map(({ who, at }) => ({ who, at })),
          toldAfterMinutes: told.length === 0 ? null : minutesUntilTold(told),
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
