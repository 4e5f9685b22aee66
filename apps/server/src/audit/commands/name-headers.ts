import { likenessKey, type NamedHeaders } from '@plumbline/election';
import { MANIFEST_COLUMNS } from '@plumbline/election-files';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findUpload, holdUpload, saveFindings, type Upload } from '../../stores/uploads.ts';
import { preparedCheck } from '../uploads/check-of-upload.ts';
import { reportUpload } from '../uploads/report-upload.ts';
import { prepareOnAudit, runOnAudit } from './define-audit-command.ts';

/**
 * Somebody says what the headers of an uploaded manifest mean, and it is read again. Nothing is in the record before the file is
 * registered; then what was said of its headers is recorded with it.
 */
export const nameHeaders = defineCommand({
  name: 'name-headers',
  permission: 'jurisdiction-file.upload',
  scope: jurisdictionScope,

  async prepare(context, input) {
    const upload = await findUpload(context.services.db, input.uploadId);
    if (upload === undefined || !isManifestOf(upload, input)) return;
    const named = { ...upload, headers: input.headers };
    await prepareOnAudit(
      {
        prepare: async ({ history, preparation }) => void (await preparedCheck(preparation, history.audit, named)),
      },
      context,
      input,
    );
  },

  async run(context, input) {
    const upload = await holdUpload(context.tx, input.uploadId);
    if (upload === undefined || !isManifestOf(upload, input)) return refuse('upload-not-there', detail('uploadGone'));
    const misread = headerOfOurs(input.headers);
    if (misread !== undefined) return refuse('upload-refused', detail('headerIsOurs', { header: misread.header }));
    return runOnAudit(
      {
        permission: 'jurisdiction-file.upload',
        scope: jurisdictionScope,
        async run({ history, tx, preparation }) {
          const findings = await preparedCheck(preparation, history.audit, { ...upload, headers: input.headers });
          await saveFindings(tx, upload.uploadId, findings);
          return ok({ events: [], output: { report: await reportUpload(tx, { ...upload, findings }) } });
        },
      },
      context,
      input,
    );
  },
});

function isManifestOf(upload: Upload, place: Pick<Upload, 'auditId' | 'jurisdiction'>): boolean {
  return upload.kind === 'manifest' && upload.auditId === place.auditId && upload.jurisdiction === place.jurisdiction;
}

const OURS = new Set(MANIFEST_COLUMNS.map(likenessKey));

/** A header that is one of our own names means what it says: it can be left out, and be read as nothing else. */
function headerOfOurs(headers: NamedHeaders): NamedHeaders[number] | undefined {
  return headers.find(({ header, column }) => {
    const said = likenessKey(header);
    return column !== null && OURS.has(said) && said !== likenessKey(column);
  });
}
