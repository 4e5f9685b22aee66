import type { OrganizationEvent } from '../../office/project-organization.ts';
import type { CommandContext } from '../../road/define-command.ts';
import { replaceRecoveryCodes } from '../../stores/recovery-codes.ts';
import { sealSecret } from '../seal-secret.ts';
import { codeListPurpose, digestOfRecoveryCode, digestOfRecoveryCodes, newRecoveryCodes } from './factor-rules.ts';

/** Gives a person ten new recovery codes in the place of earlier ones, and answers what the logs are to say of it. */
export async function makeRecoveryCodeList(
  { services, tx, at }: CommandContext,
  personId: string,
): Promise<OrganizationEvent> {
  const codes = newRecoveryCodes();
  const digests = codes.map((code) => digestOfRecoveryCode(services.secret, personId, code));
  const sealed = sealSecret(services.secret, codeListPurpose(personId), Buffer.from(JSON.stringify(codes)));
  await replaceRecoveryCodes(tx, { personId, digests, sealed, at });
  return { type: 'recovery-codes-made', personId, codesDigest: digestOfRecoveryCodes(digests) };
}
