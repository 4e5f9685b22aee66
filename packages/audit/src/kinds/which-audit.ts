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
export type RequirementMet = {
  readonly requirement: Requirement;
  readonly needs: Extent;
  readonly isMet: boolean;
  /** Where jurisdictions answered for themselves and only some lack it: those. */
  readonly missingIn?: readonly string[];
};

/** What is known of the ballots and records of one jurisdiction. */
export type JurisdictionFacts = { readonly name: string; readonly facts: OfficeFacts };

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
  const known = extentsOf(facts);
  return Object.values(KINDS).map(({ type, requires, workBetween = null }) => {
    const requirements = requires.map(({ requirement, needs }) => {
      return { requirement, needs, isMet: RANK[known[requirement]] >= RANK[needs] };
    });
    return { type, isPossible: requirements.every(({ isMet }) => isMet), requirements, workBetween };
  });
}

/**
 * The same of an audit whose jurisdictions are known, each with its own answers: what has to hold everywhere has to hold in each of them; of
 * what has to hold in a part, all has to hold in one and the same, because a record in one county finds no card in another.
 */
export function whichAuditIn(jurisdictions: readonly JurisdictionFacts[]): readonly AuditPossible[] {
  const places = jurisdictions.map(({ name, facts }) => ({ name, known: extentsOf(facts) }));
  return Object.values(KINDS).map(({ type, requires, workBetween = null }) => {
    const requirements = requires.map(({ requirement, needs }): RequirementMet => {
      const has = ({ known }: Place) => RANK[known[requirement]] >= RANK[needs];
      const isInPart = needs === 'in-part';
      const beside = isInPart ? requires.filter((one) => one.needs === needs && one.requirement !== requirement) : [];
      const withOthers = places.filter(({ known }) =>
        beside.every((one) => RANK[known[one.requirement]] >= RANK[needs]),
      );
      const asked = withOthers.length > 0 ? withOthers : places;
      const missing = asked.filter((place) => !has(place)).map(({ name }) => name);
      const isMet = asked.length > 0 && (isInPart ? missing.length < asked.length : missing.length === 0);
      const isSome = !isMet && missing.length < places.length;
      return { requirement, needs, isMet, ...(isSome && { missingIn: missing }) };
    });
    return { type, isPossible: requirements.every(({ isMet }) => isMet), requirements, workBetween };
  });
}

type Place = { readonly name: string; readonly known: Readonly<Record<Requirement, Extent>> };

function extentsOf(facts: OfficeFacts): Readonly<Record<Requirement, Extent>> {
  const findable = RANK[facts.scanOrder] >= RANK[facts.imprints] ? facts.scanOrder : facts.imprints;
  return {
    'independent-counts': facts.independentCounts,
    'votes-by-batch': facts.votesByBatch,
    cvrs: facts.cvrs,
    'cards-findable': findable,
  };
}
