import { trainedFor, trainingLapses } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { entriesOf, ok } from '@plumbline/prelude';
import { defineRoomQuery } from './define-room-query.ts';

/** Duties, oaths and training, with what lapsed; courses with their versions. */
export const ballotTraining = defineRoomQuery({
  name: 'ballot-training',
  async show({ room, today }) {
    const lapses = trainingLapses(room, today);
    return ok({
      people: [...entriesOf(room.people)]
        .map(([, { person, name, party, hasOath, duties, trainings, overrides }]) => ({
          person,
          name,
          party,
          hasOath,
          duties: [...duties],
          trainings: [...trainings],
          overridesToday: overrides.filter(({ day }) => day === today).map(({ course }) => course),
          lapses: lapses
            .filter((each) => each.person === person)
            .map(({ duty, course }) => {
              const instead = trainedFor(room, { duties: [duty], day: today, except: [person] });
              return { duty, course, trained: instead.map((other) => other.name) };
            }),
        }))
        .toSorted((a, b) => compareNaturally(a.name, b.name)),
      courses: [...entriesOf(room.courses)].flatMap(([, versions]) =>
        versions.map((each) => ({ ...each, duties: [...each.duties] })),
      ),
    });
  },
});
