import type { RoomFileKind } from './room-file.ts';

/** Headers about single voters, whichever file they stand in. */
const OF_VOTERS: readonly RegExp[] = [
  // “Voters” alone is a count; “voter”, and whatever is a voter's, is about one.
  /\bvoter\b(?! (?:count|total|check))/,
  /\bvoters? (?:names?|ids?|numbers?|addresses|address|list|file|record)\b/,
  /\b(?:voterid|votername|registrant|registrants|elector|electors|vuid|ssn|dob)\b/,
  /\bregistrations? (?:id|number|no|date|address)\b/,
  /\b(?:date of birth|birth ?date|birth ?day|year of birth|social security|driver'?s? licen[cs]e)\b/,
];

/** Headers about a person, in files that are only about places and things. */
const OF_PEOPLE: readonly RegExp[] = [
  /^(?:name|person|party)$/,
  /\b(?:first|last|middle|given|family|full|sur|maiden|legal) ?names?\b/,
  /\b(?:surname|suffix|address|street|zip|postal code|phone|telephone|e ?mail|signature|gender|sex|race|age)\b/,
  /\bid numbers?\b/,
];

const ABOUT_PEOPLE: ReadonlySet<RoomFileKind> = new Set<RoomFileKind>(['people', 'training']);

/** The headers that look as if they said something about single voters. A file with one of them is not read any further. */
export function voterColumns(kind: RoomFileKind, headers: readonly string[]): readonly string[] {
  const patterns = ABOUT_PEOPLE.has(kind) ? OF_VOTERS : [...OF_VOTERS, ...OF_PEOPLE];
  return headers.filter((header) => patterns.some((pattern) => pattern.test(plain(header))));
}

/** The words of a header in lower case: `VoterID` and `voter_id` are `voter id`. */
function plain(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[#№]/g, ' number ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[’‘`]/g, "'")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}
