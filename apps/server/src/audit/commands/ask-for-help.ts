import { randomUUID } from 'node:crypto';
import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { keepHelpFile } from '../../stores/help-files.ts';
import { saltText } from '../../stores/salt-text.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { findUpload } from '../../stores/uploads.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** The office of a jurisdiction sends a file in which something was found to the administrators, and says what it cannot make out. */
export const askForHelp = defineAuditCommand({
  name: 'ask-for-help',
  permission: 'file-help.ask',
  scope: jurisdictionScope,

  async run({ history, tx }, { auditId, jurisdiction, uploadId, question }) {
    await keepFiles(tx);
    const upload = await findUpload(tx, uploadId);
    if (upload === undefined || upload.auditId !== auditId || upload.jurisdiction !== jurisdiction) {
      return refuse('upload-not-there', detail('uploadGone'));
    }
    const { kind, name, bytes, sha256, findings } = upload;
    const { issues, issueCount } = findings;
    if (issueCount === 0) return refuse('nothing-found-in-file', detail('nothingFoundInFile', { name }));
    const request = randomUUID();
    const salted = saltText(question);
    const decided = decide(history.audit, { type: 'ask-for-help', request, jurisdiction, kind, question: salted });
    if (!decided.ok) return decided;
    await keepHelpFile(tx, { request, auditId, jurisdiction, name, bytes, sha256, issues, issueCount });
    return ok({ events: decided.value, output: { request }, texts: [{ ...salted, jurisdiction }] });
  },
});
