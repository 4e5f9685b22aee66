import { hash } from 'node:crypto';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '@plumbline/api';
import { type AuditType, usualChoices } from '@plumbline/audit';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { counted, county } from '@plumbline/ballot-management/testing/tamarack';
import type { InputFileKind } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { demonstration } from '@plumbline/words/en/server/demonstration';
import { openRound } from '../audit/commands/open-round.ts';
import { loadAudit } from '../audit/history/load-audit.ts';
import { checkOfUpload } from '../audit/uploads/check-of-upload.ts';
import type { Actor } from '../policy/actor.ts';
import { can } from '../policy/can.ts';
import type { CommandDefinition, ParsedInput } from '../road/define-command.ts';
import { executeCommand } from '../road/execute-command.ts';
import { resolveScope } from '../road/resolve-scope.ts';
import type { PublicCommand } from '../road/rooms.ts';
import type { Services } from '../services.ts';
import { electionIdOf } from '../stores/audits.ts';
import { boardIdOf } from '../stores/board-links.ts';
import { loadGrants } from '../stores/people.ts';
import { addUpload, findUpload } from '../stores/uploads.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { loadBallotRoom } from './load-ballot-room.ts';
import { BATCHES, COUNTIES, LEVY, POLLING } from './small-elections.ts';

/**
 * Two small audits that wait to be played by hand, a second one of the election of one of them, and one with a round under way so that an audit board can be seen at
 * work. Every step is a command with an identifier of its own, so that a start that was interrupted goes on where it
 * stopped, and a later start changes nothing. Answers the identifier of the audit board.
 */
export async function playSmallAudits(
  services: Services,
  people: DemonstrationPeople,
  manager: string,
): Promise<string> {
  await playPlanning(services, people, {
    name: demonstration.polling,
    type: 'ballot-polling',
    participants: POLLING.participants({ first: manager, second: manager }),
    contests: POLLING.contests,
    files: [
      { jurisdiction: 'J1', kind: 'manifest', text: POLLING.manifests.J1 },
      { jurisdiction: 'J2', kind: 'manifest', text: POLLING.manifests.J2 },
    ],
  });
  const compared = await playPlanning(services, people, {
    name: demonstration.batches,
    type: 'batch-comparison',
    participants: BATCHES.participants({ first: manager, second: manager }),
    contests: BATCHES.contests,
    files: (['J1', 'J2'] as const).flatMap((jurisdiction) => [
      { jurisdiction, kind: 'manifest' as const, text: BATCHES.files[jurisdiction].manifest },
      { jurisdiction, kind: 'candidate-totals' as const, text: BATCHES.files[jurisdiction].totals },
    ]),
  });
  await playSecondAudit(services, people, compared);
  const auditId = await playPlanning(services, people, {
    name: demonstration.roundUnderWay,
    type: 'ballot-polling',
    participants: LEVY.participants(manager),
    contests: LEVY.contests,
    files: [{ jurisdiction: LEVY.jurisdiction, kind: 'manifest', text: LEVY.manifest }],
  });
  return playToBoard(services, people, auditId);
}

/**
 * An audit whose counties keep their ballots here: the manifest of one can be frozen and registered at once. The administrator directs the
 * rooms, and the manager coordinates them.
 */
export async function playBallotRooms(
  services: Services,
  people: DemonstrationPeople,
  addresses: { readonly administrator: string; readonly manager: string },
): Promise<void> {
  const { organizationId } = people;
  const auditId = await playPlanning(services, people, {
    name: demonstration.ballotRooms,
    type: 'ballot-polling',
    participants: COUNTIES.participants(addresses.manager),
    contests: [...COUNTIES.contests],
    files: [],
  });
  const electionId = await electionIdOf(services.db, auditId);
  assert(electionId !== undefined, 'an audit belongs to an election', auditId);
  const rooms = [
    { jurisdiction: COUNTIES.reviewed, commands: () => commandsOf(county()) },
    { jurisdiction: COUNTIES.counted, commands: () => commandsOf(counted()) },
  ];
  for (const { jurisdiction, commands: given } of rooms) {
    const addressOf = (account: string) => {
      if (account === 'osei') return addresses.administrator;
      return account === 'okafor' ? addresses.manager : `${account}@${jurisdiction.toLowerCase()}.example`;
    };
    await loadBallotRoom(services, { place: { electionId, jurisdiction }, organizationId, given, addressOf });
  }
}

/** Another audit of the election of `first`: it starts with the same jurisdictions, managers and manifests. */
async function playSecondAudit(services: Services, people: DemonstrationPeople, first: string): Promise<void> {
  const { organizationId, administratorId } = people;
  const electionId = await electionIdOf(services.db, first);
  assert(electionId !== undefined, 'an audit belongs to an election', first);
  const name = demonstration.secondAudit;
  await submit(services, administratorId, `${name}, creation`, 'create-audit', {
    organizationId,
    name,
    auditType: 'ballot-polling',
    method: usualChoices('ballot-polling').method,
    compatibility: true,
    // One person tries it out, and nobody else is there to confirm.
    twoPersons: false,
    election: { kind: 'existing', electionId },
  });
}

type SmallAudit = {
  readonly name: string;
  readonly type: AuditType;
  readonly participants: string;
  readonly contests: CommandInput<'define-contests'>['contests'];
  readonly files: readonly { readonly jurisdiction: string; readonly kind: InputFileKind; readonly text: string }[];
};

async function playPlanning(services: Services, people: DemonstrationPeople, small: SmallAudit): Promise<string> {
  const { name } = small;
  const { organizationId, administratorId } = people;
  const { method, dataEntry } = usualChoices(small.type);
  const { auditId } = await submit(services, administratorId, `${name}, creation`, 'create-audit', {
    organizationId,
    name,
    auditType: small.type,
    method,
    compatibility: true,
    // One person tries it out, and nobody else is there to confirm.
    twoPersons: false,
  });
  const files = [{ jurisdiction: null, kind: 'participants' as const, text: small.participants }];
  for (const file of files) await submitFile(services, administratorId, { auditId, ...file });
  await submit(services, administratorId, `${name}, contests`, 'define-contests', {
    auditId,
    contests: small.contests,
  });
  await submit(services, administratorId, `${name}, settings`, 'change-settings', {
    auditId,
    settings: {
      electionName: 'Practice election',
      state: 'GA',
      riskLimitPercent: 10,
      dataEntry,
    },
  });
  for (const file of small.files) await submitFile(services, people.managerId, { auditId, ...file });
  return auditId;
}

/** Draws a first round and creates an audit board, whose members have not yet sat down. */
async function playToBoard(services: Services, people: DemonstrationPeople, auditId: string): Promise<string> {
  const { administratorId, managerId } = people;
  await submit(services, administratorId, `${auditId}, commitment`, 'commit-inputs', { auditId });
  await submit(services, administratorId, `${auditId}, seed`, 'set-seed', { auditId, seed: LEVY.seed });
  const { audit } = await loadAudit(services.db, auditId);
  if (audit.phase === 'seeded') {
    const { sampleSizes } = LEVY;
    const sample = await services.workers.run('store-sample', { audit, sampleSizes });
    assert(sample.ok, 'the practice election can be sampled', sample);
    const opened = { auditId, round: 1, sampleSizes, ...sample.value };
    await execute(services, administratorId, `${auditId}, round 1`, openRound, opened);
  }
  const { jurisdiction } = LEVY;
  await submit(services, managerId, `${auditId}, boards`, 'create-boards', { auditId, jurisdiction, count: 1 });
  return boardIdOf({ auditId, jurisdiction, round: 1, board: 'Audit Board #01' });
}

async function submitFile(
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

function submit<Name extends CommandName>(
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

async function execute<Input, Output>(
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

/** The same step has the same identifier at every start. */
function identifierOf(step: string): string {
  const digest = hash('sha256', `demonstration: ${step}`, 'hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

async function* oneChunk(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
