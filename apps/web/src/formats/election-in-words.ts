import { formatDay } from './format-time.ts';

/** An election as a list names it: with its date, where that is known. */
export function electionInWords({ name, date }: { readonly name: string; readonly date: string | null }): string {
  return date === null ? name : `${name}, ${formatDay(date)}`;
}
