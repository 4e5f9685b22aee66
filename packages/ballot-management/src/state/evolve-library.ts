import { assertNever, lookUp, type PersistentMap, withEntry } from '@plumbline/prelude';
import type { BallotEventOf } from './ballot-event.ts';
import type { OpenRoom, ProcedureVersion } from './room.ts';

/** What happened to the texts a room works by, and to the questions it is asked. */
export type LibraryEvent = BallotEventOf<
  'procedure-drafted' | 'procedure-approved' | 'procedure-cleared' | 'question-assigned'
>;

/** The room after one of them. */
export function evolveLibrary(room: OpenRoom, event: LibraryEvent): OpenRoom {
  switch (event.type) {
    case 'procedure-drafted': {
      const { procedure, kind, version, topics, text, by: author } = event;
      const before = lookUp(room.procedures, procedure) ?? [];
      const fresh = { approvedBy: [], effectiveFrom: null, clearedBy: [] };
      const draft = { procedure, kind, version, topics, text, author, ...fresh };
      return { ...room, procedures: withEntry(room.procedures, procedure, [...before, draft]) };
    }
    case 'procedure-approved': {
      const { by: approvedBy, effectiveFrom } = event;
      return { ...room, procedures: withVersion(room.procedures, event, { approvedBy, effectiveFrom }) };
    }
    case 'procedure-cleared':
      return { ...room, procedures: withVersion(room.procedures, event, { clearedBy: event.by }) };
    case 'question-assigned': {
      const { question, person, due, by, at } = event;
      return { ...room, questions: withEntry(room.questions, question, { person, due, by, at }) };
    }
    default:
      return assertNever(event);
  }
}

function withVersion(
  procedures: PersistentMap<readonly ProcedureVersion[]>,
  { procedure, version }: { readonly procedure: string; readonly version: number },
  change: Partial<ProcedureVersion>,
): PersistentMap<readonly ProcedureVersion[]> {
  const versions = lookUp(procedures, procedure) ?? [];
  const changed = versions.map((each) => (each.version === version ? { ...each, ...change } : each));
  return withEntry(procedures, procedure, changed);
}
