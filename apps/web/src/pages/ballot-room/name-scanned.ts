import { labelCheck } from '@plumbline/ballot-management';

type Place = { readonly election: string; readonly jurisdiction: string };

/** What a scan or something typed says: a container that there is, or why it is none. */
export type Scanned =
  | { readonly is: 'nothing' }
  /** `unchecked`: typed without its check character, which would have found a slip of the fingers. */
  | { readonly is: 'container' | 'unchecked' | 'unknown'; readonly name: string }
  | { readonly is: 'check-wrong'; readonly name: string; readonly check: string }
  | { readonly is: 'other-kind' | 'other-place'; readonly name: string }
  | { readonly is: 'not-read' };

/**
 * Reads what a scanner, a camera or fingers wrote. A square code is `PL1:kind:source:election/jurisdiction/name:check`, whose check is the remainder by 97
 * over all before it, so that a code that was read in part is told apart. A bar code, and what people type, is the name with its
 * check character: `BOX-M-04*K`; the star may be left out, or be a space or a hyphen.
 *
 * @param known the containers there are; a name in other letters is one of theirs
 */
export function nameScanned(text: string, place: Place, known: readonly string[]): Scanned {
  const typed = text.trim();
  if (typed === '') return { is: 'nothing' };
  if (typed.startsWith('PL1:')) return squareCode(typed, place, known);
  const bare = knownAs(typed, known);
  if (bare !== undefined) return { is: 'unchecked', name: bare };
  const written = typed.slice(0, -1).replace(/[*\s-]$/, '');
  const check = checkTyped(typed.slice(-1));
  const name = knownAs(written, known);
  if (name !== undefined && check === checkTyped(labelCheck({ kind: 'container', ...place, name }))) {
    return { is: 'container', name };
  }
  const asBatch = { kind: 'batch', ...place, name: written } as const;
  if (typed.includes('*') && check === checkTyped(labelCheck(asBatch))) return { is: 'other-kind', name: written };
  return name === undefined ? { is: 'unknown', name: typed } : { is: 'check-wrong', name, check: typed.slice(-1) };
}

function squareCode(code: string, place: Place, known: readonly string[]): Scanned {
  const end = code.lastIndexOf(':');
  const body = code.slice(0, end);
  if (checkOf(body) !== code.slice(end + 1)) return { is: 'not-read' };
  const [, kind, , identity = ''] = body.split(':');
  const identified = decoded(identity);
  if (identified === undefined) return { is: 'not-read' };
  const [election, jurisdiction] = identified;
  const name = identified.at(-1) ?? '';
  if (kind !== 'container') return { is: 'other-kind', name };
  if (election !== place.election || jurisdiction !== place.jurisdiction) return { is: 'other-place', name };
  return { is: known.includes(name) ? 'container' : 'unknown', name };
}

function decoded(identity: string): readonly string[] | undefined {
  try {
    return identity.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function knownAs(typed: string, known: readonly string[]): string | undefined {
  if (known.includes(typed)) return typed;
  const alike = known.filter((one) => one.toLowerCase() === typed.toLowerCase());
  // Two names that differ only in capitals are told apart by whoever types them.
  return alike.length === 1 ? alike[0] : undefined;
}

/** On paper nobody tells O from 0 or I from 1, so that they stand for one another. */
function checkTyped(character: string): string {
  return character.toUpperCase().replace('O', '0').replace('I', '1');
}

function checkOf(text: string): string {
  let remainder = 0;
  for (let index = 0; index < text.length; index += 1) remainder = (remainder * 256 + text.charCodeAt(index)) % 97;
  return String(remainder).padStart(2, '0');
}
