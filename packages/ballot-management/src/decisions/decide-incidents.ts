import { digestOfText } from '@plumbline/audit';
import { assertNever, entriesOf, err, lookUp } from '@plumbline/prelude';
import { toldOfBallots } from '../reports/told-of-ballots.ts';
import { hasDuty } from '../reports/training.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { Incident, OpenRoom } from '../state/room.ts';
import { millisecondsOf } from '../units/instant.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { OVERSIGHT } from './who-may.ts';

/** Commands about incidents, from opening one to closing it. */
export type IncidentCommand = BallotCommandOf<
  'open-incident' | 'notify-of-incident' | 'write-incident-text' | 'review-incident-text' | 'close-incident'
>;

export function decideIncidents(acting: Acting, command: IncidentCommand): BallotDecision {
  const { room, by } = acting;
  const { incident } = command;
  const found = lookUp(room.incidents, incident);
  if (command.type === 'open-incident') {
    if (found !== undefined) return err({ code: 'name-taken', kind: 'incident', name: incident });
    // Whoever reports it was there, and does not close it alone.
    const involved = [...new Set([...command.involved, ...by])];
    const refusal = refuseOpening(acting, command.involved, involved);
    return refusal === undefined ? event(acting, 'incident-opened', { ...saidIn(command), involved }) : err(refusal);
  }
  if (found === undefined) return err({ code: 'unknown', kind: 'incident', name: incident });
  if (found.closed !== null) return err({ code: 'incident-closed-already', incident });
  switch (command.type) {
    case 'notify-of-incident':
      return event(acting, 'incident-notified', saidIn(command));
    case 'write-incident-text':
      return event(acting, 'incident-text-written', { incident, text: { digest: digestOfText(command.text) } });
    case 'review-incident-text': {
      const author = by.find((person) => found.text?.by.includes(person));
      if (author !== undefined) return err({ code: 'author-approves-own', person: author });
      if (found.text === null) return err({ code: 'public-text-not-reviewed', incident });
      // Another text may have been written while this one was read.
      if (found.text.text.digest !== command.digest) return err({ code: 'public-text-is-another', incident });
      return event(acting, 'incident-text-reviewed', { incident });
    }
    case 'close-incident': {
      const refusal = refuseClosing(room, found, by);
      if (refusal !== undefined) return err(refusal);
      return event(acting, 'incident-closed', { incident, statement: { digest: digestOfText(command.statement) } });
    }
    default:
      return assertNever(command);
  }
}

const HOUR_MS = 60 * 60_000;
/** The most incidents that somebody opens in an hour. */
const OPENED_PER_HOUR_MAX = 20;

/** The people are known, somebody is left who may close it, and nobody floods the log; with a manifest that is committed each is two entries. */
function refuseOpening(
  { room, by, at, day }: Acting,
  named: readonly string[],
  involved: readonly string[],
): BallotRefusal | undefined {
  const stranger = named.find((person) => lookUp(room.people, person) === undefined);
  if (stranger !== undefined) return { code: 'unknown', kind: 'person', name: stranger };
  const closers = [...entriesOf(room.people)].flatMap(([, person]) =>
    hasDuty(person, OVERSIGHT, day) !== undefined && !by.includes(person.person) ? [person.person] : [],
  );
  // The only one of the oversight may report what happened: the office then gives the duty to somebody else.
  if (closers.length > 0 && closers.every((person) => involved.includes(person))) {
    return { code: 'nobody-left-to-close' };
  }
  const since = millisecondsOf(at) - HOUR_MS;
  const opened = [...entriesOf(room.incidents)].filter(
    ([, each]) => millisecondsOf(each.opened.at) > since && each.opened.by.some((person) => by.includes(person)),
  );
  return opened.length >= OPENED_PER_HOUR_MAX ? { code: 'too-many-incidents', most: OPENED_PER_HOUR_MAX } : undefined;
}

/** An incident is closed by somebody who was no part of it; ballots that were found, only once those were told who must be. */
function refuseClosing(room: OpenRoom, found: Incident, by: readonly string[]): BallotRefusal | undefined {
  const { incident, kind, subject, involved, textReviewedBy } = found;
  const party = by.find((person) => involved.includes(person));
  if (party !== undefined) return { code: 'incident-closed-by-involved', person: party };
  const container = lookUp(room.containers, subject);
  if (container !== undefined && container.condition !== 'ok') {
    return { code: 'container-in-quarantine', incident, container: subject };
  }
  if (kind !== 'BALLOTS_FOUND') return undefined;
  const missing = toldOfBallots(room, found).flatMap(({ who, minutes }) => (minutes === null ? [who] : []));
  if (missing.length > 0) return { code: 'notifications-missing', incident, missing };
  return textReviewedBy.length === 0 ? { code: 'public-text-not-reviewed', incident } : undefined;
}
