import {
  type AuditEvent,
  type BegunAudit,
  decide,
  evolveAll,
  isPractice,
  kindOf,
  NOT_BEGUN,
  type RegisteredFile,
} from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { isRoomFileOutdated } from '../../ballots/history/outdated-room-file.ts';
import type { Preparation } from '../../road/preparation.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import type { Reader } from '../../stores/store.ts';
import { loadAudit } from '../history/load-audit.ts';
import { participantsOf } from '../inputs/prepared-inputs.ts';
import { preparedCheck } from '../uploads/check-of-upload.ts';

/** An audit whose jurisdictions, people and manifests another audit of the same election starts from. */
export type Start = { readonly electionId: string; readonly auditId: string; readonly audit: BegunAudit };

/**
 * The audit to start from: the one that was asked for, or else the newest of the election that has a list of participants.
 * `null` asks for none.
 */
export async function findStart(
  db: Reader,
  asked: { readonly electionId: string; readonly startsFrom: string | null | undefined },
): Promise<Start | undefined | 'not-there'> {
  const { electionId, startsFrom } = asked;
  if (startsFrom === null) return undefined;
  const audits = await auditsOfElection(db, electionId);
  const wanted = startsFrom === undefined ? audits : audits.filter(({ auditId }) => auditId === startsFrom);
  for (const { auditId } of wanted) {
    const { audit } = await loadAudit(db, auditId);
    if (participantsIn(audit) !== undefined) return { electionId, auditId, audit };
  }
  return startsFrom === undefined || wanted.length > 0 ? undefined : 'not-there';
}

/** What a new audit takes over: the events that follow its creation, and the list for the log of the organization. */
export type CarriedOver = {
  readonly events: readonly AuditEvent[];
  readonly listed: {
    readonly file: Pick<RegisteredFile, 'name' | 'bytes' | 'sha256'>;
    readonly jurisdictions: readonly string[];
  };
};

/**
 * Registers the list of participants and the manifests of `start` in an audit that has just been created, as if they were
 * uploaded: each file is read again as the new audit reads it. One that does not fit the new audit, or that asks to confirm
 * what nobody had to confirm before, is left out, and waits to be uploaded. So is a manifest of a ballot room that does not stand any more.
 *
 * Asked twice: before anything is held, to have the files read, and while the organization is held.
 */
export async function carryOver(
  db: Reader,
  preparation: Preparation,
  created: readonly AuditEvent[],
  start: Start,
): Promise<CarriedOver | undefined> {
  const participants = participantsIn(start.audit);
  assert(participants !== undefined, 'an audit to start from has a list of participants', start.auditId);
  await participantsOf(preparation, participants);
  const listing = await registerAgain(preparation, evolveAll(NOT_BEGUN, created), start, participants);
  if (listing.length === 0) return undefined;
  const events = [...listing];
  const listed = evolveAll(NOT_BEGUN, [...created, ...listing]);
  assert(listed.phase === 'planning', 'an audit with a list of participants is planned', listed.phase);
  const { plan } = listed;
  const standardized = start.audit.files.find(({ kind }) => kind === 'standardized-contests');
  if (standardized !== undefined && kindOf(plan).files.includes('cvrs')) {
    events.push(...(await registerAgain(preparation, listed, start, standardized)));
  }
  // What was made to practise on is no election's, and no manifest of an election is practised on.
  if (kindOf(plan).files.includes('manifest') && isPractice(plan) === isPractice(start.audit.plan)) {
    for (const file of start.audit.files) {
      if (file.kind !== 'manifest' || (await isOutdated(db, start, file))) continue;
      events.push(...(await registerAgain(preparation, listed, start, file)));
    }
  }
  const { name, bytes, sha256 } = participants;
  const jurisdictions = plan.jurisdictions.map((one) => one.name);
  return { events, listed: { file: { name, bytes, sha256 }, jurisdictions } };
}

async function isOutdated(db: Reader, { electionId }: Start, file: RegisteredFile): Promise<boolean> {
  const { jurisdiction, sha256 } = file;
  return jurisdiction !== null && (await isRoomFileOutdated(db, { electionId, jurisdiction }, sha256));
}

async function registerAgain(
  preparation: Preparation,
  audit: ReturnType<typeof evolveAll>,
  start: Start,
  file: RegisteredFile,
): Promise<readonly AuditEvent[]> {
  assert(audit.phase === 'planning', 'files are registered while the audit is planned', audit.phase);
  const findings = await preparedCheck(preparation, audit, file);
  if (findings.figures === null) return [];
  if (findings.needsConfirmation) {
    // It is in use there, so that somebody has confirmed what it asked for.
    const before = await preparedCheck(preparation, start.audit, file);
    if (!before.needsConfirmation) return [];
  }
  const again = { ...file, figures: findings.figures };
  const decided =
    file.kind === 'participants'
      ? decide(audit, { type: 'register-participants', file: again, jurisdictions: findings.jurisdictions })
      : decide(audit, { type: 'register-file', file: again });
  return decided.ok ? decided.value : [];
}

function participantsIn({ files }: BegunAudit): RegisteredFile | undefined {
  return files.find(({ kind }) => kind === 'participants');
}
