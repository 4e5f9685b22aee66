import { type Drawing, type SvgElement, svgElements } from '@plumbline/drawings';

/** So many pixels for a unit of the drawing: sharp on paper. */
const SCALE = 3;

/**
 * The drawing as a picture. It is drawn stroke by stroke, because the policy of the pages lets no picture be read that does not come
 * from the server.
 */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(drawing.width * SCALE);
  canvas.height = Math.round(drawing.height * SCALE);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas in this browser');
  await document.fonts.ready;
  context.scale(SCALE, SCALE);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, drawing.width, drawing.height);
  const elements = svgElements(drawing, 'p');
  const patterns = new Map<string, CanvasPattern>();
  for (const element of elements.flatMap(({ tag, children = [] }) => (tag === 'defs' ? children : []))) {
    const pattern = patternOf(context, element);
    if (pattern !== null) patterns.set(`url(#${element.attributes.id})`, pattern);
  }
  for (const element of elements) drawElement(context, element, patterns);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture could not be made')) : resolve(blob)),
      'image/png',
    ),
  );
}

function patternOf(context: CanvasRenderingContext2D, { attributes, children = [] }: SvgElement): CanvasPattern | null {
  const tile = document.createElement('canvas');
  const [width, height] = [Number(attributes.width), Number(attributes.height)];
  tile.width = width * SCALE;
  tile.height = height * SCALE;
  const own = tile.getContext('2d');
  if (own === null) return null;
  own.scale(SCALE, SCALE);
  for (const child of children) drawElement(own, child, new Map());
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / SCALE));
  return pattern;
}

function drawElement(
  context: CanvasRenderingContext2D,
  { tag, attributes, text = '' }: SvgElement,
  patterns: ReadonlyMap<string, CanvasPattern>,
): void {
  const at = (name: string) => Number(attributes[name] ?? 0);
  const fill = String(attributes.fill ?? '#000000');
  const paint = patterns.get(fill) ?? fill;
  if (tag === 'text') {
    context.font = `${attributes['font-weight'] ?? 400} ${at('font-size')}px ${attributes['font-family']}`;
    context.textAlign = ANCHORS[String(attributes['text-anchor'] ?? 'start')] ?? 'left';
    context.fillStyle = paint;
    context.fillText(text, at('x'), at('y'));
    return;
  }
  const path = pathOf(tag, attributes, at);
  if (path === undefined) return;
  const scale = Number(/^scale\(([\d.]+)\)$/.exec(String(attributes.transform ?? ''))?.[1] ?? 1);
  context.save();
  context.scale(scale, scale);
  if (fill !== 'none') {
    context.fillStyle = paint;
    context.fill(path);
  }
  if (attributes.stroke !== undefined) stroke(context, path, attributes, at);
  context.restore();
}

function stroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  attributes: SvgElement['attributes'],
  at: (name: string) => number,
): void {
  context.strokeStyle = String(attributes.stroke);
  context.lineWidth = at('stroke-width');
  context.setLineDash(
    String(attributes['stroke-dasharray'] ?? '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  context.stroke(path);
}

const ANCHORS: Readonly<Record<string, CanvasTextAlign>> = { start: 'left', middle: 'center', end: 'right' };

function pathOf(tag: string, attributes: SvgElement['attributes'], at: (name: string) => number): Path2D | undefined {
  const path = new Path2D(tag === 'path' ? String(attributes.d) : undefined);
  if (tag === 'rect') path.rect(at('x'), at('y'), at('width'), at('height'));
  else if (tag === 'circle') path.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
  else if (tag !== 'path') return undefined;
  return path;
}
