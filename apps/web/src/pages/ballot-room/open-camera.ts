import { err, ok, type Result } from '@plumbline/prelude';

/** Why there is no camera: not allowed, not there, not to be had now, or a page that no browser gives one to. */
export type CameraProblem = 'refused' | 'none' | 'failed' | 'unsafe';

/** Fine enough for a label at arm's length, and read in a moment. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** The camera at the back of the device, or the one it has; switched off when the signal says so. */
export async function openCamera(until: AbortSignal): Promise<Result<MediaStream, CameraProblem>> {
  // Browsers leave it out where the connection is not safe, whatever its type says.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return err('unsafe');
  try {
    const stream = await devices.getUserMedia({ audio: false, video: { ...PICTURE, facingMode: 'environment' } });
    const switchOff = () => {
      for (const track of stream.getTracks()) track.stop();
    };
    if (until.aborted) switchOff();
    else until.addEventListener('abort', switchOff, { once: true });
    return ok(stream);
  } catch (error) {
    return err(problemOf(error));
  }
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed';
}
