import type { Contest } from '@plumbline/election';
import { ok, type Result } from '@plumbline/prelude';
import { type Answer, answer, type ComparisonSample, type Refusal } from '@plumbline/statistics';
import { comparisonMethodOf } from '../../methods/methods.ts';
import type { SampleSizeOption } from '../../sampling/sample-size-option.ts';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import { riskLimitOf } from '../../state/plan.ts';
import type { ChancesAsked } from '../audit-kind.ts';
import { compareDraws } from '../compare-draws.ts';
import { publishedDraws } from '../published-draws.ts';
import { comparedSample, countErrors } from './compared-sample.ts';
import { comparisonUniverse } from './comparison-universe.ts';
import { comparedCardsLookedAt } from './counted-draws.ts';
import { rankingSizes, rankingSizesByChance } from './measure-rankings.ts';
import { publishedTally } from './published-comparison.ts';

/** How many listed cards nobody has looked at for the contest; published software asks for as many draws as cards are listed. */
export function comparisonPopulation(audit: BegunAudit, contest: Contest, inputs: AuditInputs): number {
  if (audit.plan.compatibility) return publishedTally(audit, contest).ballots;
  const universe = comparisonUniverse(audit, contest);
  if (!universe.ok) return 0;
  return universe.value.listed - (isInRounds(audit) ? comparedCardsLookedAt(audit, contest, inputs).cards : 0);
}

/** The one size the method proposes: what is enough if errors keep to their rates so far. */
export function comparisonSizes(
  audit: BegunAudit,
  contest: Contest,
  inputs: AuditInputs,
): Result<readonly SampleSizeOption[], Refusal> {
  const { compatibility, settings } = audit.plan;
  const method = comparisonMethodOf(audit.plan);
  const riskLimit = settings === null ? 0 : riskLimitOf(settings);
  const universe = comparisonUniverse(audit, contest);
  if (!universe.ok) return universe;
  const size = isRanked(contest)
    ? rankingSizes(audit, contest, { inputs, universe: universe.value, riskLimit })
    : compatibility
      ? method.published.size(publishedTally(audit, contest), publishedSample(audit, contest, inputs), riskLimit)
      : method.size({
          contest: contestVotes(contest),
          universe: universe.value,
          sample: isInRounds(audit) ? soundSample(audit, contest, { inputs, universe: universe.value }) : undefined,
          riskLimit,
        });
  if (!size.ok) return size;
  // Where the formula has had enough and the risk has not, one more card is the least that helps.
  const asked = Math.max(1, size.value);
  const key = asked >= comparisonPopulation(audit, contest, inputs) ? 'all-ballots' : 'default';
  return ok([{ key, size: asked, probability: null, known: null, corrected: null }]);
}

function soundSample(
  audit: AuditInRounds,
  contest: Contest,
  of: Parameters<typeof comparedSample>[2],
): ComparisonSample {
  const { counted, cards } = comparedSample(audit, contest, of);
  return { drawn: counted.draws.length + counted.phantomDraws, found: countErrors(audit, contest, cards) };
}

function publishedSample(audit: BegunAudit, contest: Contest, inputs: AuditInputs): ComparisonSample | undefined {
  if (!isInRounds(audit)) return undefined;
  const draws = publishedDraws(audit, contest);
  const cards = compareDraws(audit, contest, { inputs, draws, missesContest: 'blank' });
  const { discrepancy } = comparisonMethodOf(audit.plan).published;
  const tally = publishedTally(audit, contest);
  const found = { oneOver: 0, twoOver: 0, oneUnder: 0, twoUnder: 0 };
  for (const card of cards) {
    const error = discrepancy(tally, card)?.countedAs ?? 0;
    if (error === 1) found.oneOver += card.timesDrawn;
    if (error === 2) found.twoOver += card.timesDrawn;
    if (error === -1) found.oneUnder += card.timesDrawn;
    if (error === -2) found.twoUnder += card.timesDrawn;
  }
  return { drawn: draws.length, found };
}

/** Sizes of the first round by chance, if errors come at the rates that published audits assume before it. */
export function comparisonSizesByChance(
  audit: BegunAudit,
  contest: Contest,
  { chances }: ChancesAsked,
): Answer<readonly SampleSizeOption[]> {
  const { settings } = audit.plan;
  const universe = comparisonUniverse(audit, contest);
  if (!universe.ok) return universe;
  const riskLimit = settings === null ? 0 : riskLimitOf(settings);
  if (isRanked(contest)) {
    return rankingSizesByChance(audit, contest, { universe: universe.value, riskLimit, chances });
  }
  const of = {
    contest: contestVotes(contest),
    universe: universe.value,
    riskLimit,
  };
  const sizes = comparisonMethodOf(audit.plan).sizesByChance(of, chances);
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
