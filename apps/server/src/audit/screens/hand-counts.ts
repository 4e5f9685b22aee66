import { type BegunAudit, countedTally, runoffsCounted, takesEverything } from '@plumbline/audit';
import { addTallies, type Tally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';

/** Where everything is counted, once nothing can be changed any more: the votes found for each choice, by contest. */
export function handCounts(audit: BegunAudit): Tally {
  const isClosed = audit.phase === 'round-closed' || audit.phase === 'concluded';
  if (!isClosed || !takesEverything(audit.plan)) return {};
  const sheets = [...entriesOf(audit.results.batches)].flatMap(([, own]) =>
    [...entriesOf(own)].map(([, batch]) => countedTally(batch.sheets)),
  );
  return addTallies(sheets);
}

/** The same of contests that voters rank: the count step by step, by contest. */
export function runoffs(audit: BegunAudit): ReturnType<typeof runoffsCounted> {
  return audit.phase === 'round-closed' || audit.phase === 'concluded' ? runoffsCounted(audit) : {};
}
