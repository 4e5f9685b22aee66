import {
  type Contest,
  cardSeenOf,
  choicesRanked,
  type InterpretationWith,
  likenessKey,
  type ManualVoteRecordWith,
  withNotes,
} from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { BoardPlace } from '../state/audit-event.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type {
  AuditBoard,
  AuditInRounds,
  DeviceEntry,
  JurisdictionWork,
  RecordedVotes,
  Revision,
} from '../state/audit-state.ts';
import { contestsToAudit, findBallot, findBoard, findWork } from '../state/audit-view.ts';
import { afterEntry, type CardEntries, entriesOfCard, findContested, isReadByBoth } from '../state/card-entries.ts';
import { isRanked } from '../state/contest-assertions.ts';
import type { Decision } from '../state/decision.ts';
import { findRepeated } from '../state/find-repeated.ts';
import { digestOfText } from '../state/free-text.ts';
import { isEnteredTwice, isOfTwo } from '../state/plan.ts';
import { cardsToLookAtAgain } from '../state/reopened-card.ts';
import { hasArrived } from '../state/standing-entries.ts';
import { refuseEntries } from './refuse-entries.ts';
import { refuseSeat } from './refuse-seat.ts';

/** The most audit boards a jurisdiction may have in a round. */
export const BOARD_COUNT_MAX = 200;

export function decideBoards(audit: AuditInRounds, command: CommandOf<'create-boards'>): Decision {
  const { jurisdiction, boards } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (work.value.boards.length > 0) return err({ code: 'boards-exist', jurisdiction });
  if (boards.length < 1 || boards.length > BOARD_COUNT_MAX) {
    return err({ code: 'board-count-not-possible', count: boards.length });
  }
  const repeated = findRepeated(boards.map((board) => board.name));
  if (repeated !== undefined) return err({ code: 'board-name-repeated', board: repeated });
  return ok([{ type: 'boards-created', jurisdiction, boards }]);
}

export function decideMembers(audit: AuditInRounds, command: CommandOf<'name-board-members'>): Decision {
  const { jurisdiction, board } = command;
  const open = openBoard(audit, command);
  if (!open.ok) return open;
  const members = command.members.map((member) => member.trim()).filter((member) => member !== '');
  if (members.length < 1 || members.length > 2) {
    return err({ code: 'board-members-not-possible', count: members.length });
  }
  if (isOfTwo(audit.plan) && members.length !== 2) {
    // Who enters the same card again is somebody else.
    return err({ code: isEnteredTwice(audit.plan) ? 'double-entry-of-two' : 'board-of-two', board });
  }
  const [first, second] = members;
  // Two people vouch for each other; one name in two spellings is one person who vouches for himself.
  if (first !== undefined && second !== undefined && likenessKey(first) === likenessKey(second)) {
    return err({ code: 'board-members-alike', first, second });
  }
  const work = workOf(audit, jurisdiction);
  const unfit =
    (work.ok ? refuseSeat(work.value, open.value, members) : undefined) ?? refuseTurned(audit, command, members);
  if (unfit !== undefined) return err(unfit);
  return ok([{ type: 'board-members-named', jurisdiction, board, members }]);
}

/**
 * Where each card is entered twice, the entries of a board say which of its two people made them, by their place: whoever has sat at one of the
 * two never sits at the other, once a card was entered.
 */
function refuseTurned(audit: AuditInRounds, place: BoardPlace, members: readonly string[]): AuditRefusal | undefined {
  const { ballots = [], members: before = [], earlierSeats = [] } = findBoard(audit, place) ?? {};
  if (!isEnteredTwice(audit.plan) || before.length === 0) return undefined;
  const isBegun = ballots.some((ballot) => entriesOfCard(audit, place.jurisdiction, ballot).revision > 0);
  if (!isBegun) return undefined;
  const turned = members.find((name, seat) =>
    [before, ...earlierSeats].some((sat) =>
      sat.some((one, at) => at !== seat && likenessKey(one) === likenessKey(name)),
    ),
  );
  return turned === undefined ? undefined : { code: 'readers-turned-round', board: place.board, name: turned };
}

export function decideBallot(audit: AuditInRounds, command: CommandOf<'record-ballot'>): Decision {
  const { jurisdiction, board, ballot, record, basedOn, entry } = command;
  const entries = entriesOfCard(audit, jurisdiction, ballot);
  // Whatever has happened since: a device that lost the answer is to know that its entry is there.
  if (entry !== undefined && hasArrived(entries, entry.id)) return ok([]);
  const open = openBoard(audit, command);
  if (!open.ok) return open;
  if (open.value.members.length === 0) return err({ code: 'board-members-missing', board });
  const { ballots, openFor = [] } = open.value;
  if (!ballots.includes(ballot)) return err({ code: 'ballot-not-assigned', board, ballot });
  if (openFor.length > 0 && !openFor.includes(ballot)) return err({ code: 'card-not-reopened', board });
  const isOpenAgain = cardsToLookAtAgain(audit, jurisdiction, open.value).some((one) => one.ballot === ballot);
  const refusal =
    refuseReader(audit, { ballot, entry, entries, isOpenAgain }) ??
    refuseReplacing({ ballot, entry, entries, isOpenAgain }) ??
    refuseRecord(contestsToAudit(audit, jurisdiction), record);
  if (refusal !== undefined) return err(refusal);
  const recorded = withSaid(withNotes(record, (note) => (note === null ? null : { digest: digestOfText(note) })));
  const event = { type: 'ballot-recorded', version: 6, jurisdiction, board, ballot, record: recorded } as const;
  if (entry !== undefined) {
    const made = { ...event, entry };
    const after = afterEntry(entries, made);
    const unfit = refuseEntries(entries, after, ballot);
    return unfit === undefined ? ok([made]) : err(unfit);
  }
  const entered = entries.revision === 0 ? undefined : entries;
  if (isOvertaken(entered, basedOn)) {
    return err({ code: 'entry-changed-meanwhile', entry: 'ballot', jurisdiction, unit: ballot });
  }
  return ok([event]);
}

/**
 * Where each card is entered twice, an entry says by whom; both enter it together once each has alone, and once more after it was opened
 * again. Elsewhere nobody says so.
 */
function refuseReader(
  { plan }: AuditInRounds,
  of: {
    readonly ballot: string;
    readonly entry: DeviceEntry | undefined;
    readonly entries: CardEntries;
    readonly isOpenAgain: boolean;
  },
): AuditRefusal | undefined {
  const { ballot, entry, entries, isOpenAgain } = of;
  const reader = entry?.reader;
  if (!isEnteredTwice(plan)) return reader === undefined ? undefined : { code: 'reader-not-asked', unit: ballot };
  if (reader === undefined) return { code: 'reader-missing', unit: ballot };
  if (reader !== 'together' || (!isOpenAgain && isReadByBoth(entries.standing))) return undefined;
  return { code: 'second-entry-missing', unit: ballot };
}

/**
 * Whoever enters a card alone takes the place of their own entries and of no other's, so that nobody undoes what somebody saw whose entry they were
 * not shown. What was opened again both enter anew.
 */
function refuseReplacing(of: {
  readonly ballot: string;
  readonly entry: DeviceEntry | undefined;
  readonly entries: CardEntries;
  readonly isOpenAgain: boolean;
}): AuditRefusal | undefined {
  const { ballot, entry, entries, isOpenAgain } = of;
  const { reader, replaces = [] } = entry ?? {};
  if (reader === undefined || reader === 'together' || isOpenAgain) return undefined;
  const others = entries.standing.filter((one) => one.reader !== reader);
  // What both settled is looked at together.
  return others.some(({ id }) => replaces.includes(id)) ? { code: 'entry-of-other-reader', unit: ballot } : undefined;
}

/** Two entries for one unit are never merged by "the last one wins": the second is shown the first. */
export function isOvertaken(
  entered: { readonly revision: Revision } | undefined,
  basedOn: Revision | null | undefined,
): boolean {
  return basedOn !== undefined && basedOn !== (entered?.revision ?? null);
}

/** A card of which nothing was said besides its votes is recorded as one of which nothing could be said. */
export function withSaid(record: RecordedVotes): RecordedVotes {
  if (record.state === 'not-found') return record;
  const { card, ...votes } = record;
  const said = card && cardSeenOf({ ...card, notAgreed: [...new Set(card.notAgreed)] });
  return said === undefined ? votes : { ...votes, card: said };
}

/** Why what was seen of a card cannot be: a contest without an answer, or a choice that it does not have. */
export function refuseRecord(
  contests: readonly Contest[],
  record: ManualVoteRecordWith<unknown>,
): AuditRefusal | undefined {
  if (record.state === 'not-found') return undefined;
  const foreign = Object.keys(record.interpretations).find((name) => !contests.some((one) => one.name === name));
  if (foreign !== undefined) return { code: 'unknown-contest', contest: foreign };
  for (const contest of contests) {
    const interpretation = record.interpretations[contest.name];
    if (interpretation === undefined) return { code: 'interpretation-missing', contest: contest.name };
    const refusal = refuseInterpretation(contest, interpretation);
    if (refusal !== undefined) return refusal;
  }
  const unseen = record.card?.notAgreed.find((name) => record.interpretations[name] === undefined);
  return unseen === undefined ? undefined : { code: 'unknown-contest', contest: unseen };
}

/** Why what was read of one contest cannot be. */
export function refuseInterpretation(
  contest: Contest,
  interpretation: InterpretationWith<unknown>,
): AuditRefusal | undefined {
  if (interpretation.kind !== 'vote') return undefined;
  const { choices } = interpretation;
  const unknown = choices.find((choice) => !contest.choices.some((known) => known.name === choice));
  if (unknown !== undefined) return { code: 'unknown-choice', contest: contest.name, choice: unknown };
  const repeated = findRepeated(choices);
  if (repeated !== undefined) return { code: 'choice-name-repeated', contest: contest.name, choice: repeated };
  return refuseRanks(contest, interpretation) ?? refuseWriteIns(contest, interpretation);
}

/** Of a ranked contest what is marked at each rank is what counts, and the choices are those of all of them. */
function refuseRanks(
  contest: Contest,
  { choices, ranks, invalidWriteIn }: Extract<InterpretationWith<unknown>, { readonly kind: 'vote' }>,
): AuditRefusal | undefined {
  const refusal = { code: 'ranks-not-as-choices', contest: contest.name } as const;
  if (ranks === undefined) return isRanked(contest) ? refusal : undefined;
  const isOfRanks = new Set(choices).symmetricDifference(new Set(choicesRanked(ranks))).size === 0;
  const isTwice = ranks.some((rank) => findRepeated(rank.choices) !== undefined);
  const saysInvalid = ranks.some((rank) => rank.invalidWriteIn);
  return isRanked(contest) && isOfRanks && !isTwice && saysInvalid === invalidWriteIn ? undefined : refusal;
}

/** Where there is a list of who qualified, the choice for write-ins stands for names of it and for nothing else. */
function refuseWriteIns(
  { name: contest, writeIns: list }: Contest,
  { choices, writeIns = [] }: Extract<InterpretationWith<unknown>, { readonly kind: 'vote' }>,
): AuditRefusal | undefined {
  const unknown = writeIns.find((name) => list?.names.includes(name) !== true);
  if (unknown !== undefined) return { code: 'write-in-not-qualified', contest, name: unknown };
  const repeated = findRepeated(writeIns);
  if (repeated !== undefined) return { code: 'choice-name-repeated', contest, choice: repeated };
  if (list === undefined || choices.includes(list.choice) === writeIns.length > 0) return undefined;
  return { code: 'write-in-not-named', contest, choice: list.choice };
}

export function decideSignOff(audit: AuditInRounds, command: CommandOf<'sign-off-board'>): Decision {
  const { jurisdiction, board } = command;
  const open = openBoard(audit, command);
  if (!open.ok) return open;
  const { members, ballots } = open.value;
  if (members.length === 0) return err({ code: 'board-members-missing', board });
  const contested = ballots.filter((ballot) => findContested(audit, jurisdiction, ballot) !== undefined).length;
  if (contested > 0) return err({ code: 'ballots-contested', board, contested });
  const again = cardsToLookAtAgain(audit, jurisdiction, open.value).length;
  const remaining = again + ballots.filter((ballot) => findBallot(audit, jurisdiction, ballot) === undefined).length;
  if (remaining > 0) return err({ code: 'ballots-undecided', board, remaining });
  for (const [index, member] of members.entries()) {
    const typed = command.typedNames[index]?.trim() ?? '';
    if (likenessKey(typed) !== likenessKey(member)) return err({ code: 'name-mismatch', typed });
  }
  return ok([{ type: 'board-signed-off', jurisdiction, board }]);
}

export function decideBoardReopening(audit: AuditInRounds, command: CommandOf<'reopen-board'>): Decision {
  const { jurisdiction, board } = command;
  const found = findBoard(audit, command);
  if (found === undefined) return err({ code: 'unknown-board', jurisdiction, board });
  // Where single cards are open again, the others may be opened too.
  const isClosed = found.signedOff || (found.openFor ?? []).length > 0;
  if (!isClosed) return err({ code: 'board-not-signed-off', board });
  const reason = { digest: digestOfText(command.reason) };
  return ok([{ type: 'board-reopened', version: 2, jurisdiction, board, reason }]);
}

/** A card is looked at again though it was entered, and signed for: the reason and what was entered before stay known. */
export function decideCardReopening(audit: AuditInRounds, command: CommandOf<'reopen-card'>): Decision {
  const { jurisdiction, board, ballot } = command;
  const found = findBoard(audit, command);
  if (found === undefined) return err({ code: 'unknown-board', jurisdiction, board });
  if (!found.ballots.includes(ballot)) return err({ code: 'ballot-not-assigned', board, ballot });
  if (findBallot(audit, jurisdiction, ballot) === undefined) return err({ code: 'card-not-entered', board });
  const isOpen = cardsToLookAtAgain(audit, jurisdiction, found).some((one) => one.ballot === ballot);
  if (isOpen) return err({ code: 'card-open-again', board });
  const reason = { digest: digestOfText(command.reason) };
  return ok([{ type: 'card-reopened', jurisdiction, board, ballot, reason }]);
}

/** The work of a jurisdiction in the current round. */
export function workOf(audit: AuditInRounds, jurisdiction: string): Result<JurisdictionWork, AuditRefusal> {
  const work = findWork(audit, jurisdiction);
  if (work !== undefined) return ok(work);
  const known = audit.plan.jurisdictions.some((one) => one.name === jurisdiction);
  return err(known ? { code: 'nothing-to-audit', jurisdiction } : { code: 'unknown-jurisdiction', jurisdiction });
}

/** The board, while its entries are open. */
export function openBoard(audit: AuditInRounds, place: BoardPlace): Result<AuditBoard, AuditRefusal> {
  const found = findBoard(audit, place);
  const { jurisdiction, board } = place;
  if (found === undefined) return err({ code: 'unknown-board', jurisdiction, board });
  return found.signedOff ? err({ code: 'board-signed-off', board }) : ok(found);
}
