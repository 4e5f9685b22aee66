import {
  type Audit,
  type AuditEvent,
  type BoardPlace,
  type ChainHead,
  currentRound,
  type DrawsFile,
  drawsFileOf,
  evolveBallots,
  evolveFor,
  isInRounds,
  type LoggedEvent,
  NOT_BEGUN,
  type RecordedEvent,
  type RoundDraws,
  upcastEvent,
  withDraws,
} from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { assert, EMPTY_MAP, lookUp, type MapMaker, type PersistentMap, withAll, withEntry } from '@plumbline/prelude';
import type { LogEntry } from '../log-entry.ts';
import { eventOf } from './read-event.ts';
import { type Recording, readRecording } from './read-recording.ts';

/** Who did something and when, as the log says it. */
type Deed = { readonly type: AuditEvent['type']; readonly at: string; readonly actor: string };

/** When a round was opened and closed, ISO 8601 in UTC. */
export type RoundTimes = {
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** When the last board signed off, or the last tallies or totals were declared final; absent before the first. */
  readonly finishedAt?: string;
  /** Its earlier ends, each of which somebody took back; absent where nobody did. The state holds what they had found. */
  readonly earlierClosings?: readonly {
    readonly closedAt: string;
    readonly reopenedAt: string;
    /** Who opened it again, as the log names them. */
    readonly reopenedBy: string;
  }[];
};

/**
 * An audit as its log tells it: the state it has reached, and what only the log knows, the times and the people.
 *
 * A fold of the log like the state itself, so that it is the same after every restart and on every machine.
 */
export type AuditHistory = {
  readonly auditId: string;
  readonly audit: Audit;
  /** Of the chain of the audit itself. */
  readonly head: { readonly number: number; readonly hash: string; readonly at: string };
  /** The newest entry folded of each jurisdiction's fieldwork, by jurisdiction. */
  readonly fieldworkHeads: PersistentMap<ChainHead>;
  /** The round in which the newest entry of a jurisdiction's fieldwork was made, by jurisdiction. */
  readonly fieldworkRounds: PersistentMap<number>;
  /** How many entries have been folded, of all chains together: it grows with every one of them. */
  readonly entries: number;
  readonly createdAt: string;
  /** The last deed that changed the phase. */
  readonly lastMove: Deed;
  /** When participants, contests or settings last changed, and when a file of a jurisdiction did. */
  readonly planChangedAt: string | null;
  readonly filesChangedAt: string | null;
  readonly committedAt: string | null;
  readonly seedSetAt: string | null;
  readonly concludedAt: string | null;
  /** The number of the entry that opened the newest round; 0 before there is one. */
  readonly openingEntry: number;
  /** In the order of the rounds. */
  readonly rounds: readonly RoundTimes[];
  /** Who registered which file, by slot. */
  readonly files: PersistentMap<Deed>;
  /** Who last recorded a ballot or batch, by jurisdiction and unit key. */
  readonly recordedBy: PersistentMap<PersistentMap<string>>;
  /** When a board signed off, by round, jurisdiction and board; empty where it was opened again. */
  readonly signedOffAt: PersistentMap<string>;
  /** When a list of what was drawn was last taken in the newest round, by jurisdiction. */
  readonly listTakenAt: PersistentMap<string>;
  /** How many results differed when the tallies were last declared final, by round and jurisdiction. */
  readonly discrepancies: PersistentMap<number>;
};

export function slotKey(slot: { readonly kind: string; readonly jurisdiction: string | null }): string {
  return JSON.stringify([slot.kind, slot.jurisdiction]);
}

export function boardPlace(round: number, place: BoardPlace): string {
  return JSON.stringify([round, place.jurisdiction, place.board]);
}

export function roundPlace(round: number, jurisdiction: string): string {
  return JSON.stringify([round, jurisdiction]);
}

/** Who last recorded a ballot or batch; undefined where nobody has. */
export function whoRecorded(
  { recordedBy }: Pick<AuditHistory, 'recordedBy'>,
  unit: { readonly jurisdiction: string; readonly key: string },
): string | undefined {
  return lookUp(lookUp(recordedBy, unit.jurisdiction), unit.key);
}

const NO_DEED: Deed = { type: 'audit-created', at: '', actor: '' };

/** An audit of which nothing is known yet. */
export function emptyHistory(auditId: string): AuditHistory {
  return {
    auditId,
    audit: NOT_BEGUN,
    head: { number: 0, hash: '', at: '' },
    fieldworkHeads: EMPTY_MAP,
    fieldworkRounds: EMPTY_MAP,
    entries: 0,
    createdAt: '',
    lastMove: NO_DEED,
    planChangedAt: null,
    filesChangedAt: null,
    committedAt: null,
    seedSetAt: null,
    concludedAt: null,
    openingEntry: 0,
    rounds: [],
    files: EMPTY_MAP,
    recordedBy: EMPTY_MAP,
    signedOffAt: EMPTY_MAP,
    listTakenAt: EMPTY_MAP,
    discrepancies: EMPTY_MAP,
  };
}

/** What folding takes of an entry. */
export type FoldedEntry = Pick<LogEntry, 'number' | 'hash' | 'body'>;

/** Entries that follow what a history has folded: of the chain of the audit, and of fieldwork, by jurisdiction. */
export type LogNews<Entry extends FoldedEntry = FoldedEntry> = {
  readonly audit: readonly Entry[];
  readonly fieldwork: ReadonlyMap<string, readonly Entry[]>;
  /** What the files of draws hold that the entries name, by digest. */
  readonly draws?: ReadonlyMap<Sha256, RoundDraws>;
};

/** The files of draws that entries name; each has to be read before they are folded. */
export function drawsFilesIn(entries: readonly FoldedEntry[]): readonly DrawsFile[] {
  // In canonical JSON the type stands last, so no other entry need be parsed.
  return entries
    .filter(({ body }) => body.endsWith('"type":"round-opened"}'))
    .flatMap((entry) => drawsFileOf(eventOf<LoggedEvent>(entry).event) ?? []);
}

/**
 * The history with further entries. What it has folded already is passed over.
 *
 * The chains are one record: fieldwork follows the entry that opened its round, and comes before the one that closed it,
 * which names the newest entry of every jurisdiction. Between these, jurisdictions do not depend on one another.
 *
 * The entries are believed: of a log that somebody else kept, `checkChain` and `readEvent` have to pass each before.
 */
export function withEntries(before: AuditHistory, news: LogNews): AuditHistory {
  return foldEntries(before, news, undefined);
}

/**
 * The same for whoever folds a long log a part at a time and needs only what it comes to: the histories that a `maker` was given
 * before must not be used any more.
 */
export function foldEntries(
  before: AuditHistory,
  { audit, fieldwork, draws }: LogNews,
  maker: MapMaker | undefined,
): AuditHistory {
  let history = before;
  let head = before.head;
  const waiting: Recording[] = [];
  for (const entry of audit) {
    if (entry.number <= head.number) continue;
    const recording = readRecording(entry.body);
    if (recording !== undefined) {
      waiting.push(recording);
      head = { number: entry.number, hash: entry.hash, at: timeIn(entry) };
      continue;
    }
    const { event, body } = eventOf<LoggedEvent>(entry);
    const present = upcastEvent(withDraws(event, (sha256) => draws?.get(sha256)));
    history = withRecordings(history, waiting.splice(0), maker);
    if (present.type === 'round-closed') {
      for (const [jurisdiction, { number }] of Object.entries(present.fieldwork)) {
        history = withFieldwork(history, jurisdiction, {
          entries: fieldwork.get(jurisdiction) ?? [],
          last: number,
          maker,
        });
        const folded = lookUp(history.fieldworkHeads, jurisdiction)?.number ?? 0;
        assert(folded >= number, 'a round is closed after its fieldwork', { jurisdiction, number, folded });
      }
    }
    history = withEvent(history, present, { at: body.at, actor: body.actor }, maker);
    if (present.type === 'round-opened') history = { ...history, openingEntry: entry.number };
    head = { number: entry.number, hash: entry.hash, at: body.at };
  }
  history = { ...withRecordings(history, waiting, maker), head };
  for (const [jurisdiction, entries] of fieldwork) {
    history = withFieldwork(history, jurisdiction, { entries, last: Infinity, maker });
  }
  return history;
}

function withFieldwork(
  before: AuditHistory,
  jurisdiction: string,
  read: { readonly entries: readonly FoldedEntry[]; readonly last: number; readonly maker: MapMaker | undefined },
): AuditHistory {
  const { entries, last, maker } = read;
  let history = before;
  let newest: Pick<FoldedEntry, 'number' | 'hash'> | undefined = lookUp(before.fieldworkHeads, jurisdiction);
  // Cards come by the thousand, and are folded together.
  const waiting: Recording[] = [];
  for (const entry of entries) {
    if (entry.number <= (newest?.number ?? 0)) continue;
    if (entry.number > last) break;
    newest = entry;
    const recording = readRecording(entry.body);
    if (recording !== undefined) {
      waiting.push(recording);
      continue;
    }
    const { event, body } = eventOf<RecordedEvent>(entry);
    history = withRecordings(history, waiting.splice(0), maker);
    history = withEvent(history, upcastEvent(event), { at: body.at, actor: body.actor }, maker);
  }
  history = withRecordings(history, waiting, maker);
  if (newest === undefined) return history;
  const { number, hash } = newest;
  return { ...history, fieldworkHeads: withEntry(history.fieldworkHeads, jurisdiction, { number, hash }) };
}

/** When an entry was made. In canonical JSON only `actor` comes before `at`, and quotes inside it have a backslash before them. */
function timeIn({ body }: FoldedEntry): string {
  return /"at":"([^"]*)"/.exec(body)?.[1] ?? '';
}

function withRecordings(before: AuditHistory, recordings: readonly Recording[], maker?: MapMaker): AuditHistory {
  if (recordings.length === 0) return before;
  let { recordedBy } = before;
  for (const [jurisdiction, own] of Map.groupBy(recordings, ({ event }) => event.jurisdiction)) {
    const known = lookUp(recordedBy, jurisdiction) ?? EMPTY_MAP;
    const added = own.map(({ event, actor }) => [event.ballot, actor] as const);
    recordedBy = withEntry(recordedBy, jurisdiction, withAll(known, added, maker));
  }
  const audit = evolveBallots(
    before.audit,
    recordings.map(({ event }) => event),
    maker,
  );
  return { ...before, audit, recordedBy, entries: before.entries + recordings.length };
}

function withEvent(
  before: AuditHistory,
  event: AuditEvent,
  by: Omit<Deed, 'type'>,
  maker: MapMaker | undefined,
): AuditHistory {
  if (event.type === 'ballot-recorded') return withRecordings(before, [{ event, actor: by.actor }], maker);
  const deed: Deed = { type: event.type, ...by };
  const audit = evolveFor(maker, before.audit, event);
  const moved = audit.phase === before.audit.phase ? {} : { lastMove: deed };
  const noted = { ...before, ...notedOf(before, event, deed), ...timesAfter(before, event, by), ...moved };
  return { ...noted, audit, entries: before.entries + 1 };
}

type Noted = Partial<
  Pick<AuditHistory, 'files' | 'recordedBy' | 'signedOffAt' | 'discrepancies' | 'fieldworkRounds' | 'listTakenAt'>
>;

function notedOf(history: AuditHistory, event: AuditEvent, deed: Deed): Noted {
  switch (event.type) {
    case 'participants-registered':
    case 'file-registered':
      return { files: withEntry(history.files, slotKey(event.file), deed) };
    case 'fieldwork-begun':
      // Work of a launch that was taken back is no work of the round that was opened after it.
      assert(event.opened.number >= history.openingEntry, 'fieldwork begins after its round was opened', {
        ...event,
        openingEntry: history.openingEntry,
      });
      return { fieldworkRounds: withEntry(history.fieldworkRounds, event.jurisdiction, event.round) };
    case 'round-opened':
      return { listTakenAt: EMPTY_MAP };
    case 'list-taken':
      return { listTakenAt: withEntry(history.listTakenAt, event.jurisdiction, deed.at) };
    case 'batch-recorded':
    case 'totals-recorded': {
      const { jurisdiction } = event;
      // Totals of a jurisdiction are those of no unit.
      const key = event.type === 'batch-recorded' ? event.batch : '';
      const known = lookUp(history.recordedBy, jurisdiction) ?? EMPTY_MAP;
      return { recordedBy: withEntry(history.recordedBy, jurisdiction, withEntry(known, key, deed.actor)) };
    }
    case 'board-signed-off':
    case 'card-reopened':
    case 'board-reopened': {
      const at = event.type === 'board-signed-off' ? deed.at : '';
      return { signedOffAt: withEntry(history.signedOffAt, boardPlace(roundOf(history.audit), event), at) };
    }
    case 'tallies-finalized': {
      const place = roundPlace(roundOf(history.audit), event.jurisdiction);
      return { discrepancies: withEntry(history.discrepancies, place, event.discrepancies) };
    }
    default:
      return {};
  }
}

type Times = Partial<
  Pick<
    AuditHistory,
    'createdAt' | 'planChangedAt' | 'filesChangedAt' | 'committedAt' | 'seedSetAt' | 'concludedAt' | 'rounds'
  >
>;

function timesAfter(history: AuditHistory, event: AuditEvent, { at, actor }: Omit<Deed, 'type'>): Times {
  switch (event.type) {
    case 'audit-created':
      return { createdAt: at };
    case 'participants-registered':
    case 'contests-defined':
    case 'assertions-found':
    case 'names-matched':
    case 'sampling-chosen':
    case 'extra-batches-chosen':
    case 'settings-changed':
    case 'rules-stated':
    case 'round-sizes-planned':
      return { planChangedAt: at };
    case 'file-registered':
    case 'file-removed':
    case 'jurisdiction-declared':
    case 'manifest-stated':
    case 'totals-stated':
    case 'card-order-stated':
      return { filesChangedAt: at };
    case 'inputs-committed':
      return { committedAt: at };
    case 'commitment-withdrawn':
      return { committedAt: null };
    case 'seed-set':
      return { seedSetAt: at };
    case 'round-opened':
      return { rounds: [...history.rounds, { openedAt: at, closedAt: null }] };
    case 'round-closed': {
      const last = history.rounds.at(-1);
      return last === undefined ? {} : { rounds: [...history.rounds.slice(0, -1), { ...last, closedAt: at }] };
    }
    case 'board-signed-off':
    case 'tallies-finalized':
    case 'totals-finalized': {
      const last = history.rounds.at(-1);
      if (last === undefined) return {};
      // Each jurisdiction has a chain of its own, and they are read one after the other.
      const finishedAt = last.finishedAt !== undefined && last.finishedAt > at ? last.finishedAt : at;
      return { rounds: [...history.rounds.slice(0, -1), { ...last, finishedAt }] };
    }
    case 'launch-withdrawn':
      return { rounds: history.rounds.slice(0, -1) };
    case 'round-reopened':
    case 'lot-stated': {
      const last = history.rounds.at(-1);
      if (last === undefined) return {};
      const closing = { closedAt: last.closedAt ?? '', reopenedAt: at, reopenedBy: actor };
      const earlierClosings = [...(last.earlierClosings ?? []), closing];
      return { rounds: [...history.rounds.slice(0, -1), { ...last, closedAt: null, earlierClosings }] };
    }
    case 'audit-concluded':
      return { concludedAt: at };
    default:
      return {};
  }
}

/** The number of the current round; 0 before the first. */
export function roundOf(audit: Audit): number {
  return isInRounds(audit) ? currentRound(audit).number : 0;
}
