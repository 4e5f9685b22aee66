import { assert, assertNever, lookUp, type MapMaker } from '@plumbline/prelude';
import { assertOpen } from './assert-phase.ts';
import type { BoardPlace, EventOf } from './audit-event.ts';
import type { Audit, AuditBoard, AuditInRounds } from './audit-state.ts';
import { currentRound, findBallot, reviewTeamOf } from './audit-view.ts';
import { entriesOfCard } from './card-entries.ts';
import { evolveBallots } from './evolve-ballots.ts';
import { withBatch, withBatchReviewed, withBatchSent, withStacksCounted } from './evolve-batches.ts';
import { type CaseEventType, withCase } from './evolve-case.ts';
import { withLot, withoutLaunch, withRoundReopened } from './evolve-launch.ts';
import { isEnteredTwice } from './plan.ts';
import { withBoard, withLastRound, withWork } from './work-in-round.ts';

/** What happens between the first launch and the end of an audit, besides the launches themselves. */
export type RoundEventType =
  | CaseEventType
  | 'fieldwork-begun'
  | 'list-taken'
  | 'boards-created'
  | 'review-team-created'
  | 'card-sent-to-review'
  | 'board-members-named'
  | 'ballot-recorded'
  | 'board-signed-off'
  | 'board-reopened'
  | 'card-reopened'
  | 'batch-recorded'
  | 'batch-sent-to-review'
  | 'stacks-counted'
  | 'batch-reviewed'
  | 'totals-recorded'
  | 'totals-finalized'
  | 'totals-reopened'
  | 'tallies-finalized'
  | 'tallies-reopened'
  | 'round-closed'
  | 'launch-withdrawn'
  | 'round-reopened'
  | 'lot-stated'
  | 'audit-concluded'
  | 'audit-escalated';

/** The audit after something was done in its newest round, or with it. A `maker` uses no audit but the last. */
export function evolveRound(audit: AuditInRounds, event: EventOf<RoundEventType>, maker?: MapMaker): Audit {
  switch (event.type) {
    case 'fieldwork-begun':
      assert(
        currentRound(assertOpen(audit)).number === event.round,
        'fieldwork begins in the round that is open',
        event,
      );
      return audit;
    case 'list-taken':
      return withWork(assertOpen(audit), event.jurisdiction, { listTakenBy: event.person });
    case 'boards-created': {
      const boards = event.boards.map((board): AuditBoard => ({ ...board, members: [], signedOff: false }));
      return withWork(assertOpen(audit), event.jurisdiction, { boards }, maker);
    }
    case 'review-team-created':
      return withReviewTeam(assertOpen(audit), event);
    case 'card-sent-to-review':
      return withCardSent(assertOpen(audit), event);
    case 'board-members-named':
      return withBoard(assertOpen(audit), event, membersAfter(audit, event), maker);
    case 'ballot-recorded':
      return evolveBallots(audit, [event]);
    case 'board-signed-off':
      assertSettled(audit, event);
      return withBoard(assertOpen(audit), event, closedAgain(audit, event, true), maker);
    case 'board-reopened':
      return withBoard(assertOpen(audit), event, closedAgain(audit, event, false), maker);
    case 'card-reopened':
      return withBoard(assertOpen(audit), event, afterCardReopened(audit, event), maker);
    case 'batch-recorded':
      return withBatch(assertOpen(audit), event);
    case 'batch-sent-to-review':
      return withBatchSent(assertOpen(audit), event);
    case 'stacks-counted':
      return withStacksCounted(assertOpen(audit), event);
    case 'batch-reviewed':
      return withBatchReviewed(assertOpen(audit), event);
    case 'totals-recorded':
      return withTotals(assertOpen(audit), event, maker);
    case 'totals-finalized':
      return withWork(assertOpen(audit), event.jurisdiction, { talliesFinal: true }, maker);
    case 'totals-reopened':
      return withWork(assertOpen(audit), event.jurisdiction, { talliesFinal: false }, maker);
    case 'tallies-finalized':
      assert(
        lookUp(audit.results.contestedBatches, event.jurisdiction) === undefined,
        'tallies are final when each batch has one entry',
        { jurisdiction: event.jurisdiction },
      );
      return withWork(assertOpen(audit), event.jurisdiction, { talliesFinal: true }, maker);
    case 'tallies-reopened':
      return withWork(assertOpen(audit), event.jurisdiction, { talliesFinal: false }, maker);
    case 'case-explained':
    case 'second-look-recorded':
    case 'case-settled':
    case 'case-reopened':
      return withCase(audit, event);
    case 'round-closed': {
      assert(audit.results.contested.size === 0, 'a round is closed when each card has one entry', event);
      assert(audit.results.contestedBatches.size === 0, 'a round is closed when each batch has one entry', event);
      const rounds = withLastRound(audit.rounds, {
        ...currentRound(audit),
        measurements: event.measurements,
        fieldworkHeads: event.fieldwork,
      });
      return { ...assertOpen(audit), phase: 'round-closed', rounds };
    }
    case 'launch-withdrawn':
      return withoutLaunch(assertOpen(audit), event);
    case 'round-reopened':
      return withRoundReopened(audit, event);
    case 'lot-stated':
      return withLot(audit, event);
    case 'audit-concluded':
      assert(audit.phase === 'round-closed', 'an audit is concluded between rounds', { phase: audit.phase });
      return {
        ...audit,
        phase: 'concluded',
        outcome: event.outcome,
        ...(event.escalatedTo && { escalatedTo: event.escalatedTo }),
      };
    case 'audit-escalated':
      assert(audit.phase === 'concluded', 'an audit is concluded before it is escalated', { phase: audit.phase });
      return { ...audit, escalatedTo: event.escalatedTo };
    default:
      return assertNever(event);
  }
}

function withReviewTeam(audit: AuditInRounds, { jurisdiction, board }: EventOf<'review-team-created'>): AuditInRounds {
  const boards = currentRound(audit).work[jurisdiction]?.boards ?? [];
  const team: AuditBoard = { name: board, ballots: [], members: [], signedOff: false, reviews: true };
  return withWork(audit, jurisdiction, { boards: [...boards, team] });
}

/** The card changes hands: from now on it is the team that it waits for. */
function withCardSent(audit: AuditInRounds, event: EventOf<'card-sent-to-review'>): AuditInRounds {
  const { type: _, version: __, jurisdiction, ...sent } = event;
  const work = currentRound(audit).work[jurisdiction];
  const team = work && reviewTeamOf(work);
  assert(work !== undefined && team !== undefined, 'a card is sent to a review team that is there', { jurisdiction });
  const boards = work.boards.map((board) => {
    if (board.name === sent.board) return { ...board, ballots: board.ballots.filter((one) => one !== sent.ballot) };
    return board === team ? { ...board, ballots: [...board.ballots, sent.ballot] } : board;
  });
  return withWork(audit, jurisdiction, { boards, reviews: [...(work.reviews ?? []), sent] });
}

/** Whoever sat at the board stays known: they entered cards, and are nobody else's second look. */
function membersAfter(
  audit: AuditInRounds,
  { jurisdiction, board, members }: EventOf<'board-members-named'>,
): Pick<AuditBoard, 'members' | 'earlierMembers' | 'earlierSeats'> {
  const known = currentRound(audit).work[jurisdiction]?.boards.find(({ name }) => name === board);
  const before = [...(known?.earlierMembers ?? []), ...(known?.members ?? [])];
  const earlier = [...new Set(before)].filter((name) => !members.includes(name));
  const sat = isEnteredTwice(audit.plan) ? (known?.members ?? []) : [];
  const seats = [...(known?.earlierSeats ?? []), ...(sat.length === 0 ? [] : [sat])];
  return {
    members,
    ...(earlier.length === 0 ? {} : { earlierMembers: earlier }),
    ...(seats.length === 0 ? {} : { earlierSeats: seats }),
  };
}

/** Whether a board has signed off, for all its cards; that single ones were open says nothing any more. */
function closedAgain(
  audit: AuditInRounds,
  { jurisdiction, board }: BoardPlace,
  signedOff: boolean,
): Partial<AuditBoard> {
  const known = currentRound(audit).work[jurisdiction]?.boards.find(({ name }) => name === board);
  return { signedOff, ...(known?.openFor && { openFor: [] }) };
}

/** What was entered of the card stays until it is entered again; whoever signed for it signs again. */
function afterCardReopened(
  audit: AuditInRounds,
  { jurisdiction, board, ballot, reason }: EventOf<'card-reopened'>,
): Partial<AuditBoard> {
  const known = currentRound(audit).work[jurisdiction]?.boards.find(({ name }) => name === board);
  const entered = findBallot(audit, jurisdiction, ballot);
  assert(known !== undefined && entered !== undefined, 'a card that is opened again was entered', {
    jurisdiction,
    board,
  });
  const { record: earlier, revision } = entered;
  const standing = entriesOfCard(audit, jurisdiction, ballot).standing.map(({ id }) => id);
  const reopened = [...(known.reopened ?? []), { ballot, reason, revision, standing, earlier }];
  const { openFor = [] } = known;
  const isSingle = known.signedOff || openFor.length > 0;
  return { reopened, ...(isSingle && { signedOff: false, openFor: [...openFor, ballot] }) };
}

/** Nobody signs for a card of which two entries stand. */
function assertSettled(audit: AuditInRounds, { jurisdiction, board }: EventOf<'board-signed-off'>): void {
  const apart = lookUp(audit.results.contested, jurisdiction);
  if (apart === undefined) return;
  const own = currentRound(audit).work[jurisdiction]?.boards.find(({ name }) => name === board)?.ballots ?? [];
  assert(!own.some((ballot) => lookUp(apart, ballot) !== undefined), 'a board signs when each card has one entry', {
    jurisdiction,
    board,
  });
}

function withTotals(audit: AuditInRounds, event: EventOf<'totals-recorded'>, maker?: MapMaker): AuditInRounds {
  const { jurisdiction, contests, enteredBy } = event;
  const before = currentRound(audit).work[jurisdiction]?.totals;
  const totals = { revision: (before?.revision ?? 0) + 1, contests, enteredBy };
  return withWork(audit, jurisdiction, { totals }, maker);
}
