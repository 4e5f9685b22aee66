import { err, type Result } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { appendEvents, sha256OfText } from '../log/append-events.ts';
import { actorName } from '../policy/actor.ts';
import { project } from '../projections/project.ts';
import type { Services } from '../services.ts';
import { findOutcome, type KeptOutcome, keepOutcome, lockCommand } from '../stores/command-outcomes.ts';
import { newsOfChain, sendNews } from '../stores/news.ts';
import type { SessionSubject } from '../stores/sessions.ts';
import {
  type CommandContext,
  type CommandDefinition,
  type Outcome,
  type Refusal,
  refuse,
  type ServerRefusal,
} from './define-command.ts';

/** What becomes of a command: its answer, and the session it opens or closes. */
type Executed<Output> = {
  readonly answer: Result<Output, ServerRefusal>;
  readonly signIn?: SessionSubject;
  readonly signOut?: boolean;
};

type Request = Pick<CommandContext, 'commandId' | 'actor' | 'role' | 'sessionDigest'>;

/**
 * Carries a command out in one transaction: its log entries, its projections and its answer are there together, or none
 * of them. The same identifier again answers what the first time answered, and does nothing.
 */
export async function executeCommand<Input, Output>(
  services: Services,
  definition: CommandDefinition<Input, Output>,
  input: Input,
  request: Request,
): Promise<Result<Executed<Output>, Refusal>> {
  const { commandId, actor, role } = request;
  const at = services.now();
  const identity = {
    // Signing in changes who is asking; what anyone may do is the same command whoever repeats it.
    actor: role === 'anyone' ? role : actorName(actor, role),
    command: definition.name,
    inputSha256: sha256OfText(canonicalJson(input)),
  };
  return withoutCommittingRefusals(services, async (tx) => {
    await lockCommand(tx, commandId);
    const before = await findOutcome(tx, commandId);
    if (before !== undefined) return repeated<Output>(before, { ...identity, at });
    const outcome = await definition.run({ services, tx, at, ...request }, input);
    if (!outcome.ok) return outcome;
    await append(services, { tx, at, ...request }, outcome.value);
    const { additions: _, ...executed } = outcome.value;
    await keepOutcome(tx, commandId, { ...identity, outcome: executed, at });
    return { ok: true, value: executed };
  });
}

/** A sign-in is repeated by a browser that lost the answer, at once; later it would be somebody else's way in. */
const SIGN_IN_REPEATED_MS_MAX = 5 * 60_000;

/** What the first time answered, to whoever sends the same once more. */
function repeated<Output>(before: KeptOutcome, now: Omit<KeptOutcome, 'outcome'>): Result<Executed<Output>, Refusal> {
  const same = before.command === now.command && before.inputSha256 === now.inputSha256;
  if (!same || before.actor !== now.actor) {
    return refuse('command-repeated-differently', 'Reload the page to see what was kept, then enter the rest again.');
  }
  // Kept by this same command, so it has the shape of its outcome.
  const executed = before.outcome as Executed<Output>;
  const isLate = now.at.getTime() - before.at.getTime() > SIGN_IN_REPEATED_MS_MAX;
  if (executed.signIn !== undefined && isLate) return refuse('not-signed-in', 'Sign in again.');
  return { ok: true, value: executed };
}

async function append(
  services: Services,
  context: Pick<CommandContext, 'tx' | 'at' | 'actor' | 'role' | 'commandId'>,
  outcome: Outcome<unknown>,
): Promise<void> {
  const { tx, at, actor, role, commandId } = context;
  for (const { chain, events } of outcome.additions) {
    if (events.length === 0) continue;
    const signedIn = outcome.signIn?.kind === 'person' ? `person:${outcome.signIn.personId}` : undefined;
    const occasion = { commandId, at, actor: signedIn ?? actorName(actor, role) };
    const head = await appendEvents(tx, chain, occasion, events);
    await project(services, tx, chain, head.number - events.length + 1);
    await sendNews(tx, newsOfChain(chain, head.number));
  }
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Kysely rolls back what throws; a refusal has to be rolled back too, and then answered. */
async function withoutCommittingRefusals<T>(
  services: Services,
  work: (tx: CommandContext['tx']) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await services.db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    throw error;
  }
}
