import type { FilledForm, ListedCarrier } from '@plumbline/ballot-management';
import type { RowDraft } from './room-form-draft.ts';

/** The list of a site as rows of its form. */
export function rowsOfList(listed: readonly ListedCarrier[]): FilledForm['tables'][string] {
  return listed.map(({ carrier, opened, seal }) => ({ carrier, opened, ...(seal === null ? {} : { seal }) }));
}

/** Rows as they are typed, with those of the list in place of what they say of its carriers; what nobody listed stays below. */
export function withRowsOfList(rows: readonly RowDraft[], listed: readonly ListedCarrier[]): readonly RowDraft[] {
  const known = new Set(listed.map(({ carrier }) => carrier));
  const ofList = listed.map(({ carrier, opened, seal }) => ({
    carrier,
    opened: opened ? 'yes' : 'no',
    seal: seal ?? '',
  }));
  return [...ofList, ...rows.filter(({ carrier }) => !known.has(carrier?.trim() ?? ''))];
}
