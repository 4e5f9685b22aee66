import type { Plan } from '@plumbline/audit';
import { type BatchComparison, createIssueCollector } from '@plumbline/election-files';
import { fileSaying } from '@plumbline/words/file-words';
import type { UploadFindings } from '../../stores/uploads.ts';
import type { CvrOrder, ReadCvrs } from '../inputs/card-packs.ts';
import { findings } from './check-upload.ts';

/** An upload of cast vote records to check. Plain data: it is checked in a thread. */
export type CvrCheck = { readonly order: CvrOrder; readonly jurisdiction: string; readonly plan: Plan };

const CONTESTS_SHOWN = 100;
const BATCHES_SHOWN = 200;

/** What is to be said of cast vote records that were read to their end. */
export function checkCvrs({ reading, figures }: ReadCvrs): UploadFindings {
  const { comparison } = reading;
  const batchCounts = countsToShow(comparison);
  if (figures === undefined) return findings(reading, { batchCounts });
  const rows = figures.contests
    .slice(0, CONTESTS_SHOWN)
    .map(({ name, votesAllowed, cards, choices }) => [
      name,
      cards.toString(),
      votesAllowed?.toString() ?? '',
      choices.map((choice) => `${choice.name} ${choice.votes}`).join('; '),
    ]);
  const preview = { columns: ['Contest', 'Cards', 'Votes Allowed', 'Choices and Votes'], rows };
  return findings(reading, { preview, figures, batchCounts });
}

/** Cast vote records say nothing of a batch that no manifest lists, so that there is nothing to check them against. */
export function cvrsWithoutManifest(name: string): UploadFindings {
  const issues = createIssueCollector(name);
  issues.error({
    code: 'NEED_MANIFEST',
    message: fileSaying('cvr.manifestFirst'),
    advice: fileSaying('cvr.manifestFirstAdvice'),
  });
  return findings(issues.report(), {});
}

/** Where manifest and records count differently, with the batch before and after: a card that lies in the wrong one of two shows at once. */
function countsToShow(comparison: readonly BatchComparison[]): UploadFindings['batchCounts'] {
  if (comparison.length === 0) return null;
  const differs = comparison.map(({ manifestBallots, cvrCards }) => manifestBallots !== (cvrCards ?? 0));
  const rows = comparison
    .filter((_, place) => differs[place - 1] || differs[place] || differs[place + 1])
    .slice(0, BATCHES_SHOWN)
    .map(({ tabulator, batch, manifestBallots, cvrCards }) => ({
      tabulator,
      batch,
      listed: manifestBallots,
      recorded: cvrCards,
    }));
  return { batches: comparison.length, differ: differs.filter(Boolean).length, rows };
}
