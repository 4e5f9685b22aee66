import type { AuditInputs, AuditInRounds, ListPart } from '@plumbline/audit';
import { retrievalParts } from '@plumbline/documents';
import { detail } from '@plumbline/words/detail-words';
import { type Refusal, refuse } from '../../road/define-command.ts';

/** Why a part of a retrieval list cannot be had: it is not there any more. An empty list would read as nothing to fetch. */
export function refusePart(
  audit: AuditInRounds,
  inputs: AuditInputs,
  of: { readonly jurisdiction: string; readonly part: ListPart | null },
): { readonly ok: false; readonly error: Refusal } | undefined {
  const { jurisdiction, part } = of;
  if (part === null) return undefined;
  const { parts } = retrievalParts(audit, inputs, jurisdiction);
  if (parts.some(({ by, name }) => by === part.by && name === part.name)) return undefined;
  return refuse('list-part-not-there', detail('listPartNotThere', { name: part.name }));
}
