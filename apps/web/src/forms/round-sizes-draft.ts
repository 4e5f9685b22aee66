import { PLANNED_ROUNDS_MAX } from '@plumbline/audit';
import { formatCount, parseCount } from '../formats/format-count.ts';

/** The sizes of the rounds as they are typed: `111, 167, 251`. */
export function typedRounds(sizes: readonly number[]): string {
  return sizes.join(', ');
}

/** What was typed as sizes; undefined where it is not a list of draws that the cards allow. */
export function readRounds(typed: string, population: number): readonly number[] | undefined {
  const parts = typed
    .split(/[,;]\s*|\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const sizes = parts.map((part) => parseCount(part));
  const fits = (size: number | undefined): size is number => size !== undefined && size >= 1 && size <= population;
  return parts.length >= 1 && parts.length <= PLANNED_ROUNDS_MAX && sizes.every(fits) ? sizes : undefined;
}

/** The most rounds, as people read it. */
export const ROUNDS_MOST = formatCount(PLANNED_ROUNDS_MAX);
