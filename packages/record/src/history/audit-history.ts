import {
  type Audit,
  type AuditEvent,
  type BoardPlace,
  type ChainHead,
  currentRound,
  type DrawsFile,
  drawsFileOf,
  evolve,
  isInRounds,
  type LoggedEvent,
  NOT_BEGUN,
  type RecordedEvent,
  type RoundDraws,
  unitPlace,
  upcastEvent,
  withDraws,
} from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { assert, EMPTY_MAP, lookUp, type PersistentMap, withEntry } from '@plumbline/prelude';
import type { LogEntry } from '../log-entry.ts';
import { eventOf } from './read-event.ts';

/** Who did something and when, as the log says it. */
type Deed = { readonly type: AuditEvent['type']; readonly at: string; readonly actor: string };

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
  /** In the order of the rounds. */
  readonly rounds: readonly { readonly openedAt: string; readonly closedAt: string | null }[];
  /** Who registered which file, by slot. */
  readonly files: PersistentMap<Deed>;
  /** Who last recorded a ballot or batch, by place. */
  readonly recordedBy: PersistentMap<string>;
  /** When a board signed off, by round, jurisdiction and board; empty where it was opened again. */
  readonly signedOffAt: PersistentMap<string>;
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
    rounds: [],
    files: EMPTY_MAP,
    recordedBy: EMPTY_MAP,
    signedOffAt: EMPTY_MAP,
    discrepancies: EMPTY_MAP,
  };
}

/** Entries that follow what a history has folded: of the chain of the audit, and of fieldwork, by jurisdiction. */
export type LogNews = {
  readonly audit: readonly LogEntry[];
  readonly fieldwork: ReadonlyMap<string, readonly LogEntry[]>;
  /** What the files of draws hold that the entries name, by digest. */
  readonly draws?: ReadonlyMap<Sha256, RoundDraws>;
};

/** The files of draws that entries name; each has to be read before they are folded. */
export function drawsFilesIn(entries: readonly LogEntry[]): readonly DrawsFile[] {
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
export function withEntries(before: AuditHistory, { audit, fieldwork, draws }: LogNews): AuditHistory {
  let history = before;
  for (const entry of audit) {
    if (entry.number <= history.head.number) continue;
    const { event, body } = eventOf<LoggedEvent>(entry);
    const present = upcastEvent(withDraws(event, (sha256) => draws?.get(sha256)));
    if (present.type === 'round-closed') {
      for (const [jurisdiction, { number }] of Object.entries(present.fieldwork)) {
        history = withFieldwork(history, jurisdiction, fieldwork.get(jurisdiction) ?? [], number);
        const folded = lookUp(history.fieldworkHeads, jurisdiction)?.number ?? 0;
        assert(folded >= number, 'a round is closed after its fieldwork', { jurisdiction, number, folded });
      }
    }
    history = withEvent(history, present, { at: body.at, actor: body.actor });
    history = { ...history, head: { number: entry.number, hash: entry.hash, at: body.at } };
  }
  for (const [jurisdiction, entries] of fieldwork) history = withFieldwork(history, jurisdiction, entries, Infinity);
  return history;
}

function withFieldwork(
  before: AuditHistory,
  jurisdiction: string,
  entries: readonly LogEntry[],
  last: number,
): AuditHistory {
  let history = before;
  for (const entry of entries) {
    if (entry.number <= (lookUp(history.fieldworkHeads, jurisdiction)?.number ?? 0)) continue;
    if (entry.number > last) break;
    const { event, body } = eventOf<RecordedEvent>(entry);
    history = withEvent(history, upcastEvent(event), { at: body.at, actor: body.actor });
    const fieldworkHeads = withEntry(history.fieldworkHeads, jurisdiction, { number: entry.number, hash: entry.hash });
    history = { ...history, fieldworkHeads };
  }
  return history;
}

function withEvent(before: AuditHistory, event: AuditEvent, by: Omit<Deed, 'type'>): AuditHistory {
  const deed: Deed = { type: event.type, ...by };
  const audit = evolve(before.audit, event);
  const moved = audit.phase === before.audit.phase ? {} : { lastMove: deed };
  const noted = { ...before, ...notedOf(before, event, deed), ...timesAfter(before, event, by.at), ...moved };
  return { ...noted, audit, entries: before.entries + 1 };
}

type Noted = Partial<Pick<AuditHistory, 'files' | 'recordedBy' | 'signedOffAt' | 'discrepancies' | 'fieldworkRounds'>>;

function notedOf(history: AuditHistory, event: AuditEvent, deed: Deed): Noted {
  switch (event.type) {
    case 'participants-registered':
    case 'file-registered':
      return { files: withEntry(history.files, slotKey(event.file), deed) };
    case 'fieldwork-begun':
      return { fieldworkRounds: withEntry(history.fieldworkRounds, event.jurisdiction, event.round) };
    case 'ballot-recorded':
    case 'batch-recorded': {
      const place = unitPlace(event.jurisdiction, event.type === 'ballot-recorded' ? event.ballot : event.batch);
      return { recordedBy: withEntry(history.recordedBy, place, deed.actor) };
    }
    case 'totals-recorded':
      return { recordedBy: withEntry(history.recordedBy, unitPlace(event.jurisdiction, ''), deed.actor) };
    case 'board-signed-off':
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

function timesAfter(history: AuditHistory, event: AuditEvent, at: string): Times {
  switch (event.type) {
    case 'audit-created':
      return { createdAt: at };
    case 'participants-registered':
    case 'contests-defined':
    case 'names-matched':
    case 'sampling-chosen':
    case 'settings-changed':
    case 'round-sizes-planned':
      return { planChangedAt: at };
    case 'file-registered':
    case 'file-removed':
    case 'jurisdiction-declared':
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
