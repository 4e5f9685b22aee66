import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digestOfPieces, gzipOfPieces, jsonPieces } from './json-pieces.ts';

const packed = promisify(gzip);
/** Below this an answer fits into a few packets, and is not worth the work. */
const PACKED_FROM_BYTES = 8_000;

/** Sends an answer as JSON. It is kept by nobody, because a tablet is handed on. */
export async function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: unknown): Promise<FastifyReply> {
  return sendText(
    request,
    reply.header('cache-control', 'no-store').header('vary', 'accept-encoding'),
    JSON.stringify(answer),
  );
}

/**
 * Sends an answer as JSON with a tag, by which whoever keeps it asks whether it is still the same. The tag is made from the
 * answer and from nothing else: it tells no more than the answer does, and the same tag is the same answer.
 */
export async function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: object,
  keep: (tag: string) => void,
): Promise<FastifyReply> {
  const pieces = jsonPieces(answer);
  // Weak, because packed it is other bytes.
  const tag = `W/"${digestOfPieces(pieces)}"`;
  keep(tag);
  if (hasAnswer(request, tag)) return sendUnchanged(reply, tag);
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (!isToPack(request, length)) return asJson(tagged(reply, tag)).send(pieces.map(({ text }) => text).join(''));
  const bytes = await gzipOfPieces(pieces);
  return asJson(tagged(reply, tag)).header('content-encoding', 'gzip').send(bytes);
}

/** Says that the answer is the one that whoever asks has already. */
export function sendUnchanged(reply: FastifyReply, tag: string): FastifyReply {
  return tagged(reply, tag).status(304).send();
}

/** Whether whoever asks has the answer with this tag, and asks only for another. */
export function hasAnswer(request: FastifyRequest, tag: string): boolean {
  const asked = request.headers['if-none-match'];
  return asked?.split(',').some((one) => opaque(one) === opaque(tag)) === true;
}

/** A tag without the mark that it is a weak one, which does not matter to whoever asks for what is new (RFC 9110, 13.1.2). */
function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

/** Kept by the browser of whoever asked alone, and not used without asking whether it still holds, and for them. */
function tagged(reply: FastifyReply, tag: string): FastifyReply {
  return reply
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept-encoding, cookie')
    .header('etag', tag);
}

/**
 * Packed where it is long and the reader can unpack it: progress of a whole state is half a megabyte of lines that are much
 * alike.
 */
function isToPack(request: FastifyRequest, length: number): boolean {
  const reads = String(request.headers['accept-encoding'] ?? '');
  return length >= PACKED_FROM_BYTES && /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)/.test(reads);
}

function asJson(reply: FastifyReply): FastifyReply {
  return reply.type('application/json; charset=utf-8');
}

async function sendText(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  if (!isToPack(request, text.length)) return asJson(reply).send(text);
  // In a thread of the pool, and as fast as it goes: nine tenths are gone at once.
  const bytes = await packed(text, { level: constants.Z_BEST_SPEED });
  return asJson(reply).header('content-encoding', 'gzip').send(bytes);
}
