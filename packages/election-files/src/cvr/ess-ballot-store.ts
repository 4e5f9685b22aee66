import { NO_RECORD_ID } from './card.ts';
import { createNumberTable, type NumberTable } from './number-table.ts';

/** Where a card lies, by the ballots exports. */
type EssPlace = {
  readonly batch: number;
  readonly recordId: number;
  readonly imprintedId: string;
  readonly reportingGroup: string;
};

/** All rows of the ballots exports, found by Cast Vote Record number: 30 bytes each. */
export type EssBallots = {
  readonly size: () => number;
  /** The row of a number; −1 where there is none. */
  readonly find: (cvrNumber: number) => number;
  readonly place: (at: number) => EssPlace;
  /** Marks a row as asked for; false where it already was. */
  readonly use: (at: number) => boolean;
  /** Numbers no CVR row has asked for, the first few. */
  readonly unused: (limit: number) => { readonly numbers: readonly number[]; readonly count: number };
  /** Numbers that occur in several rows of the ballots exports. */
  readonly repeated: NumberList;
};

/** The first of many numbers, and how many there are. */
export type NumberList = { readonly first: number[]; count: number };

/** A row of a ballots export. The printed number is kept in two halves: `tttt` and `rrrrrr`, or eight hexadecimal digits each. */
export type EssBallotEntry = {
  readonly cvrNumber: number;
  readonly batch: number;
  readonly recordId: number;
  readonly imprintHigh: number;
  readonly imprintLow: number;
  readonly imprintKind: number;
  readonly reportingGroup: number;
};

/** Kinds of printed numbers: ten decimal digits, sixteen hexadecimal ones, or neither. */
export const DECIMAL = 1;
export const HEXADECIMAL = 2;
export const OTHER = 0;

/** The rows of ballots exports while they are read, as columns of numbers that double when full. */
export type EssBallotStore = {
  readonly add: (entry: EssBallotEntry) => void;
  /** A small number for the name of a reporting group. */
  readonly groupNumber: (name: string) => number;
  readonly close: () => EssBallots;
};

/** An empty store. */
export function createEssBallotStore(): EssBallotStore {
  const table: NumberTable = createNumberTable();
  let batch = new Uint32Array(1024);
  let recordId = new Uint32Array(1024);
  let imprintHigh = new Uint32Array(1024);
  let imprintLow = new Uint32Array(1024);
  let imprintKind = new Uint8Array(1024);
  let groupOf = new Uint16Array(1024);
  const groups: string[] = [];
  const groupNumbers = new Map<string, number>();
  const repeated: NumberList = { first: [], count: 0 };

  const grow = (): void => {
    batch = doubled(batch, new Uint32Array(batch.length * 2));
    recordId = doubled(recordId, new Uint32Array(recordId.length * 2));
    imprintHigh = doubled(imprintHigh, new Uint32Array(imprintHigh.length * 2));
    imprintLow = doubled(imprintLow, new Uint32Array(imprintLow.length * 2));
    imprintKind = doubled(imprintKind, new Uint8Array(imprintKind.length * 2));
    groupOf = doubled(groupOf, new Uint16Array(groupOf.length * 2));
  };

  const add = (entry: EssBallotEntry): void => {
    const at = table.add(entry.cvrNumber);
    if (at === -1) {
      noteNumber(repeated, entry.cvrNumber);
      return;
    }
    if (at === batch.length) grow();
    batch[at] = entry.batch;
    recordId[at] = entry.recordId;
    imprintHigh[at] = entry.imprintHigh;
    imprintLow[at] = entry.imprintLow;
    imprintKind[at] = entry.imprintKind;
    groupOf[at] = entry.reportingGroup;
  };

  const groupNumber = (name: string): number => {
    const known = groupNumbers.get(name);
    if (known !== undefined) return known;
    // Reporting groups are a handful; a column of anything else must not grow without bound.
    const number = Math.min(groups.length, 0xffff);
    if (number === groups.length) groups.push(name);
    groupNumbers.set(name, number);
    return number;
  };

  /** Really imprinted hexadecimal numbers only order the cards: the record id is their rank in the batch. */
  const rankHexadecimal = (): void => {
    const rows: number[] = [];
    for (let at = 0; at < table.size(); at += 1) if (imprintKind[at] === HEXADECIMAL) rows.push(at);
    rows.sort(
      (a, b) =>
        (batch[a] ?? 0) - (batch[b] ?? 0) ||
        (imprintHigh[a] ?? 0) - (imprintHigh[b] ?? 0) ||
        (imprintLow[a] ?? 0) - (imprintLow[b] ?? 0),
    );
    let rank = 0;
    rows.forEach((at, index) => {
      const before = rows[index - 1];
      if (before === undefined || batch[before] !== batch[at]) rank = 1;
      else if (imprintHigh[before] !== imprintHigh[at] || imprintLow[before] !== imprintLow[at]) rank += 1;
      recordId[at] = rank;
    });
  };

  const imprintOf = (at: number): string => {
    const high = imprintHigh[at] ?? 0;
    const low = imprintLow[at] ?? 0;
    switch (imprintKind[at]) {
      case DECIMAL:
        return String(high).padStart(4, '0') + String(low).padStart(6, '0');
      case HEXADECIMAL:
        return (high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')).toUpperCase();
      default:
        return '';
    }
  };

  const close = (): EssBallots => {
    rankHexadecimal();
    const used = new Uint8Array(table.size());
    return {
      size: table.size,
      find: table.find,
      place: (at) => ({
        batch: batch[at] ?? 0,
        recordId: recordId[at] ?? NO_RECORD_ID,
        imprintedId: imprintOf(at),
        reportingGroup: groups[groupOf[at] ?? 0] ?? '',
      }),
      use: (at) => {
        const fresh = used[at] === 0;
        used[at] = 1;
        return fresh;
      },
      unused: (limit) => {
        const numbers: number[] = [];
        let count = 0;
        used.forEach((flag, at) => {
          if (flag === 1) return;
          count += 1;
          if (numbers.length < limit) numbers.push(table.key(at));
        });
        return { numbers, count };
      },
      repeated,
    };
  };

  return { add, groupNumber, close };
}

function doubled<T extends Uint32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const KEPT = 5;

/** Adds a number to a list that keeps the first few. */
export function noteNumber(list: NumberList, value: number): void {
  list.count += 1;
  if (list.first.length < KEPT) list.first.push(value);
}
