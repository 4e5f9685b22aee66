import { NOTICE_HOURS } from '@plumbline/api';
import { type AuditEvent, type AuditInRounds, currentRound, fieldworkIn, isInRounds } from '@plumbline/audit';
import { compareNames } from '@plumbline/election';
import { eventOf, type FoldedEntry } from '@plumbline/record';
import { noticeWords } from '@plumbline/words/notice-words';
import { fieldworkChain, placeOfChain } from '../../log/audit-chains.ts';
import type { Services } from '../../services.ts';
import { type AuditRow, findAudit } from '../../stores/audits.ts';
import {
  chainsBehind,
  claimTelling,
  entriesToTell,
  filesRefused,
  findChainBehind,
  hasEntrySince,
  markRead,
  noteRoundOpened,
  type OpenRound,
  passOver,
  type RefusedFile,
  roundsOverdue,
} from '../../stores/notices.ts';
import type { Writer } from '../../stores/store.ts';
import { loadAudit } from '../history/load-audit.ts';
import { NO_WORK, roundWork } from '../screens/round-work.ts';
import { listed, sendNotices, type ToldOf } from './notice-mails.ts';
import { tellAlone } from './tell-alone.ts';

const say = noticeWords('en');

type Needs = Pick<Services, 'db' | 'mailer' | 'publicUrl' | 'now'>;
type Telling = { readonly services: Needs; readonly tx: Writer; readonly at: Date };

/** Of these entries of the logs people are told. */
const TYPES: ReadonlySet<AuditEvent['type']> = new Set([
  'round-opened',
  'launch-withdrawn',
  'round-reopened',
  'board-reopened',
  'card-reopened',
  'audit-concluded',
  'help-asked',
  'help-answered',
] as const);

/** Whoever uploads a file sees at once what is wrong with it. Others are told of what is still wrong a while later. */
const REFUSED_AFTER_MS = 10 * 60_000;
/** What was refused longer ago is no news. */
const REFUSED_BEFORE_MS = 2 * 24 * 60 * 60_000;

/**
 * Tells managers and administrators by mail of what concerns them. What was told is written in the transaction that writes the mails, so that
 * an interruption neither loses one nor sends it twice. Where one audit cannot be read the others are told of all the same, and that one
 * is looked at again the next time; `check` says what is wrong with it.
 */
export async function tellPeople(services: Needs): Promise<void> {
  const at = services.now();
  await tellAlone(services, (tx) => passOver(tx, TYPES));
  for (const { chain } of await chainsBehind(services.db)) {
    await tellAlone(services, (tx) => tellOfChain({ services, tx, at }, chain));
  }
  for (const round of await roundsOverdue(services.db, at, NOTICE_HOURS)) {
    await tellAlone(services, (tx) => tellOfNothingBegun({ services, tx, at }, round));
  }
  const [from, to] = [REFUSED_BEFORE_MS, REFUSED_AFTER_MS].map((before) => new Date(at.getTime() - before));
  if (from === undefined || to === undefined) return;
  for (const file of await filesRefused(services.db, from, to)) {
    await tellAlone(services, (tx) => tellOfRefused({ services, tx, at }, file));
  }
}

async function tellOfChain(telling: Telling, chain: string): Promise<void> {
  const { tx } = telling;
  // Another process may have told of some of it since this one looked.
  const behind = await findChainBehind(tx, chain);
  const place = placeOfChain(chain);
  if (behind === undefined || place === undefined) return;
  const { entries, head } = await entriesToTell(tx, behind, TYPES);
  const audit = await findAudit(tx, place.auditId);
  // Of an audit that was deleted nobody is told anything.
  if (audit !== undefined) for (const entry of stillTrue(entries)) await tellOfEntry(telling, audit, entry);
  await markRead(tx, chain, head);
}

/** Without launches that were taken back before anybody was told of them. Who was told of one is told that it was taken back. */
function stillTrue(entries: readonly FoldedEntry[]): readonly FoldedEntry[] {
  const left: FoldedEntry[] = [];
  for (const entry of entries) {
    const last = left.at(-1);
    const isTakenBack =
      last !== undefined &&
      eventOf<AuditEvent>(entry).event.type === 'launch-withdrawn' &&
      eventOf<AuditEvent>(last).event.type === 'round-opened';
    if (isTakenBack) left.pop();
    else left.push(entry);
  }
  return left;
}

async function tellOfEntry(telling: Telling, audit: AuditRow, entry: FoldedEntry): Promise<void> {
  const { event, body } = eventOf<AuditEvent>(entry);
  const by = /^[a-z-]+:([^+]+)/.exec(body.actor)?.[1];
  if (event.type === 'round-opened') {
    const { auditId } = audit;
    await noteRoundOpened(telling.tx, { auditId, round: event.round }, new Date(body.at));
    return tellOfRound(telling, audit, { round: event.round, by });
  }
  if (event.type === 'launch-withdrawn' || event.type === 'round-reopened') {
    const { type, round } = event;
    const isOpen = (await openRoundOf(telling.services, audit.auditId, round)) !== undefined;
    // Of what has been undone since nobody is told.
    if (isOpen !== (type === 'round-reopened')) return;
    return sendNotices(telling, { kind: 'round-started', audit, by }, () => ({
      subject: say(`${type}.subject`, { round, audit: audit.name }),
      paragraphs: [say(`${type}.says`, { round }), say(`${type}.ask`)],
    }));
  }
  if (event.type === 'board-reopened' || event.type === 'card-reopened') {
    const { jurisdiction, board } = event;
    const named = { place: jurisdiction, board, audit: audit.name };
    return sendNotices(telling, { kind: 'board-reopened', audit, by }, ({ isAdministrator, jurisdictions }) =>
      isAdministrator || jurisdictions.includes(jurisdiction)
        ? {
            subject: say(`${event.type}.subject`, named),
            paragraphs: [say(`${event.type}.says`, named), say(`${event.type}.ask`)],
          }
        : undefined,
    );
  }
  if (event.type === 'help-asked' || event.type === 'help-answered') {
    const { type, jurisdiction } = event;
    const named = { place: jurisdiction, audit: audit.name };
    const told = {
      subject: say(`${type}.subject`, named),
      paragraphs: [say(`${type}.says`, named), say(`${type}.ask`)],
    };
    return sendNotices(telling, { kind: 'file-help', audit, by }, ({ isAdministrator, jurisdictions }) =>
      (type === 'help-asked' ? isAdministrator : jurisdictions.includes(jurisdiction)) ? told : undefined,
    );
  }
  if (event.type !== 'audit-concluded') return;
  return sendNotices(telling, { kind: 'concluded', audit, by }, () => ({
    subject: say('concluded.subject', { audit: audit.name }),
    paragraphs: [say('concluded.says'), say('concluded.ask')],
  }));
}

/** The figures are those of the screens. Of a round that is over already nobody is told that it has started. */
async function tellOfRound(
  telling: Telling,
  audit: AuditRow,
  { round, by }: { readonly round: number; readonly by: string | undefined },
): Promise<void> {
  const open = await openRoundOf(telling.services, audit.auditId, round);
  if (open === undefined) return;
  const work = roundWork(open);
  const noun = fieldworkIn(open.plan) === 'batches' ? 'batches' : 'ballots';
  const names = open.plan.jurisdictions.map(({ name }) => name).toSorted(compareNames);
  const lineOf = (place: string) => {
    const { units } = work.get(place) ?? NO_WORK;
    return units === 0
      ? say('round-started.nothing', { place })
      : say(`round-started.${noun}`, { place, count: units });
  };
  const subject = say('round-started.subject', { round, audit: audit.name });
  await sendNotices(telling, { kind: 'round-started', audit, by }, ({ isAdministrator, jurisdictions }) => {
    const says = isAdministrator ? 'round-started.saysAdministrator' : 'round-started.saysManager';
    const own = names.filter((name) => isAdministrator || jurisdictions.includes(name));
    return { subject, paragraphs: [say(says, { round }), listed(own.map(lineOf)), say('round-started.ask')] };
  });
}

async function tellOfNothingBegun(telling: Telling, overdue: OpenRound): Promise<void> {
  const { services, tx, at } = telling;
  const { auditId, round, openedAt, hours } = overdue;
  if (!(await claimTelling(tx, `nothing begun ${auditId} ${round}`, at))) return;
  const open = await openRoundOf(services, auditId, round);
  if (open === undefined) return;
  const work = roundWork(open);
  const idle: string[] = [];
  for (const { name } of open.plan.jurisdictions) {
    const { units, unitsDone } = work.get(name) ?? NO_WORK;
    if (unitsDone === units) continue;
    if (!(await hasEntrySince(tx, fieldworkChain(auditId, name), openedAt))) idle.push(name);
  }
  const named = idle.toSorted(compareNames);
  const subject = say('nothing-begun.subject', { audit: overdue.name });
  const asked = { kind: 'nothing-begun', audit: overdue, by: undefined } as const;
  await sendNotices(telling, asked, ({ isAdministrator, jurisdictions }) => {
    const own = named.filter((name) => isAdministrator || jurisdictions.includes(name));
    if (own.length === 0) return undefined;
    return {
      subject,
      paragraphs: [say('nothing-begun.says', { round, count: hours }), listed(own), say('nothing-begun.ask')],
    };
  });
}

async function tellOfRefused(telling: Telling, file: RefusedFile): Promise<void> {
  const { tx, at } = telling;
  if (!(await claimTelling(tx, `refused ${file.uploadId}`, at))) return;
  const { auditId, organizationId, jurisdiction } = file;
  const audit: ToldOf = { auditId, organizationId, name: file.audit };
  const place = jurisdiction ?? say('whole');
  await sendNotices(
    telling,
    { kind: 'file-refused', audit, by: file.personId },
    ({ isAdministrator, jurisdictions }) =>
      isAdministrator || (jurisdiction !== null && jurisdictions.includes(jurisdiction))
        ? {
            subject: say('file-refused.subject', { place, audit: file.audit }),
            paragraphs: [say('file-refused.says', { place, name: file.name }), say('file-refused.ask')],
          }
        : undefined,
  );
}

/** The audit, if this round of it is open. */
async function openRoundOf({ db }: Needs, auditId: string, round: number): Promise<AuditInRounds | undefined> {
  const { audit } = await loadAudit(db, auditId);
  if (audit.phase !== 'round-open' || !isInRounds(audit)) return undefined;
  return currentRound(audit).number === round ? audit : undefined;
}
