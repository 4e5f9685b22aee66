import { contestSummaries } from '../cvr/contest-summaries.ts';
import type { CvrFormat, CvrReading } from '../cvr/cvr-reading.ts';
import { readCvr } from '../cvr/read-cvr.ts';
import type { InspectionRequest } from './inspect-upload.ts';
import { type Inspection, inspectionOf } from './inspection.ts';

/** Inspects one upload of cast vote records, which may be several files. */
export async function inspectCvr(
  { files, context, inflater, onProgress }: InspectionRequest,
  format: CvrFormat | undefined,
): Promise<Inspection> {
  const { manifest, contests } = context;
  const reading = await readCvr({
    ...(format !== undefined && { format }),
    files,
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
    inflater,
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
