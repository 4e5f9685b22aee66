import { currentRound, isInRounds } from '@plumbline/audit';
import type { BlobStore } from '../files/blob-store.ts';
import type { BoardPlace } from '../stores/board-links.ts';
import { type AuditFacts, managersInFile, slotOf } from './check-audit.ts';

/** What the logs of all audits say of the tables: as many rows as there are audits, boards, managers and files. */
export type AuditExpectations = {
  readonly progress: Map<string, { readonly phase: string; readonly round: number | null; readonly outcome: unknown }>;
  readonly boards: BoardPlace[];
  readonly managers: { readonly auditId: string; readonly jurisdiction: string; readonly email: string }[];
  /** Audits whose list of participants cannot be read any more: its managers are not known. */
  readonly managersUnknown: Set<string>;
  readonly participantsAt: Map<string, string>;
  /** The command that opened each round. */
  readonly opened: Map<string, ReadonlyMap<number, string>>;
  /** The files that count and came by an upload. */
  readonly files: ExpectedFile[];
  readonly peopleNamed: Set<string>;
};

type ExpectedFile = {
  readonly auditId: string;
  readonly kind: string;
  readonly jurisdiction: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
};

export function nothingExpected(): AuditExpectations {
  return {
    progress: new Map(),
    boards: [],
    managers: [],
    managersUnknown: new Set(),
    participantsAt: new Map(),
    opened: new Map(),
    files: [],
    peopleNamed: new Set(),
  };
}

/** Takes in what one audit's log says at its end. */
export async function expectOfAudit(
  expected: AuditExpectations,
  blobs: Pick<BlobStore, 'read'>,
  auditId: string,
  facts: AuditFacts,
): Promise<void> {
  const { audit } = facts;
  expected.progress.set(auditId, {
    phase: audit.phase,
    round: isInRounds(audit) ? currentRound(audit).number : null,
    outcome: audit.phase === 'concluded' ? audit.outcome : null,
  });
  for (const place of facts.boards) expected.boards.push({ auditId, ...place });
  const managers = await managersInFile(blobs, audit);
  if (managers === 'file-damaged') expected.managersUnknown.add(auditId);
  else for (const manager of managers) expected.managers.push({ auditId, ...manager });
  if (facts.participantsAt !== undefined) expected.participantsAt.set(auditId, facts.participantsAt);
  expected.opened.set(auditId, facts.opened);
  for (const person of facts.people) expected.peopleNamed.add(person);
  if (audit.phase === 'not-begun') return;
  for (const { kind, jurisdiction, sha256, name, bytes } of audit.files) {
    const newest = facts.registrations.get(slotOf({ kind, jurisdiction }))?.at(-1);
    // What the program itself registers, as it does for a replayed audit, was never uploaded.
    if (newest?.bySystem !== false) continue;
    expected.files.push({ auditId, kind, jurisdiction, sha256, name, bytes });
  }
}
