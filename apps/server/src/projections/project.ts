import { eventOf } from '@plumbline/record';
import { participantsOf } from '../audit/inputs/prepared-inputs.ts';
import {
  isProjected,
  openAuditProjection,
  type Projection,
  type ProjectionNeeds,
} from '../audit/projections/project-audit.ts';
import { isRoomProjected, projectRoomEvent } from '../ballots/projections/project-room.ts';
import { placeOfChain } from '../log/audit-chains.ts';
import { roomOfChain } from '../log/ballot-chains.ts';
import { ballotEventOf } from '../log/ballot-event-of.ts';
import { readLog } from '../log/read-log.ts';
import { type OrganizationEvent, projectOrganizationEvent } from '../office/project-organization.ts';
import type { ProjectChain } from '../road/rooms.ts';
import type { Writer } from '../stores/store.ts';

/**
 * Brings the projections up to date with the entries of a chain from number `from` on. They are read back from the log,
 * so that what is stored is what the log says, whether it was said just now or years ago.
 */
export async function project(needs: ProjectionNeeds, tx: Writer, chain: string, from: number): Promise<void> {
  const projection = openProjection(needs, tx, { chain, from: 'somewhere' });
  await projection.take(await readLog(tx, chain, { from }));
  await projection.end();
}

/** Takes the entries of a chain in their order, a part at a time, and is told when there are no more. */
export function openProjection(
  needs: ProjectionNeeds,
  tx: Writer,
  { chain, from }: { readonly chain: string; readonly from: 'the-beginning' | 'somewhere' },
): Projection {
  const place = placeOfChain(chain);
  if (place !== undefined) {
    const isWhole = from === 'the-beginning' && place.jurisdiction === null;
    return openAuditProjection(needs, tx, { auditId: place.auditId, isWhole });
  }
  const room = roomOfChain(chain);
  if (room !== undefined) {
    return {
      async take(entries) {
        for (const entry of entries) await projectRoomEvent(tx, room, ballotEventOf(entry).event);
      },
      end: () => Promise.resolve(),
    };
  }
  return {
    async take(entries) {
      for (const entry of entries) {
        const { event, body } = eventOf<OrganizationEvent>(entry);
        await projectOrganizationEvent(needs, tx, event, { at: new Date(body.at), chain });
      }
    },
    end: () => Promise.resolve(),
  };
}

/** The same for a command, which has read the list of participants before it held the audit. */
export const projectPrepared: ProjectChain = async ({ secret, preparation }, tx, { chain, from, events }) => {
  // What fills in results is looked up nowhere else, and comes by the thousand.
  if (placeOfChain(chain) !== undefined && !events.some(({ type }) => isProjected(type))) return;
  if (roomOfChain(chain) !== undefined && !events.some(({ type }) => isRoomProjected(type))) return;
  await project({ secret, participants: (file) => participantsOf(preparation, file) }, tx, chain, from);
};
