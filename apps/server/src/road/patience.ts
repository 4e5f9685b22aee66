import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** Between two pieces of a body: a line that is this slow is broken. */
const SILENCE_MS_MAX = 20_000;
/** A command is at most 2 MB and mostly a few hundred bytes. */
const COMMAND_MS_MAX = 60_000;
/** The largest upload over a line of 1 Mbit/s, and as much again. Whoever sends slower to keep us busy is cut off. */
export const UPLOAD_MS_MAX = 15 * 60_000;

/** Where files come in. */
export const UPLOAD_ROUTES: ReadonlySet<string | undefined> = new Set(['/api/uploads', '/api/uploads/office-map']);

/** What was sent stood still, or took longer than anything that is meant to arrive. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  readonly statusCode = 408;
}

/** The same bytes, unless they stand still or take too long: then the stream fails with `TooSlow`. */
export function withPatience(
  source: Readable,
  { silenceMsMax, msMax }: { readonly silenceMsMax: number; readonly msMax: number },
): Readable {
  const passed = new PassThrough();
  // Nobody may be reading any more when it fails.
  passed.on('error', () => undefined);
  const giveUp = () => void passed.destroy(new TooSlow('the rest of what was sent did not come'));
  const silence = setTimeout(giveUp, silenceMsMax);
  const whole = setTimeout(giveUp, msMax);
  source.on('data', () => void silence.refresh());
  // Whoever reads slowly is us: that is no silence of the sender.
  passed.on('drain', () => void silence.refresh());
  source.once('error', (error) => passed.destroy(error));
  source.once('aborted', () => passed.destroy(new Error('what was sent broke off')));
  passed.once('close', () => {
    clearTimeout(silence);
    clearTimeout(whole);
    source.unpipe(passed);
  });
  source.pipe(passed);
  return passed;
}

/** The body of an upload as it arrives. */
export function patientUpload(body: Readable): Readable {
  return withPatience(body, { silenceMsMax: SILENCE_MS_MAX, msMax: UPLOAD_MS_MAX });
}

/** Whether something was announced that comes after the head. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Bodies of commands are given up when they do not come; uploads read their own. */
export function limitPatience(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    // What has arrived as a whole, as nearly every command has by now, is waited for no longer.
    if (UPLOAD_ROUTES.has(request.routeOptions.url) || !hasBody(request.raw) || request.raw.complete) return payload;
    return withPatience(request.raw, { silenceMsMax: SILENCE_MS_MAX, msMax: COMMAND_MS_MAX });
  });
}
