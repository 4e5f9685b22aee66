import type { AuditInputs, BegunAudit, RegisteredFile } from '@plumbline/audit';
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
