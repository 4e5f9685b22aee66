import type { FastifyReply } from 'fastify';

/** Answers with a CSV to save under `name`. */
export function sendCsv(reply: FastifyReply, name: string, text: string): FastifyReply {
  return sendFile(reply, { name, type: 'text/csv; charset=utf-8' }).send(text);
}

/** Marks the answer as a file to save, never to show: its content comes from other people. */
export function sendFile(reply: FastifyReply, file: { readonly name: string; readonly type: string }): FastifyReply {
  const plain = file.name.replaceAll(/[^\w .()-]/g, '_');
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return reply.type(file.type).header('content-disposition', disposition).header('cache-control', 'no-store');
}
