import { digestOfText } from '@plumbline/audit';
import type { LogEntry, LogHead } from '@plumbline/record';
import type pg from 'pg';
import { arrayOfBodies } from '../log/array-of-bodies.ts';
import { boardsAreUnchanged } from './askers.ts';
import type { KeptOutcome } from './command-outcomes.ts';
import type { FreeText } from './free-texts.ts';

/** What commands leave behind that were decided one after the other on the same chain. */
export type Writing = {
  /** Where the decisions saw a chain that is held together with others, as an audit by its jurisdictions; it does not grow. */
  readonly beside: { readonly chain: string; readonly head: LogHead };
  readonly chain: string;
  /** Where the decisions saw it; the entries follow. */
  readonly last: LogHead;
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly (KeptOutcome & { readonly commandId: string })[];
  readonly texts: readonly FreeText[];
  /** The boards on whose word it is written that were not read anew: sessions, and the stamps of what they had been given. */
  readonly boards: readonly { readonly tokenSha256: string; readonly stamp: string }[];
};

/** Nothing is written where a chain has moved since, one of the commands is done already, or a board does not have any more what it had. */
export type Written = 'written' | 'moved' | 'repeated' | 'boards-changed';

const PARAMETERS = Array.from({ length: 21 }, (_, index) => `$${index + 1}`);
const STATEMENT = `select case when ${boardsAreUnchanged('$22', '$23')}
  then write_together(${PARAMETERS.join(', ')}) else 'boards-changed' end as done`;

/**
 * Writes it all in one journey, which is a transaction of its own. Prepared once for each connection, because planning it
 * would cost as much as carrying it out.
 */
export async function writeTogether(client: pg.ClientBase, writing: Writing): Promise<Written> {
  const { beside, chain, last, entries, texts, boards } = writing;
  // Whoever holds several identifiers takes them in one order, so that nobody waits for a circle.
  const outcomes = writing.outcomes.toSorted((a, b) => (a.commandId < b.commandId ? -1 : 1));
  const { rows } = await client.query<{ done: Written }>({
    name: 'write-together',
    text: STATEMENT,
    values: [
      ...[beside.chain, beside.head.number, beside.head.hash, chain, last.number, last.hash],
      ...[entries.map(({ number }) => number), entries.map(({ previousHash }) => previousHash)],
      ...[entries.map(({ hash }) => hash), arrayOfBodies(entries)],
      ...[outcomes.map(({ commandId }) => commandId), outcomes.map(({ actor }) => actor)],
      ...[outcomes.map(({ command }) => command), outcomes.map(({ inputSha256 }) => inputSha256)],
      ...[outcomes.map(({ outcome }) => JSON.stringify(outcome)), outcomes.map(({ at }) => at.toISOString())],
      ...[texts.map(digestOfText), texts.map(({ auditId }) => auditId), texts.map(({ jurisdiction }) => jurisdiction)],
      ...[texts.map(({ salt }) => salt), texts.map(({ text }) => text)],
      ...[boards.map(({ tokenSha256 }) => tokenSha256), boards.map(({ stamp }) => stamp)],
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a function answers');
  return row.done;
}
