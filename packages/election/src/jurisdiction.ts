import { z } from 'zod';
import { CountSchema, NameSchema } from './contest.ts';

/** Where the number of ballots that are expected in a manifest comes from. */
export const EXPECTED_SOURCES = ['election-night-report', 'poll-book', 'voter-history'] as const;
export type ExpectedSource = (typeof EXPECTED_SOURCES)[number];

/** An office that holds ballots: usually a county, sometimes a town or city. */
export const JurisdictionSchema = z
  .object({
    name: NameSchema,
    expectedBallots: CountSchema.nullable(),
    /** Where somebody said from what that number is. */
    expectedFrom: z.enum(EXPECTED_SOURCES).optional(),
  })
  .readonly();
export type Jurisdiction = z.infer<typeof JurisdictionSchema>;

/** Names compare by code point, the same on every machine and in every locale. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  // What lies in the middle of a sign beyond 16 bits was found equal with its first half.
  for (let index = 0; index < shared; index += 1) {
    const difference = (a.codePointAt(index) ?? 0) - (b.codePointAt(index) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Human order: runs of digits compare as numbers, so that `Batch 2` comes before `Batch 10`. */
export function compareNaturally(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = comparePart(left[index] ?? '', right[index] ?? '', index % 2 === 1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length || compareNames(a, b);
}

function comparePart(a: string, b: string, digits: boolean): number {
  if (!digits) return compareNames(a, b);
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareNames(left, right);
}
