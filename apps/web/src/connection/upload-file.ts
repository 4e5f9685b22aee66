import {
  type Problem,
  type UploadHeld,
  type UploadReport,
  uploadAddress,
  uploadEndAddress,
  uploadHeldAddress,
  uploadPartAddress,
} from '@plumbline/api';
import type { InputFileKind } from '@plumbline/election';
import { err, type Result } from '@plumbline/prelude';
import { fingerprintOfFile } from './fingerprint-of-file.ts';
import { CONNECTION_LOST, type Sent, sendBytes } from './send-bytes.ts';
import { newCommandId } from './use-send.ts';

export type UploadPlace = {
  readonly auditId: string;
  readonly kind: InputFileKind;
  readonly jurisdiction: string | null;
};

/** How far a file has got. */
export type UploadProgress = {
  /** How much of it has gone, 0 to 1. */
  readonly share: number;
  /** The line is gone: it goes on by itself once it is back. */
  readonly isWaiting: boolean;
};

/** What a broken line costs at most. A smaller file is sent in one piece. */
const PART_BYTES = 8 * 1024 * 1024;
/** How long it is tried again while nothing at all arrives: a router that is started again, a server that is brought up to date. */
const PATIENCE_MS = 5 * 60_000;
const PAUSE_MS = 500;
const PAUSE_MS_MAX = 10_000;
/** Too slow, busy, or nobody there behind what stands before the server. */
const PASSING: ReadonlySet<number> = new Set([408, 502, 503, 504]);

/**
 * Sends a file, telling how much of it has gone, and answers what the server made of it. A large file goes in parts: where the line breaks,
 * it goes on by itself where it stopped; the same file chosen again, also after the page was closed, does the same.
 */
export async function uploadFile(
  place: UploadPlace,
  file: File,
  onProgress: (progress: UploadProgress) => void,
): Promise<Result<UploadReport, Problem>> {
  if (file.size <= PART_BYTES) {
    const tell = (share: number) => onProgress({ share, isWaiting: false });
    const sent = await sendBytes<UploadReport>('POST', uploadAddress({ ...place, name: file.name }), file, tell);
    return sent ?? err(CONNECTION_LOST);
  }
  const fingerprint = await fingerprintOfFile(file);
  // A file that was taken away, or is open in a program that lets nobody else read it.
  if (fingerprint === undefined) return err(CONNECTION_LOST);
  const whole = { ...place, name: file.name, bytes: file.size, file: fingerprint };
  const patient = patience(onProgress);
  const ask = () => sendBytes<UploadHeld>('GET', uploadHeldAddress(whole));
  let told = await patient.answerOf(ask, 0);
  while (told.ok && told.value.held < file.size) {
    const { held } = told.value;
    const part = file.slice(held, held + PART_BYTES);
    const tell = (share: number) => onProgress({ share: (held + share * part.size) / file.size, isWaiting: false });
    const sent = await sendBytes<UploadHeld>('PUT', uploadPartAddress({ ...whole, offset: held }), part, tell);
    // Of a part that broke off, the server says how much came.
    told = sent !== undefined && !isPassing(sent) ? sent : await patient.answerOf(ask, held / file.size);
    if (!told.ok) return told;
    if (told.value.held > held) patient.renew();
    else {
      // Changed or taken away since it was chosen: no browser sends it any more.
      const isGone = (await fingerprintOfFile(file)) !== fingerprint;
      if (isGone || !(await patient.pause(held / file.size))) return err(CONNECTION_LOST);
    }
  }
  if (!told.ok) return told;
  onProgress({ share: 1, isWaiting: false });
  const end = uploadEndAddress({ ...whole, uploadId: newCommandId() });
  return patient.answerOf(() => sendBytes<UploadReport>('POST', end), 1);
}

/** Whether the server, or something on the way to it, says that it cannot answer now. */
function isPassing(sent: Result<unknown, Problem>): boolean {
  return !sent.ok && PASSING.has(sent.error.status);
}

/** Asks again while nobody answers, for as long as something arrived within `PATIENCE_MS`. */
function patience(onProgress: (progress: UploadProgress) => void) {
  let until = performance.now() + PATIENCE_MS;
  const renew = () => {
    until = performance.now() + PATIENCE_MS;
  };
  async function answerOf<Answer>(send: () => Promise<Sent<Answer>>, share: number): Promise<Result<Answer, Problem>> {
    for (let pause = PAUSE_MS; ; pause = Math.min(2 * pause, PAUSE_MS_MAX)) {
      const sent = await send();
      if (sent !== undefined && !isPassing(sent)) return sent;
      if (performance.now() > until) return sent ?? err(CONNECTION_LOST);
      onProgress({ share, isWaiting: true });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  /** Waits before what brought nothing is tried again; false once that has taken too long. */
  async function pause(share: number): Promise<boolean> {
    if (performance.now() > until) return false;
    onProgress({ share, isWaiting: true });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return true;
  }
  return { renew, answerOf, pause };
}
