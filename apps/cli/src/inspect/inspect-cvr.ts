import {
  type CvrFormat,
  type CvrProgress,
  type CvrReading,
  contestSummaries,
  readCvr,
} from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import { type Inspection, inspectionOf } from './inspection.ts';
import type { InspectionContext } from './inspection-context.ts';
import type { OpenUpload } from './open-upload.ts';

/** Inspects one upload of cast vote records, which may be several files. */
export async function inspectCvr(
  uploads: readonly OpenUpload[],
  format: CvrFormat | undefined,
  context: InspectionContext,
  onProgress: (progress: CvrProgress) => void,
): Promise<Inspection> {
  const { manifest, contests } = context;
  const reading = await readCvr({
    ...(format !== undefined && { format }),
    files: uploads.map(({ name, source }) => ({ name, source })),
    ...(manifest !== null && {
      manifest: {
        batches: manifest.map(({ tabulator, batch, ballots, hasCvrs }) => ({
          tabulator,
          name: batch,
          ballots,
          ...(hasCvrs !== null && { inCvr: hasCvrs }),
        })),
      },
    }),
    ...(contests !== null && {
      contests: contests.flatMap(({ name, votesAllowed }) => (votesAllowed === null ? [] : [{ name, votesAllowed }])),
    }),
    inflater: nodeInflater,
    onProgress,
  });
  const about = {
    kind: reading.format === undefined ? 'unknown' : 'cvr',
    format: reading.format ?? null,
    encoding: reading.encoding,
  };
  return inspectionOf(about, reading, reading.format === undefined ? {} : cvrFigures(reading));
}

function cvrFigures({ cards, cardsOutsideCvr, batches, contests }: CvrReading): Inspection['figures'] {
  return {
    cards,
    ...(cardsOutsideCvr > 0 && { cardsOutsideCvr }),
    batches: batches.length,
    contests: contestSummaries(contests),
  };
}
