import { type AuditInputs, type BegunAudit, type CaseFacts, isInRounds, type RegisteredFile } from '@plumbline/audit';
import { lookUp } from '@plumbline/prelude';
import { type AuditHistory, canonicalJson } from '@plumbline/record';
import type { Preparation } from '../../road/preparation.ts';
import { inputsKey } from './input-files.ts';
import type { Participant } from './read-participants.ts';

/** What the files of a jurisdiction say, read before the audit is held. */
export function inputsOf(preparation: Preparation, audit: BegunAudit, jurisdiction: string): Promise<AuditInputs> {
  const key = `inputs of ${jurisdiction}: ${inputsKey(audit, jurisdiction)}`;
  return preparation.get(key, ({ inputFiles }) => inputFiles.ofJurisdiction(audit, jurisdiction));
}

/** Whom a list of participants names, read before the audit is held. */
export function participantsOf(
  preparation: Preparation,
  file: Pick<RegisteredFile, 'name' | 'sha256'>,
): Promise<readonly Participant[]> {
  const { name, sha256 } = file;
  return preparation.get(`participants in ${sha256} ${name}`, ({ workers }) =>
    workers.run('read-participants', { name, sha256 }),
  );
}

/** The cases of a jurisdiction, or of contests as a whole, worked out before the audit is held. */
export function preparedCaseFacts(
  preparation: Preparation,
  history: CaseFactsOf,
  jurisdiction: string | null,
): Promise<readonly CaseFacts[]> {
  const { audit } = history;
  if (!isInRounds(audit)) return Promise.resolve([]);
  const key = `cases of ${caseFactsKey(history, [jurisdiction])}`;
  return preparation.get(key, ({ workers }) => workers.run('case-facts', { audit, jurisdictions: [jurisdiction] }));
}

/** What the cases of jurisdictions depend on. */
export type CaseFactsOf = Pick<AuditHistory, 'auditId' | 'head' | 'fieldworkHeads'> & { readonly audit: BegunAudit };

/** Everything that the cases of these jurisdictions depend on: what was decided, and what was recorded there. */
export function caseFactsKey(history: CaseFactsOf, jurisdictions: readonly (string | null)[]): string {
  const { auditId, head, fieldworkHeads } = history;
  const own = jurisdictions.map((name) => [name, name === null ? null : (lookUp(fieldworkHeads, name)?.hash ?? null)]);
  return canonicalJson([auditId, head.hash, own]);
}
