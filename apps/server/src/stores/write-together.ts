import { digestOfText } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import type { LogEntry, LogHead } from '@plumbline/record';
import type pg from 'pg';
import { arrayOfBodies } from '../log/array-of-bodies.ts';
import { boardsAreUnchanged } from './askers.ts';
import type { KeptOutcome } from './command-outcomes.ts';
import type { FreeText } from './free-texts.ts';
import { FILES_LOCK } from './unused-files.ts';
import type { NotedUpload } from './uploads.ts';

/** What commands leave behind that were decided one after the other on the same chain. */
export type Writing = {
  /**
   * Where the decisions saw a chain that is held together with others, as an audit by its jurisdictions; it does not grow. Nothing
   * where the chain itself is an audit's, which is held alone.
   */
  readonly beside: { readonly chain: string; readonly head: LogHead } | undefined;
  readonly chain: string;
  /** Where the decisions saw it; the entries follow. */
  readonly last: LogHead;
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly (KeptOutcome & { readonly commandId: string })[];
  readonly texts: readonly FreeText[];
  /** The boards on whose word it is written that were not read anew: sessions, and the stamps of what they had been given. */
  readonly boards: readonly { readonly tokenSha256: string; readonly stamp: string }[];
  /** What is noted at the uploads that were decided about. */
  readonly uploads: readonly NotedUpload[];
};

/**
 * Nothing is written where a chain has moved since, one of the commands is done already, a board does not have any more what it had, or an
 * upload is not what it was.
 */
export type Written = 'written' | 'moved' | 'repeated' | 'boards-changed' | 'uploads-changed';

const TOGETHER = `select case when ${boardsAreUnchanged('$22', '$23')}
  then write_together(${parameters(21)}) else 'boards-changed' end as done`;
const ALONE = `select write_decided(${parameters(18)}) as done`;

/**
 * Writes it all in one journey, which is a transaction of its own. Prepared once for each connection, because planning it
 * would cost as much as carrying it out.
 */
export async function writeTogether(client: pg.ClientBase, writing: Writing): Promise<Written> {
  const { rows } = await client.query<{ done: Written }>(
    writing.beside === undefined ? writeAlone(writing) : writeBeside(writing, writing.beside),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a function answers');
  return row.done;
}

function writeBeside(writing: Writing, beside: NonNullable<Writing['beside']>): pg.QueryConfig {
  const { texts, boards, uploads } = writing;
  assert(uploads.length === 0, 'fieldwork says nothing of uploads', uploads.length);
  return {
    name: 'write-together',
    text: TOGETHER,
    values: [
      ...[beside.chain, beside.head.number, beside.head.hash, ...valuesOfChain(writing)],
      ...[texts.map(digestOfText), texts.map(({ auditId }) => auditId), texts.map(({ jurisdiction }) => jurisdiction)],
      ...[texts.map(({ salt }) => salt), texts.map(({ text }) => text)],
      ...[boards.map(({ tokenSha256 }) => tokenSha256), boards.map(({ stamp }) => stamp)],
    ],
  };
}

function writeAlone(writing: Writing): pg.QueryConfig {
  const { texts, boards, uploads } = writing;
  assert(texts.length === 0 && boards.length === 0, 'no board decides about an audit', texts.length);
  return {
    name: 'write-decided',
    text: ALONE,
    values: [
      ...[...valuesOfChain(writing), uploads.map(({ uploadId }) => uploadId), uploads.map(({ stamp }) => stamp)],
      ...[uploads.map(({ findings }) => findings), uploads.map(({ confirmed }) => confirmed), FILES_LOCK],
    ],
  };
}

/** The chain, its new entries, and the commands. */
function valuesOfChain({ chain, last, entries, outcomes: unordered }: Writing): readonly unknown[] {
  // Whoever holds several identifiers takes them in one order, so that nobody waits for a circle.
  const outcomes = unordered.toSorted((a, b) => (a.commandId < b.commandId ? -1 : 1));
  return [
    ...[chain, last.number, last.hash],
    ...[entries.map(({ number }) => number), entries.map(({ previousHash }) => previousHash)],
    ...[entries.map(({ hash }) => hash), arrayOfBodies(entries)],
    ...[outcomes.map(({ commandId }) => commandId), outcomes.map(({ actor }) => actor)],
    ...[outcomes.map(({ command }) => command), outcomes.map(({ inputSha256 }) => inputSha256)],
    ...[outcomes.map(({ outcome }) => JSON.stringify(outcome)), outcomes.map(({ at }) => at.toISOString())],
  ];
}

function parameters(count: number): string {
  return Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
}
