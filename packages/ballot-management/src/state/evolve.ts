import { assert, assertNever, lookUp, type PersistentMap, withAll, withEntry } from '@plumbline/prelude';
import {
  postingsOfConversion,
  postingsOfReceipt,
  postingsOfRecount,
  postingsOfSending,
  withPostings,
} from '../accounting/ledger.ts';
import { sealsInRange } from '../custody/seal-number.ts';
import type { BallotEvent, BallotEventOf } from './ballot-event.ts';
import { type ApplicationEvent, evolveApplications } from './evolve-applications.ts';
import { withCarrierOpened, withCarriers, withoutCarrier } from './evolve-carriers.ts';
import { type CustodyEvent, evolveCustody } from './evolve-custody.ts';
import { type DeviceEvent, evolveDevices } from './evolve-devices.ts';
import { evolveForms, type FormEvent, withSignatureMissed } from './evolve-forms.ts';
import { evolveLibrary, type LibraryEvent } from './evolve-library.ts';
import { evolvePlan, type PlanEvent } from './evolve-plan.ts';
import { evolvePublications, type PublicationEvent } from './evolve-publications.ts';
import { evolveRecords, type RecordsEvent, withoutWaitingAnswers } from './evolve-records.ts';
import { evolveRecounts, type RecountEvent } from './evolve-recounts.ts';
import { evolveVotes, type VotesEvent, withVotesOutdated } from './evolve-votes.ts';
import { type BallotRoom, emptyRoom, type OpenRoom, type Person } from './room.ts';
import { differenceAt, keyAt } from './room-view.ts';

/**
 * The room after an event. Never refuses: an event that does not fit means that the log is not ours or was altered, which is an
 * assertion.
 */
export function evolveRoom(room: BallotRoom, event: BallotEvent): OpenRoom {
  if (event.type === 'room-opened') {
    assert(room.phase === 'not-opened', 'a room is opened once');
    return withFounder(emptyRoom(event), event.director, event.at);
  }
  assert(room.phase === 'open', 'a room is opened first', event.type);
  if (room.takesTwo && LETS_IN.has(event.type)) assert(new Set(event.by).size > 1, 'two people let somebody in', event);
  switch (event.type) {
    case 'form-started':
    case 'form-entered':
    case 'form-signed':
    case 'form-image-verified':
    case 'late-statement-made':
    case 'form-completed':
    case 'review-begun':
    case 'line-reentered':
    case 'form-returned':
    case 'form-approved':
    case 'form-amended':
    case 'form-voided':
    case 'correction-reason-written':
    case 'correction-reason-reviewed':
      return evolveForms(room, event satisfies FormEvent);
    case 'file-imported':
      return { ...room, imports: [...room.imports, event] };
    case 'cards-expected':
    case 'batch-plan-adopted':
      return evolvePlan(room, event satisfies PlanEvent);
    case 'certification-day-set':
      return { ...room, certificationDay: event.day };
    case 'founder-added':
      return { ...withFounder(room, event, event.at), takesTwo: true };
    case 'grant-proposed': {
      const { proposal, grant, by, at } = event;
      return { ...room, grants: withEntry(room.grants, proposal, { proposal, grant, by, at, state: 'waits' }) };
    }
    case 'grant-confirmed':
    case 'grant-withdrawn': {
      const state = event.type === 'grant-confirmed' ? 'confirmed' : 'withdrawn';
      return { ...room, grants: changed(room.grants, event.proposal, (found) => ({ ...found, state })) };
    }
    case 'style-defined':
      return { ...room, styles: withEntry(room.styles, event.style, event.cardsPerBallot) };
    case 'site-registered': {
      const { site, kind, tabulators, days } = event;
      return { ...room, sites: withEntry(room.sites, site, { site, kind, tabulators, days }) };
    }
    case 'person-enrolled': {
      const { person, name, party } = event;
      return { ...room, people: withEntry(room.people, person, newPerson(person, name, party)) };
    }
    case 'sign-in-added':
      return { ...room, signIns: withEntry(room.signIns, event.signIn, event.person) };
    case 'oath-taken':
      return withPerson(room, event.person, (person) => ({ ...person, hasOath: true }));
    case 'duty-assigned': {
      const { duty, place, from, until, isExternal } = event;
      const assigned = { duty, place, from, until, isExternal };
      return withPerson(room, event.person, (person) => ({ ...person, duties: [...person.duties, assigned] }));
    }
    case 'duty-ended':
      return withPerson(room, event.person, (person) => ({
        ...person,
        duties: person.duties.map((each) =>
          each.duty === event.duty && each.until === null ? { ...each, until: event.on } : each,
        ),
      }));
    case 'course-published': {
      const { type: _, by: _by, at: _at, ...version } = event;
      return { ...room, courses: appended(room.courses, event.course, version) };
    }
    case 'training-attended': {
      const { course, version, on } = event;
      return withPerson(room, event.person, (person) => ({
        ...person,
        trainings: [...person.trainings, { course, version, on }],
      }));
    }
    case 'training-overridden': {
      const { course, day } = event;
      return withPerson(room, event.person, (person) => ({
        ...person,
        overrides: [...person.overrides, { course, day }],
      }));
    }
    case 'procedure-drafted':
    case 'procedure-approved':
    case 'procedure-cleared':
    case 'question-assigned':
      return evolveLibrary(room, event satisfies LibraryEvent);
    case 'count-observed': {
      const { type: _, place, line, ...observed } = event;
      return { ...room, counts: appended(room.counts, keyAt(place, line), observed) };
    }
    case 'transfer-sent':
    case 'transfer-carried':
    case 'transfer-received':
    case 'transfer-recounted':
    case 'unit-converted':
      return withMovement(room, event);
    case 'difference-explained':
    case 'explanation-withdrawn':
    case 'explanation-confirmed':
    case 'step-taken':
    case 'difference-accepted':
    case 'reconciliation-reopened':
      return withReconciliation(room, event);
    case 'carriers-expected':
      return withCarriers(room, event);
    case 'carrier-struck':
      return withoutCarrier(room, event);
    case 'carrier-opened':
      return withCarrierOpened(room, event);
    case 'site-closed':
      return { ...room, closedSites: withEntry(room.closedSites, event.site, event) };
    case 'incident-opened':
      return withSignatureMissed(withIncident(room, event), event);
    case 'incident-notified':
    case 'incident-text-written':
    case 'incident-text-reviewed':
    case 'incident-closed':
      return withIncident(room, event);
    case 'manifest-frozen': {
      const { type: _, ...frozen } = event;
      return { ...room, manifests: [...room.manifests, { ...frozen, withdrawnBecause: null, committedTo: [] }] };
    }
    case 'manifest-withdrawn':
      return withManifest(room, event.version, { withdrawnBecause: event.because });
    case 'manifest-committed':
      return withCommitments(room, event.version, (audits) => [
        ...audits.filter((each) => each !== event.audit),
        event.audit,
      ]);
    case 'manifest-commitment-withdrawn':
      return withCommitments(room, event.version, (audits) => audits.filter((each) => each !== event.audit));
    case 'publication-proposed':
    case 'publication-released':
    case 'publication-withdrawn':
      return evolvePublications(room, event satisfies PublicationEvent);
    case 'records-answer-proposed':
    case 'records-answer-released':
    case 'records-answer-withdrawn':
      return evolveRecords(room, event satisfies RecordsEvent);
    case 'application-step-proposed':
    case 'application-submitted':
    case 'application-certified':
    case 'application-withdrawn':
    case 'feedback-recorded':
    case 'feedback-assigned':
    case 'feedback-answered':
      return evolveApplications(room, event satisfies ApplicationEvent);
    case 'device-enrolled':
    case 'device-revoked':
    case 'device-act-received':
    case 'device-act-decided':
    case 'device-conflict-settled':
      return evolveDevices(room, event satisfies DeviceEvent);
    case 'hold-placed': {
      const { hold, kind, source, by, at } = event;
      return { ...room, holds: withEntry(room.holds, hold, { hold, kind, source, by, at, isLifted: false }) };
    }
    case 'hold-lifted':
      return { ...room, holds: changed(room.holds, event.hold, (hold) => ({ ...hold, isLifted: true })) };
    case 'destruction-approved': {
      const { by, at } = event;
      const approved = event.containers.map((container) => [container, { by, at }] as const);
      return { ...room, destructionApproved: withAll(room.destructionApproved, approved) };
    }
    case 'text-redacted': {
      const { digest, by, at } = event;
      assert(lookUp(room.redactedTexts, digest) === undefined, 'a text is redacted once', digest);
      const after = withoutWaitingAnswers(room);
      return { ...after, redactedTexts: withEntry(room.redactedTexts, digest, { by, at }) };
    }
    case 'act-refused-again':
      return { ...room, refusedTimes: room.refusedTimes + event.times };
    case 'act-refused':
      return { ...room, refusedActs: [...room.refusedActs, event], refusedTimes: room.refusedTimes + 1 };
    case 'seals-received': {
      const numbers = sealsInRange(event);
      assert(numbers.ok, 'a range of seals is one', event);
      const stock = numbers.value.map((seal) => {
        return [seal, { seal, state: 'in-stock', issuedTo: null, container: null }] as const;
      });
      return { ...room, seals: withAll(room.seals, stock) };
    }
    case 'seals-issued': {
      const numbers = sealsInRange(event);
      assert(numbers.ok, 'a range of seals is one', event);
      const issued = numbers.value.map((seal) => {
        return [seal, { seal, state: 'issued', issuedTo: event.to, container: null }] as const;
      });
      return { ...room, seals: withAll(room.seals, issued) };
    }
    case 'votes-reported':
    case 'votes-approved':
    case 'votes-returned':
    case 'tallies-handed-over':
    case 'tallies-withdrawn':
      return evolveVotes(room, event satisfies VotesEvent);
    case 'recount-reported':
    case 'recount-explained':
    case 'recounts-approved':
    case 'recounts-returned':
      return evolveRecounts(room, event satisfies RecountEvent);
    default:
      return withVotesOutdated(evolveCustody(room, event satisfies CustodyEvent), event);
  }
}

/** The room after many events, one after the other. */
export function evolveRoomAll(room: BallotRoom, events: Iterable<BallotEvent>): BallotRoom {
  let state = room;
  for (const event of events) state = evolveRoom(state, event);
  return state;
}

function newPerson(person: string, name: string, party: string | null): Person {
  return { person, name, party, hasOath: false, duties: [], trainings: [], overrides: [] };
}

type Founder = BallotEventOf<'room-opened'>['director'];

/** What gives somebody a part in a room that two have opened. */
const LETS_IN: ReadonlySet<BallotEvent['type']> = new Set(['sign-in-added', 'oath-taken', 'duty-assigned']);

/** Somebody has to be there who may let in the others. */
function withFounder(room: OpenRoom, director: Founder, at: string): OpenRoom {
  const duty = { duty: 'director', place: null, from: at.slice(0, 10), until: null, isExternal: false } as const;
  const person = { ...newPerson(director.person, director.name, null), duties: [duty] };
  return {
    ...room,
    people: withEntry(room.people, director.person, person),
    signIns: withEntry(room.signIns, director.signIn, director.person),
  };
}

function withPerson(room: OpenRoom, person: string, change: (person: Person) => Person): OpenRoom {
  return { ...room, people: changed(room.people, person, change) };
}

function withMovement(
  room: OpenRoom,
  event: BallotEventOf<
    'transfer-sent' | 'transfer-carried' | 'transfer-received' | 'transfer-recounted' | 'unit-converted'
  >,
): OpenRoom {
  if (event.type === 'unit-converted') {
    return { ...room, ledger: withPostings(room.ledger, postingsOfConversion(event)) };
  }
  const { by, at } = event;
  if (event.type === 'transfer-sent') {
    const { transfer, from, to, unit, declared } = event;
    const sent = { transfer, from, to, unit, declared, sent: { by, at }, carriedIn: null, received: [] };
    const ledger = withPostings(room.ledger, postingsOfSending(event));
    return { ...room, ledger, transfers: withEntry(room.transfers, transfer, sent) };
  }
  const found = lookUp(room.transfers, event.transfer);
  assert(found !== undefined, 'what is received was sent', event.transfer);
  if (event.type === 'transfer-carried') {
    const readingsBefore = lookUp(room.containers, event.container)?.readings.length ?? 0;
    const carriedIn = { container: event.container, readingsBefore };
    return { ...room, transfers: withEntry(room.transfers, event.transfer, { ...found, carriedIn }) };
  }
  const before = found.received.at(-1);
  const { counted } = event;
  const postings =
    before === undefined
      ? postingsOfReceipt({ ...found, counted })
      : postingsOfRecount({ ...found, before: before.counted, counted });
  const received = [...found.received, { by, at, counted }];
  return {
    ...room,
    ledger: withPostings(room.ledger, postings),
    transfers: withEntry(room.transfers, event.transfer, { ...found, received }),
  };
}

function withReconciliation(
  room: OpenRoom,
  event: BallotEventOf<
    | 'difference-explained'
    | 'explanation-withdrawn'
    | 'explanation-confirmed'
    | 'step-taken'
    | 'difference-accepted'
    | 'reconciliation-reopened'
  >,
): OpenRoom {
  switch (event.type) {
    case 'explanation-withdrawn': {
      const explanations = changed(room.explanations, event.explanation, (one) => ({ ...one, isWithdrawn: true }));
      return { ...room, explanations };
    }
    case 'explanation-confirmed': {
      const { by: confirmedBy } = event;
      return {
        ...room,
        explanations: changed(room.explanations, event.explanation, (one) => ({ ...one, confirmedBy })),
      };
    }
    default:
  }
  const { equation, place } = event;
  const before = differenceAt(room, equation, place);
  const withRecord = (after: typeof before) => withEntry(room.differences, keyAt(place, equation), after);
  switch (event.type) {
    case 'difference-explained': {
      const { type: _, text: _text, ...explained } = event;
      const explanations = [...before.explanations, event.explanation];
      const explanation = { ...explained, confirmedBy: [], isWithdrawn: false };
      return {
        ...room,
        explanations: withEntry(room.explanations, event.explanation, explanation),
        differences: withRecord({ ...before, explanations }),
      };
    }
    case 'step-taken':
      return { ...room, differences: withRecord({ ...before, steps: [...before.steps, event] }) };
    case 'difference-accepted':
      return {
        ...room,
        differences: withRecord({ ...before, decision: 'accepted', acceptedResidual: event.residual }),
      };
    case 'reconciliation-reopened':
      return { ...room, differences: withRecord({ ...before, decision: 'reopened' }) };
    default:
      return assertNever(event);
  }
}

function withIncident(
  room: OpenRoom,
  event: BallotEventOf<
    'incident-opened' | 'incident-notified' | 'incident-text-written' | 'incident-text-reviewed' | 'incident-closed'
  >,
): OpenRoom {
  const { by, at } = event;
  if (event.type === 'incident-opened') {
    const { incident, kind, severity, subject, involved } = event;
    const opened = { incident, kind, severity, subject, involved, opened: { by, at } };
    const fresh = { ...opened, notified: [], text: null, textReviewedBy: [], closed: null };
    return { ...room, incidents: withEntry(room.incidents, incident, fresh) };
  }
  const incidents = changed(room.incidents, event.incident, (found) => {
    switch (event.type) {
      case 'incident-notified':
        return { ...found, notified: [...found.notified, { who: event.who, at }] };
      case 'incident-text-written':
        // A new text is read anew.
        return { ...found, text: { by, at, text: event.text }, textReviewedBy: [] };
      case 'incident-text-reviewed':
        return { ...found, textReviewedBy: by };
      case 'incident-closed':
        return { ...found, closed: { by, at } };
      default:
        return assertNever(event);
    }
  });
  return { ...room, incidents };
}

function withManifest(room: OpenRoom, version: number, change: Partial<OpenRoom['manifests'][number]>): OpenRoom {
  const manifests = room.manifests.map((each) => (each.version === version ? { ...each, ...change } : each));
  return { ...room, manifests };
}

function withCommitments(
  room: OpenRoom,
  version: number,
  change: (audits: readonly string[]) => readonly string[],
): OpenRoom {
  const found = room.manifests.find((each) => each.version === version);
  return withManifest(room, version, { committedTo: change(found?.committedTo ?? []) });
}

/** A list with one more at its end. */
function appended<V>(map: PersistentMap<readonly V[]>, key: string, value: V): PersistentMap<readonly V[]> {
  return withEntry(map, key, [...(lookUp(map, key) ?? []), value]);
}

/** An entry that is there, changed. */
function changed<V>(map: PersistentMap<V>, key: string, change: (value: V) => V): PersistentMap<V> {
  const found = lookUp(map, key);
  assert(found !== undefined, 'what is changed is there', key);
  return withEntry(map, key, change(found));
}
