import type { QueryOutput } from '@plumbline/api';
import { lookUp } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { keepNewest } from '../../keep-newest.ts';
import type { Services } from '../../services.ts';
import { helpContactOfAudit } from '../../stores/help-contacts.ts';
import type { BegunHistory } from '../history/load-audit.ts';

type Lines = QueryOutput<'documents'>['documents'];

/** A list of some dozen documents takes about so much. */
const kept = keepNewest<Readonly<Lines>>({ bytesMax: 2_000_000, bytesOf: (lines) => 200 * lines.length });

/**
 * What can be printed of a jurisdiction, or of the audit as a whole, with the number of pages. They are known only once everything is
 * laid out, which is done in a thread, and again only after something was recorded there.
 */
export async function documentsToPrint(
  services: Services,
  history: BegunHistory,
  { jurisdiction, paper }: { readonly jurisdiction: string | undefined; readonly paper: 'letter' | 'a4' },
): Promise<QueryOutput<'documents'>> {
  const { audit, auditId, head, fieldworkHeads } = history;
  const own = jurisdiction === undefined ? undefined : lookUp(fieldworkHeads, jurisdiction);
  const helpContact = await helpContactOfAudit(services.db, auditId);
  const key = canonicalJson([auditId, jurisdiction ?? null, head.hash, own?.hash ?? null, paper, helpContact]);
  const order = { audit, jurisdiction, head: head.hash, at: services.now().toISOString(), paper, helpContact };
  const documents = await kept.get(key, () => services.workers.run('list-documents', order));
  return { paper, documents: [...documents] };
}
