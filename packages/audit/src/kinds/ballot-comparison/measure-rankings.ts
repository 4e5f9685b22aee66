import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import {
  type Answer,
  type AuditedAssertion,
  answer,
  assertionOverstatement,
  type CardUniverse,
  type ComparisonSample,
  irvComparisonRisk,
  irvComparisonSize,
  type Refusal,
} from '@plumbline/statistics';
import { comparisonMethodOf } from '../../methods/methods.ts';
import type { SampleSizeOption } from '../../sampling/sample-size-option.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import type { Plan } from '../../state/plan.ts';
import type { CountedDraws, MeasuredRisk, Measuring } from '../audit-kind.ts';
import { type ComparedRanking, missesContest } from '../compare-card.ts';
import { compareRankings, type DrawnRanking, drawsNotFound } from '../compare-draws.ts';
import { NOT_MEASURED } from '../not-measured.ts';
import { comparisonUniverse } from './comparison-universe.ts';
import { countedDraws } from './counted-draws.ts';

/** What was found of one assertion: the risk that it is false, and how many draws overstated (or understated) it by how many votes. */
export type AssertionFound = {
  readonly assertion: AuditedAssertion;
  readonly pValue: number;
  readonly found: ComparisonSample['found'];
};

/** The assertions of a contest in the plan; none where nobody has worked them out. */
export function assertionsOf(plan: Plan, contest: Pick<Contest, 'name'>): readonly AuditedAssertion[] {
  return plan.assertions?.[contest.name]?.assertions ?? [];
}

/**
 * Measures the risk of a contest counted by instant runoff: that of the assertion that is shown worst. Nothing but the sample shows it:
 * how many cards were looked at does not make them a count.
 */
export function measureRankings(
  audit: AuditInRounds,
  contest: Contest,
  by: Measuring & { readonly universe: CardUniverse },
): Result<MeasuredRisk, Refusal> {
  const { counted, cards } = rankingSample(audit, contest, by.inputs);
  if (counted.draws.length + counted.phantomDraws === 0) return ok(NOT_MEASURED);
  const assertions = assertionsOf(audit.plan, contest);
  const { universe, riskLimit } = by;
  const measured = irvComparisonRisk({
    assertions,
    universe,
    compared: cards,
    phantomDraws: counted.phantomDraws,
    riskLimit,
  });
  if (!measured.ok) return measured;
  const { pValue, stopped } = measured.value;
  return ok({
    ...NOT_MEASURED,
    pValue,
    riskLimitMet: stopped !== 'no',
    stopped,
    draws: counted.draws,
    phantomDraws: counted.phantomDraws,
    notFound: drawsNotFound(cards),
    discrepancies: cards.filter((card) => worstOfAssertions(assertions, card) !== null).length,
  });
}

/** What the counted draws found of each assertion, in their order. */
export function assertionsFound(
  audit: AuditInRounds,
  contest: Contest,
  by: Measuring,
): Answer<readonly AssertionFound[]> {
  const universe = comparisonUniverse(audit, contest);
  if (!universe.ok) return universe;
  const { counted, cards } = rankingSample(audit, contest, by.inputs);
  const of = { universe: universe.value, compared: cards, phantomDraws: counted.phantomDraws, riskLimit: by.riskLimit };
  const all: AssertionFound[] = [];
  for (const assertion of assertionsOf(audit.plan, contest)) {
    const risk = irvComparisonRisk({ ...of, assertions: [assertion] });
    if (!risk.ok) return risk;
    all.push({ assertion, pValue: risk.value.pValue, found: errorsAgainst(assertion, cards) });
  }
  return answer(all);
}

/**
 * By how many votes a card overstates the assertion it harms most, relative to that assertion's margin; below 0 understates. Null where
 * no assertion changes.
 */
export function worstOfAssertions(assertions: readonly AuditedAssertion[], card: ComparedRanking): number | null {
  let worst: { readonly error: number; readonly margin: number } | undefined;
  for (const assertion of assertions) {
    const error = assertionOverstatement(assertion, card);
    const { margin } = assertion;
    if (error !== 0 && (worst === undefined || error * worst.margin > worst.error * margin)) worst = { error, margin };
  }
  return worst?.error ?? null;
}

/** The one size the method proposes for a ranked contest: the most that any assertion asks for. */
export function rankingSizes(
  audit: BegunAudit,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly universe: CardUniverse; readonly riskLimit: number },
): Answer<number> {
  const { inputs, universe, riskLimit } = of;
  const assertions = assertionsOf(audit.plan, contest);
  if (!isInRounds(audit)) return irvComparisonSize({ assertions, universe, riskLimit });
  const { counted, cards } = rankingSample(audit, contest, inputs);
  const drawn = counted.draws.length + counted.phantomDraws;
  const samples = assertions.map((assertion) => ({ drawn, found: errorsAgainst(assertion, cards) }));
  return irvComparisonSize({ assertions, universe, samples, riskLimit });
}

/** Sizes by chance, if errors come at the customary rates and each harms the assertion that is hardest to show. */
export function rankingSizesByChance(
  audit: BegunAudit,
  contest: Contest,
  of: { readonly universe: CardUniverse; readonly riskLimit: number; readonly chances: readonly number[] },
): Answer<readonly SampleSizeOption[]> {
  const { universe, riskLimit, chances } = of;
  const margins = assertionsOf(audit.plan, contest).map(({ margin }) => margin);
  if (margins.length === 0) return answer([]);
  const choices = [
    { id: 'shown', votes: Math.min(...margins) },
    { id: 'against', votes: 0 },
  ];
  const closest = { choices, winners: 1, votesAllowed: 1, pendingBallots: 0, majorityOrRunoff: false };
  const sizes = comparisonMethodOf(audit.plan).sizesByChance({ contest: closest, universe, riskLimit }, chances);
  if (!sizes.ok) return sizes;
  return answer(
    sizes.value.map(({ asked, size, chance }) => ({
      key: String(asked),
      size,
      probability: chance,
      known: 'exact',
      corrected: null,
    })),
  );
}

function rankingSample(
  audit: AuditInRounds,
  contest: Contest,
  inputs: AuditInputs,
): { readonly counted: CountedDraws; readonly cards: readonly DrawnRanking[] } {
  const counted = countedDraws(audit, contest, inputs) ?? { draws: [], phantomDraws: 0 };
  const cards = compareRankings(audit, contest, { inputs, draws: counted.draws, missesContest: missesContest(audit) });
  return { counted, cards };
}

function errorsAgainst(assertion: AuditedAssertion, cards: readonly DrawnRanking[]): ComparisonSample['found'] {
  const found = { oneOver: 0, twoOver: 0, oneUnder: 0, twoUnder: 0 };
  for (const card of cards) {
    const error = assertionOverstatement(assertion, card);
    if (error === 1) found.oneOver += card.timesDrawn;
    if (error >= 2) found.twoOver += card.timesDrawn;
    if (error === -1) found.oneUnder += card.timesDrawn;
    if (error <= -2) found.twoUnder += card.timesDrawn;
  }
  return found;
}
