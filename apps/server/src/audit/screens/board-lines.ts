import type { QueryOutput } from '@plumbline/api';
import {
  type AuditBoard,
  type AuditInRounds,
  batchesInReview,
  cardsInReview,
  cardsSent,
  cardsToLookAtAgain,
  currentRound,
  fieldworkIn,
  findBallot,
  isInRounds,
  standOf,
} from '@plumbline/audit';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { boardPlace } from '@plumbline/record';
import type { Services } from '../../services.ts';
import { boardAddress } from '../../sign-in/board-address.ts';
import { WRONG_PINS_MAX } from '../../sign-in/board-pin-rules.ts';
import { boardLinksOf } from '../../stores/board-links.ts';
import { boardPin } from '../../stores/token.ts';
import type { BegunHistory } from '../history/load-audit.ts';

type BoardLine = QueryOutput<'jurisdiction'>['boards'][number];

/** The audit boards of a jurisdiction in the current round. */
export async function boardLines(
  services: Services,
  history: BegunHistory,
  { jurisdiction, mayHandOut }: { readonly jurisdiction: string; readonly mayHandOut: boolean },
): Promise<BoardLine[]> {
  const { audit, auditId } = history;
  if (!isInRounds(audit)) return [];
  const round = currentRound(audit);
  const isOnline = fieldworkIn(audit.plan) !== 'totals';
  const isOfBatches = fieldworkIn(audit.plan) === 'batches';
  const links = await boardLinksOf(services.db, { auditId, jurisdiction, round: round.number });
  return (round.work[jurisdiction]?.boards ?? []).map((board) => {
    const link = links.find((one) => one.board === board.name);
    const { cards, done } = isOfBatches ? cardsOfTeam(audit, jurisdiction) : cardsOfBoard(audit, jurisdiction, board);
    return {
      board: board.name,
      members: [...board.members],
      ballots: cards,
      ballotsDone: done,
      ...cardsApart(audit, jurisdiction, board),
      state: isOfBatches ? stateOfTeam(board, { cards, done }) : stateOf(board, done),
      // A board that counts on paper signs in nowhere.
      ...(mayHandOut && isOnline ? secretsOf(services, link) : { link: null, pin: null }),
      signedOffAt: lookUp(history.signedOffAt, boardPlace(round.number, { jurisdiction, board: board.name })) || null,
    };
  });
}

/** The link and the PIN of a board while they open anything. */
function secretsOf(services: Services, board: Awaited<ReturnType<typeof boardLinksOf>>[number] | undefined) {
  if (board === undefined || !board.usable) return { link: null, pin: null };
  return {
    link: boardAddress(services, { ...board, rotation: board.linkRotation }),
    pin: { digits: boardPin(services.secret, board), isLocked: board.wrongPins >= WRONG_PINS_MAX },
  };
}

function cardsApart(audit: AuditInRounds, jurisdiction: string, { ballots }: AuditBoard) {
  const apart = lookUp(audit.results.contested, jurisdiction);
  const stands = apart === undefined ? [] : ballots.flatMap((ballot) => lookUp(apart, ballot) ?? []).map(standOf);
  return {
    ballotsContested: stands.filter((stand) => stand === 'contested').length,
    ballotsEnteredOnce: stands.filter((stand) => stand === 'entered-once').length,
  };
}

function cardsOfBoard(audit: AuditInRounds, jurisdiction: string, board: AuditBoard) {
  const { ballots } = board;
  const done = ballots.filter((ballot) => findBallot(audit, jurisdiction, ballot) !== undefined).length;
  return { cards: ballots.length, done: done - cardsToLookAtAgain(audit, jurisdiction, board).length };
}

/** Where batches are counted the only board is the review team, and its cards are those that were sent from batches. */
function cardsOfTeam(audit: AuditInRounds, jurisdiction: string) {
  const reviews = [...entriesOf(batchesInReview(audit, jurisdiction))].map(([, review]) => review);
  const cards = reviews.reduce((sum, review) => sum + cardsSent(review), 0);
  return { cards, done: cards - cardsInReview(audit, jurisdiction) };
}

/** It signs nothing off: its decisions are part of tallies that are declared final. */
function stateOfTeam(team: AuditBoard, { cards, done }: { readonly cards: number; readonly done: number }) {
  if (cards > 0 && done === cards) return 'all-decided';
  return done > 0 || team.members.length > 0 ? 'in-progress' : 'not-started';
}

function stateOf(board: AuditBoard, done: number): BoardLine['state'] {
  if (board.ballots.length === 0) return 'no-ballots';
  if (board.signedOff) return 'signed-off';
  if (done === board.ballots.length) return 'not-signed-off';
  return done > 0 || board.members.length > 0 ? 'in-progress' : 'not-started';
}
