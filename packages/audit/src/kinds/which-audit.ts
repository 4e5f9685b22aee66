import type { AuditType } from '../state/audit-type.ts';
import { KINDS } from './kinds.ts';

/** How far something holds in an office: in all of its jurisdictions and batches, in a part of them, or nowhere. */
export type Extent = 'everywhere' | 'in-part' | 'nowhere';

/** What an office knows of its ballots and records. */
export type OfficeFacts = {
  /** How many ballots every container holds is known from something other than the tabulator: poll books, or a count of paper. */
  readonly independentCounts: Extent;
  /** The reported votes of each batch of paper are known. */
  readonly votesByBatch: Extent;
  /** The voting system exports a cast vote record (CVR) for each card. */
  readonly cvrs: Extent;
  /** The cards of a batch are still in the order in which they were scanned. */
  readonly scanOrder: Extent;
  /** A number is printed on each card when it is scanned. */
  readonly imprints: Extent;
};

/** What a type of audit rests on; `cards-findable`: the card of a record can be found, by the order of its batch or by its imprint. */
export type Requirement = 'independent-counts' | 'votes-by-batch' | 'cvrs' | 'cards-findable';

/** What a type requires, how far it has to hold, and whether it does. */
export type RequirementMet = { readonly requirement: Requirement; readonly needs: Extent; readonly isMet: boolean };

/** Whether an office can hold an audit of this type, requirement by requirement. */
export type AuditPossible = {
  readonly type: AuditType;
  readonly isPossible: boolean;
  readonly requirements: readonly RequirementMet[];
  /** The types between whose work its own lies; null where it has an estimate of its own, or counts everything. */
  readonly workBetween: readonly [AuditType, AuditType] | null;
};

/** How much is known: more is larger. */
const RANK: Readonly<Record<Extent, number>> = { nowhere: 0, 'in-part': 1, everywhere: 2 };

/**
 * Which types of audit an office can hold with what it knows of its ballots and records, in the order of the types.
 *
 * A record whose card cannot be found is as good as none, so for cards the better of order and imprint counts.
 */
export function whichAudit(facts: OfficeFacts): readonly AuditPossible[] {
  const findable = RANK[facts.scanOrder] >= RANK[facts.imprints] ? facts.scanOrder : facts.imprints;
  const known: Readonly<Record<Requirement, Extent>> = {
    'independent-counts': facts.independentCounts,
    'votes-by-batch': facts.votesByBatch,
    cvrs: facts.cvrs,
    'cards-findable': findable,
  };
  return Object.values(KINDS).map(({ type, requires, workBetween = null }) => {
    const requirements = requires.map(({ requirement, needs }) => {
      return { requirement, needs, isMet: RANK[known[requirement]] >= RANK[needs] };
    });
    return { type, isPossible: requirements.every(({ isMet }) => isMet), requirements, workBetween };
  });
}
