import { createHash } from 'node:crypto';
import { BATCHES } from '@plumbline/ballot-management/testing/tamarack';

/** The forms in which audits take manifests. */
export const MANIFEST_FORMS = ['by-batch', 'by-tabulator', 'by-tabulator-with-cvrs'] as const;
export type ManifestFormName = (typeof MANIFEST_FORMS)[number];
/** The first line of each. */
export const MANIFEST_HEADERS: Readonly<Record<ManifestFormName, string>> = {
  'by-batch': 'Batch Name,Number of Ballots',
  'by-tabulator': 'Container,Tabulator,Batch Name,Number of Ballots',
  'by-tabulator-with-cvrs': 'Container,Tabulator,Batch Name,Number of Ballots,CVR',
};
export type Listed = Pick<(typeof BATCHES)[number], 'name' | 'container' | 'tabulator' | 'cards' | 'hasCvrs'>;

/** A digit that ends a name counts as a number: MB-2 is before MB-10. */
export const inOrder = (one: Listed, other: Listed) => one.name.localeCompare(other.name, 'en', { numeric: true });

/** The file that an audit takes, written here by hand from the published batches: columns, no total, and a name with a comma in quotes. */
export function manifestByHand(
  form: ManifestFormName,
  batches: readonly Listed[] = BATCHES,
): { readonly bytes: number; readonly sha256: string } {
  const rows = batches.map(({ name, container, tabulator, cards, hasCvrs }) => {
    const quoted = name.includes(',') ? `"${name}"` : name;
    if (form === 'by-batch') return `${quoted},${cards}`;
    const four = `${container},${tabulator},${quoted},${cards}`;
    return form === 'by-tabulator' ? four : `${four},${hasCvrs ? 'Y' : 'N'}`;
  });
  const csv = [MANIFEST_HEADERS[form], ...rows, ''].join('\r\n');
  return { bytes: Buffer.byteLength(csv), sha256: createHash('sha256').update(csv).digest('hex') };
}
