import type { OpenRoom } from '../state/room.ts';
import { addDays } from '../units/instant.ts';

/**
 * The last day on which a voter may cure an envelope that was challenged, by the rules of the room; null where they name none, or count from a day of
 * certification that is not set.
 */
export function cureDeadline({ profile, electionDay, certificationDay }: OpenRoom): string | null {
  const { value } = profile.rules.cureUntil;
  if (value === null) return null;
  if (value.of === 'after-election') return addDays(electionDay, value.days);
  return certificationDay === null ? null : addDays(certificationDay, -value.days);
}
