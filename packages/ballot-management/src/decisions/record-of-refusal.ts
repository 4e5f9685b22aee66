import { entriesOf, lookUp } from '@plumbline/prelude';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { BallotEvent, BallotEventOf } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { PersonId } from '../state/nouns.ts';
import type { BallotRoom, OpenRoom } from '../state/room.ts';
import { millisecondsOf } from '../units/instant.ts';
import { done, personsAsking, saidIn } from './acting.ts';

/** Refusals that show that a control works, and are kept: who tried what, and why it was refused. */
const KEPT: ReadonlySet<BallotRefusal['code']> = new Set<BallotRefusal['code']>([
  'reviewer-took-part',
  'seal-used-already',
  'container-not-sealed',
  'training-not-current',
  'duty-missing',
  'more-people-needed',
  'area-not-authorized',
  'author-approves-own',
  'confirmed-by-proposer',
  'confirmed-by-themselves',
  'confirmed-by-author',
  'finder-releases',
  'recount-differs',
  'incident-closed-by-involved',
  'signatures-missing',
  'signature-late',
  'not-to-be-destroyed',
  'manifest-blocked',
  'released-by-proposer',
  'step-confirmed-by-proposer',
  'not-enough-there',
  'shown-before',
  'count-back-by-same-people',
  'votes-reviewed-by-reporter',
  'receiver-is-giver',
  'seals-not-read',
  'site-not-ready',
  'carrier-listed-by-others',
  'carrier-on-its-way',
  'recount-reviewed-by-reporter',
]);

/** An act that was refused, as its entry says it. */
export type RefusedAct = Omit<BallotEventOf<'act-refused'>, 'type' | 'at'>;

/** The first of a kind in an hour is an entry; the others are counted. */
const HOUR_MS = 60 * 60_000;
/** The most entries about refusals that the same people bring about in an hour. */
const ENTRIES_PER_HOUR_MAX = 20;

/**
 * The events that a refusal leaves behind; none where it was a slip, or where it is to be counted (`refusedAgain`). An entry by one person or
 * by a stranger, and a paper that lacks a signature, are incidents besides: one for each of these people and what they tried it on, as long as
 * it is open. Nothing happened to any ballot, so nothing follows for a manifest.
 */
export function recordOfRefusal(
  room: BallotRoom,
  command: BallotCommand,
  refusal: BallotRefusal,
): readonly BallotEvent[] {
  const act = refusedAct(room, command, refusal);
  if (room.phase === 'not-opened' || act === undefined || isRepeated(room, act, command.at)) return [];
  const { by, subject, ...tried } = act;
  const who = { by, at: command.at };
  const refused = done(who, 'act-refused', { ...tried, subject });
  const kind = incidentOf(command, refusal, room);
  if (kind === undefined || isOpenAlready(room, { kind, subject, by })) return [refused];
  const incident = nameOfIncident(room, subject);
  return [refused, done(who, 'incident-opened', { incident, kind, severity: 'medium', subject, involved: by })];
}

/** A refusal of which an entry of the last hour tells already, to be counted with it; undefined where it leaves an entry, or none is kept. */
export function refusedAgain(room: BallotRoom, command: BallotCommand, refusal: BallotRefusal): RefusedAct | undefined {
  const act = refusedAct(room, command, refusal);
  if (room.phase === 'not-opened' || act === undefined) return undefined;
  return isRepeated(room, act, command.at) ? act : undefined;
}

function refusedAct(room: BallotRoom, command: BallotCommand, refusal: BallotRefusal): RefusedAct | undefined {
  if (room.phase === 'not-opened' || command.type === 'open-room' || !KEPT.has(refusal.code)) return undefined;
  const acting = personsAsking(room, command);
  const by = acting.ok ? acting.value.by : [];
  const subject = subjectOf(room, command);
  return { by, signIns: command.signIns, command: command.type, code: refusal.code, subject };
}

/** The same two are the same two, whichever of them signed in first. */
function peopleOf({ by }: Pick<RefusedAct, 'by'>): string {
  return by.toSorted().join(' ');
}

function isRepeated({ refusedActs }: OpenRoom, act: RefusedAct, at: string): boolean {
  const since = millisecondsOf(at) - HOUR_MS;
  const people = peopleOf(act);
  let entries = 0;
  for (const each of refusedActs.toReversed()) {
    if (millisecondsOf(each.at) <= since) break;
    if (peopleOf(each) !== people) continue;
    entries += 1;
    if (each.command === act.command && each.code === act.code && each.subject === act.subject) return true;
  }
  return entries >= ENTRIES_PER_HOUR_MAX;
}

type IncidentOfRefusal = 'SOLO_ENTRY' | 'UNAUTHORIZED_ENTRY' | 'MISSING_SIGNATURE';

function incidentOf(command: BallotCommand, refusal: BallotRefusal, room: OpenRoom): IncidentOfRefusal | undefined {
  if (command.type === 'enter-area') {
    // Nobody stands before an area that there is not.
    if (lookUp(room.areas, command.area) === undefined) return undefined;
    if (refusal.code === 'more-people-needed') return 'SOLO_ENTRY';
    return refusal.code === 'area-not-authorized' ? 'UNAUTHORIZED_ENTRY' : undefined;
  }
  const isPaper = command.type === 'complete-form' && lookUp(room.forms, command.filled)?.capture === 'paper';
  return isPaper && refusal.code === 'signatures-missing' ? 'MISSING_SIGNATURE' : undefined;
}

function isOpenAlready(
  room: OpenRoom,
  { kind, subject, by }: { readonly kind: string; readonly subject: string; readonly by: readonly PersonId[] },
): boolean {
  return [...entriesOf(room.incidents)].some(([, incident]) => {
    const isSame = incident.kind === kind && incident.subject === subject && incident.closed === null;
    return isSame && by.every((person) => incident.involved.includes(person));
  });
}

/** Called by what it is about, with a number where that name is taken. */
function nameOfIncident({ incidents }: OpenRoom, subject: string): string {
  let name = subject;
  for (let number = 2; lookUp(incidents, name) !== undefined; number += 1) name = `${subject} ${number}`;
  return name;
}

/** What a command is about, as far as the room knows it: what else was typed stands in no entry. */
function subjectOf(room: OpenRoom, command: Exclude<BallotCommand, { readonly type: 'open-room' }>): string {
  const known: readonly (readonly [string, (name: string) => unknown])[] = [
    ['area', (name) => lookUp(room.areas, name)],
    ['filled', (name) => lookUp(room.forms, name)],
    ['seal', (name) => lookUp(room.seals, name)],
    ['container', (name) => lookUp(room.containers, name)],
    ['entry', (name) => lookUp(room.entries, name)],
    ['incident', (name) => lookUp(room.incidents, name)],
    ['explanation', (name) => lookUp(room.explanations, name)],
    ['batch', (name) => lookUp(room.batches, name)],
    ['transfer', (name) => lookUp(room.transfers, name)],
    ['procedure', (name) => lookUp(room.procedures, name)],
    ['standard', (name) => lookUp(room.applications, name)],
    ['publication', (name) => lookUp(room.publications, name)],
    ['request', (name) => lookUp(room.recordsAnswers, name)],
    ['carrier', (name) => listedAt(room, name)],
    ['site', (name) => lookUp(room.sites, name)],
  ];
  const said: Readonly<Record<string, unknown>> = saidIn(command);
  for (const [property, find] of known) {
    const name = said[property];
    if (typeof name === 'string' && find(name) !== undefined) return name;
  }
  return command.type;
}

/** The site that expects a carrier of this name. */
function listedAt(room: OpenRoom, name: string): string | undefined {
  return [...entriesOf(room.carriers)].find(([, carriers]) => carriers.some(({ carrier }) => carrier === name))?.[0];
}
