import process from 'node:process';
import { expect, test } from 'vitest';
import { LOOKS, readCode } from '../apps/web/src/pages/ballot-room/read-code.ts';
import { labelInDots, pictureOf, type Scene } from './camera/label-scenes.ts';

/* The labels that the product prints, as the camera of a telephone sees them, read by what the screens read them with. */

const label = await labelInDots(
  { election: 'General election 2026', jurisdiction: 'Tamarack' },
  'container',
  'BOX-M-04',
);

const SIZES = [0.95, 1.2, 1.5];
const TURNS = [0, 7, 10, 25, 90, 180, 200];
const LIGHTS = [
  [30, 225],
  [18, 62],
] as const;

/** What is read in at most so many looks. */
function read(scene: Scene, looks: number): string | undefined {
  const picture = pictureOf(label, scene);
  for (let look = 0; look < looks; look += 1) {
    const code = readCode(picture, look);
    if (code !== undefined) return code;
  }
  return undefined;
}

const SCENES = SIZES.flatMap((size) =>
  TURNS.flatMap((turnedDegrees) => LIGHTS.map((light) => ({ size, turnedDegrees, light }))),
);

test('the square code of a label is read at the first look, at three sizes, turned, in good and in dim light', () => {
  const codes = SCENES.map((scene) => ({ scene, code: read(scene, 1) }));
  const code = expect.stringMatching(/^PL1:container:01234567:General%20election%202026\/Tamarack\/BOX-M-04:\d\d$/);
  expect(codes).toEqual(SCENES.map((scene) => ({ scene, code })));
});

test('its bar code is read where the square code is hidden, at three sizes, turned, in good and in dim light', () => {
  const codes = SCENES.map((scene) => ({ scene, code: read({ ...scene, barsOnly: true }, LOOKS) }));
  const code = expect.stringMatching(/^BOX-M-04\*[\dA-Z]$/);
  expect(codes).toEqual(SCENES.map((scene) => ({ scene, code })));
});

test('nothing is read where there is nothing, and a look is over in a moment', () => {
  const picture = pictureOf(
    { ...label, gray: label.gray.map(() => 255) },
    { size: 1, turnedDegrees: 3, light: [30, 225] },
  );
  const took: number[] = [];
  for (let look = 0; look < 3 * LOOKS; look += 1) {
    const before = process.cpuUsage();
    expect(readCode(picture, look)).toBeUndefined();
    took.push(process.cpuUsage(before).user / 1000);
  }
  // From a scan to what is recorded it may be two tenths of a second. Milliseconds of the processor, since other programs have the machine too.
  expect(Math.min(...took)).toBeLessThan(100);
});
