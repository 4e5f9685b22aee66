import {
  AUDIT_EVENT_SCHEMAS,
  type Audit,
  type AuditEvent,
  currentRound,
  evolve,
  isInRounds,
  NOT_BEGUN,
  type RoundDraws,
  textsIn,
  upcastEvent,
  withDraws,
} from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { parseParticipantsCsv } from '@plumbline/election-files';
import type { Result } from '@plumbline/prelude';
import { canonicalJson, commitmentOf, type LogBody, type LogEntry, readEvent } from '@plumbline/record';
import { openSmallFile } from '../audit/inputs/open-small-file.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { BlobDamaged } from '../files/blob-store.ts';
import { sha256OfText } from '../log/append-events.ts';
import { normalEmail } from '../stores/people.ts';
import { eventProblemInWords } from './event-problem-in-words.ts';

type Registered = { readonly slot: string; readonly sha256: string; readonly wasUploaded: boolean };

/** An entry that its chain cannot hold. `isEvent`: it is an event, and does not follow from those before it. */
export type ImpossibleEntry = {
  readonly chain: string;
  readonly number: number;
  readonly isEvent: boolean;
  readonly why: string;
};

/** What one audit's log says that is stored elsewhere too, gathered entry by entry. Results of ballots are not kept. */
export type AuditFacts = {
  audit: Audit;
  /** The first entry that does not follow from those before it, and why. */
  impossible: ImpossibleEntry | undefined;
  readonly boards: { readonly jurisdiction: string; readonly round: number; readonly board: string }[];
  /** The commands that opened rounds: of a round whose launch was taken back there are several. */
  readonly opened: Set<string>;
  readonly registrations: Map<string, Registered[]>;
  /** When the list of participants that counts was registered. */
  participantsAt: string | undefined;
  readonly people: Set<string>;
  /** The command that created the audit: the files it registered were uploaded for another audit. */
  createdBy: string | undefined;
  /** Where the texts were typed whose digests the entries hold, by digest. */
  readonly texts: Map<string, { readonly jurisdiction: string | null }>;
  /** What the log says of redacted texts, by digest. */
  readonly redactions: Map<string, Redaction & { readonly jurisdiction: string | null; readonly number: number }>;
};

export type Redaction = { readonly at: string; readonly by: string; readonly reason: string };

export function noAuditFacts(): AuditFacts {
  return {
    audit: NOT_BEGUN,
    impossible: undefined,
    boards: [],
    opened: new Set(),
    registrations: new Map(),
    participantsAt: undefined,
    people: new Set(),
    createdBy: undefined,
    texts: new Map(),
    redactions: new Map(),
  };
}

/** What only fills in results, or rests on them: it changes no phase and no file, and there may be millions. */
const RESULTS: ReadonlySet<AuditEvent['type']> = new Set([
  'ballot-recorded',
  'batch-recorded',
  'batch-sent-to-review',
  'stacks-counted',
  'batch-reviewed',
  'card-reopened',
]);

/** `draws` is what the file of draws holds that the entry names, or why it is not known; `read`, what its schema made of it. */
export function noteAuditEntry(
  facts: AuditFacts,
  entry: LogEntry,
  chain: string,
  draws?: Result<RoundDraws, string>,
  read = readEvent(entry, AUDIT_EVENT_SCHEMAS),
): void {
  if (facts.impossible !== undefined) return;
  if (!read.ok) {
    facts.impossible = { chain, number: entry.number, isEvent: false, why: eventProblemInWords(read.error) };
    return;
  }
  try {
    const { body } = read.value;
    if (draws?.ok === false) throw new Error(draws.error);
    const event = upcastEvent(withDraws(read.value.event, () => draws?.value));
    if ('by' in event && event.by !== body.actor) throw new Error(`it names ${event.by}, and ${body.actor} acted`);
    const person = /^(?:audit-administrator|jurisdiction-manager|support):([^+]+)/.exec(body.actor)?.[1];
    if (person !== undefined) facts.people.add(person);
    note(facts, event, {
      number: entry.number,
      at: body.at,
      bySystem: body.actor.startsWith('system:'),
      commandId: body.commandId,
    });
    noteTexts(facts, event, { ...body, number: entry.number });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    facts.impossible = { chain, number: entry.number, isEvent: true, why };
  }
}

function noteTexts(
  facts: AuditFacts,
  event: AuditEvent,
  { at, actor, number }: Pick<LogBody, 'at' | 'actor'> & { readonly number: number },
): void {
  for (const text of textsIn(event)) {
    const jurisdiction = 'jurisdiction' in event ? event.jurisdiction : null;
    if ('digest' in text) facts.texts.set(text.digest, { jurisdiction });
  }
  if (event.type !== 'text-redacted') return;
  const { digest, jurisdiction, reason } = event;
  if (facts.redactions.has(digest)) throw new Error('a text is redacted twice');
  facts.redactions.set(digest, { at, by: actor, reason, jurisdiction, number });
}

/**
 * Compares, once all chains were read, what was redacted in the audit's own chain with the texts that any of them names: the
 * text of a jurisdiction's fieldwork may be read after the entry that redacts it.
 */
export function noteRedactions(facts: AuditFacts, chain: string): void {
  if (facts.impossible !== undefined) return;
  for (const [digest, { jurisdiction, number }] of facts.redactions) {
    const text = facts.texts.get(digest);
    if (text?.jurisdiction === jurisdiction) continue;
    const why = text === undefined ? 'a text is redacted that no entry names' : 'a text is redacted in another place';
    facts.impossible = { chain, number, isEvent: true, why };
    return;
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
  if (event.type === 'round-opened') facts.opened.add(at.commandId);
  if (event.type === 'boards-created' && isInRounds(facts.audit)) {
    const round = currentRound(facts.audit).number;
    for (const { name } of event.boards) facts.boards.push({ jurisdiction: event.jurisdiction, round, board: name });
  }
  if (event.type === 'review-team-created' && isInRounds(facts.audit)) {
    const { jurisdiction, board } = event;
    facts.boards.push({ jurisdiction, round: currentRound(facts.audit).number, board });
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
