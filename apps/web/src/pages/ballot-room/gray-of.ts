import type { GrayPicture } from './read-code.ts';

/** No camera is read finer than this, in dots along the longer side: more takes longer and finds nothing more. */
const DOTS_MAX = 1280;

let canvas: HTMLCanvasElement | undefined;

/** What a camera sees now, in shades of gray; undefined until its first picture is there. */
export function grayOf(video: HTMLVideoElement): GrayPicture | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return undefined;
  const scale = Math.min(1, DOTS_MAX / Math.max(videoWidth, videoHeight));
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
  canvas ??= document.createElement('canvas');
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.drawImage(video, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const gray = new Uint8ClampedArray(width * height);
  for (let dot = 0; dot < gray.length; dot += 1) {
    // As bright as an eye sees red, green and blue (ITU-R BT.601).
    gray[dot] = 0.299 * (data[4 * dot] ?? 0) + 0.587 * (data[4 * dot + 1] ?? 0) + 0.114 * (data[4 * dot + 2] ?? 0);
  }
  return { gray, width, height };
}
