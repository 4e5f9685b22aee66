import type { ReasonWithData } from '../answer.ts';
import type { ContestTally } from '../contest-tally.ts';
import { fractionOfPercent } from '../fraction-of-percent.ts';
import { isCount } from '../numeric/count.ts';
import type { RefusalDatum, RefusalReason } from '../refusal-reasons.ts';

/** Thrown while reading a case whose input is not what the method reads; `calculate` turns it into a refusal. */
export class InputNotUnderstood extends Error {
  override readonly name = 'InputNotUnderstood';
  readonly reason: RefusalReason;
  readonly data: Readonly<Record<string, RefusalDatum>>;

  constructor(...[reason, data]: ReasonWithData) {
    super(reason);
    this.reason = reason;
    this.data = data ?? {};
  }
}

/**
 * The named fields of one JSON object, read by what they must be. Each reader throws `InputNotUnderstood` with the
 * path of the field when it is something else.
 */
export type Fields = {
  /** Where these fields are, for messages: `input.contest`. */
  readonly path: string;
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  /** The value as it stands; `undefined` when the field is absent. */
  readonly value: (name: string) => unknown;
  readonly fields: (name: string) => Fields;
  /** A number; texts such as "0.05" and "Infinity" count, since JSON cannot write them all as numbers. */
  readonly number: (name: string) => number;
  /** A whole number, 0 or more. */
  readonly count: (name: string) => number;
  readonly text: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly list: <T>(name: string, readElement: (element: unknown, path: string) => T) => readonly T[];
};

/** Reads `value` as a JSON object at `path`. */
export function readFields(value: unknown, path = 'input'): Fields {
  if (!isObject(value)) throw new InputNotUnderstood('not-an-object', { path });
  const at = (name: string) => `${path}.${name}`;
  const found = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);
  return {
    path,
    has: (name) => found(name) !== undefined && found(name) !== null,
    names: () => Object.keys(value),
    value: found,
    fields: (name) => readFields(found(name), at(name)),
    number: (name) => readNumber(found(name), at(name)),
    count: (name) => readCount(found(name), at(name)),
    text: (name) => readText(found(name), at(name)),
    flag: (name) => readFlag(found(name), at(name)),
    list: (name, readElement) => readList(found(name), at(name), readElement),
  };
}

/** Reads a number, or a text that is one: "0.05", "Infinity". */
export function readNumber(value: unknown, path: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^-?(\d+(\.\d*)?([eE][-+]?\d+)?|Infinity)$/.test(value)) return Number(value);
  throw new InputNotUnderstood('not-a-number', { path });
}

/** Reads a whole number, 0 or more. */
export function readCount(value: unknown, path: string): number {
  if (typeof value === 'number' && isCount(value)) return value;
  throw new InputNotUnderstood('not-a-count', { path });
}

/** Reads a text. */
export function readText(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new InputNotUnderstood('not-a-text', { path });
}

/** Reads true or false. */
export function readFlag(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new InputNotUnderstood('not-a-flag', { path });
}

/** Reads a JSON array, each element by `readElement`. */
export function readList<T>(
  value: unknown,
  path: string,
  readElement: (element: unknown, path: string) => T,
): readonly T[] {
  if (!Array.isArray(value)) throw new InputNotUnderstood('not-a-list', { path });
  return value.map((element, index) => readElement(element, `${path}[${index}]`));
}

/** Reads an object that gives a count to each name: `{ "alice": 12, "bob": 3 }`. */
export function readCountsByName(value: unknown, path: string): ReadonlyMap<string, number> {
  const fields = readFields(value, path);
  return new Map(fields.names().map((name) => [name, fields.count(name)]));
}

/** Reads a percentage from 0 to 100 and gives the fraction: 10 is 0.1. */
export function readRiskLimitPercent(fields: Fields, name = 'risk_limit'): number {
  const percent = fields.number(name);
  if (percent >= 0 && percent <= 100) return fractionOfPercent(percent);
  throw new InputNotUnderstood('not-a-percentage', { path: `${fields.path}.${name}` });
}

/** Reads a contest: `candidates` as ordered [id, votes], `ballots`, `num_winners`, `votes_allowed`, and the options. */
export function readContest(fields: Fields): ContestTally {
  return {
    choices: readChoices(fields),
    ballots: fields.count('ballots'),
    winners: fields.count('num_winners'),
    votesAllowed: fields.count('votes_allowed'),
    ...(fields.has('pending_ballots') ? { pendingBallots: fields.count('pending_ballots') } : {}),
    ...(fields.has('is_subject_to_runoff') ? { majorityOrRunoff: fields.flag('is_subject_to_runoff') } : {}),
  };
}

/** Reads `candidates`: ordered [id, votes]. */
export function readChoices(fields: Fields): ContestTally['choices'] {
  return fields.list('candidates', (pair, path) => {
    if (!Array.isArray(pair) || pair.length !== 2) throw new InputNotUnderstood('not-a-choice-pair', { path });
    return { id: readText(pair[0], `${path}[0]`), votes: readCount(pair[1], `${path}[1]`) };
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
