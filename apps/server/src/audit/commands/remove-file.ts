import { jurisdictionScope } from '../../policy/scope.ts';
import { removeUploads } from '../../stores/uploads.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const removeFile = defineAuditCommand({
  name: 'remove-file',
  permission: 'jurisdiction-file.upload',
  scope: jurisdictionScope,

  async run({ history, tx }, { auditId, jurisdiction, kind }) {
    const decided = decideOnly(history, { type: 'remove-file', jurisdiction, kind });
    if (decided.ok) await removeUploads(tx, { auditId, jurisdiction, kind });
    return decided;
  },
});
