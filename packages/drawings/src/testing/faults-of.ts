import type { Drawing, Mark } from '../drawing.ts';
import { textWidth } from '../wrap-text.ts';

type Box = {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Of the height of letters, what lies above and below the line they stand on. */
const ASCENT = 0.75;
const DESCENT = 0.2;

/**
 * What is wrong with where marks lie, by the estimate of the width of letters: what lies beyond the paper or nowhere, and words that lie on
 * words.
 */
export function faultsOf(drawing: Drawing): readonly string[] {
  const boxes = drawing.marks.flatMap(boxOf);
  const nowhere = boxes.filter(({ left, right, top, bottom }) => ![left, right, top, bottom].every(Number.isFinite));
  const beyond = boxes.filter(
    ({ left, right, top, bottom }) => left < -1 || right > drawing.width + 1 || top < -1 || bottom > drawing.height + 1,
  );
  const texts = drawing.marks.filter((mark) => mark.type === 'text').flatMap(boxOf);
  const above = texts.toSorted((one, other) => one.top - other.top);
  const onOneAnother = above.flatMap((one, index) => {
    const found: string[] = [];
    for (const other of above.slice(index + 1)) {
      if (other.top >= one.bottom - 1) break;
      if (one.left < other.right - 1 && other.left < one.right - 1) found.push(`“${one.what}” lies on “${other.what}”`);
    }
    return found;
  });
  return [
    ...nowhere.map(({ what }) => `“${what}” lies nowhere`),
    ...beyond.map(({ what, left, right, top, bottom }) => {
      return `“${what}” lies beyond the paper: ${[left, right, top, bottom].map(Math.round).join(' ')}`;
    }),
    ...onOneAnother,
  ];
}

function boxOf(mark: Mark): readonly Box[] {
  switch (mark.type) {
    case 'text': {
      const { x, y, text, size, anchor } = mark;
      const width = textWidth(text, size);
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      return [{ what: text, left, right: left + width, top: y - ASCENT * size, bottom: y + DESCENT * size }];
    }
    case 'path': {
      const [xs, ys] = [mark.points.map(([x]) => x), mark.points.map(([, y]) => y)];
      return [
        {
          what: 'a line',
          left: Math.min(...xs),
          right: Math.max(...xs),
          top: Math.min(...ys),
          bottom: Math.max(...ys),
        },
      ];
    }
    case 'box': {
      const { x, y, width, height, fill } = mark;
      return [{ what: `a box (${fill})`, left: x, right: x + width, top: y, bottom: y + height }];
    }
    case 'dot': {
      const { x, y, radius, fill } = mark;
      return [{ what: `a dot (${fill})`, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }];
    }
    case 'place':
      // Outlines are fitted into their field when they are read.
      return [];
  }
}
