import { randomUUID } from 'node:crypto';
import { type AuditEvent, decide, NOT_BEGUN, practiceName } from '@plumbline/audit';
import { ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { holdRooms } from '../../ballots/history/outdated-room-file.ts';
import { createChain, lockChain } from '../../log/append-events.ts';
import { auditChain } from '../../log/audit-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, type ParsedInput, type Refusal, refuse } from '../../road/define-command.ts';
import { isAuditNameInUse } from '../../stores/audits.ts';
import { findElection, isElectionInUse } from '../../stores/elections.ts';
import { findOrganizations, organizationChain } from '../../stores/organizations.ts';
import type { Reader } from '../../stores/store.ts';
import { carryOver, findStart, type Start } from './carry-over.ts';

type Input = ParsedInput<'create-audit'>;

export const createAudit = defineCommand({
  name: 'create-audit',
  permission: 'audit.create',
  scope: organizationScope,

  async prepare({ services, preparation }, input) {
    const place = await placeOf(services.db, input);
    if (!place.ok || place.value.start === undefined) return;
    const decided = decideCreation(input, place.value);
    if (decided.ok) await carryOver(services.db, preparation, decided.value, place.value.start);
  },

  async run({ tx, preparation }, input) {
    const { organizationId, auditType } = input;
    const name = nameOf(input);
    const { election: chosen } = input;
    if (chosen?.kind === 'existing') await holdRooms(tx, chosen.electionId);
    const chain = organizationChain(organizationId);
    // Held, so that of two audits with one name created at once the second is refused.
    await lockChain(tx, chain);
    const place = await placeOf(tx, input);
    if (!place.ok) return place;
    const { organization, election, start } = place.value;
    if (await isAuditNameInUse(tx, { organizationId, name })) {
      const taken = detail('auditNameTaken', { organization, name });
      return refuse('audit-name-taken', taken, [{ path: 'name', message: taken }]);
    }
    const decided = decideCreation(input, place.value);
    if (!decided.ok) return decided;
    const carried = start && (await carryOver(tx, preparation, decided.value, start));
    const auditId = randomUUID();
    await createChain(tx, auditChain(auditId), 'audit');
    const { electionId } = election;
    const { isNew, ...described } = election;
    const ofOffice: OrganizationEvent[] = [
      ...(isNew ? [{ type: 'election-created', ...described } as const] : []),
      { type: 'audit-added', auditId, name, auditType, electionId },
      ...(carried === undefined
        ? []
        : [{ type: 'jurisdictions-listed', electionId, auditId, ...carried.listed } as const]),
    ];
    return ok({
      additions: [
        { chain, events: ofOffice },
        { chain: auditChain(auditId), events: [...decided.value, ...(carried?.events ?? [])] },
      ],
      answer: ok({ auditId }),
    });
  },
});

/** Where the audit belongs, and what it starts from. */
type Place = {
  readonly organization: string;
  readonly election: {
    readonly electionId: string;
    readonly name: string;
    readonly date: string | null;
    readonly state: string | null;
    readonly isNew: boolean;
  };
  readonly start: Start | undefined;
};

async function placeOf(db: Reader, input: Input): Promise<Result<Place, Refusal>> {
  const { organizationId, election = { kind: 'new', name: nameOf(input), date: null, state: null } } = input;
  const [organization] = await findOrganizations(db, [organizationId]);
  if (organization === undefined) return refuse('not-found', detail('organizationGone'));
  if (election.kind === 'new') {
    const { kind: _, ...described } = election;
    // One that is only implied, by the name of its audit, may be called as another.
    if (input.election !== undefined && (await isElectionInUse(db, { organizationId, ...described }))) {
      const { name } = described;
      const taken = detail('newElectionNameTaken', { organization: organization.name, name });
      return refuse('election-name-taken', taken, [{ path: 'election.name', message: taken }]);
    }
    const created = { electionId: randomUUID(), ...described, isNew: true };
    return ok({ organization: organization.name, election: created, start: undefined });
  }
  const { electionId, startsFrom } = election;
  const known = await findElection(db, electionId);
  if (known === undefined || known.organizationId !== organizationId) return refuse('not-found', CHOOSE_AGAIN);
  const start = await findStart(db, { electionId, startsFrom });
  if (start === 'not-there') return refuse('not-found', CHOOSE_AGAIN);
  const { name, date, state } = known;
  const chosen = { electionId, name, date, state, isNew: false };
  return ok({ organization: organization.name, election: chosen, start });
}

/** What the audit is called everywhere: of a practice audit, by whatever names it. */
function nameOf({ name, practice }: Pick<Input, 'name' | 'practice'>): string {
  return practice ? practiceName(name) : name;
}

const CHOOSE_AGAIN = detail('electionGone');

function decideCreation(
  { name, auditType, method, compatibility, practice, twoPersons }: Input,
  { organization, election, start }: Place,
): Result<readonly AuditEvent[], Refusal> {
  return decide(NOT_BEGUN, {
    type: 'create-audit',
    name,
    organization,
    auditType,
    method,
    compatibility,
    practice,
    twoPersons,
    election: { electionId: election.electionId, name: election.name },
    ...(start === undefined ? {} : { startsFrom: { auditId: start.auditId, name: start.audit.plan.name } }),
  });
}
