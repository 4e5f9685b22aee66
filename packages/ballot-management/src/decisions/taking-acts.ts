import type { Sha256 } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { ActIndex, contradicting, followsUndecided, saidBefore } from '../reports/device-conflicts.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { ActOutcome, OfflineAct, SignedAct } from '../state/offline-act.ts';
import type { Device, DeviceAct, OpenRoom } from '../state/room.ts';
import { keyAt } from '../state/room-view.ts';
import { type Instant, millisecondsOf } from '../units/instant.ts';
import { done } from './acting.ts';

/** What decides an act as if it were asked for alone; what follows for manifests comes after all of them. */
export type DecideAct = (room: OpenRoom, command: BallotCommandOf<OfflineAct['type']>) => BallotDecision;

/** An act as it was read, with the digest of what was signed. */
export type ReadAct = { readonly signed: SignedAct; readonly hash: Sha256 };

type Received = ReadAct & {
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly offsetMs: number | null;
  readonly deliveredBy: readonly string[];
};

type Verdict = {
  readonly outcome: ActOutcome;
  readonly refusal: BallotRefusal | null;
  readonly events: readonly BallotEvent[];
};

/** A room while acts are taken in: the events so far, and every act by what it is about. */
export class TakingActs {
  room: OpenRoom;
  readonly events: BallotEvent[] = [];
  readonly #decide: DecideAct;
  readonly #index: ActIndex;

  constructor(room: OpenRoom, decide: DecideAct) {
    this.room = room;
    this.#decide = decide;
    this.#index = new ActIndex(actsOf(room));
  }

  take({ device, people, signIns, revoked }: Device, { at, signed, hash, ...received }: Received): void {
    const told = { device, by: people, at, ...signed, hash, ...received };
    const { receivedAt, offsetMs } = received;
    const { counter, capturedAt, act } = signed;
    const kept = {
      device,
      by: people,
      at,
      counter,
      capturedAt,
      act,
      hash,
      receivedAt,
      offsetMs,
      signedAs: null,
      placeBefore: null,
      sealsBefore: {},
    };
    const isLate = revoked !== null && counter > revoked.upTo;
    const arriving: DeviceAct = { ...kept, outcome: isLate ? 'turned-away' : 'waits', refusal: null, ruling: null };
    this.#index.set(arriving);
    const { outcome, events, ...found } = isLate ? TURNED_AWAY : this.#verdict(arriving, signIns);
    const refusal = found.refusal?.code ?? null;
    this.#add([done(told, 'device-act-received', { ...told, outcome, refusal }), ...events]);
    this.#index.set({ ...arriving, outcome, refusal });
  }

  /** Until nothing changes any more: an act may let another be done. */
  again(now: Instant): void {
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const act of actsOf(this.room).filter(isOpen).toSorted(inOrder)) {
        const signIns = lookUp(this.room.devices, act.device)?.signIns ?? [];
        const { outcome, events, ...found } = this.#verdict(act, signIns);
        const refusal = found.refusal?.code ?? null;
        if (outcome === act.outcome && refusal === act.refusal) continue;
        const { device, counter } = act;
        const decided = done({ by: [], at: now }, 'device-act-decided', { device, counter, outcome, refusal });
        this.#add([decided, ...events]);
        this.#index.set({ ...act, outcome, refusal });
        isChanged ||= outcome === 'done' || outcome === 'said-already';
      }
    }
  }

  /** What the room says against an act now, with all that it names; null where it is not refused. */
  refusalOf(act: DeviceAct): BallotRefusal | null {
    return this.#verdict(act, lookUp(this.room.devices, act.device)?.signIns ?? []).refusal;
  }

  #add(events: readonly BallotEvent[]): void {
    for (const event of events) {
      this.room = evolveRoom(this.room, event);
      this.events.push(event);
    }
  }

  #verdict(act: DeviceAct, signIns: readonly string[]): Verdict {
    const others = contradicting(this.#index, act);
    if (others.length > 0) return { outcome: 'contested', refusal: null, events: this.#incidentOf(act, others) };
    if (this.#index.restsOnConflict(act) || followsUndecided(this.#index, act)) return WAITS;
    const same = saidBefore(this.#index, act);
    if (same !== undefined && !isSecondLook(act, same)) return { outcome: 'said-already', refusal: null, events: [] };
    if (awaitsSeals(this.room, act)) return WAITS;
    const late = refuseLate(this.room, act);
    if (late !== undefined) return { outcome: 'refused', refusal: late, events: [] };
    const decided = this.#decide(this.room, { ...act.act, signIns, at: act.at });
    if (!decided.ok) return { outcome: 'refused', refusal: decided.error, events: [] };
    return { outcome: 'done', refusal: null, events: decided.value };
  }

  /** One number claimed twice is an incident, named by the containers and not by the number, which some are still to read. */
  #incidentOf({ act, by, receivedAt }: DeviceAct, others: readonly DeviceAct[]): readonly BallotEvent[] {
    if (act.type !== 'apply-seal') return [];
    const twice = others.filter((each) => each.act.type === 'apply-seal' && each.act.seal === act.seal);
    const containers = twice.flatMap((each) => (each.act.type === 'apply-seal' ? [each.act.container] : []));
    const subject = [...new Set([act.container, ...containers])].toSorted().join(' and ').slice(0, NAME_LENGTH_MAX);
    const incident = `one seal: ${subject}`;
    if (twice.length === 0 || lookUp(this.room.incidents, incident) !== undefined) return [];
    const involved = [...new Set([...by, ...twice.flatMap((each) => each.by)])].toSorted();
    const who = { by, at: receivedAt };
    return [done(who, 'incident-opened', { incident, kind: 'SEAL_DUPLICATE', severity: 'medium', subject, involved })];
  }
}

/** Leaves room for what stands before it in a name. */
const NAME_LENGTH_MAX = 150;

const WAITS: Verdict = { outcome: 'waits', refusal: null, events: [] };
const TURNED_AWAY: Verdict = { outcome: 'turned-away', refusal: null, events: [] };

function actsOf(room: OpenRoom): readonly DeviceAct[] {
  return [...entriesOf(room.deviceActs)].map(([, act]) => act);
}

function isOpen({ outcome, ruling }: DeviceAct): boolean {
  return ruling === null && (outcome === 'waits' || outcome === 'refused' || outcome === 'contested');
}

/** As it happened, as far as clocks tell; never by who came first. */
function inOrder(a: DeviceAct, b: DeviceAct): number {
  const byTime = millisecondsOf(a.at) - millisecondsOf(b.at);
  if (a.device === b.device) return a.counter - b.counter;
  return byTime === 0 ? (a.device < b.device ? -1 : 1) : byTime;
}

/** Seals that others read, and what others count, is looked at twice; by the same people it is one look on two devices. */
function isSecondLook({ act, by }: DeviceAct, same: DeviceAct): boolean {
  const isLook = act.type === 'read-seals' || act.type === 'observe-count';
  return isLook && by.every((person) => !same.by.includes(person));
}

/** What was read may have been applied by a device that has not come home yet. */
function awaitsSeals(room: OpenRoom, { act }: DeviceAct): boolean {
  if (act.type !== 'read-seals') return false;
  const seals = lookUp(room.containers, act.container)?.seals;
  return seals !== undefined && act.readings.some(({ position }) => seals[position] === undefined);
}

/** What the office recorded later with a network is not overwritten by what happened before. */
function refuseLate(room: OpenRoom, { act, at }: DeviceAct): BallotRefusal | undefined {
  const moment = millisecondsOf(at);
  if (act.type === 'observe-count') {
    const newest = lookUp(room.counts, keyAt(act.place, act.line))?.at(-1);
    const isOld = newest !== undefined && newest.value !== act.value && millisecondsOf(newest.at) > moment;
    return isOld ? { code: 'counted-since', place: act.place } : undefined;
  }
  const { container } = act;
  const later = lookUp(room.containers, container)?.steps.filter((step) => millisecondsOf(step.at) > moment) ?? [];
  if (later.length === 0) return undefined;
  const own = actsOf(room).filter((each) => each.outcome === 'done' && isMoveOf(each, container));
  const isOld = later.some((step) => !own.some((each) => each.at === step.at));
  return isOld ? { code: 'container-moved-since', container } : undefined;
}

function isMoveOf({ act }: DeviceAct, container: string): boolean {
  const isMove = act.type === 'take-custody' || act.type === 'store-container' || act.type === 'open-container';
  return isMove && act.container === container;
}
