import type { PrintContext } from './print-context.ts';

/** What a code names. */
export type CodeKind = 'log' | 'ballot' | 'batch' | 'container' | 'form';

/**
 * What a code on paper holds: `PL1:kind:source:identity:check`. No address of the web, so that a scanned code opens nothing
 * by itself. `source` is the beginning of the digest the document was made from, `check` two characters over all the rest,
 * by which a code of another program is told apart.
 */
export function codePayload(
  kind: CodeKind,
  { source }: Pick<PrintContext, 'source'>,
  ...identity: readonly string[]
): string {
  const name = identity.map((part) => encodeURIComponent(part)).join('/');
  const body = `PL1:${kind}:${source.sha256.slice(0, 8)}:${name}`;
  return `${body}:${checkOf(body)}`;
}

/** Whether a code was printed by this program and read as it was printed. */
export function isOurCode(payload: string): boolean {
  const end = payload.lastIndexOf(':');
  return payload.startsWith('PL1:') && checkOf(payload.slice(0, end)) === payload.slice(end + 1);
}

/** The remainder by 97, as of account numbers (ISO/IEC 7064): it finds every single wrong character. */
function checkOf(text: string): string {
  let remainder = 0;
  for (let index = 0; index < text.length; index += 1) remainder = (remainder * 256 + text.charCodeAt(index)) % 97;
  return String(remainder).padStart(2, '0');
}
