import { lookUp } from '@plumbline/prelude';
import type { OpenRoom } from '../state/room.ts';

/** Why a text must not leave the room. */
export const CONFIDENTIAL = [
  'seal-in-use',
  'code',
  'home-address',
  'e-mail',
  'telephone',
  'position-on-earth',
] as const;
export type Confidential = (typeof CONFIDENTIAL)[number];

/** What is recognized in any text, whoever wrote it: a code beside a word for one, an address of a street, of mail, a number, a position. */
const PATTERNS: readonly (readonly [Confidential, RegExp])[] = [
  [
    'code',
    /\b(?:alarm|access|door|entry|gate|key ?pad|lock|safe|pass ?code|pass ?word|pin|combination|c[oó]digo|clave)\b[^.\n]{0,40}?\b[\w-]*\d[\w-]*/iu,
  ],
  [
    'home-address',
    /\b\d{1,6}\s+(?:[\p{L}\d.'-]+\s+){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|terrace|circle|highway|hwy|calle|avenida)\b/iu,
  ],
  ['e-mail', /[\w.+-]+@[\w-]+\.[\w.-]+/u],
  ['telephone', /(?:\+?1[ .-]?)?(?:\(\d{3}\)|\b\d{3})[ .-]\d{3}[ .-]\d{4}\b/u],
  ['position-on-earth', /-?\d{1,3}\.\d{4,}\s*[,;]\s*-?\d{1,3}\.\d{4,}/u],
];

/**
 * What of a text must not leave the room: numbers of seals that the room knows and has not used up, and what looks like a code, an address, a number or a position.
 * It finds too much sooner than too little; whoever has to give the text away writes it otherwise.
 */
export function confidentialIn(room: OpenRoom, text: string): readonly Confidential[] {
  const found = PATTERNS.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  // Every piece that could be printed on a seal is looked up: there are more seals than words.
  const names = text.match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? [];
  const isInUse = names.some((name) => {
    const state = lookUp(room.seals, name)?.state;
    return state === 'in-stock' || state === 'issued' || state === 'applied';
  });
  return isInUse ? ['seal-in-use', ...found] : found;
}
