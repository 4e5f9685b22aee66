import {
  type AuditInRounds,
  type BegunAudit,
  countedTally,
  isInRounds,
  type LotStated,
  type Results,
  runoffsCounted,
  takesEverything,
} from '@plumbline/audit';
import { addTallies, type Tally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import { rememberBy } from '../../remember-by.ts';

/** Where everything is counted, once nothing can be changed any more: the votes found for each choice, by contest. */
export function handCounts(audit: BegunAudit): Tally {
  const isClosed = audit.phase === 'round-closed' || audit.phase === 'concluded';
  return isClosed && takesEverything(audit.plan) ? votesIn(audit.results.batches) : {};
}

/** The same of contests that voters rank: the count step by step, by contest. */
export function runoffs(audit: BegunAudit): ReturnType<typeof runoffsCounted> {
  const isClosed = audit.phase === 'round-closed' || audit.phase === 'concluded';
  return isClosed && isInRounds(audit) ? runoffsIn(audit.results.batches)(audit.lots ?? NO_LOTS, audit) : {};
}

/* Everybody who watches asks for both all day, and they follow from what was counted, which is closed. */

const votesIn = rememberBy((batches: Results['batches']): Tally => {
  const sheets = [...entriesOf(batches)].flatMap(([, own]) =>
    [...entriesOf(own)].map(([, batch]) => countedTally(batch.sheets)),
  );
  return addTallies(sheets);
});

/** Contests are as they were when the first batch was counted: the plan is committed to before. */
const runoffsIn = rememberBy((_: Results['batches']) =>
  rememberBy((_: readonly LotStated[], audit: AuditInRounds) => runoffsCounted(audit)),
);

const NO_LOTS: readonly LotStated[] = [];
