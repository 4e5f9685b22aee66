import { assertNever, lookUp, withEntry } from '@plumbline/prelude';
import type { BallotEventOf } from './ballot-event.ts';
import type { OpenRoom, Publication } from './room.ts';

/** What happened to something for everybody. */
export type PublicationEvent = BallotEventOf<'publication-proposed' | 'publication-released' | 'publication-withdrawn'>;

/** The room after one of them. */
export function evolvePublications(room: OpenRoom, event: PublicationEvent): OpenRoom {
  const { publication, by, at } = event;
  const found = lookUp(room.publications, publication);
  const become = (after: Omit<Publication, 'publication'>): OpenRoom => {
    return { ...room, publications: withEntry(room.publications, publication, { publication, ...after }) };
  };
  switch (event.type) {
    case 'publication-proposed':
      return become({ proposed: { file: event.file, by, at }, released: found?.released ?? null });
    case 'publication-released': {
      const proposedBy = found?.proposed?.by ?? [];
      return become({ proposed: null, released: { file: event.file, by, at, proposedBy } });
    }
    case 'publication-withdrawn':
      return become({ proposed: null, released: null });
    default:
      return assertNever(event);
  }
}
