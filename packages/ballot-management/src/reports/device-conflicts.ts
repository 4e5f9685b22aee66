import { entriesOf } from '@plumbline/prelude';
import type { DeviceAct, OpenRoom } from '../state/room.ts';
import { actKey, keyAt } from '../state/room-view.ts';

/**
 * What devices that worked without a network have brought home and cannot both be true, or cannot be done: a task for a person. It follows from the
 * acts alone, whichever of them came first.
 */
export type DeviceConflict = {
  /** The name of the first of its sides (`actKey`). */
  readonly conflict: string;
  /** `refused`: what the room itself contradicts. */
  readonly kind: 'seal' | 'reading' | 'opening' | 'custody' | 'count' | 'refused';
  /** By device and number. */
  readonly sides: readonly DeviceAct[];
  /** Acts on the same containers, seals and counts, and what hangs on these: they may rest on what is contradicted. */
  readonly following: readonly DeviceAct[];
};

/** Acts by what they are about, so that only a few have to be compared. Of each act what became of it changes; what it says never does. */
export class ActIndex {
  readonly #acts = new Map<string, Map<string, DeviceAct>>();
  /** What hangs together is found at one of its keys. */
  readonly #next = new Map<string, string>();
  readonly #contradicted = new Set<string>();

  constructor(acts: Iterable<DeviceAct> = []) {
    for (const act of acts) this.set(act);
  }

  at(key: string): Iterable<DeviceAct> {
    return this.#acts.get(key)?.values() ?? [];
  }

  /** Adds an act, or puts what became of it in the place of what was known. */
  set(act: DeviceAct): void {
    const name = actKey(act);
    const keys = keysOf(act);
    const isKnown = keys.some((key) => this.#acts.get(key)?.has(name));
    for (const key of keys) {
      const acts = this.#acts.get(key) ?? new Map<string, DeviceAct>();
      this.#acts.set(key, acts.set(name, act));
    }
    if (isKnown) return;
    for (const key of keys) this.#join(keys[0] ?? key, key);
    if (contradicting(this, act).length > 0) this.#contradicted.add(this.#standing(keys[0] ?? ''));
  }

  /** Whether an act is about a container, a seal or a line of a count of which devices contradict each other, or about one that hangs on it. */
  restsOnConflict(act: Pick<DeviceAct, 'act'>): boolean {
    return keysOf(act).some((key) => this.#contradicted.has(this.#standing(key)));
  }

  #join(one: string, other: string): void {
    const [from, to] = [this.#standing(other), this.#standing(one)];
    if (from === to) return;
    this.#next.set(from, to);
    if (this.#contradicted.has(from)) this.#contradicted.add(to);
  }

  #standing(key: string): string {
    let standing = key;
    for (let next = this.#next.get(key); next !== undefined; next = this.#next.get(next)) standing = next;
    // The next who asks finds it at once.
    if (standing !== key) this.#next.set(key, standing);
    return standing;
  }
}

/** The acts that cannot be true together with this one. */
export function contradicting(index: ActIndex, act: DeviceAct): readonly DeviceAct[] {
  const found = new Map<string, DeviceAct>();
  for (const each of about(index, act)) {
    if (contradict(act, each)) found.set(actKey(each), each);
  }
  return [...found.values()];
}

/** Acts about the same things, those about things that these are about, and so on: mostly those about one container. */
function hangingOn(index: ActIndex, from: readonly Pick<DeviceAct, 'act'>[]): readonly DeviceAct[] {
  const found = new Map<string, DeviceAct>();
  const keys = new Set(from.flatMap(keysOf));
  for (const key of keys) {
    for (const act of index.at(key)) {
      found.set(actKey(act), act);
      for (const other of keysOf(act)) keys.add(other);
    }
  }
  return [...found.values()];
}

/** Whether an earlier act of the same device about the same thing is not decided: what comes after it comes after it. */
export function followsUndecided(index: ActIndex, act: DeviceAct): boolean {
  return about(index, act).some((each) => isEarlier(each, act) && isUndecided(each));
}

/** Acts of whichever device about one of the same things. */
function about(index: ActIndex, act: Pick<DeviceAct, 'act'>): readonly DeviceAct[] {
  return keysOf(act).flatMap((key) => [...index.at(key)]);
}

function isEarlier(one: DeviceAct, act: DeviceAct): boolean {
  return one.device === act.device && one.counter < act.counter;
}

function isUndecided({ outcome, ruling }: DeviceAct): boolean {
  return ruling === null && (outcome === 'refused' || outcome === 'waits' || outcome === 'contested');
}

/** An act that says exactly the same and was taken: of another device, and of a seal, which is applied once, of its own. */
export function saidBefore(index: ActIndex, act: DeviceAct): DeviceAct | undefined {
  return about(index, act).find((each) => {
    const mayCount = each.device !== act.device || (act.act.type === 'apply-seal' && isEarlier(each, act));
    return mayCount && each.outcome === 'done' && isSame(each, act);
  });
}

/** The conflicts that nobody has settled yet, with the acts that the room refuses, in an order that does not follow who came first. */
export function deviceConflicts(room: Pick<OpenRoom, 'deviceActs'>): readonly DeviceConflict[] {
  const acts = [...entriesOf(room.deviceActs)].map(([, act]) => act).toSorted(inOrder);
  const index = new ActIndex(acts);
  const seen = new Set<string>();
  const conflicts: DeviceConflict[] = [];
  for (const act of acts) {
    if (seen.has(actKey(act))) continue;
    const sides = connected(index, act);
    for (const side of sides) seen.add(actKey(side));
    if (sides.length > 1) conflicts.push(conflictOf(index, sides));
  }
  const named = new Set(conflicts.flatMap(({ sides, following }) => [...sides, ...following]).map(actKey));
  for (const act of acts) {
    if (act.outcome !== 'refused' || act.ruling !== null || named.has(actKey(act))) continue;
    const following = about(index, act).filter((each) => isEarlier(act, each) && each.outcome === 'waits');
    const waiting = [...new Map(following.map((each) => [actKey(each), each])).values()];
    conflicts.push({ conflict: actKey(act), kind: 'refused', sides: [act], following: waiting });
  }
  return conflicts;
}

function inOrder(a: DeviceAct, b: DeviceAct): number {
  return a.device === b.device ? a.counter - b.counter : a.device < b.device ? -1 : 1;
}

/** An act with all that contradict it, those that contradict these, and so on. */
function connected(index: ActIndex, first: DeviceAct): readonly DeviceAct[] {
  const found = new Map([[actKey(first), first]]);
  for (const act of found.values()) {
    for (const each of contradicting(index, act)) found.set(actKey(each), each);
  }
  return [...found.values()].toSorted(inOrder);
}

function conflictOf(index: ActIndex, sides: readonly DeviceAct[]): DeviceConflict {
  const named = new Set(sides.map(actKey));
  const following = hangingOn(index, sides)
    .filter((each) => !named.has(actKey(each)) && each.ruling === null && each.outcome !== 'turned-away')
    .toSorted(inOrder);
  const types = new Set(sides.map(({ act }) => act.type));
  const kind = types.has('observe-count')
    ? 'count'
    : types.has('open-container')
      ? 'opening'
      : types.has('read-seals')
        ? 'reading'
        : types.has('apply-seal')
          ? 'seal'
          : 'custody';
  const [first] = sides;
  return { conflict: first === undefined ? '' : actKey(first), kind, sides, following };
}

/** Two acts of different devices that cannot both be true; what people have settled among themselves contradicts nothing. */
function contradict(one: DeviceAct, other: DeviceAct): boolean {
  if (one.device === other.device || isOut(one) || isOut(other)) return false;
  if (one.ruling !== null && other.ruling !== null) return false;
  const [a, b] = [one.act, other.act];
  if (a.type === 'observe-count' || b.type === 'observe-count') {
    if (a.type !== b.type || a.type !== 'observe-count' || b.type !== 'observe-count') return false;
    // Whatever it was counted with: the newest count of a line is its figure.
    return a.place === b.place && a.line === b.line && (a.value !== b.value || a.unit !== b.unit);
  }
  if (a.type === 'apply-seal' && b.type === 'apply-seal') {
    const isSamePlace = a.container === b.container && a.position === b.position;
    return a.seal === b.seal ? !isSamePlace : isSamePlace;
  }
  if (a.container !== b.container) return false;
  // What is on a container, or may be done with it, is another thing before it is opened and after; the clocks do not say which it was.
  if (a.type === 'open-container' || b.type === 'open-container') return !isSame(one, other);
  if (a.type === 'read-seals' && b.type === 'read-seals') return !isSame(one, other);
  if (a.type === 'read-seals' && b.type === 'apply-seal') return !reads(a, b);
  if (a.type === 'apply-seal' && b.type === 'read-seals') return !reads(b, a);
  const isMove = ({ type }: typeof a) => type === 'take-custody' || type === 'store-container';
  return isMove(a) && isMove(b) && !isSame(one, other);
}

function isOut({ outcome, ruling }: DeviceAct): boolean {
  return outcome === 'turned-away' || ruling === 'set-aside';
}

type Reading = Extract<DeviceAct['act'], { readonly type: 'read-seals' }>;

function reads(
  { readings }: Reading,
  { position, seal }: Extract<DeviceAct['act'], { readonly type: 'apply-seal' }>,
): boolean {
  return readings.some((each) => each.position === position && each.seal === seal);
}

/** Whether two acts say the same of the same thing. Custody is of people: of the same, whichever is named first. */
function isSame(one: DeviceAct, other: DeviceAct): boolean {
  const [a, b] = [one.act, other.act];
  const isByTheSame = one.by.toSorted().join('|') === other.by.toSorted().join('|');
  if (a.type === 'apply-seal' && b.type === 'apply-seal') {
    return a.seal === b.seal && a.container === b.container && a.position === b.position;
  }
  if (a.type === 'read-seals' && b.type === 'read-seals') {
    const said = ({ readings, condition }: Reading) =>
      JSON.stringify([condition, readings.map(({ position, seal }) => [position, seal]).toSorted()]);
    return a.container === b.container && said(a) === said(b);
  }
  if (a.type === 'take-custody' && b.type === 'take-custody') return a.container === b.container && isByTheSame;
  if (a.type === 'open-container' && b.type === 'open-container') return a.container === b.container && isByTheSame;
  if (a.type === 'store-container' && b.type === 'store-container') {
    return a.container === b.container && a.area === b.area && a.slot === b.slot;
  }
  if (a.type === 'observe-count' && b.type === 'observe-count') {
    const isSameLine = a.place === b.place && a.line === b.line && a.source === b.source;
    return isSameLine && a.value === b.value && a.unit === b.unit;
  }
  return false;
}

/** The container or the line of a count that an act is about, and the seal. */
function keysOf({ act }: Pick<DeviceAct, 'act'>): readonly string[] {
  if (act.type === 'observe-count') return [`count ${keyAt(act.place, act.line)}`];
  const container = `container ${act.container}`;
  return act.type === 'apply-seal' ? [`seal ${act.seal}`, container] : [container];
}
