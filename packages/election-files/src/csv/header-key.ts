/** Words of a header that name no column of their own. */
const FILLERS = new Set(['of', 'the', 'in', 'per', 'by', 'for']);
/** Words that all mean "number". */
const NUMBER_WORDS = new Set(['number', 'num', 'nbr', 'nr', 'no']);

/**
 * What a header says, whoever wrote it: its words without capitals, punctuation, plural and order, and with `#`, “No.”
 * and “number” as one word. `# OF BALLOTS CARDS`, `#of Ballot Cards` and `NumBallotCards` have one key.
 */
export function headerKey(header: string): string {
  const known = keys.get(header);
  if (known !== undefined) return known;
  const key = keyOf(header);
  if (header.length > LENGTH_KEPT_MAX) return key;
  keys.set(header, key);
  for (const oldest of keys.keys()) {
    if (keys.size <= KEPT_MAX) break;
    keys.delete(oldest);
  }
  return key;
}

/** Some hundred words of ours are compared with the headers of every file. */
const keys = new Map<string, string>();
const KEPT_MAX = 2_000;
const LENGTH_KEPT_MAX = 100;

function keyOf(header: string): string {
  const words = header
    .normalize('NFKC')
    .replace(/[#№]/g, ' number ')
    // `BatchID` and `NumBallots` are two words each.
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
    .map((word) => (NUMBER_WORDS.has(word) ? 'number' : singular(word)));
  return [...new Set(words)].sort().join(' ');
}

function singular(word: string): string {
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
