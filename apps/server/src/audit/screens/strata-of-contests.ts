import type { QueryOutput } from '@plumbline/api';
import { type BegunAudit, filesNeeded, kindOf, type StratumOfContest } from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import { registered } from '../inputs/input-files.ts';

type Strata = QueryOutput<'names-in-cvrs'>['strata'];

/**
 * By contest: the cards of each stratum and the votes reported in it, as soon as all of its jurisdictions have brought their files
 * and the contest is found in all of their records: before that the figures would be of a part. Empty where all cards are one population.
 */
export function strataOfContests(audit: BegunAudit): Strata {
  const { plan } = audit;
  const { strata, missing } = kindOf(plan);
  if (strata === undefined) return {};
  const shown: Strata = {};
  const notFound = new Set(
    missing(audit).flatMap((one) =>
      one.what === 'contest-not-in-cvrs' || one.what === 'choices-not-matched' ? [one.contest] : [],
    ),
  );
  for (const contest of plan.contests) {
    const isComplete = plan.jurisdictions
      .filter(({ name }) => contestInvolves(contest, name) && !plan.withoutBallots.includes(name))
      .every(({ name }) => filesNeeded(audit, name).every((file) => registered(audit, file, name) !== undefined));
    const of = isComplete && !notFound.has(contest.name) ? strata.of(audit, contest) : undefined;
    if (of?.ok === true)
      shown[contest.name] = { cvr: stratumToShow(of.value.cvr), noCvr: stratumToShow(of.value.noCvr) };
  }
  return shown;
}

function stratumToShow({ listed, phantoms, votes }: StratumOfContest): Strata[string]['cvr'] {
  return { listed, unlisted: phantoms, votes: Object.fromEntries(votes) };
}
