import { AUDIT_EVENT_SCHEMAS, type DrawsFile, type RoundDraws } from '@plumbline/audit';
import { BALLOT_EVENT_SCHEMAS, upcastBallotEvent } from '@plumbline/ballot-management';
import type { Result } from '@plumbline/prelude';
import { type LogBody, type LogEntry, type LogHead, readEventIn } from '@plumbline/record';
import { auditChain, placeOfChain } from '../log/audit-chains.ts';
import { roomOfChain } from '../log/ballot-chains.ts';
import {
  type CheckedChain,
  checkStoredChain,
  entryInWords,
  headInWords,
  headOf,
  type ReadEntry,
} from '../log/check-stored-chain.ts';
import { listChains, type StoredChain } from '../log/read-log.ts';
import { ORGANIZATION_EVENT_SCHEMAS } from '../office/organization-event-schemas.ts';
import { organizationOfChain } from '../stores/organizations.ts';
import type { Reader } from '../stores/store.ts';
import { type AuditFacts, noAuditFacts, noteAuditEntry, noteRedactions } from './check-audit.ts';
import { noRoomFacts, noteRoomEntry } from './check-rooms.ts';
import type { Differences } from './differences.ts';
import { eventProblemInWords } from './event-problem-in-words.ts';
import { type LogFacts, noFacts, noteOrganizationEntry } from './log-facts.ts';
import { readAuditChains } from './read-audit-chains.ts';

/** The clocks of two computers, or one that was set right since, may differ by as much. */
const CLOCKS_MS = 5 * 60_000;

/** What was found in the log itself, and what it says of everything else. */
export type ReadLog = {
  readonly facts: LogFacts;
  readonly heads: readonly { readonly chain: string; readonly head: LogHead }[];
  readonly entries: number;
  /** Chains that cannot be believed to their end: what follows from them is not compared. */
  readonly broken: ReadonlySet<string>;
};

/** Reads every chain, an audit's after those of the organizations, and hands over what each audit's log says at its end. */
export async function readChains(
  db: Reader,
  options: {
    readonly differences: Differences;
    readonly now: Date;
    readonly since: Date;
    readonly onAudit: (auditId: string, audit: AuditFacts) => void;
    readonly readDraws: (named: DrawsFile) => Promise<Result<RoundDraws, string>>;
  },
): Promise<ReadLog> {
  const { differences, now, since, onAudit, readDraws } = options;
  const facts = noFacts();
  const heads: ReadLog['heads'][number][] = [];
  const broken = new Set<string>();
  let entries = 0;
  const latest = new Date(now.getTime() + CLOCKS_MS).toISOString();
  const noteChain = (chain: StoredChain, checked: CheckedChain) => {
    entries += checked.entries;
    heads.push({ chain: chain.id, head: checked.head });
    if (checked.entry !== undefined) {
      broken.add(chain.id);
      differences.add({
        kind: 'log',
        subject: `chain ${chain.id}`,
        where: `entry ${checked.entry.at}`,
        expected: 'the entry as it was sealed',
        found: entryInWords(checked.entry),
      });
    } else if (checked.broken !== undefined) {
      differences.add({
        kind: 'log',
        subject: `log_chain.head of ${chain.id}`,
        expected: headOf(checked.head),
        found: headInWords(chain),
      });
    }
    checkKind(differences, chain);
  };
  const chains = await listChains(db);
  for (const chain of chains.filter(({ id }) => placeOfChain(id) === undefined && roomOfChain(id) === undefined)) {
    const times = watchTimes(chain.id, { latest, differences });
    const organizationId = organizationOfChain(chain.id);
    // An organization is one whose log is there, even if it says nothing of it yet.
    facts.organizations.set(organizationId, undefined);
    const take = ({ entry, body }: ReadEntry) => {
      const previousAt = times(entry, body);
      if (broken.has(chain.id)) return;
      const read = readEventIn(body, entry, ORGANIZATION_EVENT_SCHEMAS);
      if (!read.ok) {
        broken.add(chain.id);
        const why = eventProblemInWords(read.error);
        impossible(differences, chain, { number: entry.number, isEvent: false, why });
        return;
      }
      try {
        noteOrganizationEntry(facts, read.value, { organizationId, previousAt, since: since.toISOString() });
      } catch (error) {
        broken.add(chain.id);
        impossible(differences, chain, { number: entry.number, isEvent: true, why: whyOf(error) });
      }
    };
    noteChain(chain, await checkStoredChain(db, chain, (slice) => slice.forEach(take)));
  }
  for (const chain of chains) {
    const place = roomOfChain(chain.id);
    if (place === undefined) continue;
    const times = watchTimes(chain.id, { latest, differences });
    const noted = noRoomFacts(place);
    const take = ({ entry, body }: ReadEntry) => {
      times(entry, body);
      if (broken.has(chain.id)) return;
      const read = readEventIn(body, entry, BALLOT_EVENT_SCHEMAS);
      try {
        if (read.ok) return noteRoomEntry(noted, upcastBallotEvent(read.value.event), body);
        impossible(differences, chain, { number: entry.number, isEvent: false, why: eventProblemInWords(read.error) });
      } catch (error) {
        impossible(differences, chain, { number: entry.number, isEvent: true, why: whyOf(error) });
      }
      broken.add(chain.id);
    };
    noteChain(chain, await checkStoredChain(db, chain, (slice) => slice.forEach(take)));
    facts.rooms.set(chain.id, noted);
  }
  const ofAudits = Map.groupBy(chains, ({ id }) => placeOfChain(id)?.auditId);
  for (const [auditId, own] of ofAudits) {
    if (auditId === undefined) continue;
    const chain = own.find(({ id }) => id === auditChain(auditId));
    const fieldwork = own.filter((one) => one !== chain);
    if (chain === undefined) {
      for (const one of fieldwork)
        impossible(differences, one, { number: 1, isEvent: true, why: 'its audit has no log' });
      continue;
    }
    const audit = noAuditFacts();
    const times = new Map(own.map((one) => [one, watchTimes(one.id, { latest, differences })]));
    const onEntry = (one: StoredChain, { entry, body }: ReadEntry, draws?: Result<RoundDraws, string>) => {
      times.get(one)?.(entry, body);
      if (audit.impossible !== undefined) return;
      noteAuditEntry(audit, entry, one.id, draws, readEventIn(body, entry, AUDIT_EVENT_SCHEMAS));
    };
    const checked = await readAuditChains(db, { chain, fieldwork }, { differences, onEntry, readDraws });
    for (const [one, result] of checked) noteChain(one, result);
    if (!own.some(({ id }) => broken.has(id))) noteRedactions(audit, chain.id);
    if (audit.impossible !== undefined) {
      broken.add(audit.impossible.chain);
      impossible(differences, { id: audit.impossible.chain }, audit.impossible);
    }
    // They are one record: what follows from it is not known if a part of it is not.
    if (own.some(({ id }) => broken.has(id))) broken.add(chain.id);
    else onAudit(auditId, audit);
  }
  return { facts, heads, entries, broken };
}

function impossible(
  differences: Differences,
  chain: Pick<StoredChain, 'id'>,
  entry: { readonly number: number; readonly isEvent: boolean; readonly why: string },
): void {
  differences.add({
    kind: 'log',
    subject: `chain ${chain.id}`,
    where: `entry ${entry.number}`,
    expected: entry.isEvent
      ? 'what can follow from the entries before it'
      : 'an event of this chain, as its schema says',
    found: entry.why,
  });
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The name of a chain says what it records. */
function checkKind(differences: Differences, chain: StoredChain): void {
  const expected = kindOfChain(chain.id);
  if (expected === chain.kind) return;
  differences.add({ kind: 'log', subject: 'log_chain.kind', where: chain.id, expected, found: chain.kind });
}

function kindOfChain(id: string): string {
  if (roomOfChain(id) !== undefined) return 'ballot-management';
  const isFieldwork = typeof placeOfChain(id)?.jurisdiction === 'string';
  return isFieldwork ? 'fieldwork' : id.slice(0, id.indexOf(':'));
}

/** Answers the time of the entry before each, and notes what is older than that or has not happened yet. */
function watchTimes(chain: string, { latest, differences }: { latest: string; differences: Differences }) {
  let previous = '';
  return ({ number }: LogEntry, { at }: LogBody): string => {
    const note = (expected: string) => {
      differences.add({
        kind: 'log',
        subject: `times of ${chain}`,
        where: `entry ${number}`,
        expected,
        found: at,
      });
    };
    const before = previous;
    if (at < previous) note(`not older than the entry before it, ${previous}`);
    else if (at > latest) note(`not after now, ${latest}`);
    previous = at;
    return before;
  };
}
