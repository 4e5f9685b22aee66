import type { BegunAudit, ChainHead } from '@plumbline/audit';
import { assert, entriesOf, lookUp, openMapMaker } from '@plumbline/prelude';
import { type AuditHistory, emptyHistory, foldEntries, type LogNews, withEntries } from '@plumbline/record';
import { type HeldChain, lockChain, openChain } from '../../log/append-events.ts';
import { fieldworkChain, holdAuditTogether } from '../../log/audit-chains.ts';
import {
  type AuditHeads,
  holdAuditAlone,
  movedHeads,
  type OrderedHeads,
  readHeads,
  readMovedHeads,
  streamNews,
} from '../../log/read-audit-log.ts';
import type { AuditStand } from '../../stores/audit-stands.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import { BYTES_OF_DRAW, withDrawsOf } from './draws-of-rounds.ts';
import { keepHistories } from './keep-histories.ts';

/** A history whose audit has begun: every audit that exists. */
export type BegunHistory = AuditHistory & { readonly audit: BegunAudit };

/** Of memory, near enough. A state's largest audit so far takes 80 MB; one of a million cards takes 200. */
const BYTES_KEPT_MAX = 300_000_000;
const kept = keepHistories({ bytesMax: BYTES_KEPT_MAX });

/** Audits whose log is being folded for whoever is not in a transaction. */
const folding = new Map<string, Promise<BegunHistory>>();

/**
 * The audit as it stands, for reading. Only committed entries are folded and kept, so the cache is right in every process
 * whoever wrote them.
 *
 * With `only`, the fieldwork of that jurisdiction is up to date, and that of others may not be. With `stand`, it is as up to date as
 * that is, which was read before.
 */
export async function loadAudit(
  db: Reader,
  auditId: string,
  only?: string,
  stand?: Pick<AuditStand, 'audit' | 'numbers'>,
): Promise<BegunHistory> {
  for (;;) {
    const line = kept.lineOf(auditId);
    const wanted = await headsToReach(db, auditId, { only, known: line?.reached, stand });
    // Where what was kept is forgotten meanwhile, what moved since it was reached is not all there is to read.
    while (!wanted.onlyMoved || kept.lineOf(auditId) === line) {
      // Whoever holds a connection, and perhaps the audit, waits for nobody who may still need one.
      if (db.isTransaction) return foldUpTo(db, auditId, wanted);
      const known = kept.get(auditId);
      if (known !== undefined && reaches(known, wanted)) return reached(known, wanted);
      const other = folding.get(auditId);
      if (other === undefined) return foldAlone(db, auditId, wanted);
      // A log is folded once, however many wait for it. If that failed, the next of them tries.
      await other.catch(() => undefined);
    }
  }
}

async function foldAlone(db: Reader, auditId: string, wanted: WantedHeads): Promise<BegunHistory> {
  const own = foldUpTo(db, auditId, wanted);
  folding.set(auditId, own);
  try {
    return await own;
  } finally {
    folding.delete(auditId);
  }
}

type WantedHeads = AuditHeads & {
  /** They are those of all its chains. */
  readonly ofAll?: boolean;
  /** They are those that moved since what is kept reached others. */
  readonly onlyMoved?: boolean;
  /** The heads of all chains of fieldwork. */
  readonly ordered?: OrderedHeads;
};

/** The heads that have to be folded: where the fieldwork of all is wanted, of those chains that have moved since `known` was reached. */
async function headsToReach(
  db: Reader,
  auditId: string,
  {
    only,
    known,
    stand,
  }: {
    readonly only: string | undefined;
    readonly known: OrderedHeads | undefined;
    readonly stand: Pick<AuditStand, 'audit' | 'numbers'> | undefined;
  },
): Promise<WantedHeads> {
  if (only !== undefined) return readHeads(db, auditId, only);
  const numbers = stand?.numbers;
  const isTold = known !== undefined && stand !== undefined && numbers !== undefined;
  const moved = isTold ? movedHeads({ audit: stand.audit, numbers }, known) : undefined;
  const { heads, ordered, ofAll } = moved ?? (await readMovedHeads(db, auditId, known));
  return { ...heads, ordered, ofAll, onlyMoved: !ofAll };
}

/** What is kept, which holds all that is wanted. */
function reached(history: AuditHistory, { ordered }: WantedHeads): BegunHistory {
  if (ordered !== undefined) kept.noteReached(history.auditId, ordered);
  return begun(history);
}

/** The audit with what its chains hold up to these heads, or with more. */
async function foldUpTo(db: Reader, auditId: string, wanted: WantedHeads): Promise<BegunHistory> {
  const known = kept.get(auditId);
  if (known !== undefined && reaches(known, wanted)) return reached(known, wanted);
  const before = known ?? emptyHistory(auditId);
  // What else changed while this one was behind may have to be folded in between.
  const isEnough = wanted.ofAll === true || before.head.number >= wanted.audit;
  const heads = isEnough ? wanted : await readHeads(db, auditId);
  const news = streamNews(db, auditId, behind(before, heads));
  const { history, bytes } = await fold(before, withDrawsOf(db, news));
  // Only as a whole: a part of an audit would be taken for what is in memory.
  kept.keep(history, { bytes, after: known, reached: wanted.ordered });
  return begun(history);
}

/** So many are folded before anybody looks at the clock; they take some milliseconds. */
const ENTRIES_AT_ONCE = 250;
/** No other request waits longer for one that folds a long log. */
const SLICE_MS_MAX = 10;

/** Folds entries as they are read, and lets others have their turn in between. */
async function fold(
  before: AuditHistory,
  read: AsyncIterable<LogNews>,
): Promise<{ readonly history: AuditHistory; readonly bytes: number }> {
  const maker = openMapMaker();
  let history = before;
  let bytes = 0;
  let began = performance.now();
  for await (const news of read) {
    began = performance.now();
    for (const part of partsOf(news)) {
      if (performance.now() - began > SLICE_MS_MAX) {
        await new Promise(setImmediate);
        began = performance.now();
      }
      history = foldEntries(history, part, maker);
    }
    bytes += bytesOf(news);
  }
  return { history, bytes };
}

const NO_DRAWS: NonNullable<LogNews['draws']> = new Map();

/** News in parts of some hundred entries, in the order in which they are folded. */
function* partsOf({ audit, fieldwork, draws = NO_DRAWS }: LogNews): Generator<LogNews> {
  const chains = [[null, audit] as const, ...fieldwork];
  for (const [jurisdiction, entries] of chains) {
    for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
      const part = entries.slice(from, from + ENTRIES_AT_ONCE);
      yield jurisdiction === null
        ? { audit: part, fieldwork: new Map(), draws }
        : { audit: [], fieldwork: new Map([[jurisdiction, part]]) };
    }
  }
}

/** The audit as this process last saw it; others may have written to its chains since. */
export function auditInMemory(auditId: string): BegunHistory | undefined {
  const history = kept.get(auditId);
  return history && begun(history);
}

/** The same, unless this process itself may have written to it since: for whoever finds out afterwards whether anybody has. */
export async function auditAsKnown(db: Reader, auditId: string): Promise<BegunHistory> {
  const isBehind = kept.lineOf(auditId)?.mayBeBehind !== false;
  return (isBehind ? undefined : auditInMemory(auditId)) ?? loadAudit(db, auditId);
}

/**
 * Remembers entries that are stored now. `drafted` is the history `before` with them: it stands if nothing else was folded
 * meanwhile. Where they do not follow, they are read when they are needed.
 */
export function keepWritten(written: {
  readonly before: BegunHistory;
  readonly drafted: BegunHistory;
  readonly news: LogNews;
}): void {
  const { before, drafted, news } = written;
  const history = kept.get(before.auditId);
  if (history === undefined || !follows(news, history)) return;
  // A history as it is handed out is another object than the one that is kept.
  const isSame = history.audit === before.audit && history.entries === before.entries;
  kept.keep(isSame ? drafted : withEntries(history, news), { bytes: bytesOf(news), after: history });
}

/** The audit as it stands, held until the transaction ends: nobody else can decide about it, or record fieldwork, in the meantime. */
export async function loadAuditForUpdate(
  tx: Writer,
  auditId: string,
): Promise<{ readonly history: BegunHistory; readonly held: HeldChain }> {
  const { heads, held } = await holdAuditAlone(tx, auditId);
  const history = await foldUpTo(tx, auditId, { ...heads, ofAll: true });
  kept.noteHeld(auditId);
  return { history, held };
}

/** The audit as one jurisdiction needs it, whose fieldwork is held until the transaction ends. Others are not held up. */
export async function loadFieldworkForUpdate(
  tx: Writer,
  auditId: string,
  jurisdiction: string,
): Promise<{ readonly history: BegunHistory; readonly held: HeldChain }> {
  await holdAuditTogether(tx, auditId);
  const chain = fieldworkChain(auditId, jurisdiction);
  let held = await lockChain(tx, chain);
  if (held === undefined) {
    await openChain(tx, chain, 'fieldwork');
    held = await lockChain(tx, chain);
  }
  assert(held !== undefined, 'a chain that was opened is there', chain);
  // The audit cannot move while it is held, so its head may be read now.
  const { audit } = await readHeads(tx, auditId, jurisdiction);
  const heads = { audit, fieldwork: new Map([[jurisdiction, held.number]]) };
  return { history: await foldUpTo(tx, auditId, heads), held };
}

/** The audit with entries that this transaction has just appended; nobody else may see it before it is committed. */
export async function loadAuditUncommitted(tx: Writer, auditId: string): Promise<BegunHistory> {
  const before = kept.get(auditId) ?? emptyHistory(auditId);
  const heads = await readHeads(tx, auditId);
  const { history } = await fold(before, withDrawsOf(tx, streamNews(tx, auditId, behind(before, heads))));
  return begun(history);
}

/** What a history has not folded yet: of the chains that `heads` names, those that have grown, from where and to where. */
function behind(history: AuditHistory, heads: AuditHeads): { readonly since: AuditHeads; readonly until: AuditHeads } {
  const since = new Map<string, number>();
  const until = new Map(heads.fieldwork);
  const { size } = heads.fieldwork;
  // Of all chains those that were folded are gone through, and not looked up one by one.
  const isMost = size > history.fieldworkHeads.size / 8;
  const folded = isMost ? entriesOf(history.fieldworkHeads) : foldedOf(history, heads.fieldwork.keys());
  for (const [jurisdiction, { number }] of folded) {
    since.set(jurisdiction, number);
    if ((until.get(jurisdiction) ?? 0) <= number) until.delete(jurisdiction);
  }
  return { since: { audit: history.head.number, fieldwork: since }, until: { ...heads, fieldwork: until } };
}

function* foldedOf(history: AuditHistory, names: Iterable<string>): Generator<readonly [string, ChainHead]> {
  for (const name of names) {
    const head = lookUp(history.fieldworkHeads, name);
    if (head !== undefined) yield [name, head];
  }
}

/** Whether a history has folded the chains as far as these heads. */
function reaches(history: AuditHistory, heads: AuditHeads): boolean {
  return history.head.number >= heads.audit && behind(history, heads).until.fieldwork.size === 0;
}

/** Whether `news` leaves nothing out after what a history has folded. */
function follows({ audit, fieldwork }: LogNews, history: AuditHistory): boolean {
  if ((audit[0]?.number ?? 0) > history.head.number + 1) return false;
  return [...fieldwork].every(([jurisdiction, entries]) => {
    return (entries[0]?.number ?? 0) <= (lookUp(history.fieldworkHeads, jurisdiction)?.number ?? 0) + 1;
  });
}

function bytesOf({ audit, fieldwork, draws }: LogNews): number {
  let bytes = 0;
  for (const file of draws?.values() ?? []) bytes += BYTES_OF_DRAW * (file.draws.length + file.phantomDraws.length);
  for (const { body } of audit) bytes += bytesOfState(body);
  for (const entries of fieldwork.values()) for (const { body } of entries) bytes += bytesOfState(body);
  return bytes;
}

/** Of a card the state holds its key, and what was seen once for all cards of a board that say the same. */
const CARD_BYTES = 200;
/** Of an entry of a card, everything but what was seen. */
const CARD_FRAME_LENGTH = 500;

/** What a state takes in memory for an entry of its log, near enough: mostly twice the text. */
function bytesOfState(body: string): number {
  const isCard = body.endsWith('"type":"ballot-recorded"}');
  return isCard ? CARD_BYTES + Math.max(0, body.length - CARD_FRAME_LENGTH) : 2 * body.length;
}

/** The history of an audit that exists. */
export function begun(history: AuditHistory): BegunHistory {
  const { audit } = history;
  assert(audit.phase !== 'not-begun', 'the log of an audit begins with its creation', history.auditId);
  return { ...history, audit };
}
