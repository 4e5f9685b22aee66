import { compareNaturally } from '@plumbline/election';
import { foldName, nearestName } from './nearest-name.ts';
import { standardContestName } from './standardized-contests-csv.ts';

/** Why two names are proposed to mean the same; the first that applies, from the surest to the least sure. */
export const NAME_MATCH_REASONS = [
  'same',
  'capitals-or-spaces',
  'punctuation',
  'party',
  'order-of-names',
  'similar',
] as const;
export type NameMatchReason = (typeof NAME_MATCH_REASONS)[number];

/** A standard name and the name proposed for it among those of a file; both undefined parts mean: choose by hand. */
export type NameMatch =
  | { readonly standard: string; readonly inFile: string; readonly reason: NameMatchReason }
  | { readonly standard: string; readonly inFile: null; readonly reason: null };

/** Proposals for every standard name, and the names of the file that are left over, both in natural order. */
export type NameMatches = { readonly matches: readonly NameMatch[]; readonly leftOver: readonly string[] };

/**
 * Proposes which contest or choice of a jurisdiction's file is meant by each standard name. No name of the file is
 * proposed twice, and where two would fit equally well none is: a person decides, and confirms the others.
 */
export function proposeNameMatches(standard: readonly string[], inFile: readonly string[]): NameMatches {
  const proposed = new Map<string, { readonly inFile: string; readonly reason: NameMatchReason }>();
  const open = new Set(standard);
  const free = new Set(inFile);
  for (const { reason, key } of SURE_REASONS) {
    for (const [name, match] of uniqueMatches(open, free, key)) {
      proposed.set(name, { inFile: match, reason });
      open.delete(name);
      free.delete(match);
    }
  }
  for (const name of [...open].sort(compareNaturally)) {
    const match = nearestName(plainLetters(name), [...free].map(plainLetters));
    const original = [...free].filter((candidate) => plainLetters(candidate) === match);
    const [only] = original;
    if (match === undefined || only === undefined || original.length > 1) continue;
    proposed.set(name, { inFile: only, reason: 'similar' });
    free.delete(only);
  }
  const matches = [...new Set(standard)].sort(compareNaturally).map((name): NameMatch => {
    const match = proposed.get(name);
    return match === undefined ? { standard: name, inFile: null, reason: null } : { standard: name, ...match };
  });
  return { matches, leftOver: [...free].sort(compareNaturally) };
}

type SureReason = Exclude<NameMatchReason, 'similar'>;

const SURE_REASONS: readonly { readonly reason: SureReason; readonly key: (name: string) => string }[] = [
  { reason: 'same', key: (name) => name },
  { reason: 'capitals-or-spaces', key: (name) => foldName(standardContestName(name)) },
  { reason: 'punctuation', key: plainLetters },
  { reason: 'party', key: (name) => plainLetters(withoutParty(name)) },
  { reason: 'order-of-names', key: (name) => plainLetters(withoutParty(name)).split(' ').sort().join(' ') },
];

/** Pairs of an open and a free name with the same key, where the key is that of no other on either side. */
function uniqueMatches(
  open: ReadonlySet<string>,
  free: ReadonlySet<string>,
  key: (name: string) => string,
): readonly (readonly [string, string])[] {
  const openByKey = byUniqueKey(open, key);
  const freeByKey = byUniqueKey(free, key);
  const pairs: [string, string][] = [];
  for (const [shared, name] of openByKey) {
    const match = freeByKey.get(shared);
    if (shared !== '' && name !== undefined && match !== undefined) pairs.push([name, match]);
  }
  return pairs;
}

/** Names by key; undefined for a key that several names share. */
function byUniqueKey(
  names: ReadonlySet<string>,
  key: (name: string) => string,
): ReadonlyMap<string, string | undefined> {
  const byKey = new Map<string, string | undefined>();
  for (const name of names) byKey.set(key(name), byKey.has(key(name)) ? undefined : name);
  return byKey;
}

/** Letters and digits alone, without accents, in lower case, words apart by one space. */
function plainLetters(name: string): string {
  return standardContestName(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const PARTY =
  '(?:dem(?:ocrat(?:ic)?)?|rep(?:ublican)?|gop|lib(?:ertarian)?|grn|green|ind(?:ependent)?|npa|npp|nonpartisan|d|r|l|g|i)';
const PARTY_IN_BRACKETS = new RegExp(`\\s*[([]\\s*${PARTY}\\.?(?:\\s+party)?\\s*[)\\]]\\s*`, 'gi');
const PARTY_BEHIND = new RegExp(`\\s*[,/–-]\\s*${PARTY}\\.?(?:\\s+party)?$`, 'i');
const PARTY_BEFORE = /^(?:DEM|REP|LIB|GRN|IND|NPA)\s+(?=\S)/;

/** A choice's name without the party that some exports write before or behind it. */
function withoutParty(name: string): string {
  return name.trim().replace(PARTY_IN_BRACKETS, ' ').replace(PARTY_BEHIND, '').replace(PARTY_BEFORE, '');
}
