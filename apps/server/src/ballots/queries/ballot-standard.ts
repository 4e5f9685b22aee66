import {
  answersOf,
  type Duty,
  evidenceOf,
  HELPERS_OF,
  lifeStageCounts,
  type OpenRoom,
  PUBLICATIONS,
  type QuestionId,
  reconciliationOf,
} from '@plumbline/ballot-management';
import { entriesOf, lookUp, ok } from '@plumbline/prelude';
import { instantOfState } from '../history/instant-of-state.ts';
import { everybodyIn, namesIn, valuesOf } from '../screens/people-named.ts';
import { dutiesOn } from '../screens/room-heading.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** The standard with its evidence from the room as it stands, and what the room gives to everybody. */
export const ballotStandard = defineRoomQuery({
  name: 'ballot-standard',
  async show({ room, services, state, today }) {
    const now = instantOfState(services.now(), state);
    const { figures } = reconciliationOf(room);
    const members = valuesOf(room.people);
    const holding = (duty: Duty) =>
      members.filter((person) => dutiesOn(person, today).includes(duty)).map(({ name }) => name);
    return ok({
      bullets: evidenceOf(room, now).map(({ bullet, state: shown, facts, missing, notes }) => ({
        bullet,
        state: shown,
        facts: facts.map((one) => ({ ...one, figures: { ...one.figures } })),
        missing: missing.map((one) => ({ ...one, names: [...one.names] })),
        notes: notes.map((one) => ({ ...one, names: [...one.names] })),
      })),
      stages: lifeStageCounts(room, figures).map((one) => ({
        stage: one.stage,
        unit: one.unit,
        state: one.state,
        value: one.state === 'counted' ? one.value : null,
        sources: one.state === 'counted' ? [...one.sources] : [],
        missing: one.state === 'not-counted' ? [...one.missing] : [],
      })),
      answers: answersOf(room, now).map(({ question, sentences, forms, procedures, missing }) => ({
        question,
        sentences: sentences.map((one) => ({ says: one.says, figures: { ...one.figures } })),
        forms: [...forms],
        procedures: [...procedures],
        missing: [...missing],
        helpers: HELPERS_OF[question].map((duty) => ({ duty, people: holding(duty) })),
        assigned: assignedIn(room, question, today),
      })),
      people: everybodyIn(room),
      procedures: [...entriesOf(room.procedures)].flatMap(([, versions]) => {
        const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= today);
        if (inForce === undefined) return [];
        const { procedure, version, clearedBy } = inForce;
        return [{ procedure, version, clearedBy: namesIn(room, clearedBy) }];
      }),
      publications: PUBLICATIONS.map((publication) => {
        const found = lookUp(room.publications, publication);
        const proposed = found?.proposed ?? null;
        const released = found?.released ?? null;
        return {
          publication,
          proposed: proposed && { by: namesIn(room, proposed.by), at: proposed.at, file: proposed.file },
          released: released && {
            proposedBy: namesIn(room, released.proposedBy),
            by: namesIn(room, released.by),
            at: released.at,
            file: released.file,
          },
        };
      }),
    });
  },
});

function assignedIn(room: OpenRoom, question: QuestionId, today: string) {
  const found = lookUp(room.questions, question);
  if (found === undefined) return null;
  const { person, due, by } = found;
  return { person, name: lookUp(room.people, person)?.name ?? person, due, isOver: due < today, by: namesIn(room, by) };
}
