/** What a scan or something typed says: the name of a container, or why it is none. */
export type Scanned =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'not-read' | 'other-kind' | 'other-place' };

/**
 * Reads what a scanner typed: a bar code holds the name alone, a square code `PL1:kind:source:election/jurisdiction/name:check`. The
 * check is the remainder by 97 over all before it, so that a code that was read in part is told apart.
 */
export function nameScanned(
  text: string,
  place: { readonly election: string; readonly jurisdiction: string },
): Scanned {
  const typed = text.trim();
  if (!typed.startsWith('PL1:')) return { is: 'name', name: typed };
  const end = typed.lastIndexOf(':');
  const body = typed.slice(0, end);
  if (checkOf(body) !== typed.slice(end + 1)) return { is: 'not-read' };
  const [, kind, , identity = ''] = body.split(':');
  if (kind !== 'container') return { is: 'other-kind' };
  const [election = '', jurisdiction = '', name = ''] = identity.split('/').map(decodeURIComponent);
  return election === place.election && jurisdiction === place.jurisdiction
    ? { is: 'name', name }
    : { is: 'other-place' };
}

function checkOf(text: string): string {
  let remainder = 0;
  for (let index = 0; index < text.length; index += 1) remainder = (remainder * 256 + text.charCodeAt(index)) % 97;
  return String(remainder).padStart(2, '0');
}
