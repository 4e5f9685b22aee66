import { type BegunAudit, contestUniverse } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';

/* The cards a polling contest is drawn from, as the report writes them. */

export const UNIVERSE_COLUMNS = [
  'Cards in the Manifests',
  'Cards with the Contest (at Most)',
  'Cards in No Manifest',
  'Assumption',
];

/** How many cards are listed, bear the contest, and are in no manifest; and what has to be assumed about the last. */
export function universeCells(audit: BegunAudit, contest: Contest): readonly CsvValue[] {
  const universe = contestUniverse(audit, contest);
  if (!universe.ok) return ['', '', '', ''];
  const { listed, bearing, phantoms } = universe.value;
  return [listed, bearing, phantoms, isCastKnown(audit, contest) ? '' : assumptionText(phantoms)];
}

/** Whether it is known of each jurisdiction how many cards were cast there: then the number of unlisted cards follows. */
function isCastKnown({ plan }: BegunAudit, contest: Contest): boolean {
  return plan.jurisdictions
    .filter(({ name }) => contestInvolves(contest, name))
    .every(({ expectedBallots }) => expectedBallots !== null);
}

function assumptionText(phantoms: number): string {
  if (phantoms === 0) return 'Every card that bears the contest is in a manifest.';
  if (phantoms === 1) return 'No more than one card that bears the contest is in no manifest.';
  return `No more than ${phantoms} cards that bear the contest are in no manifest.`;
}
