import { detail } from '@plumbline/words/detail-words';
import { auditScope, jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { removeUploads } from '../../stores/uploads.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** A file of the whole audit is the administrator's; a jurisdiction's file is its managers' too. */
export const removeFile = defineAuditCommand({
  name: 'remove-file',
  permission: 'jurisdiction-file.upload',
  scope: ({ auditId, jurisdiction }) =>
    jurisdiction === null ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction }),

  async run({ history, tx, role }, { auditId, jurisdiction, kind }) {
    if (jurisdiction === null && role !== 'audit-administrator') {
      return refuse('not-allowed', detail('filesOfAuditAreNotYours'));
    }
    const decided = decideOnly(history, { type: 'remove-file', jurisdiction, kind });
    if (decided.ok) await removeUploads(tx, { auditId, jurisdiction, kind });
    return decided;
  },
});
