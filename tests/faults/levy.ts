import { randomUUID } from 'node:crypto';
import type { CommandInput, CommandName, CommandOutput } from '../../packages/api/src/index.ts';
import { assert } from '../../packages/prelude/src/index.ts';
import type { Visitor } from './visitor.ts';

/** The contest of the audits here, yes or no. */
export const LEVY = 'Levy';

/** Sends a command that succeeds. */
export async function send<Name extends CommandName>(
  visitor: Visitor,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await visitor.client.send(name, input, randomUUID());
  assert(answer.ok, `${name} succeeds`, answer);
  return answer.value;
}

/** Gives an audit the contest, which this part of all cards is for and all others are against, and its settings. */
export async function defineLevy(
  ada: Visitor,
  {
    auditId,
    cards,
    yes,
    electionName,
    state,
  }: {
    readonly auditId: string;
    readonly cards: number;
    readonly yes: number;
    readonly electionName: string;
    readonly state: string;
  },
): Promise<void> {
  const contest = {
    ...{ name: LEVY, targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 },
    choices: [
      { name: 'Yes', votes: Math.round(yes * cards) },
      { name: 'No', votes: Math.round((1 - yes) * cards) },
    ],
    totalBallots: cards,
    cardsBearing: null,
    jurisdictions: 'all',
  } as const;
  await send(ada, 'define-contests', { auditId, contests: [contest] });
  const settings = { electionName, state, riskLimitPercent: 10, dataEntry: 'online' } as const;
  await send(ada, 'change-settings', { auditId, settings });
}
