import type { OpenRoom } from '../state/room.ts';
import { addMonths } from '../units/instant.ts';

/** The first day on which anything of the election may be destroyed. */
export function earliestDestruction({ electionDay, profile }: OpenRoom): string {
  return addMonths(electionDay, profile.rules.retentionMonths.value);
}
