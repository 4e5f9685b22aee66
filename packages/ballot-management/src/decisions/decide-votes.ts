import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp } from '@plumbline/prelude';
import { otherCardsIn } from '../reports/tallies.ts';
import { votesProblem } from '../reports/votes-problem.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { liveBatch } from './decide-batches.ts';
import { REASON_LENGTH_MIN } from './decide-people.ts';
import { roomSeenBy } from './room-seen-by.ts';

/** Commands about the votes in batches, as tabulators report them. */
export type VotesCommand = BallotCommandOf<'report-votes' | 'approve-votes' | 'return-votes'>;

/** Votes are reported by one and looked at by another, each batch as it was reported last. */
export function decideVotes(acting: Acting, command: VotesCommand): BallotDecision {
  switch (command.type) {
    case 'report-votes': {
      const found = liveBatch(acting.room, command.batch);
      if (!found.ok) return found;
      const refusal = refuseReport(command);
      return refusal === undefined ? event(acting, 'votes-reported', saidIn(command)) : err(refusal);
    }
    case 'approve-votes': {
      const refusal = refuseReviewed(acting, command) ?? refuseOtherCards(acting, command);
      return refusal === undefined ? event(acting, 'votes-approved', saidIn(command)) : err(refusal);
    }
    case 'return-votes': {
      const refusal = refuseReviewed(acting, command);
      if (refusal !== undefined) return err(refusal);
      const { length } = command.reason.text.trim();
      if (length < REASON_LENGTH_MIN) return err({ code: 'text-too-short', least: REASON_LENGTH_MIN, length });
      return event(acting, 'votes-returned', {
        reports: command.reports,
        reason: { digest: digestOfText(command.reason) },
      });
    }
    default:
      return assertNever(command);
  }
}

function refuseReport({ batch, cards, contests }: BallotCommandOf<'report-votes'>): BallotRefusal | undefined {
  const names = contests.map(({ contest }) => contest);
  const lists = [names, ...contests.map(({ choices }) => choices.map(({ choice }) => choice))];
  for (const list of lists) {
    const name = list.find((each, at) => list.indexOf(each) !== at);
    if (name !== undefined) return { code: 'votes-named-twice', batch, name };
  }
  for (const contest of contests) {
    const problem = votesProblem(batch, cards, contest);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

type Reviewing = BallotCommandOf<'approve-votes' | 'return-votes'>;

/** Each batch once, as it was reported last, by somebody else. Who is to count it again first is not to look at its votes. */
function refuseReviewed({ room, by, day }: Acting, { reports }: Reviewing): BallotRefusal | undefined {
  const batches = reports.map(({ batch }) => batch);
  if (batches.length === 0 || new Set(batches).size !== batches.length) return { code: 'batches-not-each-once' };
  const seen = roomSeenBy(room, by, day);
  for (const { batch, report } of reports) {
    const found = liveBatch(room, batch);
    if (!found.ok) return found.error;
    if (seen.hidesBatch(found.value)) return { code: 'figures-hidden' };
    const reported = lookUp(room.votes, batch) ?? [];
    if (reported.length !== report || reported.at(-1)?.state.is !== 'waits')
      return { code: 'votes-not-waiting', batch };
    const person = by.find((each) => reported.some((one) => one.by.includes(each)));
    if (person !== undefined) return { code: 'votes-reviewed-by-reporter', batch, person };
  }
  return undefined;
}

function refuseOtherCards({ room }: Acting, { reports }: Reviewing): BallotRefusal | undefined {
  const otherCards = otherCardsIn(room);
  for (const { batch } of reports) {
    const other = otherCards(batch);
    if (other !== undefined) return { code: 'votes-on-other-cards', batch, ...other };
  }
  return undefined;
}
