import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { isClear, type Reconciled, type UnitStatus } from '../accounting/status.ts';
import type { Batch, Container, OpenRoom } from '../state/room.ts';
import { sealedAt } from '../state/room-view.ts';
import { reconciliationOf } from './reconciliation.ts';

/** What of its container keeps a batch from being recounted. */
export const RECOUNT_OBSTACLES = [
  'no-container',
  'missing',
  'quarantined',
  'out',
  'gone',
  'not-sealed',
  'seals-in-doubt',
] as const;
export type RecountObstacle = (typeof RECOUNT_OBSTACLES)[number];

/** Whether a batch may be recounted, said before its container goes out. */
export type RecountLine = {
  readonly batch: string;
  readonly name: string;
  readonly container: string | null;
  /** Where its ballots are held against voters. */
  readonly place: string;
  /** Out of balance and explained: eligible as long as it is no worse then. */
  readonly balance: 'in-balance' | 'explained' | 'not-clear';
  /** The equations of its place that differ, are explained, or lack a figure. */
  readonly differing: readonly Pick<Reconciled, 'equation' | 'delta' | 'status'>[];
  readonly obstacles: readonly RecountObstacle[];
  /** By the rules of the state, which may ask for balance or not. */
  readonly isEligible: boolean;
};

/** Every batch of a room with whether it may be recounted, in the order in which people count. */
export function recountLines(room: OpenRoom): readonly RecountLine[] {
  return [...entriesOf(room.batches)]
    .flatMap(([, batch]) => (batch.became.length > 0 ? [] : [lineOf(room, batch)]))
    .toSorted((a, b) => compareNaturally(a.name, b.name));
}

function lineOf(room: OpenRoom, { batch, name, container, accountedAt }: Batch): RecountLine {
  const units = unitsOf(room, accountedAt);
  const differing = units.filter(({ status }) => !isBalanced(status));
  const balance = differing.length === 0 ? 'in-balance' : units.every(isCleared) ? 'explained' : 'not-clear';
  const obstacles = obstaclesOf(lookUp(room.containers, container ?? ''));
  const needsBalance = room.profile.rules.recountNeedsBalance.value;
  return {
    batch,
    name,
    container,
    place: accountedAt,
    balance,
    differing: differing.map(({ equation, delta, status }) => ({ equation, delta, status })),
    obstacles,
    isEligible: obstacles.length === 0 && (balance !== 'not-clear' || !needsBalance),
  };
}

/** The equation that keeps a batch from being recounted where balance is asked for; undefined where none does. */
export function notInBalance(room: OpenRoom, batch: string): Unit | undefined {
  const place = lookUp(room.batches, batch)?.accountedAt ?? '';
  return unitsOf(room, place).find((unit) => !isCleared(unit));
}

type Unit = Pick<Reconciled, 'equation' | 'place' | 'delta' | 'status'>;

/**
 * What a recount hangs on: not the blank ballots of a place (E4), of which none is counted again. A place where nobody has held ballots against
 * voters yet is not in balance, though nothing differs there.
 */
function unitsOf(room: OpenRoom, place: string): readonly Unit[] {
  const units = (reconciliationOf(room).byPlace.get(place) ?? []).filter(({ equation }) => equation !== 'E4');
  const equation = place.startsWith('channel:') ? 'E19' : 'E5';
  if (units.some((unit) => unit.equation === equation)) return units;
  return [...units, { equation, place, delta: null, status: 'not-started' }];
}

function isCleared({ status }: Pick<Reconciled, 'status'>): boolean {
  return isClear(status) || isBalanced(status);
}

function isBalanced(status: UnitStatus): boolean {
  return status === 'balanced' || status === 'balanced-single-source';
}

function obstaclesOf(container: Container | undefined): readonly RecountObstacle[] {
  if (container === undefined) return ['no-container'];
  const { stage, condition, seals, positions, readings, unconfirmedReading } = container;
  if (stage !== 'here') return [stage === 'out' ? 'out' : 'gone'];
  if (condition !== 'ok') return [condition];
  if (!sealedAt(seals, positions)) return ['not-sealed'];
  return readings.at(-1)?.agrees === false || unconfirmedReading !== null ? ['seals-in-doubt'] : [];
}
