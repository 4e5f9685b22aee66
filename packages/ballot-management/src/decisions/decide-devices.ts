import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp, ok } from '@plumbline/prelude';
import { type DeviceConflict, deviceConflicts } from '../reports/device-conflicts.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent, BallotEventOf } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { OfflineAct } from '../state/offline-act.ts';
import type { DeviceAct } from '../state/room.ts';
import { actKey } from '../state/room-view.ts';
import { millisecondsOf } from '../units/instant.ts';
import { type Acting, done, event, saidIn } from './acting.ts';
import { type DecideAct, TakingActs } from './taking-acts.ts';

/** Commands about devices that work without a network, and about what they contradict each other in. */
export type DeviceCommand = BallotCommandOf<'enrol-device' | 'revoke-device' | 'settle-device-conflict'>;

/** `decide` is what decides everything else of a room: an act that is settled to stand is asked for once more. */
export function decideDevices(acting: Acting, command: DeviceCommand, decide: DecideAct): BallotDecision {
  const { room } = acting;
  switch (command.type) {
    case 'enrol-device': {
      const { device } = command;
      const isTaken = lookUp(room.devices, device) !== undefined;
      if (isTaken) return err({ code: 'name-taken', kind: 'device', name: device });
      return event(acting, 'device-enrolled', { ...saidIn(command), signIns: command.signIns });
    }
    case 'revoke-device': {
      const { device, upTo, isLost, reason } = command;
      const found = lookUp(room.devices, device);
      if (found === undefined) return err({ code: 'unknown', kind: 'device', name: device });
      if (found.revoked !== null) return err({ code: 'device-revoked-already', device: found.name });
      const counter = found.last?.counter ?? 0;
      // What was taken already stays taken.
      if (upTo < counter) return err({ code: 'device-acts-known', device: found.name, counter });
      const revoked = done(acting, 'device-revoked', {
        device,
        upTo,
        isLost,
        reason: { digest: digestOfText(reason) },
      });
      const incident = `device ${device}`;
      if (!isLost || lookUp(room.incidents, incident) !== undefined) return ok([revoked]);
      const lost = { incident, kind: 'DEVICE_LOST', severity: 'medium', subject: found.name } as const;
      return ok([revoked, done(acting, 'incident-opened', { ...lost, involved: found.people })]);
    }
    case 'settle-device-conflict':
      return decideSettling(acting, command, decide);
    default:
      return assertNever(command);
  }
}

type Side = BallotEventOf<'device-conflict-settled'>['sides'][number];

function decideSettling(
  acting: Acting,
  command: BallotCommandOf<'settle-device-conflict'>,
  decide: DecideAct,
): BallotDecision {
  const { room } = acting;
  const { conflict, sides, reason } = command;
  const found = deviceConflicts(room).find((each) => each.conflict === conflict);
  if (found === undefined || !isAsLookedAt(found, sides)) return err({ code: 'conflict-changed' });
  const refusal = refuseSettling(acting, found, sides);
  if (refusal !== undefined) return err(refusal);
  const ruled = sides.map(({ device, counter, ruling, readAs }) => ({ device, counter, ruling, readAs }));
  const again = found.following
    .filter(({ outcome, act }) => (outcome === 'done' || outcome === 'said-already') && act.type !== 'read-seals')
    .map(({ device, counter }) => ({ device, counter }));
  const settled = done(acting, 'device-conflict-settled', {
    conflict,
    sides: ruled,
    again,
    reason: { digest: digestOfText(reason) },
  });
  const events: BallotEvent[] = [settled];
  let state = evolveRoom(room, settled);
  for (const { act, at, device, counter } of standing(found, sides)) {
    const before = lookUp(room.deviceActs, actKey({ device, counter }));
    // A reading that was taken stays as it was taken.
    if (act.type === 'read-seals' && before?.outcome === 'done') continue;
    const signIns = lookUp(room.devices, device)?.signIns ?? [];
    const decided = decide(state, { ...act, signIns, at });
    if (!decided.ok) return decided;
    for (const each of decided.value) state = evolveRoom(state, each);
    events.push(...decided.value);
  }
  const taking = new TakingActs(state, decide);
  taking.again(acting.at);
  return ok([...events, ...taking.events]);
}

/** Whoever settles has looked at these acts and no others. */
function isAsLookedAt({ sides: acts }: DeviceConflict, sides: readonly Side[]): boolean {
  const named = new Set(sides.map(actKey));
  return named.size === sides.length && named.size === acts.length && acts.every((act) => named.has(actKey(act)));
}

/** By somebody who did none of it; every seal with the number that is on it; and what stands does not contradict itself. */
function refuseSettling({ by }: Acting, found: DeviceConflict, sides: readonly Side[]): BallotRefusal | undefined {
  const acts = standing(found, sides);
  const party = by.find((person) => found.sides.some((side) => side.by.includes(person)));
  if (party !== undefined) return { code: 'settled-by-involved', person: party };
  for (const side of sides) {
    const act = found.sides.find((each) => actKey(each) === actKey(side))?.act;
    const isSealed = act?.type === 'apply-seal' && side.ruling === 'stands';
    if (isSealed !== (side.readAs !== null)) return { code: 'seal-number-missing' };
  }
  const said = acts.flatMap(({ act }) => onlyOnce(act));
  return new Set(said).size < said.length ? { code: 'rulings-contradict' } : undefined;
}

/** What can be true of one act only: a number, a place for a seal, the count of a line. */
function onlyOnce(act: OfflineAct): readonly string[] {
  if (act.type === 'apply-seal') return [`seal ${act.seal}`, `position ${act.container}|${act.position}`];
  return act.type === 'observe-count' ? [`count ${act.place}|${act.line}|${act.source}`] : [];
}

/** The acts that are to stand, in the order of their time, with the numbers that were read. */
function standing({ sides: acts }: DeviceConflict, sides: readonly Side[]): readonly DeviceAct[] {
  return acts
    .flatMap((each): DeviceAct[] => {
      const side = sides.find((one) => actKey(one) === actKey(each));
      if (side?.ruling !== 'stands') return [];
      const { act } = each;
      return act.type === 'apply-seal' && side.readAs !== null
        ? [{ ...each, act: { ...act, seal: side.readAs } }]
        : [each];
    })
    .toSorted((a, b) => (a.device === b.device ? a.counter - b.counter : millisecondsOf(a.at) - millisecondsOf(b.at)));
}
