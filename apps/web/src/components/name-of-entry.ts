import { formatCount } from '../formats/format-count.ts';

/** How people name an entry of a log: by its number, and by the jurisdiction whose fieldwork is numbered for itself. */
export function nameOfEntry(entry: { readonly number: number; readonly fieldworkOf?: string | null }): string {
  const number = formatCount(entry.number);
  return entry.fieldworkOf ? `${entry.fieldworkOf} · ${number}` : number;
}
