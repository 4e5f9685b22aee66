import {
  type BegunAudit,
  BOARD_COUNT_MAX,
  ballotsInBatch,
  batchesToCount,
  fieldworkIn,
  findWork,
  isInRounds,
  minutesOfWork,
  workTimesOf,
} from '@plumbline/audit';
import type { JurisdictionContext } from './print-context.ts';
import { ballotsToFetch } from './units-to-fetch.ts';

/** What the size of a room follows from. */
export type SizedContext = Pick<JurisdictionContext, 'audit' | 'inputs' | 'jurisdiction'>;

/** How many boards a room is for, and how long their work takes. */
export type RoomSize = {
  readonly boards: number;
  /** Names, where boards are made; numbers otherwise. */
  readonly names: readonly string[];
  /** Whether somebody has decided how many there are. */
  readonly isDecided: boolean;
  /** Of all boards together, two people each. */
  readonly minutes: number;
};

/** A day at a table without its breaks. */
const MINUTES_OF_DAY = 7 * 60;

/** The boards of a jurisdiction in the current round; where none are made, as many as do the drawn work in a day. */
export function roomSize(context: SizedContext): RoomSize {
  const { audit, jurisdiction } = context;
  const minutes = minutesPlanned(context);
  const made = isInRounds(audit) ? (findWork(audit, jurisdiction)?.boards ?? []) : [];
  if (made.length > 0) return { boards: made.length, names: made.map(({ name }) => name), isDecided: true, minutes };
  const boards = Math.min(BOARD_COUNT_MAX, Math.max(1, Math.ceil(minutes / MINUTES_OF_DAY)));
  const names = Array.from({ length: boards }, (_, index) => String(index + 1));
  return { boards, names, isDecided: false, minutes };
}

function minutesPlanned({ audit, inputs, jurisdiction }: SizedContext): number {
  if (!isInRounds(audit)) return 0;
  const times = workTimesOf(audit);
  if (fieldworkIn(audit.plan) !== 'batches') {
    const ballots = ballotsToFetch({ audit, inputs, jurisdiction });
    const units = ballots.filter(({ alreadyAudited }) => !alreadyAudited).length;
    return minutesOfWork({ units, ballots: null }, times);
  }
  return batchesToCount(audit, jurisdiction).reduce((sum, batch) => {
    const ballots = ballotsInBatch(audit, inputs, { jurisdiction, batch });
    return sum + minutesOfWork({ units: 1, ballots }, times);
  }, 0);
}

/** Whether people count batches: that decides what lies on the tables. */
export function countsBatches(audit: BegunAudit): boolean {
  return fieldworkIn(audit.plan) === 'batches';
}
