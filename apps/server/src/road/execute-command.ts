import { createHmac } from 'node:crypto';
import type { Result } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { detail } from '@plumbline/words/detail-words';
import { appendEvents, sha256OfText } from '../log/append-events.ts';
import { actorName } from '../policy/actor.ts';
import type { ScopeRequest } from '../policy/scope.ts';
import type { Services } from '../services.ts';
import { redactRoomAsLogged } from '../stores/ballot-rooms.ts';
import { holdCommand, type KeptOutcome, keepOutcome } from '../stores/command-outcomes.ts';
import { noteWritten } from '../stores/find-asker.ts';
import { isRedaction, keepTexts, redactAsLogged } from '../stores/free-texts.ts';
import { type News, newsOfChain } from '../stores/news.ts';
import { type SessionSubject, type SignIn, sessionsEndedAt } from '../stores/sessions.ts';
import type { Writer } from '../stores/store.ts';
import { forgetNamesAsLogged } from '../stores/tally-names.ts';
import { Busy } from './busy.ts';
import {
  type CommandContext,
  type CommandDefinition,
  type Outcome,
  type Refusal,
  refuse,
  type ServerRefusal,
} from './define-command.ts';
import { inOneTransaction } from './in-one-transaction.ts';
import { NotPrepared, openPreparation } from './preparation.ts';
import { openTurnstile } from './turnstile.ts';
import { openWriting, type Waiting } from './write-from-memory.ts';

/** What becomes of a command: its answer, and the session it opens or closes. */
type Executed<Output> = {
  readonly answer: Result<Output, ServerRefusal>;
  readonly signIn?: SignIn;
  readonly signOut?: boolean;
};

type Request = Pick<CommandContext, 'commandId' | 'actor' | 'role' | 'sessionDigest' | 'deviceDigest' | 'origin'>;

/**
 * Commands on one chain are carried out one after the other, so more than two connections would only wait for each other.
 * All together leave a third of the connections to those who read. An audit of 500 boards sends a few dozen a second.
 */
const turnstile = openTurnstile({
  insideMax: 2,
  insideMaxInAll: 12,
  waitingMax: 300,
  waitingMaxEach: 100,
  waitMsMax: 20_000,
});

/** Those that are decided in memory share a commit, and wait for it in the same numbers. */
const writeFromMemory = openWriting({ turnstile, waitingMax: 300, waitingMaxEach: 100 });

/** An audit that moves faster than a command can be prepared is busy. */
const PREPARED_TIMES_MAX = 5;

/**
 * Carries a command out in one transaction: its log entries, its projections and its answer are there together, or none
 * of them. The same identifier again answers what the first time answered, and does nothing.
 *
 * Whatever takes long is worked out before the transaction, which begins only when it is the command's turn.
 */
export async function executeCommand<Input, Output>(
  services: Services,
  definition: CommandDefinition<Input, Output>,
  input: Input,
  request: Request,
): Promise<Result<Executed<Output>, Refusal>> {
  const { commandId, actor } = request;
  const identity = identityOf(services, definition, input, request);
  const place = { gate: definition.gate?.(input) ?? gateOf(definition.scope(input)), who: identity.actor };
  const pages = request.origin === undefined ? {} : { origin: request.origin };
  const { before: preparing, whileHolding: preparation } = openPreparation(services);
  const carryOut = () =>
    inOneTransaction(services.db, async (tx) => {
      const before = await holdCommand(tx, commandId);
      const at = services.now();
      if (before !== undefined) return repeated<Output>(tx, before, { ...identity, at });
      const outcome = await definition.run({ services, tx, at, preparation, ...request }, input);
      if (!outcome.ok) return outcome;
      const news = await append(services, { tx, at, preparation, ...request }, outcome.value);
      const { additions: _, texts: __, ...executed } = outcome.value;
      const isRepeat = definition.knowsItsRepeats === true && outcome.value.additions.every(isEmpty);
      if (!isRepeat) await keepOutcome(tx, commandId, { ...identity, outcome: executed, at }, news);
      return { ok: true as const, value: executed };
    });
  for (let times = 0; times < PREPARED_TIMES_MAX; times += 1) {
    await definition.prepare?.({ services, actor, preparation: preparing, ...pages }, input);
    try {
      const written = await carryOutInMemory(services, definition, input, { ...request, preparation, identity });
      if (written !== undefined) return { ok: true, value: written };
      const carriedOut = await turnstile.pass(place, carryOut);
      noteWritten(services.pool);
      return carriedOut;
    } catch (error) {
      // The audit has moved since; nothing was written.
      if (!(error instanceof NotPrepared)) throw error;
    }
  }
  throw new Busy(`${definition.name} could not be prepared while ${place.gate} moved`);
}

type Identity = Omit<KeptOutcome, 'outcome' | 'at'>;

function identityOf<Input, Output>(
  { secret }: Pick<Services, 'secret'>,
  definition: CommandDefinition<Input, Output>,
  input: Input,
  { actor, role }: Request,
): Identity {
  const sent = canonicalJson(input);
  return {
    // Signing in changes who is asking; what anyone may do is the same command whoever repeats it.
    actor: role === 'anyone' ? role : actorName(actor, role),
    command: definition.name,
    inputSha256: definition.hidesInput === true ? digestUnder(secret, sent) : sha256OfText(sent),
  };
}

function digestUnder(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(`command input\n${text}`).digest('hex');
}

/**
 * Carries a command out that is decided in memory, for a board as it was when it asked last. It is written in the statement
 * that finds that the board has what it had then; nothing where it is not written, for whatever reason, and then nothing may be answered.
 */
export async function executeForRecalled<Input, Output>(
  services: Services,
  definition: CommandDefinition<Input, Output>,
  input: Input,
  request: Request & { readonly board: Waiting['board'] },
): Promise<Output | undefined> {
  const { before, whileHolding: preparation } = openPreparation(services);
  const identity = identityOf(services, definition, input, request);
  try {
    await definition.prepare?.({ services, actor: request.actor, preparation: before }, input);
    const written = await carryOutInMemory(services, definition, input, { ...request, preparation, identity });
    return written?.answer.ok === true ? written.answer.value : undefined;
  } catch (error) {
    // The audit has moved since; nothing was written.
    if (error instanceof NotPrepared) return undefined;
    throw error;
  }
}

function isEmpty({ events }: Outcome<unknown>['additions'][number]): boolean {
  return events.length === 0;
}

/**
 * What a command leaves behind that was decided in memory and written at once. Nothing where it cannot be: then nothing was
 * written, and whatever there is to answer is found out holding the chain.
 */
async function carryOutInMemory<Input, Output>(
  services: Services,
  { inMemory }: CommandDefinition<Input, Output>,
  input: Input,
  command: Request & {
    readonly preparation: CommandContext['preparation'];
    readonly identity: Identity;
    readonly board?: Waiting['board'];
  },
): Promise<Executed<Output> | undefined> {
  if (inMemory === undefined) return undefined;
  const { identity, board, ...request } = command;
  const { commandId, actor, role } = request;
  const ledger = inMemory.ledger(input);
  let executed: Executed<Output> | undefined;
  const written = await writeFromMemory(services, ledger, {
    commandId,
    who: identity.actor,
    board,
    async decide(draft) {
      const at = services.now();
      const decided = await inMemory.decide(draft, { ...request, at }, input);
      if (decided?.ok !== true) return undefined;
      const { additions, texts = [], uploads = [], ...outcome } = decided.value;
      const [addition, ...others] = additions;
      if (addition?.chain !== ledger.chain || others.length > 0 || outcome.signIn !== undefined) return undefined;
      const { events } = addition;
      if (events.some(({ type }) => services.rooms.isProjected(type) || isRedaction(type))) return undefined;
      executed = outcome;
      const occasion = { commandId, at, actor: actorName(actor, role) };
      return { occasion, events, texts, uploads, kept: { ...identity, outcome, at } };
    },
  });
  if (!written) return undefined;
  noteWritten(services.pool);
  return executed;
}

/** The chain that a command will hold, as far as its scope tells. */
function gateOf(scope: ScopeRequest): string {
  if ('auditId' in scope) return scope.auditId;
  return 'organizationId' in scope ? scope.organizationId : scope.kind;
}

/** A sign-in is repeated by a browser that lost the answer, at once; later it would be somebody else's way in. */
export const SIGN_IN_REPEATED_MS_MAX = 5 * 60_000;

/** What the first time answered, to whoever sends the same once more. */
async function repeated<Output>(
  tx: Writer,
  before: KeptOutcome,
  now: Omit<KeptOutcome, 'outcome'>,
): Promise<Result<Executed<Output>, Refusal>> {
  const same = before.command === now.command && before.inputSha256 === now.inputSha256;
  if (!same || before.actor !== now.actor) {
    return refuse('command-repeated-differently', detail('enterTheRestAgain'));
  }
  // Kept by this same command, so it has the shape of its outcome.
  const executed = before.outcome as Executed<Output>;
  const isLate = now.at.getTime() - before.at.getTime() > SIGN_IN_REPEATED_MS_MAX;
  if (executed.signIn !== undefined && (isLate || (await isEnded(tx, executed.signIn, before.at)))) {
    return refuse('not-signed-in', detail('signInAgain'));
  }
  return { ok: true, value: executed };
}

/** A session that was ended by hand is not opened again by the request that opened it. */
async function isEnded(tx: Writer, subject: SessionSubject, signedInAt: Date): Promise<boolean> {
  if (subject.kind !== 'person') return false;
  const endedAt = await sessionsEndedAt(tx, subject.personId);
  return endedAt !== undefined && endedAt >= signedInAt;
}

async function append(
  services: Services,
  context: Pick<CommandContext, 'tx' | 'at' | 'actor' | 'role' | 'commandId' | 'preparation'>,
  outcome: Outcome<unknown>,
): Promise<readonly News[]> {
  const news: News[] = [];
  const { tx, at, actor, role, commandId, preparation } = context;
  for (const { chain, events, held } of outcome.additions) {
    if (events.length === 0) continue;
    const signedIn = outcome.signIn?.kind === 'person' ? `person:${outcome.signIn.personId}` : undefined;
    const occasion = { commandId, at, actor: signedIn ?? actorName(actor, role) };
    const head = await appendEvents(tx, chain, occasion, events, held);
    const from = head.number - events.length + 1;
    const { secret, rooms } = services;
    await rooms.project({ secret, preparation }, tx, { chain, from, events });
    await redactAsLogged(tx, chain, { from, events });
    await redactRoomAsLogged(tx, chain, { from, events });
    await forgetNamesAsLogged(tx, events);
    const told = newsOfChain(chain, head.number, events);
    if (told !== undefined) news.push(told);
  }
  await keepTexts(tx, outcome.texts ?? []);
  return news;
}
