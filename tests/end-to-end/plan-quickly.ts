import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import { openFirstRound, planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import * as smallElection from '../../apps/server/src/journeys/plan-small-election.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import type { BoardPlace } from './board-steps.ts';
import { FIRST_MANAGER, type Journey } from './open-journey.ts';

/* The plans of the acceptance scenarios, made without a browser: for journeys that are about what comes after. */

const officeOf = ({ organizationId, clientOf }: Journey) => ({ organizationId, signedIn: clientOf });

/** A batch comparison whose files are complete. Both managers have J1. */
export async function planBatches(
  journey: Journey,
  ada: TestPerson,
  name: string,
  settings: { readonly doubleEntry?: boolean } = {},
): Promise<string> {
  const participants: typeof BATCHES.participants = ({ first, second }) =>
    `${BATCHES.participants({ first, second })}\nJ1,${second}`;
  const { auditId } = await smallElection.planBatches(officeOf(journey), ada, { name, participants, ...settings });
  return auditId;
}

/** A ballot polling audit whose files are complete; it is recorded that J3 holds no ballots. */
export async function planPolling(
  journey: Journey,
  ada: TestPerson,
  name: string,
  settings: { readonly doubleEntry?: boolean } = {},
): Promise<string> {
  const { auditId } = await smallElection.planPolling(officeOf(journey), ada, name, settings);
  return auditId;
}

/** A ballot polling audit in its first round, with this many draws and one audit board in J1. */
export async function openPolling(
  journey: Journey,
  ada: TestPerson,
  wanted: { readonly name: string; readonly draws: number; readonly doubleEntry?: boolean },
): Promise<{ readonly place: BoardPlace; readonly link: string }> {
  const auditId = await planPolling(journey, ada, wanted.name, { doubleEntry: wanted.doubleEntry ?? false });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': wanted.draws } });
  const jane = await journey.clientOf(FIRST_MANAGER);
  const place = { auditId, jurisdiction: 'J1', board: 'Audit Board #01' };
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', place);
  return { place, link: boards[0]?.link ?? '' };
}

/** A batch comparison in its first round: J1 has Batch 1, 2, 4, 6 and 8, J2 has Batch 3. */
export async function openBatches(
  journey: Journey,
  ada: TestPerson,
  name: string,
  settings: { readonly doubleEntry?: boolean } = {},
): Promise<string> {
  const auditId = await planBatches(journey, ada, name, settings);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  return auditId;
}

/** How often something was done, according to the log. */
export async function timesDone(ada: TestPerson, auditId: string, type: string): Promise<number> {
  const { entries } = await ada.ask('log', { auditId });
  return entries.filter((entry) => entry.type === type).length;
}

/** A ballot polling audit of one contest for mayor in J1, where Ann Lee was reported with 70 of 100 cards and `second` with 20. */
export function planMayor(
  journey: Journey,
  ada: TestPerson,
  wanted: { readonly name: string; readonly second: string },
): Promise<string> {
  return planAudit(journey, ada, {
    name: wanted.name,
    type: 'ballot-polling',
    compatibility: false,
    contests: [
      {
        name: 'Mayor',
        targeted: true,
        winners: 1,
        votesAllowed: 1,
        majorityOrRunoff: false,
        totalBallots: 100,
        cardsBearing: null,
        pendingBallots: 0,
        choices: [
          { name: 'Ann Lee', votes: 70 },
          { name: wanted.second, votes: 20 },
        ],
        jurisdictions: 'all',
      },
    ],
    participants: ({ first }) => `Jurisdiction,Admin Email\nJ1,${first}\n`,
  });
}
