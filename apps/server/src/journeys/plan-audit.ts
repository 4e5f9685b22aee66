import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandInput } from '@plumbline/api';
import { type AuditMethod, type AuditType, usualChoices } from '@plumbline/audit';
import type { InputFileKind } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { TestOffice, TestPerson } from '../testing/test-office.ts';

export const FIRST_MANAGER = 'jane@j1.example';
export const SECOND_MANAGER = 'omar@j3.example';

/** Creates an audit and fills in its plan, as an administrator does. */
export async function planAudit(
  office: Pick<TestOffice, 'organizationId'>,
  ada: TestPerson,
  plan: {
    readonly name: string;
    readonly type: AuditType;
    /** The usual one of its type when absent. */
    readonly method?: AuditMethod;
    /** True when absent, as published systems draw and count. */
    readonly compatibility?: boolean;
    /** False when absent. */
    readonly practice?: boolean;
    /** False when absent: one administrator does everything. */
    readonly twoPersons?: boolean;
    readonly doubleEntry?: boolean;
    /** 10 when absent; 0 where every ballot is counted. */
    readonly riskLimitPercent?: number;
    /** A new one when absent. */
    readonly election?: CommandInput<'create-audit'>['election'];
    readonly contests: CommandInput<'define-contests'>['contests'];
    readonly participants: (managers: { readonly first: string; readonly second: string }) => string;
  },
): Promise<string> {
  const { method, dataEntry } = usualChoices(plan.type);
  const { auditId } = await ada.send('create-audit', {
    organizationId: office.organizationId,
    name: plan.name,
    auditType: plan.type,
    method: plan.method ?? method,
    compatibility: plan.compatibility ?? true,
    practice: plan.practice ?? false,
    twoPersons: plan.twoPersons ?? false,
    election: plan.election,
  });
  const participants = plan.participants({ first: FIRST_MANAGER, second: SECOND_MANAGER });
  await useFile(ada, { auditId, kind: 'participants', jurisdiction: null }, participants);
  await ada.send('define-contests', { auditId, contests: plan.contests });
  await ada.send('change-settings', {
    auditId,
    settings: {
      electionName: 'General election',
      state: 'CA',
      riskLimitPercent: plan.riskLimitPercent ?? 10,
      dataEntry,
      doubleEntry: plan.doubleEntry ?? false,
    },
  });
  return auditId;
}

/** Uploads a file and registers it. */
export async function useFile(
  person: TestPerson,
  slot: { readonly auditId: string; readonly kind: InputFileKind; readonly jurisdiction: string | null },
  text: string,
): Promise<void> {
  const report = await person.upload(slot, { name: `${slot.kind}.csv`, text });
  assert(report.accepted, 'the file is accepted', report.issues);
  await person.send('register-file', { ...slot, uploadId: report.uploadId, confirmed: report.needsConfirmation });
}

/** Commits plan and files, with whatever is to be confirmed about them. */
export async function commitInputs(ada: TestPerson, auditId: string): Promise<void> {
  const { findings } = await ada.ask('commitment', { auditId });
  await ada.send('commit-inputs', { auditId, confirmed: findings });
}

/** Commits, enters the seed, launches the first round and waits for its sample. */
export async function openFirstRound(
  ada: TestPerson,
  round: {
    readonly auditId: string;
    readonly seed: string;
    readonly sampleSizes: Readonly<Record<string, number>>;
  },
): Promise<void> {
  const { auditId, seed, sampleSizes } = round;
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes });
  await waitForRound(ada, auditId, 1);
}

const PATIENCE_MS = 120_000;

/** The draw is a job: the round opens when it is done. */
export async function waitForRound(ada: TestPerson, auditId: string, round: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { heading } = await ada.ask('plan', { auditId });
    if (heading.phase === 'round-open' && heading.round === round) return;
    assert(heading.job?.state !== 'failed', 'the draw does not fail', heading.job);
    await sleep(50);
  }
  const { heading } = await ada.ask('plan', { auditId });
  assert(false, 'the round opens in time', { auditId, round, job: heading.job });
}
