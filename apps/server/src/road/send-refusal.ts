import { englishOf } from '@plumbline/words/english-of';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../policy/actor.ts';
import type { Services } from '../services.ts';
import { ownWordsOfOnly } from '../stores/own-words.ts';
import type { Refusal } from './define-command.ts';
import { reportOf, sendProblem } from './send-problem.ts';

/** Answers why something was refused, in the words of the office of whoever asked. */
export async function sendRefusal(
  { db }: Services,
  asked: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly actor: Actor },
  refusal: Refusal,
): Promise<FastifyReply> {
  const { request, reply, actor } = asked;
  const own = await ownWordsOfOnly(
    db,
    actor.grants.map(({ organizationId }) => organizationId),
  );
  return sendProblem(request, reply, reportOf(refusal), englishOf(own));
}
