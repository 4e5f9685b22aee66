import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { type StaffRole, staffPlaces } from './staffing-plan.ts';

/** What is read from the other end of a room. */
const SIZE = 90;

/** Duties that have a table of their own, besides the boards. */
const TABLES: readonly StaffRole[] = ['station', 'entry', 'review', 'signIn', 'supervisor'];

/** A sign for each table, a page each: what it is, and who sits there where names are in the plan. */
export function tableSigns(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, language, roomPlan } = context;
  const say = auditRoomWords(language);
  const places = staffPlaces(context);
  const boards = [...new Set(places.flatMap(({ board }) => (board === null ? [] : [board.name])))];
  const peopleIn = (isThere: (place: (typeof places)[number]) => boolean): readonly string[] =>
    places.filter(isThere).flatMap(({ place }) => {
      const name = roomPlan?.names.get(place) ?? '';
      return name === '' ? [] : [name];
    });
  const isEntry = (role: StaffRole) => role === 'entry' || role === 'entryReader';
  const signs = [
    ...boards.map((name) => ({
      title: /^\d+$/.test(name) ? say('signs.board', { number: name }) : name,
      people: peopleIn(({ board }) => board?.name === name),
    })),
    ...TABLES.filter((role) => places.some((place) => place.role === role)).map((role) => ({
      title: say(`signs.tables.${role as 'station'}`),
      people: peopleIn((place) => place.role === role || (role === 'entry' && isEntry(place.role))),
    })),
    { title: say('signs.observers'), people: [] },
  ];
  return {
    title: say('signs.document', { jurisdiction }),
    blocks: signs.flatMap(({ title, people }, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
      { type: 'title', text: title },
      { type: 'paragraph', text: jurisdiction, size: 16 },
      { type: 'space', height: 100 },
      { type: 'large', text: title, size: SIZE },
      { type: 'space', height: 24 },
      ...people.map((name): Block => ({ type: 'large', text: name, size: 30 })),
    ]),
  };
}
