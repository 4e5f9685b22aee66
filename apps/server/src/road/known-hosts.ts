import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { sendProblem } from './send-problem.ts';

/** How many answers are remembered; a name is as long as names in the network may be, with a port. */
const ANSWERS_MAX = 100;
const HOST_LENGTH_MAX = 260;

/**
 * Answers only under its own names: the public address, this computer's names for itself, and the very address at which the
 * connection arrived. A website whose name somebody leads here would otherwise be one origin with what it reads.
 */
export function knownHostsOnly(app: FastifyInstance, config: Config): void {
  const publicHost = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).host;
  // The same few come with every request, and taking an address apart costs more than all else at this door.
  const answers = new Map<string, boolean>();
  const isKnownHere = (host: string, localAddress: string) => {
    const asked = `${localAddress} ${host}`;
    const before = answers.get(asked);
    if (before !== undefined) return before;
    const answer = isKnown(host, localAddress, publicHost);
    if (host.length > HOST_LENGTH_MAX) return answer;
    if (answers.size >= ANSWERS_MAX) answers.clear();
    answers.set(asked, answer);
    return answer;
  };
  app.addHook('onRequest', async (request, reply) => {
    // The header as it came: what a proxy says in others is for links, and we make none from it.
    if (isKnownHere(request.headers.host ?? '', request.socket.localAddress ?? '')) return;
    await sendProblem(request, reply, {
      code: 'unknown-host',
      detail: detail('otherHost'),
    });
  });
}

function isKnown(host: string, localAddress: string, publicHost: string | undefined): boolean {
  const url = URL.parse(`http://${host}`);
  if (url === null || url.pathname !== '/' || url.username !== '' || url.search !== '' || url.hash !== '') return false;
  if (url.host === publicHost || isThisComputer(url.hostname)) return true;
  return url.hostname === hostOfAddress(localAddress);
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
