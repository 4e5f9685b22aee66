import { type FileAsked, MeasuredSchema, PrintedAs } from '@plumbline/api';
import type { ListPart } from '@plumbline/audit';
import { DOCUMENT_KINDS, InputFileKindSchema } from '@plumbline/election';
import { z } from 'zod';
import type { Permission } from '../../policy/permissions.ts';
import { DOWNLOADS, type DownloadDefinition, type DownloadRequest } from './downloads.ts';

/** What stands in the address of a file to save. */
export const DownloadSchema = z.object({
  auditId: z.uuid(),
  jurisdiction: z.string().min(1).max(500).optional(),
  kind: InputFileKindSchema.optional(),
  document: z.enum(DOCUMENT_KINDS).optional(),
  as: z.enum(['csv', 'zip', 'json', 'html']).default('csv'),
  ...PrintedAs,
});

/** The part of a retrieval list that was asked for; null for all of it. */
export function partAsked(asked: {
  readonly partBy?: ListPart['by'] | undefined;
  readonly partName: string;
}): ListPart | null {
  return asked.partBy === undefined ? null : { by: asked.partBy, name: asked.partName };
}

const PATHS: Readonly<Record<FileAsked['what'], DownloadDefinition['path']>> = {
  document: '/api/document.pdf',
  'audit-report': '/api/audit-report.csv',
  'discrepancy-report': '/api/discrepancy-report.csv',
  'reported-results': '/api/reported-results.csv',
};

/** The download that makes a file which was ordered, and what is asked of it. */
export function downloadOf(file: FileAsked): {
  readonly definition: DownloadDefinition;
  readonly asked: Pick<DownloadRequest, 'document' | 'part' | 'paper' | 'stock' | 'measured' | 'markGroup' | 'as'>;
} {
  const definition = DOWNLOADS.find(({ path }) => path === PATHS[file.what]);
  if (definition === undefined) throw new Error(`there is no download ${PATHS[file.what]}`);
  if (file.what !== 'document') return { definition, asked: { as: file.as, part: null, paper: 'letter' } };
  const { document, paper, stock, markGroup } = file;
  const measured = file.measured === undefined ? undefined : MeasuredSchema.parse(file.measured);
  return { definition, asked: { document, paper, stock, measured, markGroup, part: partAsked(file), as: 'csv' } };
}

/** What somebody needs who has a file made, of a jurisdiction or of the audit, or takes one that was made: the same as for the file itself. */
export function permissionOfFile(
  of: { readonly what: FileAsked['what']; readonly document?: DownloadRequest['document'] },
  jurisdiction: string | null,
): Permission {
  const definition = DOWNLOADS.find(({ path }) => path === PATHS[of.what]);
  if (definition === undefined) throw new Error(`there is no download ${PATHS[of.what]}`);
  return definition.permission({ jurisdiction: jurisdiction ?? undefined, document: of.document });
}
