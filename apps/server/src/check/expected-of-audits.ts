import { currentRound, isInRounds, type Settings } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import type { BoardPlace } from '../stores/board-links.ts';

import { type AuditFacts, type Redaction, slotOf } from './check-audit.ts';

/** What the logs of all audits say of the tables: as many rows as there are audits, boards, managers and files. */
export type AuditExpectations = {
  readonly progress: Map<string, { readonly phase: string; readonly round: number | null; readonly outcome: unknown }>;
  readonly boards: BoardPlace[];
  /** The list of participants that counts in the audit's own log. */
  readonly ownLists: Map<string, OwnList>;
  readonly settings: Map<string, Settings>;
  /** The commands that opened rounds, by audit. */
  readonly opened: Map<string, ReadonlySet<string>>;
  /** The files that count and came by an upload. */
  readonly files: ExpectedFile[];
  readonly peopleNamed: Set<string>;
  readonly texts: ExpectedText[];
};

/** `redacted` is undefined while the text should be there. */
type ExpectedText = {
  readonly auditId: string;
  readonly digest: string;
  readonly jurisdiction: string | null;
  readonly redacted: Redaction | undefined;
};

type OwnList = {
  readonly file: { readonly name: string; readonly sha256: Sha256 };
  readonly jurisdictions: readonly string[];
  readonly at: string;
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
    ownLists: new Map(),
    settings: new Map(),
    opened: new Map(),
    files: [],
    peopleNamed: new Set(),
    texts: [],
  };
}

/** Takes in what one audit's log says at its end. */
export function expectOfAudit(expected: AuditExpectations, auditId: string, facts: AuditFacts): void {
  const { audit } = facts;
  expected.progress.set(auditId, {
    phase: audit.phase,
    round: isInRounds(audit) ? currentRound(audit).number : null,
    outcome: audit.phase === 'concluded' ? audit.outcome : null,
  });
  for (const place of facts.boards) expected.boards.push({ auditId, ...place });
  expected.opened.set(auditId, facts.opened);
  for (const [digest, { jurisdiction }] of facts.texts) {
    expected.texts.push({ auditId, digest, jurisdiction, redacted: facts.redactions.get(digest) });
  }
  for (const person of facts.people) expected.peopleNamed.add(person);
  if (audit.phase === 'not-begun') return;
  const file = audit.files.find((one) => one.kind === 'participants');
  const jurisdictions = audit.plan.jurisdictions.map((one) => one.name);
  const at = facts.participantsAt;
  if (file !== undefined && at !== undefined) expected.ownLists.set(auditId, { file, jurisdictions, at });
  if (audit.plan.settings !== null) expected.settings.set(auditId, audit.plan.settings);
  for (const { kind, jurisdiction, sha256, name, bytes } of audit.files) {
    const newest = facts.registrations.get(slotOf({ kind, jurisdiction }))?.at(-1);
    // What the program itself registers, as it does for a replayed audit, was never uploaded; what an audit starts with was
    // uploaded for another.
    if (newest?.wasUploaded !== true) continue;
    expected.files.push({ auditId, kind, jurisdiction, sha256, name, bytes });
  }
}
