import { err, ok, type Result } from '@plumbline/prelude';

/** Why a text is not JSON that says one thing: it is none, or one object has the same key twice, at the places named. */
export type ToldTwice = { readonly repeated: readonly (readonly PropertyKey[])[] };

/**
 * What a text of JSON tells. Of a key that stands twice in one object readers take the last, or the first: what a person reads
 * in it may be what no program took.
 */
export function parseToldJson(text: string): Result<unknown, 'json' | ToldTwice> {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return err('json');
  }
  const repeated = repeatedKeys(text);
  return repeated.length > 0 ? err({ repeated }) : ok(told);
}

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

function repeatedKeys(json: string): readonly (readonly PropertyKey[])[] {
  const found: PropertyKey[][] = [];
  const levels: { readonly keys: Set<string> | undefined; at: PropertyKey }[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKENS)) {
    const level = levels.at(-1);
    if (token === '{') levels.push({ keys: new Set(), at: '' });
    else if (token === '[') levels.push({ keys: undefined, at: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && typeof level?.at === 'number') level.at += 1;
    else if (token === ':' && level?.keys !== undefined) {
      const key: string = JSON.parse(text);
      level.at = key;
      if (level.keys.has(key)) found.push(levels.map(({ at }) => at));
      level.keys.add(key);
    } else text = token;
  }
  return found;
}
