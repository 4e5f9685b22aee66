import { assertNever, err, lookUp, ok } from '@plumbline/prelude';
import { mayCountVoted } from '../accounting/count-source.ts';
import { balanceOf, canBeNamed, mayBeBelowZero } from '../accounting/ledger.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { OpenRoom, Transfer } from '../state/room.ts';
import { type Acting, done, event, saidIn } from './acting.ts';
import { containerHere } from './decide-custody.ts';

/** Commands about counts that stand on no form, and about what moves between accounts. */
export type AccountCommand = BallotCommandOf<
  'observe-count' | 'send-transfer' | 'receive-transfer' | 'recount-transfer' | 'convert-unit'
>;

/** Places whose cards are voted ballots, or that are totals of them: what a pack is said to hold says nothing there. */
const VOTED =
  /^(?:(?:batch|tabulator|tabulator-day|container|scanner|channel|contest):|(?:county|provisional|duplication)$)/;

export function decideAccounts(acting: Acting, command: AccountCommand): BallotDecision {
  const { room, by } = acting;
  switch (command.type) {
    case 'observe-count': {
      const { place, source, witnesses } = command;
      if (VOTED.test(place) && !mayCountVoted(source)) return err({ code: 'source-proves-nothing', source });
      const both = witnesses.find((each) => by.includes(each));
      if (both !== undefined) return err({ code: 'witness-is-counter', person: both });
      return event(acting, 'count-observed', saidIn(command));
    }
    case 'send-transfer': {
      const { transfer, from, to, unit, declared } = command;
      if (lookUp(room.transfers, transfer) !== undefined) {
        return err({ code: 'name-taken', kind: 'transfer', name: transfer });
      }
      const account = [from, to].find((each) => !canBeNamed(each));
      if (account !== undefined) return err({ code: 'account-not-usable', account });
      const refusal = refuseShortage(acting, { account: from, unit, count: declared });
      if (refusal !== undefined) return err(refusal);
      const { container, ...sent } = saidIn(command);
      if (container === null) return event(acting, 'transfer-sent', sent);
      const carrying = refuseCarrying(room, container);
      if (carrying !== undefined) return err(carrying);
      return ok([
        done(acting, 'transfer-sent', sent),
        done(acting, 'transfer-carried', { transfer: command.transfer, container }),
      ]);
    }
    case 'receive-transfer': {
      const { transfer } = command;
      const sent = lookUp(room.transfers, transfer);
      if (sent === undefined) return err({ code: 'unknown', kind: 'transfer', name: transfer });
      if (sent.received.length > 0) return err({ code: 'transfer-received-already', transfer });
      const both = by.find((each) => sent.sent.by.includes(each));
      if (both !== undefined) return err({ code: 'receiver-is-giver', person: both });
      const received = done(acting, 'transfer-received', saidIn(command));
      if (sent.carriedIn === null) return ok([received]);
      const { container } = sent.carriedIn;
      const unread = refuseUnread(acting, sent.carriedIn);
      if (unread !== undefined) return err(unread);
      const last = lookUp(room.containers, container)?.steps.at(-1)?.holder;
      const from = last?.in === 'hands' ? last.people : [];
      return ok([received, done(acting, 'custody-taken', { container, from, purpose: transfer })]);
    }
    case 'recount-transfer': {
      const { transfer } = command;
      const sent = lookUp(room.transfers, transfer);
      const before = sent?.received.at(-1);
      if (sent === undefined) return err({ code: 'unknown', kind: 'transfer', name: transfer });
      if (before === undefined) return err({ code: 'transfer-not-received', transfer });
      // A second count by those who made the first is the first once more.
      if (by.some((each) => before.by.includes(each))) return err({ code: 'recount-by-same-people', transfer });
      return event(acting, 'transfer-recounted', saidIn(command));
    }
    case 'convert-unit': {
      const { taken, made, empties, extras, otherContents } = command;
      const expected = taken.count - empties + extras - otherContents;
      if (made.count !== expected) {
        return err({ code: 'conversion-not-balanced', taken: taken.count, made: made.count, expected });
      }
      const account = [taken.account, made.account].find((each) => !canBeNamed(each));
      if (account !== undefined) return err({ code: 'account-not-usable', account });
      const refusal = refuseShortage(acting, taken);
      return refusal === undefined ? ok([done(acting, 'unit-converted', saidIn(command))]) : err(refusal);
    }
    default:
      return assertNever(command);
  }
}

/** What travels in a container travels sealed. */
function refuseCarrying(room: OpenRoom, container: string): BallotRefusal | undefined {
  const found = containerHere(room, container);
  if (!found.ok) return found.error;
  const { condition, positions, seals } = found.value;
  if (condition !== 'ok') return { code: 'container-not-ok', container, condition };
  const open = positions.filter((position) => seals[position] === undefined);
  return open.length > 0 ? { code: 'container-not-sealed', container, positions: open } : undefined;
}

/** Whoever receives a container has read its seals since it left, before they are told what was sent. */
function refuseUnread(
  { room, by }: Acting,
  { container, readingsBefore }: NonNullable<Transfer['carriedIn']>,
): BallotRefusal | undefined {
  const found = containerHere(room, container);
  if (!found.ok) return found.error;
  const { condition, readings, unconfirmedReading } = found.value;
  if (condition !== 'ok') return { code: 'container-not-ok', container, condition };
  const own = readings.slice(readingsBefore).findLast((one) => one.by.some((person) => by.includes(person)));
  return own?.agrees === true && unconfirmedReading === null ? undefined : { code: 'seals-not-read', container };
}

function refuseShortage(
  { room }: Acting,
  taken: { readonly account: string; readonly unit: Parameters<typeof balanceOf>[2]; readonly count: number },
): BallotRefusal | undefined {
  const { account, unit, count: asked } = taken;
  if (mayBeBelowZero(account) || asked <= balanceOf(room.ledger, account, unit)) return undefined;
  // What is there would tell a receiver how much was sent from it, before they have counted.
  return { code: 'not-enough-there', account, asked };
}
