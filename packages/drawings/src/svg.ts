import { assertNever } from '@plumbline/prelude';
import type { Drawing, Mark, Paint, Point, Stroke } from './drawing.ts';
import type { DrawingPart } from './parts-of.ts';

/** An element of SVG, with the names of its attributes as they stand in a file. */
export type SvgElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly SvgElement[];
  /** Whose place on a map it is. */
  readonly place?: string;
};

/** Told apart in gray as well: each lighter than the next, or patterned. */
const COLORS: Readonly<Record<Exclude<Paint, PatternPaint>, string>> = {
  ink: '#1b1b1b',
  quiet: '#565c65',
  grid: '#dfe1e2',
  paper: '#ffffff',
  zone: '#ecf3ec',
  solid: '#162e51',
  'shade-0': '#f7f9fa',
  'shade-1': '#cfe3f5',
  'shade-2': '#8bbbe3',
  'shade-3': '#3d83c0',
  'shade-4': '#14386b',
  warning: '#8b0a03',
};

const PATTERNS = {
  hatch: { background: '#ffffff', ink: '#2672b5', path: 'M-1 1l2 -2M0 6l6 -6M5 7l2 -2', width: 2 },
  dots: { background: '#ffffff', ink: '#3d4551', path: 'M1.5 1.5h1.6M4.5 4.5h1.6', width: 1.6 },
  cross: { background: '#ffffff', ink: '#565c65', path: 'M0 0l6 6M6 0l-6 6', width: 1 },
} as const;
type PatternPaint = keyof typeof PATTERNS;

const FONT = "'Public Sans Web', 'Public Sans', Helvetica, Arial, sans-serif";

function isPattern(paint: Paint): paint is PatternPaint {
  return Object.hasOwn(PATTERNS, paint);
}

/** The elements of a drawing. `prefix` sets the names of its patterns apart from those of other drawings on a page. */
export function svgElements(drawing: Pick<Drawing, 'marks'>, prefix: string): readonly SvgElement[] {
  const used = new Set(drawing.marks.flatMap((mark) => ('fill' in mark ? [mark.fill] : [])).filter(isPattern));
  const patterns = [...used].map((name): SvgElement => {
    const { background, ink, path, width } = PATTERNS[name];
    return {
      tag: 'pattern',
      attributes: { id: `${prefix}-${name}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
      children: [
        { tag: 'rect', attributes: { width: 6, height: 6, fill: background } },
        { tag: 'path', attributes: { d: path, stroke: ink, 'stroke-width': width, fill: 'none' } },
      ],
    };
  });
  const definitions = patterns.length === 0 ? [] : [{ tag: 'defs', attributes: {}, children: patterns }];
  return [...definitions, ...drawing.marks.map((mark) => elementOf(mark, prefix))];
}

/** The drawing as a file of its own: white, with its title and what it shows. */
export function svgText(drawing: Drawing, about: { readonly title: string; readonly says: string }): string {
  const { width, height } = drawing;
  const children: readonly SvgElement[] = [
    { tag: 'title', attributes: {}, text: about.title },
    { tag: 'desc', attributes: {}, text: about.says },
    { tag: 'rect', attributes: { width: number(width), height: number(height), fill: COLORS.paper } },
    ...svgElements(drawing, 'plumbline'),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: number(width),
    height: number(height),
    viewBox: `0 0 ${number(width)} ${number(height)}`,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written({ tag: 'svg', attributes, children })}\n`;
}

/** A part of a drawing as it stands within a page. For whoever does not see it, it is nothing: the whole is told of where it stands. */
export function svgInPage(part: DrawingPart, of: { readonly width: number; readonly prefix: string }): string {
  const { width, prefix } = of;
  const [top, height] = [number(part.top), number(part.height)];
  const attributes = {
    'aria-hidden': 'true',
    width: number(width),
    height,
    viewBox: `0 ${top} ${number(width)} ${height}`,
    'font-family': FONT,
  };
  return written({ tag: 'svg', attributes, children: svgElements(part, prefix).map(withoutFont) });
}

/** In a page the whole drawing has a font, and none of its words another: a page of many drawings is not made of names of fonts. */
function withoutFont(element: SvgElement): SvgElement {
  if (element.tag !== 'text') return element;
  const { 'font-family': _, ...attributes } = element.attributes;
  return { ...element, attributes };
}

function elementOf(mark: Mark, prefix: string): SvgElement {
  switch (mark.type) {
    case 'text':
      return {
        tag: 'text',
        attributes: {
          x: number(mark.x),
          y: number(mark.y),
          'font-size': mark.size,
          'font-family': FONT,
          ...(mark.bold ? { 'font-weight': 700 } : {}),
          ...(mark.anchor === 'start' ? {} : { 'text-anchor': mark.anchor }),
          fill: paintOf(mark.paint, prefix),
        },
        text: mark.text,
      };
    case 'path':
      return {
        tag: 'path',
        attributes: { d: pathThrough(mark.points), fill: 'none', ...strokeOf(mark.stroke, prefix) },
      };
    case 'box':
      return {
        tag: 'rect',
        attributes: {
          x: number(mark.x),
          y: number(mark.y),
          width: number(mark.width),
          height: number(mark.height),
          fill: paintOf(mark.fill, prefix),
          ...(mark.stroke === undefined ? {} : strokeOf(mark.stroke, prefix)),
        },
      };
    case 'dot':
      return {
        tag: 'circle',
        attributes: {
          cx: number(mark.x),
          cy: number(mark.y),
          r: number(mark.radius),
          fill: paintOf(mark.fill, prefix),
          ...strokeOf(mark.stroke, prefix),
        },
      };
    case 'place':
      return {
        tag: 'path',
        place: mark.name,
        attributes: {
          d: mark.outline,
          fill: paintOf(mark.fill, prefix),
          // The line is scaled with the path.
          ...strokeOf({ ...mark.stroke, width: number(mark.stroke.width / mark.scale) }, prefix),
          ...(mark.scale === 1 ? {} : { transform: `scale(${number(mark.scale)})` }),
        },
      };
    default:
      return assertNever(mark);
  }
}

function paintOf(paint: Paint, prefix: string): string {
  return isPattern(paint) ? `url(#${prefix}-${paint})` : COLORS[paint];
}

function strokeOf(stroke: Stroke, prefix: string): Readonly<Record<string, string | number>> {
  return {
    stroke: paintOf(stroke.paint, prefix),
    'stroke-width': stroke.width,
    // Some programs draw nothing more after an empty one.
    ...(stroke.dash === undefined || stroke.dash.length === 0 ? {} : { 'stroke-dasharray': stroke.dash.join(' ') }),
  };
}

function pathThrough(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
}

/** Hundredths of a unit are finer than any printer. */
function number(value: number): number {
  return Math.round(value * 100) / 100;
}

function written({ tag, attributes, text, children }: SvgElement): string {
  const said = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
  const inside = `${text === undefined ? '' : escaped(text)}${(children ?? []).map(written).join('')}`;
  return inside === '' ? `<${tag}${said}/>` : `<${tag}${said}>${inside}</${tag}>`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: no file of XML may hold them
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

function escaped(text: string): string {
  return text
    .replaceAll(NOT_IN_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
