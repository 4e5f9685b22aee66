import type { ShownText } from '@plumbline/api';
import type { StoredText } from './free-texts.ts';
import { byWhom, namesOfActors, withoutAddresses } from './people-in-log.ts';
import type { Reader } from './store.ts';

/** Texts as people may see them, by the digest that the log holds: those that were taken out say who did it, when and why. */
export async function shownStoredTexts(
  db: Reader,
  stored: ReadonlyMap<string, StoredText>,
  { withAddresses }: { readonly withAddresses: boolean } = { withAddresses: true },
): Promise<ReadonlyMap<string, ShownText>> {
  const texts = [...stored];
  const known = await namesOfActors(
    db,
    texts.flatMap(([, text]) => (text.state === 'redacted' ? [text.by] : [])),
  );
  const names = withAddresses ? known : withoutAddresses(known);
  const shown = ([digest, text]: (typeof texts)[number]): readonly [string, ShownText] => {
    if (text.state === 'kept') return [digest, text];
    const { at, by, reason } = text;
    return [digest, { state: 'redacted', at: at.toISOString(), by: byWhom(by, names), reason }];
  };
  return new Map(texts.map(shown));
}
