import { assertNever, entriesOf, err, lookUp, ok } from '@plumbline/prelude';
import { figuresOf } from '../reports/figures.ts';
import { notInBalance } from '../reports/recount-lines.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { BatchesBack, CheckOut, OpenRoom } from '../state/room.ts';
import { sealedAt } from '../state/room-view.ts';
import { type Acting, done, event, freeIncident, saidIn } from './acting.ts';
import { liveBatch, refuseClosed } from './decide-batches.ts';
import { containerHere } from './decide-custody.ts';

/** Commands of the station that lends containers to boards, in an audit or a recount. */
export type AuditStationCommand = BallotCommandOf<
  'check-out' | 'count-back' | 'resecure-container' | 'check-in' | 'report-audit-count'
>;

export function decideAudits(acting: Acting, command: AuditStationCommand): BallotDecision {
  const { room, by } = acting;
  switch (command.type) {
    case 'check-out':
      return decideCheckOut(acting, command);
    case 'count-back': {
      const { container } = command;
      const out = checkOutOf(room, container);
      if (out === undefined) return err({ code: 'container-not-here', container, stage: 'here' });
      const same = refuseOwnCount(acting, out, command.batches);
      return same === undefined ? event(acting, 'container-counted-back', saidIn(command)) : err(same);
    }
    case 'resecure-container':
      return decideResecuring(acting, command);
    case 'check-in': {
      const { container, isPaperworkComplete, isEntered, runner } = command;
      const out = checkOutOf(room, container);
      if (out === undefined) return err({ code: 'container-not-here', container, stage: 'here' });
      const refusal = refuseCheckIn(room, out);
      if (refusal !== undefined) return err(refusal);
      if (!isPaperworkComplete) return err({ code: 'paperwork-incomplete', container });
      if (!isEntered) return err({ code: 'results-not-entered', container });
      return event(acting, 'container-checked-in', { container, runner });
    }
    case 'report-audit-count': {
      const { batch, audit, cards } = command;
      const found = liveBatch(room, batch);
      if (!found.ok) return found;
      const listed = figuresOf(room).at(found.value.countedAt, 'handCount')?.value;
      if (listed === undefined) return err({ code: 'batch-not-counted', batch });
      const incident = cards === listed ? null : freeIncident(room, command.incident);
      const reported = done(acting, 'audit-count-reported', { version: 2, batch, audit, cards, listed, incident });
      if (incident === null) return ok([reported]);
      const opened = { incident, subject: batch, involved: by, severity: 'medium' } as const;
      return ok([reported, done(acting, 'incident-opened', { ...opened, kind: 'COUNT_DIFFERS_FROM_MANIFEST' })]);
    }
    default:
      return assertNever(command);
  }
}

/** The loan of a container that is out. */
function checkOutOf(room: OpenRoom, container: string): CheckOut | undefined {
  return lookUp(room.containers, container)?.stage === 'out' ? lookUp(room.checkOuts, container) : undefined;
}

/** Every container that is out, with the board that has it: empty at the end of a day. */
export function containersOut(room: OpenRoom): readonly CheckOut[] {
  return [...entriesOf(room.containers)].flatMap(([name]) => checkOutOf(room, name) ?? []);
}

function decideCheckOut(acting: Acting, command: BallotCommandOf<'check-out'>): BallotDecision {
  const { room, by } = acting;
  const { container, board, purpose, runner } = command;
  const found = containerHere(room, container);
  if (!found.ok) return found;
  const { condition, seals, positions, readings, unconfirmedReading, batches } = found.value;
  if (condition !== 'ok') return err({ code: 'container-not-ok', container, condition });
  const open = positions.filter((position) => seals[position] === undefined);
  if (!sealedAt(seals, positions)) return err({ code: 'container-not-sealed', container, positions: open });
  if (readings.at(-1)?.agrees !== true || unconfirmedReading !== null)
    return err({ code: 'seals-not-read', container });
  if (lookUp(room.people, runner) === undefined) return err({ code: 'unknown', kind: 'person', name: runner });
  if (by.includes(runner)) return err({ code: 'more-people-needed', needed: 3, people: by.length });
  const out = containersOut(room);
  const held = out.find((each) => each.board === board);
  if (held !== undefined && room.profile.rules.oneContainerEachBoard.value) {
    return err({ code: 'board-holds-container', board, container: held.container });
  }
  if (purpose === 'recount') {
    const another = out.find((each) => each.purpose === 'recount');
    // Of two open containers nobody could say into which a ballot belongs.
    if (another !== undefined) return err({ code: 'another-container-open', container: another.container });
    const refusal = refuseRecount(room, batches);
    if (refusal !== undefined) return err(refusal);
  }
  const counts = batches.map((batch) => ({ batch, cards: lookUp(room.batches, batch)?.cards ?? 0 }));
  return event(acting, 'container-checked-out', { container, board, purpose, runner, out: counts });
}

/** Where the state asks for it, only what is in balance is recounted. */
function refuseRecount(room: OpenRoom, batches: readonly string[]): BallotRefusal | undefined {
  if (!room.profile.rules.recountNeedsBalance.value) return undefined;
  return batches.map((batch) => recountability(room, batch)).find((each) => each !== undefined);
}

/** Why a batch could not be recounted under the rules; undefined where it could. */
export function recountability(room: OpenRoom, batch: string): BallotRefusal | undefined {
  const unit = notInBalance(room, batch);
  return unit === undefined ? undefined : { code: 'recount-needs-balance', place: unit.place, status: unit.status };
}

/** What a board had goes into another container, once every card of it is back. */
function decideResecuring(acting: Acting, command: BallotCommandOf<'resecure-container'>): BallotDecision {
  const { room } = acting;
  const { container, into } = command;
  const loan = checkOutOf(room, container);
  if (loan === undefined) return err({ code: 'container-not-here', container, stage: 'here' });
  const refusal = refuseCounts(loan) ?? refuseClosed(room, into);
  if (refusal !== undefined) return err(refusal);
  const inReview = loan.back?.find(({ movedToReview }) => movedToReview > 0);
  if (inReview !== undefined) {
    return err({ code: 'cards-in-review', batch: inReview.batch, moved: inReview.movedToReview });
  }
  const batches = (lookUp(room.containers, container)?.batches ?? []).flatMap((batch) => {
    const counted = loan.back?.find((each) => each.batch === batch);
    return counted === undefined ? [] : [{ batch, cards: counted.cards }];
  });
  return event(acting, 'container-resecured', { container, into, batches });
}

/** Whoever has counted a batch has seen since how many went out: their first count stands, and others make a second one. */
function refuseOwnCount({ by }: Acting, { counts }: CheckOut, batches: BatchesBack): BallotRefusal | undefined {
  for (const before of counts) {
    const person = by.find((each) => before.by.includes(each));
    if (person === undefined) continue;
    for (const { batch, cards, movedToReview } of before.batches) {
      const now = batches.find((each) => each.batch === batch);
      if (now !== undefined && now.cards + now.movedToReview !== cards + movedToReview) {
        return { code: 'count-back-by-same-people', batch, person };
      }
    }
  }
  return undefined;
}

function refuseCheckIn(room: OpenRoom, loan: CheckOut): BallotRefusal | undefined {
  const { container } = loan;
  const refusal = refuseCounts(loan);
  if (refusal !== undefined) return refusal;
  const found = lookUp(room.containers, container);
  // What it held lies in another container: an empty one needs no seals.
  if (found?.batches.length === 0 && loan.out.length > 0) return undefined;
  const open = (found?.positions ?? []).filter((position) => found?.seals[position] === undefined);
  return open.length > 0 ? { code: 'container-not-sealed', container, positions: open } : undefined;
}

/** Every batch is counted back, and as many cards as went out. */
function refuseCounts({ container, out, back }: CheckOut): BallotRefusal | undefined {
  if (back === null) return { code: 'count-back-missing', container };
  for (const { batch, cards } of out) {
    const returned = back.find((each) => each.batch === batch);
    if (returned === undefined) return { code: 'count-back-missing', container };
    const total = returned.cards + returned.movedToReview;
    if (total !== cards) return { code: 'count-back-differs', batch, out: cards, back: total };
  }
  return undefined;
}
