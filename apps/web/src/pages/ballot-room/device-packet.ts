import { SignedActSchema } from '@plumbline/ballot-management';
import { z } from 'zod';
import type { SignedAct, WaitingAct } from '../../connection/room-device-store.ts';
import type { RoomPlace } from './room-place.ts';

const FORMAT = 'plumbline-device-packet/1';

const PacketSchema = z.object({
  format: z.literal(FORMAT),
  electionId: z.string(),
  jurisdiction: z.string(),
  device: z.string(),
  acts: z.array(SignedActSchema),
});

/** What waits on a device as a file, for another device to bring home. It holds signatures, and no key. */
export function packetText(
  { electionId, jurisdiction }: RoomPlace,
  device: string,
  acts: readonly WaitingAct[],
): string {
  const packet = { format: FORMAT, electionId, jurisdiction, device, acts: acts.map(({ signed }) => signed) };
  return `${JSON.stringify(packet, null, 1)}\n`;
}

/** The packet in a file, if it is one of this room. */
export function readPacket(
  place: RoomPlace,
  text: string,
): { readonly device: string; readonly acts: readonly SignedAct[] } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = PacketSchema.safeParse(value);
  if (!read.success) return undefined;
  const { electionId, jurisdiction, device, acts } = read.data;
  return electionId === place.electionId && jurisdiction === place.jurisdiction ? { device, acts } : undefined;
}
