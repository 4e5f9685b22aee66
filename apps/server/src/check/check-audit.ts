import { type Audit, type AuditEvent, currentRound, evolve, isInRounds, NOT_BEGUN } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { parseParticipantsCsv } from '@plumbline/election-files';
import { canonicalJson, commitmentOf, eventOf, type LogEntry } from '@plumbline/record';
import { openSmallFile } from '../audit/inputs/open-small-file.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { BlobDamaged } from '../files/blob-store.ts';
import { sha256OfText } from '../log/append-events.ts';
import { normalEmail } from '../stores/people.ts';

type Registered = { readonly slot: string; readonly sha256: string; readonly wasUploaded: boolean };

/** What one audit's log says that is stored elsewhere too, gathered entry by entry. Results of ballots are not kept. */
export type AuditFacts = {
  audit: Audit;
  /** The first entry that does not follow from those before it, and why. */
  impossible: { readonly chain: string; readonly number: number; readonly why: string } | undefined;
  readonly boards: { readonly jurisdiction: string; readonly round: number; readonly board: string }[];
  /** The command that opened each round. */
  readonly opened: Map<number, string>;
  readonly registrations: Map<string, Registered[]>;
  /** When the list of participants that counts was registered. */
  participantsAt: string | undefined;
  readonly people: Set<string>;
  /** The command that created the audit: the files it registered were uploaded for another audit. */
  createdBy: string | undefined;
};

export function noAuditFacts(): AuditFacts {
  return {
    audit: NOT_BEGUN,
    impossible: undefined,
    boards: [],
    opened: new Map(),
    registrations: new Map(),
    participantsAt: undefined,
    people: new Set(),
    createdBy: undefined,
  };
}

/** What only fills in results: it changes no phase, no file and no board, and there may be millions. */
const RESULTS: ReadonlySet<AuditEvent['type']> = new Set(['ballot-recorded', 'batch-recorded']);

export function noteAuditEntry(facts: AuditFacts, entry: LogEntry, chain: string): void {
  if (facts.impossible !== undefined) return;
  try {
    const { event, body } = eventOf<AuditEvent>(entry);
    const person = /^(?:audit-administrator|jurisdiction-manager):(.+)$/.exec(body.actor)?.[1];
    if (person !== undefined) facts.people.add(person);
    note(facts, event, {
      number: entry.number,
      at: body.at,
      bySystem: body.actor.startsWith('system:'),
      commandId: body.commandId,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    facts.impossible = { chain, number: entry.number, why };
  }
}

function note(
  facts: AuditFacts,
  event: AuditEvent,
  at: { readonly number: number; readonly at: string; readonly bySystem: boolean; readonly commandId: string },
): void {
  if (RESULTS.has(event.type)) {
    if (facts.audit.phase !== 'round-open') throw new Error(`a result is recorded while no round is open`);
    return;
  }
  if (event.type === 'inputs-committed' && facts.audit.phase === 'planning') {
    const { plan, files, combinedBatches } = facts.audit;
    const commitment = commitmentOf({ plan, files, combinedBatches }, sha256OfText);
    if (commitment !== event.commitment) throw new Error(`the plan and the files give the commitment ${commitment}`);
  }
  facts.audit = evolve(facts.audit, event);
  if (event.type === 'audit-created') facts.createdBy = at.commandId;
  if (event.type === 'participants-registered') facts.participantsAt = at.at;
  if (event.type === 'participants-registered' || event.type === 'file-registered') {
    const slot = slotOf(event.file);
    const known = facts.registrations.get(slot) ?? [];
    known.push({ slot, sha256: event.file.sha256, wasUploaded: !at.bySystem && at.commandId !== facts.createdBy });
    facts.registrations.set(slot, known);
  }
  if (event.type === 'round-opened') facts.opened.set(event.round, at.commandId);
  if (event.type === 'boards-created' && isInRounds(facts.audit)) {
    const round = currentRound(facts.audit).number;
    for (const { name } of event.boards) facts.boards.push({ jurisdiction: event.jurisdiction, round, board: name });
  }
}

export function slotOf(file: { readonly kind: string; readonly jurisdiction: string | null }): string {
  return canonicalJson([file.kind, file.jurisdiction]);
}

/** The addresses of those who manage each jurisdiction that a registered list of participants names. */
export async function managersInFile(
  blobs: Pick<BlobStore, 'read'>,
  file: { readonly name: string; readonly sha256: Sha256 },
): Promise<ReadonlyMap<string, readonly string[]> | 'file-damaged'> {
  try {
    const parsed = parseParticipantsCsv(await openSmallFile(blobs, file));
    const listed = parsed.accepted ? parsed.value.jurisdictions : [];
    return new Map(listed.map(({ name, managers }) => [name, [...new Set(managers.map(normalEmail))]]));
  } catch (error) {
    if (error instanceof BlobDamaged) return 'file-damaged';
    throw error;
  }
}
