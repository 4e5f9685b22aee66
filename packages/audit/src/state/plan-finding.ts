import type { UniverseFinding } from '@plumbline/statistics';

/**
 * Something about the plan that may be right and has to be looked at before the inputs are committed. The figures are
 * part of it: whoever confirmed other figures did not confirm this.
 */
export type PlanFinding = ContestFinding | StatementFinding | RuleFinding;

/** What the manifests and a contest say differently about the cards. */
export type ContestFinding = {
  /** `listed-above-cast`: the manifests list more cards than are said to have been cast. */
  readonly finding: UniverseFinding | 'listed-above-cast';
  readonly contest: string;
  /** Cards said to have been cast in all jurisdictions of the contest; null where nobody said. */
  readonly cast: number | null;
  readonly listed: number;
  readonly bearing: number;
  readonly phantoms: number;
};

/**
 * What was said of manifests and cannot be passed over.
 *
 *   tabulator-alone   nothing but the machine that is audited says how many cards there are
 *   cards-not-matched  batches whose cards neither lie in scan order nor carry an imprint, in audits that compare cards
 *   not-yet-counted   cards that were cast and are in no manifest yet, by jurisdiction
 */
export type StatementFinding =
  | { readonly finding: 'cards-not-matched'; readonly places: readonly CardsUnmatched[] }
  | { readonly finding: 'tabulator-alone'; readonly jurisdictions: readonly string[] }
  | {
      readonly finding: 'not-yet-counted';
      readonly waiting: readonly { readonly jurisdiction: string; readonly cards: number }[];
    };

/** In a jurisdiction the cards of these batches, or of all but these, cannot be matched with their cast vote records. */
export type CardsUnmatched = {
  readonly jurisdiction: string;
  readonly which: 'these' | 'all-but';
  readonly batches: readonly string[];
};

/** The risk limit is higher than the one that a law or rule sets, both in percent, and this is why. */
export type RuleFinding = {
  readonly finding: 'limit-above-statute';
  readonly statutoryPercent: number;
  readonly riskLimitPercent: number;
  readonly reason: string;
};

/** Whether a finding is about one contest. */
export function isOfContest(finding: PlanFinding): finding is ContestFinding {
  return 'contest' in finding;
}

/** Whether two findings say the same with the same figures. */
export function isSameFinding(a: PlanFinding, b: PlanFinding): boolean {
  if (isOfContest(a)) return isOfContest(b) && isSameOfContest(a, b);
  if (a.finding === 'cards-not-matched') {
    return b.finding === 'cards-not-matched' && isSameList(a.places, b.places, isSamePlace);
  }
  if (a.finding === 'limit-above-statute') return b.finding === 'limit-above-statute' && isSameOfRules(a, b);
  if (a.finding === 'tabulator-alone') {
    return (
      b.finding === 'tabulator-alone' && isSameList(a.jurisdictions, b.jurisdictions, (one, other) => one === other)
    );
  }
  return (
    b.finding === 'not-yet-counted' &&
    isSameList(
      a.waiting,
      b.waiting,
      (one, other) => one.jurisdiction === other.jurisdiction && one.cards === other.cards,
    )
  );
}

function isSameOfRules(a: RuleFinding, b: RuleFinding): boolean {
  return (
    a.statutoryPercent === b.statutoryPercent && a.riskLimitPercent === b.riskLimitPercent && a.reason === b.reason
  );
}

function isSameOfContest(a: ContestFinding, b: ContestFinding): boolean {
  return (
    a.finding === b.finding &&
    a.contest === b.contest &&
    a.cast === b.cast &&
    a.listed === b.listed &&
    a.bearing === b.bearing &&
    a.phantoms === b.phantoms
  );
}

function isSamePlace(a: CardsUnmatched, b: CardsUnmatched): boolean {
  const isSame = a.jurisdiction === b.jurisdiction && a.which === b.which;
  return isSame && isSameList(a.batches, b.batches, (one, other) => one === other);
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, place) => isSame(one, b[place]));
}
