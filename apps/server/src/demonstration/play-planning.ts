import type { CommandInput } from '@plumbline/api';
import { type AuditType, usualChoices } from '@plumbline/audit';
import type { InputFileKind } from '@plumbline/election';
import type { Services } from '../services.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { submit, submitFile } from './submit-step.ts';

/** What a small audit of the demonstration is planned with. */
export type SmallAudit = {
  readonly name: string;
  readonly type: AuditType;
  readonly participants: string;
  readonly contests: CommandInput<'define-contests'>['contests'];
  /** As published systems draw and count; true when absent. */
  readonly compatibility?: boolean;
  readonly files: readonly { readonly jurisdiction: string; readonly kind: InputFileKind; readonly text: string }[];
};

/** Creates an audit and fills in its plan: participants, contests, settings, and the files that are there. */
export async function playPlanning(
  services: Services,
  people: DemonstrationPeople,
  small: SmallAudit,
): Promise<string> {
  const { name } = small;
  const { organizationId, administratorId } = people;
  const { method, dataEntry } = usualChoices(small.type);
  const { auditId } = await submit(services, administratorId, `${name}, creation`, 'create-audit', {
    organizationId,
    name,
    auditType: small.type,
    method,
    compatibility: small.compatibility ?? true,
    // One person tries it out, and nobody else is there to confirm.
    twoPersons: false,
  });
  const files = [{ jurisdiction: null, kind: 'participants' as const, text: small.participants }];
  for (const file of files) await submitFile(services, administratorId, { auditId, ...file });
  await submit(services, administratorId, `${name}, contests`, 'define-contests', {
    auditId,
    contests: small.contests,
  });
  await submit(services, administratorId, `${name}, settings`, 'change-settings', {
    auditId,
    settings: {
      electionName: 'Practice election',
      state: 'GA',
      riskLimitPercent: 10,
      dataEntry,
    },
  });
  for (const file of small.files) await submitFile(services, people.managerId, { auditId, ...file });
  return auditId;
}
