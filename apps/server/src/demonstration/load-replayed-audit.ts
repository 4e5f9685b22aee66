import { randomUUID } from 'node:crypto';
import { type AuditEvent, type DrawsFile, fieldworkOf, type LoggedEvent, sealedRound } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { type LogHead, type Replay, replayAudit } from '@plumbline/record';
import { openAuditFolder } from '@plumbline/record/node';
import { operatorNotes, operatorProblem } from '@plumbline/words/operator-words';
import { storeDraws } from '../audit/history/draws-of-rounds.ts';
import { readParticipants } from '../audit/inputs/read-participants.ts';
import { appendEvents, createChain, lockChain } from '../log/append-events.ts';
import { auditChain, fieldworkChain } from '../log/audit-chains.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { project } from '../projections/project.ts';
import type { Services } from '../services.ts';
import { isAuditNameInUse } from '../stores/audits.ts';
import { organizationChain } from '../stores/organizations.ts';
import type { Writer } from '../stores/store.ts';
import { keepBlobRow } from '../stores/uploads.ts';

const say = operatorNotes('en');

const ACTOR = 'system:replay';

/**
 * Takes a finished audit from a folder into the server: every decision is made again and sealed into its log at the time
 * the folder gives, and its files are stored. Done once; a start that was interrupted begins it anew.
 */
export async function loadReplayedAudit(
  services: Services,
  directory: string,
  place: { readonly organizationId: string; readonly print: (line: string) => void },
): Promise<void> {
  const folder = openAuditFolder(directory);
  if (!folder.ok)
    throw new OperatorProblem(
      operatorProblem('folderUnusable', { file: folder.error.file, problem: JSON.stringify(folder.error) }),
    );
  const { organizationId } = place;
  const wanted = { organizationId, name: folder.value.description.name };
  if (await isAuditNameInUse(services.db, wanted)) return;
  place.print(say('loadingAudit', { description: folder.value.description.name }));
  const replayed = await replayAudit(folder.value);
  if (!replayed.ok) {
    throw new OperatorProblem(
      operatorProblem('auditNotReplayed', { directory, problem: JSON.stringify(replayed.error) }),
    );
  }
  const { contents } = replayed.value;
  for (const bytes of contents.values()) await services.blobs.put(oneChunk(bytes));
  const drawn: DrawsFile[] = [];
  for (const round of replayed.value.rounds) drawn.push(await storeDraws(services.blobs, round));
  await services.db.transaction().execute(async (tx) => {
    await lockChain(tx, organizationChain(organizationId));
    // Two servers may start on one new database.
    if (await isAuditNameInUse(tx, wanted)) return;
    for (const [sha256, bytes] of contents) await keepBlobRow(tx, { sha256, bytes: bytes.length }, services.now());
    for (const file of drawn) await keepBlobRow(tx, file, services.now());
    await sealDecisions(services, tx, { replayed: replayed.value, drawn, organizationId });
  });
}

async function sealDecisions(
  services: Services,
  tx: Writer,
  {
    replayed,
    drawn,
    organizationId,
  }: {
    readonly replayed: Replay;
    /** The files of draws, in the order of the rounds. */
    readonly drawn: readonly DrawsFile[];
    readonly organizationId: string;
  },
): Promise<void> {
  const auditId = randomUUID();
  const { plan } = replayed.audit;
  const chain = organizationChain(organizationId);
  const groups = decisionsByTime(replayed, services.now());
  const begun = groups[0]?.at ?? services.now();
  const electionId = randomUUID();
  const { electionName: name, state } = plan.settings ?? { electionName: plan.name, state: null };
  const events = [
    { type: 'election-created', electionId, name, date: null, state },
    { type: 'audit-added', auditId, name: plan.name, auditType: plan.type, electionId },
    ...listingsIn(replayed).map((listing) => ({ type: 'jurisdictions-listed', electionId, auditId, ...listing })),
  ] as const;
  const head = await appendEvents(tx, chain, { commandId: randomUUID(), at: begun, actor: ACTOR }, events);
  const { secret, blobs } = services;
  const needs = {
    secret,
    participants: (file: Parameters<typeof readParticipants>[1]) => readParticipants(blobs, file),
  };
  await project(needs, tx, chain, head.number - events.length + 1);
  await createChain(tx, auditChain(auditId), 'audit');
  const heads = await sealInChains(tx, auditId, { groups, drawn });
  await project(needs, tx, auditChain(auditId), 1);
  for (const jurisdiction of heads.keys()) await project(needs, tx, fieldworkChain(auditId, jurisdiction), 1);
}

/** Puts each decision into the chain it belongs to, as it would be made on this server. Answers the heads of fieldwork. */
async function sealInChains(
  tx: Writer,
  auditId: string,
  { groups, drawn }: { readonly groups: readonly Group[]; readonly drawn: readonly DrawsFile[] },
): Promise<ReadonlyMap<string, LogHead>> {
  const heads = new Map<string, LogHead>();
  let begun = new Set<string>();
  let opened: LogHead | undefined;
  let round = 0;
  const seal = (chain: string, at: Date, events: readonly LoggedEvent[]) =>
    appendEvents(tx, chain, { commandId: randomUUID(), at, actor: ACTOR }, events);

  for (const { at, events } of groups) {
    for (const { jurisdiction, run } of runsOf(events, opened !== undefined)) {
      if (jurisdiction !== null) {
        assert(opened !== undefined, 'fieldwork belongs to a round that is open', jurisdiction);
        const chain = fieldworkChain(auditId, jurisdiction);
        const first: readonly AuditEvent[] = begun.has(jurisdiction)
          ? []
          : [{ type: 'fieldwork-begun', jurisdiction, round, opened }];
        if (!heads.has(jurisdiction)) await createChain(tx, chain, 'fieldwork');
        begun.add(jurisdiction);
        heads.set(jurisdiction, await seal(chain, at, [...first, ...run]));
        continue;
      }
      for (const event of run) {
        const isClosing = event.type === 'round-closed';
        const head = await seal(auditChain(auditId), at, [
          isClosing ? { ...event, fieldwork: Object.fromEntries(heads) } : withFile(event, drawn),
        ]);
        if (event.type === 'round-opened') {
          round = event.round;
          opened = head;
          begun = new Set();
        }
        if (isClosing) opened = undefined;
      }
    }
  }
  return heads;
}

/** The event as it is sealed: of a round, with the file of its draws. */
function withFile(event: AuditEvent, drawn: readonly DrawsFile[]): LoggedEvent {
  if (event.type !== 'round-opened') return event;
  const file = drawn[event.round - 1];
  assert(file !== undefined, 'the draws of every round are stored', event.round);
  return sealedRound(event, file);
}

type Run = { readonly jurisdiction: string | null; readonly run: readonly AuditEvent[] };

/** Decisions of one moment: those of the audit in their order, and between them those of each jurisdiction together. */
function runsOf(events: readonly AuditEvent[], isRoundOpenBefore: boolean): readonly Run[] {
  const runs: Run[] = [];
  let isRoundOpen = isRoundOpenBefore;
  let fieldwork = new Map<string, AuditEvent[]>();
  const flush = () => {
    for (const [jurisdiction, run] of fieldwork) runs.push({ jurisdiction, run });
    fieldwork = new Map();
  };
  for (const event of events) {
    const jurisdiction = fieldworkOf(event, { isRoundOpen });
    if (jurisdiction !== null) {
      fieldwork.set(jurisdiction, [...(fieldwork.get(jurisdiction) ?? []), event]);
      continue;
    }
    flush();
    runs.push({ jurisdiction: null, run: [event] });
    if (event.type === 'round-opened') isRoundOpen = true;
    if (event.type === 'round-closed') isRoundOpen = false;
  }
  flush();
  return runs;
}

/** Which jurisdictions the audit took, by the lists that were registered. */
function listingsIn({ decisions }: Replay) {
  return decisions.flatMap(({ event }) => {
    if (event.type !== 'participants-registered') return [];
    const { name, bytes, sha256 } = event.file;
    return [{ file: { name, bytes, sha256 }, jurisdictions: event.jurisdictions.map((one) => one.name) }];
  });
}

type Group = { readonly at: Date; readonly events: Replay['decisions'][number]['event'][] };

/** Decisions in their order, those of one moment together. What the folder gives no time for happened just before the next that has one. */
function decisionsByTime({ decisions }: Replay, now: Date): readonly Group[] {
  const groups: Group[] = [];
  let at = decisions.find((one) => one.at !== null)?.at ?? now.toISOString();
  for (const decision of decisions) {
    at = decision.at ?? at;
    const last = groups.at(-1);
    if (last?.at.toISOString() === new Date(at).toISOString()) last.events.push(decision.event);
    else groups.push({ at: new Date(at), events: [decision.event] });
  }
  return groups;
}

async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
