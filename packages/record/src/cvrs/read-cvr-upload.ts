import { cvrPlanOf, type Plan } from '@plumbline/audit';
import { type BallotManifest, contestInvolves } from '@plumbline/election';
import {
  type CardSink,
  type CvrFile,
  type CvrFormat,
  type CvrReading,
  type Inflater,
  readCvr,
} from '@plumbline/election-files';

/** One upload of cast vote records: its files, and their form where it was said. */
export type CvrUpload = { readonly format: CvrFormat | undefined; readonly files: readonly CvrFile[] };

/** How many votes a contest allows, by its name in the cast vote records of a jurisdiction. */
type VotesAllowed = { readonly name: string; readonly votesAllowed: number };

/**
 * Reads an upload of cast vote records against the manifest of its jurisdiction and the votes allowed that were typed
 * (`votesAllowedTyped`). The cards go to `sink`, which is best the writer of a card pack.
 */
export function readCvrUpload(
  upload: CvrUpload,
  with_: {
    readonly manifest: BallotManifest;
    readonly votesAllowed: readonly VotesAllowed[];
    readonly inflater: Inflater;
    readonly sink: CardSink;
  },
): Promise<CvrReading> {
  const { format, files } = upload;
  const { manifest, votesAllowed, inflater, sink } = with_;
  return readCvr({ ...(format !== undefined && { format }), files, manifest, contests: votesAllowed, inflater }, sink);
}

/**
 * The votes allowed that were typed for the contests of a jurisdiction, by the names its cast vote records have for them:
 * some voting systems do not say how many votes a contest allows, and more marks than that are votes for nobody.
 * `contestNames` are the audit's contests by their names in the records, as far as they were matched; those of the plan
 * where it is left out.
 */
export function votesAllowedTyped(
  plan: Plan,
  jurisdiction: string,
  contestNames: Readonly<Record<string, string>> = cvrPlanOf(plan).names[jurisdiction]?.contests ?? {},
): readonly VotesAllowed[] {
  const matched = Object.entries(contestNames);
  return (cvrPlanOf(plan).defined ?? plan.contests)
    .filter((contest) => contestInvolves(contest, jurisdiction))
    .flatMap(({ name, votesAllowed }) => {
      const inCvrs = matched.find(([, contest]) => contest === name)?.[0] ?? name;
      return votesAllowed === null ? [] : [{ name: inCvrs, votesAllowed }];
    });
}
