import { open } from 'node:fs/promises';
import type { Dots } from '@plumbline/documents/testing/read-codes';
import { CAMERA } from './label-scenes.ts';

/** Pictures of each scene, two a second, so that it is seen for a second and a half. */
const PICTURES = 3;

/** A film that a browser takes for its camera (YUV4MPEG2), without color: every scene after the other, over and over. */
export async function writeVideo(file: string, scenes: readonly Dots[]): Promise<void> {
  const { width, height } = CAMERA;
  const colorless = Buffer.alloc((width * height) / 2, 128);
  const film = await open(file, 'w');
  await film.write(`YUV4MPEG2 W${width} H${height} F2:1 Ip A1:1 C420jpeg\n`);
  for (const { gray } of scenes) {
    for (let picture = 0; picture < PICTURES; picture += 1) {
      await film.write('FRAME\n');
      await film.write(gray);
      await film.write(colorless);
    }
  }
  await film.close();
}
