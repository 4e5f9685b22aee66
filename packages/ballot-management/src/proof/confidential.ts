import { entriesOf, lookUp } from '@plumbline/prelude';
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

/** Between the parts of a telephone number. */
const GAP = '[ ./\\u2010-\\u2015-]';

/**
 * What is recognized in any text, whoever wrote it: a code beside a word for one, an address of a street or a box, of mail, a number to call, a position. A code
 * that comes before its word has to have three signs, because ballots are counted before doors and locks, too; the number of a form is none.
 */
const PATTERNS: readonly (readonly [Confidential, RegExp])[] = [
  [
    'code',
    /\b(?:alarm|access|door|entry|gate|key ?pad|lock|safe|pass ?code|pass ?word|pin|combination|c[oó]digo|clave)\b[^.\n]{0,40}?\b(?!F-\d)(?<!\bF-?)[\w-]{0,20}\d/iu,
  ],
  [
    'code',
    /\b\d[\w-]{2,20}\b[^.\n]{0,30}?\b(?:(?:alarm|access|door|entry|gate|key ?pad|lock|safe)[ -]?code|pass ?code|pass ?word|pin|combination|c[oó]digo|clave)\b/iu,
  ],
  [
    'home-address',
    /\b\d{1,6}[a-z]?\s+(?:[\p{L}\d.'-]+\s+){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|terrace|ter|circle|cir|highway|hwy|trail|trl|parkway|pkwy|plaza|alley|pike|crescent|calle|avenida)\b/iu,
  ],
  ['home-address', /\b\d{1,6}[a-z]?\s+(?:calle|avenida|camino|paseo)\s+\p{L}/iu],
  ['home-address', /\b(?:calle|avenida|camino|paseo)\s+(?:[\p{L}.'-]+,?\s+){1,4}#?\d{1,6}\b/iu],
  ['home-address', /\bp\.?\s*o\.?\s*box\s+#?\d/iu],
  ['e-mail', /(?<=[\p{L}\p{N}._%+'-])@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}]/u],
  ['telephone', new RegExp(`(?:\\(\\d{3}\\)${GAP}{0,3}|\\b\\d{3}${GAP}{1,3})\\d{3}${GAP}{1,3}\\d{4}`, 'u')],
  ['telephone', /\+\d[\d ()./-]{7,20}\d/u],
  [
    'telephone',
    new RegExp(
      `\\b(?:tel|telephone|phone|call|mobile|cell|fax|ring|dial|tel[eé]fono|m[oó]vil)\\b[^\\n\\d]{0,20}(?:\\d{3}${GAP}?)?\\d{3}${GAP}?\\d{4}\\b`,
      'iu',
    ),
  ],
  ['position-on-earth', /-?\d{1,3}\.\d{4,}[\s,;]+-?\d{1,3}\.\d{4,}/u],
  ['position-on-earth', /\d{1,3}\s*°\s*\d{1,2}\s*['\u2032]/u],
];

/** A number is read as one however it is broken up: over this many pieces at most, with this much between two of them. */
const PIECES_MAX = 20;
const BETWEEN_MAX = 3;
/** A number of fewer digits is told from others by the zeros or the letters before it. */
const DIGITS_ALONE_MIN = 5;

/** The numbers of seals in use as they may be written, and how many signs the longest has. */
type SealsInUse = { readonly written: ReadonlySet<string>; readonly longest: number };

/** A room is never changed, so its seals in use hold as long as it is there. */
const remembered = new WeakMap<OpenRoom, SealsInUse>();

/**
 * What of a text must not leave the room: numbers of seals that the room knows and has not used up, and what looks like a code, an address, a number or a position.
 * Wide digits are read as digits, and numbers are found in a range, with spaces in them, and without the letters or zeros that they begin with. It finds too much
 * sooner than too little; whoever has to give the text away writes it otherwise.
 */
export function confidentialIn(room: OpenRoom, text: string): readonly Confidential[] {
  const plain = text.normalize('NFKC');
  const found = new Set(PATTERNS.filter(([, pattern]) => pattern.test(plain)).map(([what]) => what));
  return namesSeal(sealsInUse(room), plain) ? ['seal-in-use', ...found] : [...found];
}

/** Whether a seal was taken off, and no container has it nor may have it: what two devices claimed at once may be on the other one. */
export function isUsedUp(room: OpenRoom, seal: string): boolean {
  return lookUp(room.seals, seal)?.state === 'removed' && !sealsInUse(room).written.has(bare(seal));
}

function sealsInUse(room: OpenRoom): SealsInUse {
  const known = remembered.get(room);
  if (known !== undefined) return known;
  const written = new Set<string>();
  let longest = 0;
  const add = (name: string) => {
    const whole = bare(name);
    longest = Math.max(longest, whole.length);
    const digits = /\d+$/.exec(whole)?.[0] ?? '';
    for (const each of [whole, digits, digits.replace(/^0+/, '')]) {
      if (each === whole || each.length >= DIGITS_ALONE_MIN) written.add(each);
    }
  };
  for (const [name, { state }] of entriesOf(room.seals)) {
    if (state === 'in-stock' || state === 'issued' || state === 'applied') add(name);
  }
  for (const [, { seal, container, position }] of entriesOf(room.sealClaims)) {
    if (lookUp(room.containers, container)?.seals[position] === undefined) add(seal);
  }
  // What a list said of a carrier that was struck from it may be on another, here or elsewhere.
  for (const [, struck] of entriesOf(room.struckCarriers)) {
    for (const seal of struck.flatMap(({ seals }) => seals)) if (lookUp(room.seals, seal) === undefined) add(seal);
  }
  const found = { written, longest };
  remembered.set(room, found);
  return found;
}

/** Letters and digits, without case and whatever stands between them. */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function namesSeal({ written, longest }: SealsInUse, text: string): boolean {
  const pieces = [...text.toLowerCase().matchAll(/\p{L}+|\p{N}+/gu)].map(({ 0: piece, index }) => ({ piece, index }));
  return pieces.some((first, at) => {
    let run = '';
    let end = first.index;
    for (const { piece, index } of pieces.slice(at, at + PIECES_MAX)) {
      if (index - end > BETWEEN_MAX) return false;
      run += piece;
      end = index + piece.length;
      if (run.length > longest) return false;
      if (written.has(run)) return true;
    }
    return false;
  });
}
