import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { sendProblem } from './send-problem.ts';

/**
 * Answers only under its own names: the public address, this computer's names for itself, and the very address at which the
 * connection arrived. A website whose name somebody leads here would otherwise be one origin with what it reads.
 */
export function knownHostsOnly(app: FastifyInstance, config: Config): void {
  const publicHost = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).host;
  app.addHook('onRequest', async (request, reply) => {
    if (isKnown(request, publicHost)) return;
    await sendProblem(request, reply, {
      code: 'unknown-host',
      detail: detail('otherHost'),
    });
  });
}

function isKnown(request: FastifyRequest, publicHost: string | undefined): boolean {
  // The header as it came: what a proxy says in others is for links, and we make none from it.
  const url = URL.parse(`http://${request.headers.host ?? ''}`);
  if (url === null || url.pathname !== '/' || url.username !== '' || url.search !== '' || url.hash !== '') return false;
  if (url.host === publicHost || isThisComputer(url.hostname)) return true;
  return url.hostname === hostOfAddress(request.socket.localAddress ?? '');
}

/** The names of the computer for itself; nobody else can be reached by them. */
export function isThisComputer(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** As it stands in an address: version 6 in brackets, and a version 4 address that came in through version 6 as itself. */
function hostOfAddress(address: string): string | undefined {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return URL.parse(`http://${plain.includes(':') ? `[${plain}]` : plain}`)?.hostname;
}
