import { assertNever, err, lookUp, ok } from '@plumbline/prelude';
import { mayCountVoted } from '../accounting/count-source.ts';
import { balanceOf, canBeNamed, mayBeBelowZero } from '../accounting/ledger.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { type Acting, done, event, saidIn } from './acting.ts';

/** Commands about counts that stand on no form, and about what moves between accounts. */
export type AccountCommand = BallotCommandOf<
  'observe-count' | 'send-transfer' | 'receive-transfer' | 'recount-transfer' | 'convert-unit'
>;

/** Places whose cards are voted ballots: what a pack is said to hold says nothing there. */
const VOTED = /^(batch|tabulator|tabulator-day|container|scanner):/;

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
      return refusal === undefined ? event(acting, 'transfer-sent', saidIn(command)) : err(refusal);
    }
    case 'receive-transfer': {
      const { transfer } = command;
      const sent = lookUp(room.transfers, transfer);
      if (sent === undefined) return err({ code: 'unknown', kind: 'transfer', name: transfer });
      if (sent.received.length > 0) return err({ code: 'transfer-received-already', transfer });
      const both = by.find((each) => sent.sent.by.includes(each));
      if (both !== undefined) return err({ code: 'receiver-is-giver', person: both });
      return event(acting, 'transfer-received', saidIn(command));
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

function refuseShortage(
  { room }: Acting,
  taken: { readonly account: string; readonly unit: Parameters<typeof balanceOf>[2]; readonly count: number },
): BallotRefusal | undefined {
  const { account, unit, count: asked } = taken;
  const there = balanceOf(room.ledger, account, unit);
  return mayBeBelowZero(account) || asked <= there ? undefined : { code: 'not-enough-there', account, there, asked };
}
