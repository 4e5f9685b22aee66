import { type QueryName, queries } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { authorize } from './authorize.ts';
import type { ParsedQuery } from './define-query.ts';
import { type KnownTags, keyOfAnswer, knownTags } from './known-tags.ts';
import { parseInput } from './parse-input.ts';
import { aboutOf } from './resolve-scope.ts';
import type { PublicQuery } from './rooms.ts';
import { hasAnswer, sendAnswer, sendTagged, sendUnchanged } from './send-answer.ts';
import { NOT_FOUND, sendProblem } from './send-problem.ts';
import { sendRefusal } from './send-refusal.ts';
import { readSession } from './session.ts';

/** `GET /api/queries/<name>?…`: the one road by which screens read. */
export function queriesRoute(app: FastifyInstance, services: Services, config: Config): void {
  const tags = knownTags();
  app.get('/api/queries/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const { name } = request.params;
    if (!isQueryName(services, name)) return sendProblem(request, reply, NOT_FOUND);
    return answer(services, config, { request, reply, name, tags });
  });
}

async function answer<Name extends QueryName>(
  services: Services,
  config: Config,
  asked: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly name: Name;
    readonly tags: KnownTags;
  },
): Promise<FastifyReply> {
  const { request, reply, name, tags } = asked;
  const definition: PublicQuery<Name> = services.rooms.queries[name];
  // Asking how long the session lasts does not make it last longer, nor does what a page asks while nobody is there.
  const keepAlive = name !== 'session' && request.headers['x-plumbline-unattended'] === undefined;
  // The schema of a name gives the input of that name; the compiler does not follow that through the table.
  const input = parseInput(queries[name].input as unknown as z.ZodType<ParsedQuery<Name>>, request.query);
  const wanted = input.ok ? definition.scope(input.value) : undefined;
  const about = wanted && aboutOf(wanted, { withStand: 'look' in definition });
  const session = await readSession(services, config, request, { keepAlive, about });
  if (!input.ok) return sendProblem(request, reply, input.error);
  const allowed = await authorize(services.db, session.actor, {
    permission: definition.permission,
    scope: definition.scope(input.value),
    about: session.about,
  });
  if (!allowed.ok) return sendProblem(request, reply, allowed.error);
  const { role, scope } = allowed.value;
  const context = { services, session, role, scope };
  const { actor } = session;
  if ('run' in definition) {
    const output = await definition.run(context, input.value);
    if (!output.ok) return sendRefusal(services, { request, reply, actor }, output.error);
    return sendAnswer(request, reply, output.value);
  }
  const stand = session.about?.stand;
  assert(stand !== undefined, 'whoever may read an audit has had its stand read', name);
  const { restsOn, answer: workOut } = await definition.look({ ...context, stand }, input.value);
  const key = keyOfAnswer({ name, input: input.value, actor, role, scope, restsOn });
  const known = tags.get(key);
  // Whoever asks may read this, which was found out before; so they may also be told that it is still the same.
  if (known !== undefined && hasAnswer(request, known)) return sendUnchanged(reply, known);
  const output = await workOut();
  if (!output.ok) return sendRefusal(services, { request, reply, actor }, output.error);
  return sendTagged(request, reply, output.value, (tag) => tags.keep(key, tag));
}

function isQueryName({ rooms }: Services, name: string): name is QueryName {
  return Object.hasOwn(rooms.queries, name);
}
