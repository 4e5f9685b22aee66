import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { placeInWords, type StaffPlace, staffPlaces } from './staffing-plan.ts';

const COLUMNS = 2;

/** A badge for each person who is needed, to be cut out: the name where there is one, or a line to write it on, and the duty. */
export function staffBadges(context: JurisdictionContext): ComposedDocument {
  const { audit, jurisdiction, language, roomPlan } = context;
  const say = auditRoomWords(language);
  const places = staffPlaces(context);
  const office = [audit.plan.organization, jurisdiction].filter((name) => name !== '').join(' · ');
  const badge = (place: StaffPlace): readonly Block[] => {
    const name = roomPlan?.names.get(place.place) ?? '';
    return [
      { type: 'paragraph', text: office, size: 9 },
      name === ''
        ? { type: 'lines', lines: [{ label: say('badges.name'), share: 1 }] }
        : { type: 'large', text: name, size: 22 },
      {
        type: 'paragraph',
        text: place.board === null ? say(`staffing.roleNames.${place.role}`) : placeInWords(place, language),
        size: 13,
        bold: true,
      },
      { type: 'space', height: 14 },
    ];
  };
  const rows = Array.from({ length: Math.ceil(places.length / COLUMNS) }, (_, row) =>
    places.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  return {
    title: say('badges.document', { jurisdiction }),
    blocks: [
      { type: 'title', text: say('badges.title') },
      { type: 'paragraph', text: say('badges.about') },
      ...rows.flatMap((row): readonly Block[] => [
        { type: 'cut', text: say('badges.cut') },
        {
          type: 'beside',
          parts: [
            ...row.map((place) => ({ share: 1, blocks: badge(place) })),
            ...Array.from({ length: COLUMNS - row.length }, () => ({ share: 1, blocks: [] })),
          ],
        },
      ]),
    ],
  };
}
