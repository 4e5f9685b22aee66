import { type CommandName, type CommandOutput, commands } from '@plumbline/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import { actingIn, can } from '../policy/can.ts';
import type { Services } from '../services.ts';
import { authorize } from './authorize.ts';
import { commandIdOf } from './command-id-of.ts';
import type { ParsedInput } from './define-command.ts';
import { executeCommand, executeForRecalled } from './execute-command.ts';
import { OutcomeUnknown } from './in-one-transaction.ts';
import { originOf } from './origin-of.ts';
import { parseInput } from './parse-input.ts';
import { aboutOf, scopeOfGrants } from './resolve-scope.ts';
import type { PublicCommand } from './rooms.ts';
import { FACTOR_NEEDED, NOT_FOUND, sendProblem } from './send-problem.ts';
import { sendRefusal } from './send-refusal.ts';
import { closeSession, deviceDigest, openSession, readSession, recallSession } from './session.ts';

/** `POST /api/commands/<name>`: the one road by which anything changes. */
export function commandsRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.post('/api/commands/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const { name } = request.params;
    if (!isCommandName(services, name)) return sendProblem(request, reply, NOT_FOUND);
    return carryOut(services, config, { request, reply, name });
  });
}

async function carryOut<Name extends CommandName>(
  services: Services,
  config: Config,
  asked: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly name: Name },
): Promise<FastifyReply> {
  const { request, reply, name } = asked;
  const definition: PublicCommand<Name> = services.rooms.commands[name];
  // The schema of a name gives the input of that name; the compiler does not follow that through the table.
  const input = parseInput(commands[name].input as unknown as z.ZodType<ParsedInput<Name>>, request.body);
  if (input.ok && definition.inMemory !== undefined) {
    const output = await carryOutForRecalled(services, config, { request, definition, input: input.value });
    if (output !== undefined) return reply.send({ output });
  }
  const wanted = input.ok ? definition.scope(input.value) : undefined;
  const about = wanted && aboutOf(wanted, { withStand: false });
  const session = await readSession(services, config, request, { keepAlive: true, about });
  if (!input.ok) return sendProblem(request, reply, input.error);
  const { permission } = definition;
  const scope = definition.scope(input.value);
  const allowed = await authorize(services.db, session.actor, { permission, scope, about: session.about });
  if (!allowed.ok) return sendProblem(request, reply, allowed.error);
  if (definition.asksFreshFactor === true && !session.isFresh) return sendProblem(request, reply, FACTOR_NEEDED);
  const executed = await executeCommand(services, definition, input.value, {
    commandId: commandIdOf(request),
    actor: actingIn(session.actor, allowed.value.scope),
    role: allowed.value.role,
    sessionDigest: session.digest,
    deviceDigest: deviceDigest(config, request),
    origin: originOf(config, request),
  });
  const { actor } = session;
  if (!executed.ok) return sendRefusal(services, { request, reply, actor }, executed.error);
  const { answer, signIn, signOut } = executed.value;
  try {
    if (signIn !== undefined) {
      await openSession(services, config, { request, reply, subject: signIn, replaces: session.digest });
    }
    if (signOut === true) await closeSession(services, config, reply, session.digest);
  } catch (error) {
    // The command is done, the session is not; the same command sent again opens it.
    throw new OutcomeUnknown('the session could not be written after the command', { cause: error });
  }
  if (!answer.ok) return sendRefusal(services, { request, reply, actor }, answer.error);
  return reply.send({ output: answer.value });
}

/**
 * What boards enter by the hundred thousand takes one journey to the database: whether the board still has what it had is found
 * out by the statement that writes. Whatever is not written so goes the whole way, and is answered there.
 */
async function carryOutForRecalled<Name extends CommandName>(
  services: Services,
  config: Config,
  asked: {
    readonly request: FastifyRequest;
    readonly definition: PublicCommand<Name>;
    readonly input: ParsedInput<Name>;
  },
): Promise<CommandOutput<Name> | undefined> {
  const { request, definition, input } = asked;
  const board = recallSession(services, config, request);
  if (board === undefined || definition.asksFreshFactor === true) return undefined;
  const { actor } = board;
  const scope = scopeOfGrants(actor, definition.scope(input));
  const role = scope && can(actor, definition.permission, scope);
  if (scope === undefined || role === undefined) return undefined;
  return executeForRecalled(services, definition, input, {
    commandId: commandIdOf(request),
    actor,
    role,
    sessionDigest: board.tokenSha256,
    deviceDigest: deviceDigest(config, request),
    board,
  });
}

function isCommandName({ rooms }: Services, name: string): name is CommandName {
  return Object.hasOwn(rooms.commands, name);
}
