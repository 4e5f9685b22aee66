import { hash } from 'node:crypto';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '@plumbline/api';
import type { InputFileKind } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { loadAudit } from '../audit/history/load-audit.ts';
import { checkOfUpload } from '../audit/uploads/check-of-upload.ts';
import type { Actor } from '../policy/actor.ts';
import { can } from '../policy/can.ts';
import type { CommandDefinition, ParsedInput } from '../road/define-command.ts';
import { executeCommand } from '../road/execute-command.ts';
import { resolveScope } from '../road/resolve-scope.ts';
import type { PublicCommand } from '../road/rooms.ts';
import type { Services } from '../services.ts';
import { loadGrants } from '../stores/people.ts';
import { addUpload, findUpload } from '../stores/uploads.ts';

/* Every step of the demonstration is a command with an identifier of its own, so that a start that was interrupted goes on where it stopped,
   and a later start changes nothing. */

/** Uploads a file as a person does, and registers it with whatever it asks to confirm. */
export async function submitFile(
  services: Services,
  personId: string,
  file: {
    readonly auditId: string;
    readonly jurisdiction: string | null;
    readonly kind: InputFileKind;
    readonly text: string;
  },
): Promise<void> {
  const { auditId, jurisdiction, kind, text } = file;
  const uploadId = identifierOf(`${auditId}, ${kind} of ${jurisdiction}`);
  if ((await findUpload(services.db, uploadId)) === undefined) {
    const { sha256, bytes } = await services.blobs.put(oneChunk(text));
    const { audit } = await loadAudit(services.db, auditId);
    const name = `${kind}.csv`;
    const findings = await checkOfUpload(services, audit, { name, bytes, sha256, kind, jurisdiction });
    const at = services.now();
    await addUpload(services.db, {
      uploadId,
      auditId,
      jurisdiction,
      kind,
      name,
      bytes,
      sha256,
      personId,
      at,
      findings,
    });
  }
  const input = { auditId, jurisdiction, kind, uploadId, confirmed: true };
  await submit(services, personId, `${uploadId}, registration`, 'register-file', input);
}

/** Carries out a command of the contract as this person. */
export function submit<Name extends CommandName>(
  services: Services,
  personId: string,
  step: string,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const definition: PublicCommand<Name> = services.rooms.commands[name];
  // The schema of a name gives the input of that name; the compiler does not follow that through the table.
  const parsed = commands[name].input.parse(input) as unknown as ParsedInput<Name>;
  return execute(services, personId, step, definition, parsed);
}

/** Carries out a command as this person, once: the same step has the same identifier at every start. */
export async function execute<Input, Output>(
  services: Services,
  personId: string,
  step: string,
  definition: CommandDefinition<Input, Output>,
  input: Input,
): Promise<Output> {
  const actor: Actor = { kind: 'person', personId, grants: await loadGrants(services.db, personId, services.now()) };
  const scope = await resolveScope(services.db, definition.scope(input));
  const role = scope && can(actor, definition.permission, scope);
  assert(role !== undefined, 'the people of the demonstration may do what they do', step);
  const request = { commandId: identifierOf(step), actor, role, sessionDigest: undefined, deviceDigest: undefined };
  const executed = await executeCommand(services, definition, input, request);
  assert(executed.ok, `${step} goes through`, executed.ok ? '' : executed.error);
  assert(executed.value.answer.ok, `${step} goes through`, executed.value.answer);
  return executed.value.answer.value;
}

function identifierOf(step: string): string {
  const digest = hash('sha256', `demonstration: ${step}`, 'hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

async function* oneChunk(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
