import type { JurisdictionLine } from '@plumbline/api';
import { boundsFor, type LegendEntry, type Paint, type PlaceLook, type PlaceSign, shadeOf } from '@plumbline/drawings';
import { formatCount } from '../formats/format-count.ts';
import type { DrawingsWords } from '../words/drawings-words.ts';

/** What the surfaces of a map say. */
export const MAP_SHADES = ['open', 'differ', 'status'] as const;
export type MapShade = (typeof MAP_SHADES)[number];

/** Patterns and lightness, so that each is told from the others without colour. */
const STATUS_PAINTS: Readonly<Record<JurisdictionLine['status'], Paint>> = {
  'not-logged-in': 'shade-0',
  'logged-in': 'dots',
  'files-uploaded': 'shade-1',
  'upload-failed': 'cross',
  'files-complete': 'shade-3',
  'list-taken': 'dots',
  'in-progress': 'hatch',
  complete: 'shade-3',
};

/** How many units a jurisdiction has still to look at. */
export function toGo({ units, unitsDone }: JurisdictionLine): number {
  return Math.max(0, units - unitsDone);
}

/** How a jurisdiction looks on the map; `most` is the largest count of all. */
export function lookOfLine(line: JurisdictionLine, shade: MapShade, most: number): Omit<PlaceLook, 'isChosen'> {
  const sign = signOf(line, shade);
  switch (shade) {
    case 'open':
      return { fill: shadeOf(toGo(line), boundsFor(most)), sign };
    case 'differ':
      return { fill: line.discrepancies === null ? 'dots' : shadeOf(line.discrepancies, boundsFor(most)), sign };
    case 'status':
      return { fill: STATUS_PAINTS[line.status], sign };
  }
}

function signOf(line: JurisdictionLine, shade: MapShade): PlaceSign | null {
  if (shade !== 'differ' && (line.discrepancies ?? 0) > 0) return '!';
  if (shade !== 'open') return null;
  if (line.status === 'not-logged-in' && line.units > 0) return 'crossed-ring';
  return line.units > 0 && line.unitsDone === 0 ? 'ring' : null;
}

/** The largest count that the shades have to reach. */
export function mostOf(lines: readonly JurisdictionLine[], shade: MapShade): number {
  return Math.max(0, ...lines.map((line) => (shade === 'differ' ? (line.discrepancies ?? 0) : toGo(line))));
}

/** What the surfaces and signs mean that are on this map, and no others. */
export function legendOf(
  lines: readonly JurisdictionLine[],
  shade: MapShade,
  { say, statusOf }: { readonly say: DrawingsWords; readonly statusOf: (line: JurisdictionLine) => string },
): readonly LegendEntry[] {
  const signs = new Set(lines.map((line) => signOf(line, shade)));
  const ofSigns = (['!', 'ring', 'crossed-ring'] as const)
    .filter((sign) => signs.has(sign))
    .map((sign): LegendEntry => ({ sign, text: say(`map.signs.${SIGN_NAMES[sign]}`) }));
  return [...surfaces(lines, shade, { say, statusOf }), ...ofSigns];
}

const SIGN_NAMES = { '!': 'differ', ring: 'notBegun', 'crossed-ring': 'neverSignedIn' } as const;

function surfaces(
  lines: readonly JurisdictionLine[],
  shade: MapShade,
  { say, statusOf }: { readonly say: DrawingsWords; readonly statusOf: (line: JurisdictionLine) => string },
): readonly LegendEntry[] {
  if (shade === 'status') {
    const words = new Map(lines.map((line) => [statusOf(line), STATUS_PAINTS[line.status]]));
    return [...words].map(([text, fill]) => ({ text, fill }));
  }
  const [low, middle, high] = boundsFor(mostOf(lines, shade));
  const range = (from: number, to: number) =>
    from === to ? formatCount(from) : `${formatCount(from)}–${formatCount(to)}`;
  const shades: readonly (LegendEntry & { readonly fill: Paint })[] = [
    { fill: 'shade-0', text: say(shade === 'open' ? 'map.nothingOpen' : 'map.noneDiffer') },
    { fill: 'shade-1', text: range(1, low) },
    { fill: 'shade-2', text: range(low + 1, middle) },
    { fill: 'shade-3', text: range(middle + 1, high) },
    { fill: 'shade-4', text: say('map.andMore', { count: high + 1 }) },
  ];
  const used = new Set(lines.map((line) => lookOfLine(line, shade, mostOf(lines, shade)).fill));
  const unseen: readonly LegendEntry[] = used.has('dots') ? [{ fill: 'dots', text: say('map.notSeenYet') }] : [];
  return [...shades.filter(({ fill }) => used.has(fill)), ...unseen];
}
