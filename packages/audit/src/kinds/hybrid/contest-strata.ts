import { type Contest, contestInvolves } from '@plumbline/election';
import type { Result } from '@plumbline/prelude';
import { type Answer, answer, type ContestUniverse } from '@plumbline/statistics';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import { type ByStratum, STRATA, type StratumSizes } from '../../sampling/stratum.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import { registeredCvrs, votesInCvrs } from '../../state/contests-in-cvrs.ts';
import type { Planned } from '../../state/plan.ts';
import type { StratumOfContest } from '../audit-kind.ts';
import type { CardPool } from '../card-pool.ts';
import { phantomKeysIn } from '../draw-from-universe.ts';

/** The cards of a contest, as one universe and by stratum. */
export type ContestStrata = ByStratum<StratumOfContest> & {
  readonly whole: ContestUniverse;
  /** Listed cards of batches with cast vote records that have none themselves. */
  readonly withoutCvr: number;
};

/**
 * What a contest is drawn from. Every phantom is of the stratum without cast vote records (CVRs): a card that has one is
 * listed, or the audit is not planned to its end. What is reported there is what the CVRs do not have.
 */
export function contestStrata(audit: Planned, contest: Contest): Answer<ContestStrata> {
  const whole = contestUniverse(audit, contest);
  if (!whole.ok) return whole;
  const listed = listedByStratum(audit, contest, () => true);
  const inCvrs = votesInCvrs(audit, contest);
  const others = contest.choices.map(({ name, votes }) => [name, votes - (inCvrs.get(name) ?? 0)] as const);
  let withoutCvr = 0;
  for (const [jurisdiction, figures] of registeredCvrs(audit.files)) {
    if (contestInvolves(contest, jurisdiction)) withoutCvr += figures.withoutCvr;
  }
  return answer({
    whole: whole.value,
    withoutCvr,
    cvr: { listed: listed.cvr, phantoms: 0, votes: inCvrs },
    noCvr: { listed: listed.noCvr, phantoms: whole.value.phantoms, votes: new Map(others) },
  });
}

/** The listed cards of each stratum in those of a contest's jurisdictions that are asked for. */
export function listedByStratum(
  { files }: Planned,
  contest: Contest,
  isAsked: (jurisdiction: string) => boolean,
): StratumSizes {
  let cvr = 0;
  let noCvr = 0;
  for (const { jurisdiction, figures } of files) {
    if (jurisdiction === null || figures.kind !== 'manifest') continue;
    if (!contestInvolves(contest, jurisdiction) || !isAsked(jurisdiction)) continue;
    const inCvr = figures.inCvr?.ballots ?? 0;
    cvr += inCvr;
    noCvr += figures.ballots - inCvr;
  }
  return { cvr, noCvr };
}

/** The keys of a contest's phantoms, in order. */
export function phantomKeysOf(audit: Planned, contest: Contest): Result<readonly string[], SampleRefusal> {
  return phantomKeysIn(contest, contestUniverse(audit, contest));
}

/** The pool of each stratum: with replacement where there are cast vote records, without where there are none. */
export function strataPools(audit: Planned, contest: Contest): Answer<readonly CardPool[]> {
  const strata = contestStrata(audit, contest);
  if (!strata.ok) return strata;
  const involved = audit.plan.jurisdictions.filter(({ name }) => contestInvolves(contest, name));
  const byJurisdiction = involved.map(({ name }) => {
    return [name, listedByStratum(audit, contest, (asked) => asked === name)] as const;
  });
  return answer(
    STRATA.map((stratum) => ({
      stratum,
      cards: strata.value[stratum].listed + strata.value[stratum].phantoms,
      listed: new Map(byJurisdiction.map(([name, listed]) => [name, listed[stratum]])),
      withReplacement: stratum === 'cvr',
      takes: 'all-listed',
    })),
  );
}
