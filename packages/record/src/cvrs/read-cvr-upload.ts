import type { Plan } from '@plumbline/audit';
import type { BallotManifest } from '@plumbline/election';
import type { CardSink } from '@plumbline/election-files';
import { type CvrFile, type CvrFormat, type CvrReading, type Inflater, readCvr } from '@plumbline/election-files';

/** One upload of cast vote records: its files, and their form where it was said. */
export type CvrUpload = { readonly format: CvrFormat | undefined; readonly files: readonly CvrFile[] };

/**
 * Reads an upload of cast vote records against the manifest and the contests of a plan, as far as they were typed. The cards
 * go to `sink`, which is best the writer of a card pack.
 */
export function readCvrUpload(
  upload: CvrUpload,
  plan: Plan,
  with_: { readonly manifest: BallotManifest; readonly inflater: Inflater; readonly sink: CardSink },
): Promise<CvrReading> {
  const { format, files } = upload;
  const { manifest, inflater, sink } = with_;
  const typed = plan.cvrs?.defined ?? plan.contests;
  return readCvr(
    {
      ...(format !== undefined && { format }),
      files,
      manifest,
      contests: typed.flatMap(({ name, votesAllowed }) => (votesAllowed === null ? [] : [{ name, votesAllowed }])),
      inflater,
    },
    sink,
  );
}
