import { kindOf, type Plan } from '@plumbline/audit';
import { type BallotManifest, contestInvolves } from '@plumbline/election';
import {
  candidateTotalsTemplateCsv,
  manifestTemplateCsv,
  participantsTemplateCsv,
  standardizedContestsTemplateCsv,
} from '@plumbline/election-files';

/** A CSV to fill in, with what is known already: for candidate totals the columns and the names of the batches. */
export function templateCsv(
  plan: Plan,
  wanted: {
    readonly kind: string | undefined;
    readonly jurisdiction: string | undefined;
    readonly manifest: BallotManifest | undefined;
  },
): string | undefined {
  switch (wanted.kind) {
    case 'participants':
      return participantsTemplateCsv();
    case 'standardized-contests':
      return standardizedContestsTemplateCsv(plan.jurisdictions.map(({ name }) => name));
    case 'manifest':
      return manifestTemplateCsv(kindOf(plan).manifest);
    case 'candidate-totals':
      return totalsTemplate(plan, wanted.jurisdiction ?? '', wanted.manifest);
    default:
      return undefined;
  }
}

function totalsTemplate(plan: Plan, jurisdiction: string, manifest: BallotManifest | undefined): string {
  const contests = plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  return candidateTotalsTemplateCsv({
    contests: contests.map(({ name, votesAllowed, choices }) => ({
      name,
      votesAllowed,
      choices: choices.map((choice) => choice.name),
    })),
    contestsInAudit: plan.contests.length,
    batches: (manifest?.batches ?? []).map((batch) => batch.name),
  });
}
