import { type Mark, marksOf, type Sheet } from '../sheet.ts';
import { typeface } from './printed-audits.ts';

/* Where ink comes to lie, for tests of every document. */

type Box = {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The room that letters take: from the height of capitals to the foot of a g. */
export function inkOf(mark: Mark): Box | undefined {
  if (mark.type === 'text') {
    const width = typeface.width(mark.text.trimEnd(), mark);
    return {
      what: mark.text,
      left: mark.x,
      right: mark.x + width,
      top: mark.baseline - 0.72 * mark.size,
      bottom: mark.baseline + 0.21 * mark.size,
    };
  }
  if (mark.type === 'bars') {
    const { x, y, width, height } = mark;
    return { what: mark.payload, left: x, right: x + width, top: y, bottom: y + height };
  }
  if (mark.type === 'code') {
    const { x, y, size } = mark;
    return { what: mark.payload, left: x, right: x + size, top: y, bottom: y + size };
  }
  return undefined;
}

/** Whatever lies beyond an edge, and whatever lies over something else. */
export function troublesOf(sheet: Sheet, edge: number): readonly string[] {
  const boxes = sheet.pieces
    .flatMap(marksOf)
    .map(inkOf)
    .filter((box) => box !== undefined);
  const beyond = boxes
    .filter(
      (box) => box.left < edge || box.right > sheet.width - edge || box.top < edge || box.bottom > sheet.height - 20,
    )
    .map((box) => `${box.what} is beyond the margin`);
  const inRows = boxes.toSorted((a, b) => a.top - b.top);
  const over: string[] = [];
  for (const [index, box] of inRows.entries()) {
    for (let next = index + 1; next < inRows.length; next += 1) {
      const other = inRows[next];
      if (other === undefined || other.top > box.bottom - 0.2) break;
      const apart = other.left >= box.right - 0.2 || other.right <= box.left + 0.2;
      if (!apart) over.push(`${box.what} lies over ${other.what}`);
    }
  }
  return [...beyond, ...over];
}
