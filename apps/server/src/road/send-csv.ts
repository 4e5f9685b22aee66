import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Answers with a CSV to save under `name`. */
export function sendCsv(reply: FastifyReply, name: string, content: string | Readable): FastifyReply {
  return sendFile(reply, { name, type: 'text/csv; charset=utf-8' }).send(content);
}

/** Marks the answer as a file to save, never to show: its content comes from other people. */
export function sendFile(reply: FastifyReply, file: { readonly name: string; readonly type: string }): FastifyReply {
  const plain = file.name.replaceAll(/[^\w .()-]/g, '_');
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(file.name)}`;
  return reply.type(file.type).header('content-disposition', disposition).header('cache-control', 'no-store');
}

/** RFC 8187 allows fewer characters than an address does: an apostrophe would end the name of the language. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
