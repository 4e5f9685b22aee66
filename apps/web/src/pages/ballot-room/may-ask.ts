import type { RoomHeading } from '@plumbline/api';
import { WHO_MAY } from '@plumbline/ballot-management';

/** Whether somebody at this device has a duty that may ask for a command of the room. */
export function mayAsk({ you, together }: RoomHeading, command: keyof typeof WHO_MAY): boolean {
  const held = [...(you?.duties ?? []), ...(together?.duties ?? [])];
  const { duties } = WHO_MAY[command];
  if (duties === 'anyone') return you !== null;
  return duties === 'by-form' || duties.some((duty) => held.includes(duty));
}
