import { type BegunAudit, kindOf } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';

const say = reportWords('en');

/* The cards a polling contest is drawn from, as the report writes them. */

export const UNIVERSE_COLUMNS = [
  say('cardsInTheManifests'),
  say('cardsWithContest'),
  say('cardsInNoManifest'),
  say('assumption'),
];

/** How many cards are listed, bear the contest, and are in no manifest; and what has to be assumed about the last. */
export function universeCells(audit: BegunAudit, contest: Contest): readonly CsvValue[] {
  const universe = kindOf(audit.plan).universe(audit, contest);
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
  if (phantoms === 0) return say('everyCardListed');
  return say('unlistedAtMost', { count: phantoms });
}
