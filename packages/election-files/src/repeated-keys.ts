const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * Every key that stands twice in one object of a JSON text, as the path to it; the text is JSON already. Of such a key readers take the last
 * without a word, or the first: what a person reads in it may be what no program took.
 */
export function repeatedKeys(json: string): readonly (readonly PropertyKey[])[] {
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
      // A key may be written with escapes: "a" and "\u0061" are one.
      const key: string = JSON.parse(text);
      level.at = key;
      if (level.keys.has(key)) found.push(levels.map(({ at }) => at));
      level.keys.add(key);
    } else text = token;
  }
  return found;
}
