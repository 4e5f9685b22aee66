import { randomUUID } from 'node:crypto';
import {
  AUDIT_TYPES,
  type AuditEvent,
  type AuditInRounds,
  type BegunAudit,
  currentRound,
  decide,
  evolveAll,
  isInRounds,
  isPractice,
  latestMeasurements,
  NOT_BEGUN,
  outstandingContests,
  practiceName,
  type Settings,
  takesEverything,
  usualChoices,
} from '@plumbline/audit';
import type { Contest } from '@plumbline/election';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { holdRooms } from '../../ballots/history/outdated-room-file.ts';
import { createChain, lockChain } from '../../log/append-events.ts';
import { auditChain } from '../../log/audit-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, type Refusal, refuse } from '../../road/define-command.ts';
import { findAudit, isAuditNameInUse } from '../../stores/audits.ts';
import { findElection } from '../../stores/elections.ts';
import { organizationChain } from '../../stores/organizations.ts';
import type { Reader } from '../../stores/store.ts';
import { loadAudit, loadAuditForUpdate } from '../history/load-audit.ts';
import { type CarriedOver, carryOver } from './carry-over.ts';
import { withWhoDidIt } from './define-audit-command.ts';

/**
 * Ends an audit of a sample that did not meet its limit, and begins the audit of the same election that counts every ballot: with its
 * participants and manifests, and the contests that are open. Both happen, or neither. Of an audit that was concluded for it before, it
 * begins the count alone.
 */
export const escalateAudit = defineCommand({
  name: 'escalate-audit',
  permission: 'audit.conclude',
  asksFreshFactor: true,
  scope: auditScope,

  async prepare({ services, preparation }, { auditId, name }) {
    const { audit } = await loadAudit(services.db, auditId);
    const created = await creationOf(services.db, audit, { auditId, name: nameAfter(audit, name) });
    const row = await findAudit(services.db, auditId);
    if (!created?.ok || row === undefined) return;
    await carryOver(services.db, preparation, created.value, { electionId: row.electionId, auditId, audit });
  },

  async run({ tx, preparation }, { auditId, name: asked }) {
    const row = await findAudit(tx, auditId);
    assert(row !== undefined, 'an audit that somebody may conclude is in its office', auditId);
    const { organizationId, electionId } = row;
    await holdRooms(tx, electionId);
    const { history } = await loadAuditForUpdate(tx, auditId);
    const { audit } = history;
    const name = nameAfter(audit, asked);
    const isConcluded = audit.phase === 'concluded';
    // Two persons conclude first; the count for which they did is then begun by one.
    if (!isConcluded && audit.twoPersons.required) return err({ code: 'conclude-by-two-first' });
    const next = { auditId: randomUUID(), name };
    const decided = decide(
      audit,
      isConcluded
        ? { type: 'escalate', escalatedTo: next }
        : { type: 'conclude', outcome: 'full-hand-count', escalatedTo: next },
    );
    if (!decided.ok) return err(await withWhoDidIt(tx, history, decided.error));
    const office = organizationChain(organizationId);
    await lockChain(tx, office);
    if (await isAuditNameInUse(tx, { organizationId, name })) {
      const taken = detail('auditNameTaken', { organization: audit.plan.organization, name });
      return refuse('audit-name-taken', taken, [{ path: 'name', message: taken }]);
    }
    const created = await creationOf(tx, audit, { auditId, name });
    assert(created !== undefined, 'an audit that can be concluded has had a round', auditId);
    if (!created.ok) return created;
    const carried = await carryOver(tx, preparation, created.value, { electionId, auditId, audit });
    const begun = [...created.value, ...(carried?.events ?? [])];
    await createChain(tx, auditChain(next.auditId), 'audit');
    return ok({
      additions: [
        { chain: office, events: ofOffice({ ...next, electionId }, carried) },
        { chain: auditChain(auditId), events: decided.value },
        { chain: auditChain(next.auditId), events: [...begun, ...planOf(audit, begun)] },
      ],
      answer: ok({ auditId: next.auditId }),
    });
  },
});

/** What is counted after a practice audit is practice as well. */
function nameAfter({ plan }: BegunAudit, name: string): string {
  return isPractice(plan) ? practiceName(name) : name;
}

function ofOffice(
  next: { readonly auditId: string; readonly name: string; readonly electionId: string },
  carried: CarriedOver | undefined,
): readonly OrganizationEvent[] {
  const { auditId, electionId } = next;
  return [
    { type: 'audit-added', ...next, auditType: countOfEverything() },
    ...(carried === undefined
      ? []
      : [{ type: 'jurisdictions-listed', electionId, auditId, ...carried.listed } as const]),
  ];
}

function countOfEverything() {
  const type = AUDIT_TYPES.find((one) => takesEverything({ type: one }));
  assert(type !== undefined, 'there is a type of audit that counts everything');
  return type;
}

/** How the new audit begins; undefined where the first has had no round. */
async function creationOf(
  db: Reader,
  audit: BegunAudit,
  of: { readonly auditId: string; readonly name: string },
): Promise<Result<readonly AuditEvent[], Refusal> | undefined> {
  if (!isInRounds(audit)) return undefined;
  const row = await findAudit(db, of.auditId);
  const election = row && (await findElection(db, row.electionId));
  if (election === undefined) return refuse('not-found', detail('electionGone'));
  const auditType = countOfEverything();
  return decide(NOT_BEGUN, {
    type: 'create-audit',
    name: of.name,
    organization: audit.plan.organization,
    auditType,
    method: usualChoices(auditType).method,
    compatibility: false,
    practice: isPractice(audit.plan),
    election: { electionId: election.electionId, name: election.name },
    startsFrom: { auditId: of.auditId, name: audit.plan.name },
    escalates: whyOf(audit),
  });
}

/** The contests that a sample did not confirm, with what was last measured of each. */
function whyOf(audit: AuditInRounds) {
  const measured = new Map(latestMeasurements(audit).map(({ contest, pValue }) => [contest, pValue]));
  return {
    round: currentRound(audit).number,
    riskLimitPercent: audit.plan.settings?.riskLimitPercent ?? 0,
    contests: outstandingContests(audit.plan, audit.rounds).map((contest) => ({
      contest,
      pValue: measured.get(contest) ?? null,
    })),
  };
}

/** The open contests and the settings, as far as they fit: what does not is left for somebody to decide. */
function planOf({ plan, ...audit }: BegunAudit, begun: readonly AuditEvent[]): readonly AuditEvent[] {
  const rounds = 'rounds' in audit ? audit.rounds : [];
  const open = new Set(outstandingContests(plan, rounds));
  const contests = plan.contests
    .filter(({ name }) => open.has(name))
    .map((contest) => withReportedWinner(plan, contest));
  const commands = [
    { type: 'define-contests', contests } as const,
    ...(plan.settings === null ? [] : [{ type: 'change-settings', settings: settingsOf(plan.settings) } as const]),
  ];
  const state = evolveAll(NOT_BEGUN, begun);
  return commands.flatMap((command) => {
    const decided = decide(state, command);
    return decided.ok ? decided.value : [];
  });
}

/**
 * Where records were compared they say who won, and for whose sake nothing could be shown by a sample; where rankings are counted by hand
 * nobody has them at hand.
 */
function withReportedWinner({ assertions }: BegunAudit['plan'], contest: Contest): Contest {
  const { mayWin = [], writeIns: line } = assertions?.[contest.name] ?? {};
  const [winner, ...others] = mayWin;
  if (contest.countedBy === undefined || winner === undefined || others.length > 0) return contest;
  const writeIns = line === undefined ? {} : { writeIns: { choice: line, names: [] } };
  return { ...contest, ...writeIns, reportedWinner: winner };
}

/** A count of every ballot has no risk to limit, and whether its batches are entered twice is chosen for it. */
function settingsOf({ doubleEntry: _, ...settings }: Settings): Settings {
  const { dataEntry } = usualChoices(countOfEverything());
  return { ...settings, riskLimitPercent: 0, dataEntry };
}
