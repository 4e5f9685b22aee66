import { cureDeadline, daysOff, formPlaces, formsAt, formsDue } from '@plumbline/ballot-management';
import { entriesOf, ok } from '@plumbline/prelude';
import { formInList } from '../screens/form-in-list.ts';
import { personAsking } from '../screens/person-asking.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** Every form that was started, and those that places owe. */
export const ballotForms = defineRoomQuery({
  name: 'ballot-forms',
  async show({ seen: { whole: room }, session, today }) {
    // No figure of a form is in its line of the list.
    const asked = { person: personAsking(room, session.actor), today };
    const { cureUntil, rejectedByOthers } = room.profile.rules;
    const records = [...entriesOf(room.forms)].map(([, record]) => record);
    return ok({
      forms: records.map((record) => formInList(room, record, asked)),
      due: [...formsDue(room, today)],
      places: [...formPlaces(room)],
      challenged: {
        rule: cureUntil.value,
        citation: cureUntil.citation,
        until: cureDeadline(room),
        rejectedByOthers: rejectedByOthers.value,
        forms: formsAt(room, 'mail', 'F-12').map(({ filled }) => filled),
        off: [...daysOff(room)],
      },
    });
  },
});
