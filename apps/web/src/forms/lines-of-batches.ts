import type { CommandInput } from '@plumbline/api';

type Place = CommandInput<'choose-extra-batches'>['required'][number];

/**
 * Lines of “jurisdiction, batch”, as they are typed or copied from two columns of a spreadsheet. A jurisdiction of the audit whose
 * name has a comma is known by its name; `wrong` are the numbers of lines with only one of the two.
 */
export function linesOfBatches(
  text: string,
  jurisdictions: readonly string[],
): { readonly places: readonly Place[]; readonly wrong: readonly number[] } {
  const places: Place[] = [];
  const wrong: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const place = placeOf(line.trim(), jurisdictions);
    if (place === undefined) wrong.push(index + 1);
    else places.push(place);
  }
  return { places, wrong };
}

function placeOf(line: string, jurisdictions: readonly string[]): Place | undefined {
  const known = jurisdictions
    .filter((name) => line.startsWith(name) && /^\s*[,\t]/.test(line.slice(name.length)))
    .toSorted((a, b) => b.length - a.length)[0];
  const jurisdiction = known ?? line.split(/[,\t]/)[0]?.trim() ?? '';
  const rest = line.slice(known?.length ?? line.search(/[,\t]|$/)).trim();
  const batch = rest.replace(/^[,\t]/, '').trim();
  return jurisdiction === '' || batch === '' ? undefined : { jurisdiction, batch };
}
