import type { QueryOutput } from '@plumbline/api';
import { lookUp, ok, type Result } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { keepNewest } from '../../keep-newest.ts';
import { LABEL_STOCKS, labelStockAsked } from '../../printing/label-stocks.ts';
import type { Refusal } from '../../road/define-command.ts';
import type { Services } from '../../services.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { printedBesides } from './printed-besides.ts';
import { saidByOffice } from './said-by-office.ts';

type Asked = {
  readonly jurisdiction: string | undefined;
  readonly paper: 'letter' | 'a4';
  readonly stock: string | undefined;
};

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
  { jurisdiction, paper, stock }: Asked,
): Promise<Result<QueryOutput<'documents'>, Refusal>> {
  const labels = labelStockAsked({ paper, stock });
  if (!labels.ok) return labels;
  const { audit, auditId, head, fieldworkHeads } = history;
  const own = jurisdiction === undefined ? undefined : lookUp(fieldworkHeads, jurisdiction);
  const said = await saidByOffice(services.db, auditId);
  const { name } = labels.value;
  const { besides, stand } = await printedBesides(services, history, jurisdiction);
  const place = [auditId, jurisdiction ?? null];
  const key = canonicalJson([...place, head.hash, own?.hash ?? null, paper, name, said, stand]);
  const at = services.now().toISOString();
  const order = {
    audit,
    jurisdiction,
    head: head.hash,
    at,
    paper,
    labels: { stock: labels.value, measured: undefined },
    ...said,
    besides,
  };
  const documents = await kept.get(key, () => services.workers.run('list-documents', order));
  const stocks = LABEL_STOCKS.map(({ name, columns, rows, paper: of }) => ({ name, columns, rows, paper: of }));
  return ok({ paper, stock: labels.value.name, stocks, documents: [...documents] });
}
