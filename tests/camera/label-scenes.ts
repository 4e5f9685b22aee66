import { printUnitLabels, type UnitLabel } from '@plumbline/documents';
import { typeface } from '@plumbline/documents/testing/printed-audits';
import { type Dots, pagesInDots } from '@plumbline/documents/testing/read-codes';
import { assert } from '@plumbline/prelude';

/* What a camera sees of a label that the product printed: held at some distance, turned, in bad light, a little out of focus. */

export const CAMERA = { width: 1280, height: 720 } as const;

export type LabelPlace = { readonly election: string; readonly jurisdiction: string };

export type Scene = {
  /** How high the label is, in heights of the picture; whoever scans holds its codes in the middle. */
  readonly size: number;
  readonly turnedDegrees: number;
  /** Black and white as the camera has them, of 255. */
  readonly light: readonly [number, number];
  /** Hides the square code, as a thumb or a strap does. */
  readonly barsOnly?: boolean;
};

export const PLAIN: Scene = { size: 0.95, turnedDegrees: 0, light: [30, 225] };

/** The label of a container or a batch as a label printer makes it, as dots of 300 to an inch. */
export async function labelInDots(place: LabelPlace, kind: UnitLabel['kind'], name: string): Promise<Dots> {
  const label: UnitLabel = { kind, name, channel: null, cards: 210, container: null, batches: [] };
  const context = {
    source: { type: 'log', sha256: '0123456789abcdef'.repeat(4) },
    version: '0.1.0',
    at: '2026-11-03T20:00:00.000Z',
    language: 'en',
    paper: 'letter',
    typeface,
    ...place,
  } as const;
  const [page] = await pagesInDots((await printUnitLabels(context, [label])).pdf, 1);
  assert(page !== undefined, 'a label has a page');
  return firstLabel(page.dots);
}

/** The left label of a sheet of two: 288 points wide from the left, 498 high from the top. */
function firstLabel({ gray, width, height }: Dots): Dots {
  const [wide, high] = [Math.floor(width * 0.5), Math.floor(height * 0.63)];
  const kept = new Uint8ClampedArray(wide * high);
  for (let row = 0; row < high; row += 1) kept.set(gray.subarray(row * width, row * width + wide), row * wide);
  return { gray: kept, width: wide, height: high };
}

/** The picture of a label in a scene, on a table darker than paper, with the noise of a sensor; the same seed gives the same picture. */
export function pictureOf(label: Dots, scene: Scene): Dots {
  const { width, height } = CAMERA;
  const [black, white] = scene.light;
  const scale = label.height / (height * scene.size);
  const turn = (scene.turnedDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const gray = new Uint8ClampedArray(width * height);
  let noise = 12345;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      // The mean of four points of a dot is what a lens does.
      let sum = 0;
      for (let point = 0; point < 4; point += 1) {
        const right = column - width / 2 + ((point % 2) - 0.5) / 2;
        const down = row - height / 2 + (Math.floor(point / 2) - 0.5) / 2;
        const x = Math.round(label.width / 2 + (right * cos + down * sin) * scale);
        const y = Math.round(label.height * MIDDLE_OF_CODES + (down * cos - right * sin) * scale);
        sum += shade(label, x, y, scene.barsOnly === true);
      }
      noise = (noise * 1103515245 + 12345) % 2147483648;
      gray[row * width + column] = black + ((white - black) * sum) / (4 * 255) + (noise % 9) - 4;
    }
  }
  return { gray, width, height };
}

const TABLE = 120;

/** Where between the square code and the bar code the middle is. */
const MIDDLE_OF_CODES = 0.5;

function shade({ gray, width, height }: Dots, x: number, y: number, barsOnly: boolean): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return TABLE;
  // The square code stands between 0.33 and 0.50 of the height of what `firstLabel` keeps.
  if (barsOnly && y > 0.33 * height && y < 0.505 * height && x < 0.5 * width) return TABLE;
  return gray[y * width + x] ?? TABLE;
}
