import {
  type Audit,
  type AuditEvent,
  type BoardPlace,
  currentRound,
  evolve,
  evolveAll,
  isInRounds,
  NOT_BEGUN,
  unitPlace,
} from '@plumbline/audit';
import type { LogEntry } from '@plumbline/record';
import { eventOf } from '../../log/read-log.ts';

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
  readonly head: { readonly number: number; readonly hash: string; readonly at: string };
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
  readonly files: ReadonlyMap<string, Deed>;
  /** Number of the entry that last recorded a ballot or batch, by place. */
  readonly versions: ReadonlyMap<string, number>;
  /** Who last recorded a ballot or batch, by place. */
  readonly recordedBy: ReadonlyMap<string, string>;
  /** When a board signed off, by round, jurisdiction and board. */
  readonly signedOffAt: ReadonlyMap<string, string>;
  /** How many results differed when the tallies were last declared final, by round and jurisdiction. */
  readonly discrepancies: ReadonlyMap<string, number>;
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
    createdAt: '',
    lastMove: NO_DEED,
    planChangedAt: null,
    filesChangedAt: null,
    committedAt: null,
    seedSetAt: null,
    concludedAt: null,
    rounds: [],
    files: new Map(),
    versions: new Map(),
    recordedBy: new Map(),
    signedOffAt: new Map(),
    discrepancies: new Map(),
  };
}

/** The history with further entries of the log. Entries it has seen already are passed over. */
export function withEntries(before: AuditHistory, entries: readonly LogEntry[]): AuditHistory {
  const fresh = entries.filter((entry) => entry.number > before.head.number);
  if (fresh.length === 0) return before;
  // Copied once for all entries, and filled in place: a ballot should not cost a copy of all ballots.
  const maps = {
    files: new Map(before.files),
    versions: new Map(before.versions),
    recordedBy: new Map(before.recordedBy),
    signedOffAt: new Map(before.signedOffAt),
    discrepancies: new Map(before.discrepancies),
  };
  let history: AuditHistory = { ...before, ...maps };
  // Ballots come by the thousand and change nothing that is noted of the audit's course: they are folded together.
  let ballots: AuditEvent[] = [];
  const fold = () => {
    history = { ...history, audit: evolveAll(history.audit, ballots) };
    ballots = [];
  };
  for (const entry of fresh) {
    const { event, body } = eventOf<AuditEvent>(entry);
    const deed: Deed = { type: event.type, at: body.at, actor: body.actor };
    const head = { number: entry.number, hash: entry.hash, at: body.at };
    note(maps, history, event, { deed, number: entry.number });
    if (event.type === 'ballot-recorded') {
      ballots.push(event);
      history = { ...history, head };
      continue;
    }
    fold();
    const audit = evolve(history.audit, event);
    const moved = audit.phase !== history.audit.phase ? { lastMove: deed } : {};
    history = { ...history, ...timesAfter(history, event, deed.at), ...moved, audit, head };
  }
  fold();
  return history;
}

type Maps = {
  readonly files: Map<string, Deed>;
  readonly versions: Map<string, number>;
  readonly recordedBy: Map<string, string>;
  readonly signedOffAt: Map<string, string>;
  readonly discrepancies: Map<string, number>;
};

function note(
  maps: Maps,
  history: AuditHistory,
  event: AuditEvent,
  { deed, number }: { readonly deed: Deed; readonly number: number },
): void {
  switch (event.type) {
    case 'participants-registered':
    case 'file-registered':
      maps.files.set(slotKey(event.file), deed);
      return;
    case 'ballot-recorded':
    case 'batch-recorded': {
      const place = unitPlace(event.jurisdiction, event.type === 'ballot-recorded' ? event.ballot : event.batch);
      maps.versions.set(place, number);
      maps.recordedBy.set(place, deed.actor);
      return;
    }
    case 'board-signed-off':
      maps.signedOffAt.set(boardPlace(roundOf(history.audit), event), deed.at);
      return;
    case 'tallies-finalized':
      maps.discrepancies.set(roundPlace(roundOf(history.audit), event.jurisdiction), event.discrepancies);
      return;
    case 'board-reopened':
      maps.signedOffAt.delete(boardPlace(roundOf(history.audit), event));
      return;
    default:
      return;
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
    case 'settings-changed':
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
