import { assert, EMPTY_MAP, entriesOf, lookUp, type PersistentMap, withAll } from '@plumbline/prelude';
import type { Unit } from '../units/count.ts';

/**
 * The double-entry ledger of ballots. An account is a place with a style or condition (`VAULT:S1`, `SITE:P-01:unused`); the unit is part
 * of the account. Every posting takes from some accounts what it gives to others, so that the sum over all accounts of a unit is
 * always 0. What comes from the printer or ends in destruction has an account outside the office, which may be below 0.
 */
export type Ledger = { readonly balances: PersistentMap<number> };

/** What is added to an account; below 0 it is taken away. */
export type Posting = { readonly account: string; readonly unit: Unit; readonly amount: number };

export const EMPTY_LEDGER: Ledger = { balances: EMPTY_MAP };

/** Accounts that stand for the world outside, by the first part of their name. */
const OUTSIDE: readonly string[] = ['PRINTER', 'VOTERS', 'DESTROYED', 'TRANSFERRED'];
/** Accounts of differences, which may be below 0: more was received than was given. */
const BOTH_WAYS: readonly string[] = ['VARIANCE', 'CONVERSION'];

/** The ledger after postings, which must sum to 0 for every unit. */
export function withPostings(ledger: Ledger, postings: readonly Posting[]): Ledger {
  const sums = new Map<Unit, number>();
  for (const { unit, amount } of postings) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  for (const [unit, sum] of sums) assert(sum === 0, 'what is given is what is taken', { unit, sum });
  let { balances } = ledger;
  for (const { account, unit, amount } of postings) {
    const key = keyOf(account, unit);
    balances = withAll(balances, [[key, (lookUp(balances, key) ?? 0) + amount]]);
  }
  return { balances };
}

/** What an account holds. */
export function balanceOf(ledger: Ledger, account: string, unit: Unit): number {
  return lookUp(ledger.balances, keyOf(account, unit)) ?? 0;
}

/** The sum over all accounts of a unit: 0, whatever happened. */
export function sumOfAccounts(ledger: Ledger, unit: Unit): number {
  let sum = 0;
  for (const [key, amount] of entriesOf(ledger.balances)) if (key.startsWith(`${unit}|`)) sum += amount;
  return sum;
}

/** Whether an account may hold less than nothing. */
export function mayBeBelowZero(account: string): boolean {
  const [first = ''] = account.split(':');
  return OUTSIDE.includes(first) || BOTH_WAYS.includes(first);
}

/** Whether people may name the account in a transfer: the ledger alone posts to those of differences and of what is on its way. */
export function canBeNamed(account: string): boolean {
  const [first = ''] = account.split(':');
  return !BOTH_WAYS.includes(first) && first !== 'TRANSIT';
}

/** What leaves: on its way until somebody has counted it. */
export function postingsOfSending(sent: {
  readonly transfer: string;
  readonly from: string;
  readonly unit: Unit;
  readonly declared: number;
}): readonly Posting[] {
  return [
    { account: sent.from, unit: sent.unit, amount: -sent.declared },
    { account: `TRANSIT:${sent.transfer}`, unit: sent.unit, amount: sent.declared },
  ];
}

/** What arrives: the receiver's count stands, and what it differs by stands in the variance account of the transfer. */
export function postingsOfReceipt(received: {
  readonly transfer: string;
  readonly to: string;
  readonly unit: Unit;
  readonly declared: number;
  readonly counted: number;
}): readonly Posting[] {
  const { transfer, to, unit, declared, counted } = received;
  return [
    { account: `TRANSIT:${transfer}`, unit, amount: -declared },
    { account: to, unit, amount: counted },
    { account: `VARIANCE:${transfer}`, unit, amount: declared - counted },
  ];
}

/** A later count of what arrived, in the place of the one before it. */
export function postingsOfRecount(counts: {
  readonly transfer: string;
  readonly to: string;
  readonly unit: Unit;
  readonly before: number;
  readonly counted: number;
}): readonly Posting[] {
  const change = counts.counted - counts.before;
  return [
    { account: counts.to, unit: counts.unit, amount: change },
    { account: `VARIANCE:${counts.transfer}`, unit: counts.unit, amount: -change },
  ];
}

/** Things of one unit that become things of another, as envelopes become ballots when they are opened. */
export function postingsOfConversion(conversion: {
  readonly conversion: string;
  readonly taken: { readonly account: string; readonly unit: Unit; readonly count: number };
  readonly made: { readonly account: string; readonly unit: Unit; readonly count: number };
}): readonly Posting[] {
  const { taken, made } = conversion;
  const between = `CONVERSION:${conversion.conversion}`;
  return [
    { account: taken.account, unit: taken.unit, amount: -taken.count },
    { account: between, unit: taken.unit, amount: taken.count },
    { account: between, unit: made.unit, amount: -made.count },
    { account: made.account, unit: made.unit, amount: made.count },
  ];
}

function keyOf(account: string, unit: Unit): string {
  return `${unit}|${account}`;
}
