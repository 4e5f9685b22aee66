import { assert } from './assert.ts';

/**
 * A map that is never changed: with one more entry it is another map, which shares everything else with the first. An entry
 * costs the same however many there are.
 *
 * Plain data, so that it can be compared, and sent to a thread.
 */
export type PersistentMap<V> = { readonly size: number; readonly root: Node<V> };

/**
 * Entries in the order of their keys; or, where they were too many, a branch for each next five bits of where the key belongs. Keys and
 * values lie in two lists, because a pair of its own for each entry would take more memory than the entry.
 */
type Node<V> = Leaf<V> | { readonly branches: readonly (Node<V> | null)[] };
type Leaf<V> = { readonly keys: readonly string[]; readonly values: readonly V[] };
type Entry<V> = readonly [key: string, value: V];

/** An entry more copies its leaf, and a leaf of one entry takes as much memory as ten entries of a full one. */
const LEAF_MAX = 128;
const BITS = 5;
const BRANCHES = 1 << BITS;
/** So many levels are told apart by the place of a key among its like, the others by all of it. */
const PLACE_LEVELS = 4;
/** All bits are used up: what still collides shares a leaf. */
const DEPTH_MAX = 6;

const EMPTY_LEAF: Leaf<never> = { keys: [], values: [] };

/** The map without entries. */
export const EMPTY_MAP: PersistentMap<never> = { size: 0, root: EMPTY_LEAF };

/** The value of a key; undefined where there is none. */
export function lookUp<V>(map: PersistentMap<V> | undefined, key: string): V | undefined {
  if (map === undefined) return undefined;
  let node = map.root;
  const order = orderOf(key);
  for (let depth = 0; !isLeaf(node); depth += 1) {
    const next: Node<V> | null | undefined = node.branches[branchOf(order, depth)];
    if (next === null || next === undefined) return undefined;
    node = next;
  }
  const at = placeOf(node.keys, key);
  return node.keys[at] === key ? node.values[at] : undefined;
}

/** The map with this value for the key, in the place of the one it had. */
export function withEntry<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  return withAll(map, [[key, value]]);
}

/** The map without this key; the same map where it has none. */
export function withoutEntry<V>(map: PersistentMap<V>, key: string): PersistentMap<V> {
  if (lookUp(map, key) === undefined) return map;
  const order = orderOf(key);
  const without = (node: Node<V>, depth: number): Node<V> => {
    if (!isLeaf(node)) {
      const branches = node.branches.slice();
      const at = branchOf(order, depth);
      const branch = branches[at];
      assert(branch !== null && branch !== undefined, 'a key that is found lies on a branch', { key });
      branches[at] = without(branch, depth + 1);
      return { branches };
    }
    const at = placeOf(node.keys, key);
    return { keys: node.keys.toSpliced(at, 1), values: node.values.toSpliced(at, 1) };
  };
  return { size: map.size - 1, root: map.size === 1 ? EMPTY_LEAF : without(map.root, 0) };
}

/** The map with all these entries; of those with the same key the last one counts. */
export function withAll<V>(map: PersistentMap<V>, entries: readonly Entry<V>[], maker?: MapMaker): PersistentMap<V> {
  return updateAll(map, entries, (_, value) => value, maker);
}

/**
 * Somebody who makes a large map in many steps, and uses none but the last: what was made for them is changed in place, so that
 * nothing is copied at every step. Of two maps that one maker was given, only the newer may be used.
 */
export type MapMaker = { readonly made: Set<object> };

export function openMapMaker(): MapMaker {
  return { made: new Set() };
}

/**
 * The map in which the value of each of these keys is what `update` makes of the one that it has, undefined where there is none.
 * The same as one key after another, and cheaper: what they share on the way is made once.
 */
export function updateAll<V, Change>(
  map: PersistentMap<V>,
  changes: readonly Entry<Change>[],
  update: (before: V | undefined, change: Change) => V,
  maker?: MapMaker,
): PersistentMap<V> {
  if (changes.length === 0) return map;
  const ordered = changes.map(([key, change]) => ({ key, change, order: orderOf(key) }));
  // Stable, so that those of the same key stay in their order.
  if (ordered.length > 1) ordered.sort((a, b) => a.order - b.order);
  const grown = place(map.root, { ordered, update, maker }, { from: 0, to: ordered.length, depth: 0 });
  return { size: map.size + grown.added, root: grown.node };
}

/** All entries, in no order that means anything. */
export function* entriesOf<V>(map: PersistentMap<V> | undefined): Generator<Entry<V>> {
  const waiting: Node<V>[] = map === undefined ? [] : [map.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isLeaf(node)) {
      const { values } = node;
      // There is a value at the place of every key.
      for (const [at, key] of node.keys.entries()) yield [key, values[at] as V];
    } else for (const branch of node.branches) if (branch !== null) waiting.push(branch);
  }
}

/**
 * The lists that the entries of a map lie in, keys beside values. A map with one entry more or another value has all of them but one from
 * the map before it, so that whatever is made of a list can be kept for as long as that is there.
 */
export function leavesOf<V>(map: PersistentMap<V>): readonly Leaf<V>[] {
  const leaves: Leaf<V>[] = [];
  const waiting: Node<V>[] = [map.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isLeaf(node)) leaves.push(node);
    else for (const branch of node.branches) if (branch !== null) waiting.push(branch);
  }
  return leaves;
}

/** The map of these entries; of those with the same key the last one counts. */
export function mapOf<V>(entries: Iterable<Entry<V>>): PersistentMap<V> {
  return withAll<V>(EMPTY_MAP, [...entries]);
}

/** What changes, in the order of the branches it belongs to. */
type Changes<V, Change> = {
  readonly ordered: readonly { readonly key: string; readonly change: Change; readonly order: number }[];
  readonly update: (before: V | undefined, change: Change) => V;
  readonly maker: MapMaker | undefined;
};
/** Which part of the changes belongs to a node, and how deep that lies. */
type Part = { readonly from: number; readonly to: number; readonly depth: number };
type Grown<V> = { readonly node: Node<V>; readonly added: number };

function place<V, Change>(node: Node<V>, changes: Changes<V, Change>, part: Part): Grown<V> {
  if (isLeaf(node)) return placeInLeaf(node, changes, part);
  const { ordered, maker } = changes;
  const { to, depth } = part;
  const isOurs = maker?.made.has(node) === true;
  // What was made for the same maker nobody else has seen.
  const branches = isOurs ? (node.branches as (Node<V> | null)[]) : node.branches.slice();
  let added = 0;
  for (let from = part.from; from < to; ) {
    const branch = branchOf(ordered[from]?.order ?? 0, depth);
    let next = from + 1;
    while (next < to && branchOf(ordered[next]?.order ?? 0, depth) === branch) next += 1;
    const grown = place(branches[branch] ?? EMPTY_LEAF, changes, { from, to: next, depth: depth + 1 });
    branches[branch] = grown.node;
    added += grown.added;
    from = next;
  }
  return { node: isOurs ? node : noted({ branches }, maker), added };
}

function placeInLeaf<V, Change>(leaf: Leaf<V>, changes: Changes<V, Change>, { from, to, depth }: Part): Grown<V> {
  const { ordered, update, maker } = changes;
  const keys = leaf.keys.slice();
  const values = leaf.values.slice();
  for (let index = from; index < to; index += 1) {
    const changed = ordered[index];
    if (changed === undefined) break;
    const { key, change } = changed;
    const at = placeOf(keys, key);
    if (keys[at] === key) {
      values[at] = update(values[at], change);
      continue;
    }
    keys.splice(at, 0, key);
    values.splice(at, 0, update(undefined, change));
    if (!isFull(keys.length, depth)) continue;
    const added = keys.length - leaf.keys.length;
    const node = split({ keys, values }, depth, maker);
    if (index + 1 === to) return { node, added };
    const rest = place(node, changes, { from: index + 1, to, depth });
    return { node: rest.node, added: added + rest.added };
  }
  const added = keys.length - leaf.keys.length;
  // Lists that have grown hold room for more, which nobody will use.
  const node = added === 0 ? { keys: leaf.keys, values } : { keys: keys.slice(), values: values.slice() };
  return { node, added };
}

function noted<N extends object>(node: N, maker: MapMaker | undefined): N {
  maker?.made.add(node);
  return node;
}

/** Where a key stands among these, or would stand. */
function placeOf(keys: readonly string[], key: string): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] ?? '') < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

function split<V>(leaf: Leaf<V>, depth: number, maker: MapMaker | undefined): Node<V> {
  const branches = new Array<Node<V> | null>(BRANCHES).fill(null);
  const places = Map.groupBy(leaf.keys.keys(), (at) => branchOf(orderOf(leaf.keys[at] ?? ''), depth));
  for (const [branch, own] of places) {
    const part = leafAt(leaf, own);
    branches[branch] = isFull(own.length, depth + 1) ? split(part, depth + 1, maker) : part;
  }
  return noted({ branches }, maker);
}

function isFull(entries: number, depth: number): boolean {
  return entries > LEAF_MAX && depth < DEPTH_MAX;
}

/** The leaf of what lies at these places, in lists of exactly their length. */
function leafAt<V>({ keys, values }: Leaf<V>, places: readonly number[]): Leaf<V> {
  // There is a key and a value at each place.
  return { keys: places.map((at) => keys[at] ?? ''), values: places.map((at) => values[at] as V) };
}

function isLeaf<V>(node: Node<V>): node is Leaf<V> {
  return 'keys' in node;
}

function branchOf(order: number, depth: number): number {
  return (order >>> (BITS * (DEPTH_MAX - 1 - depth))) & (BRANCHES - 1);
}

/**
 * Where a key belongs: the branches that lead to it, the first one foremost. Those of a number's last two digits lie beside one
 * another, because cards of a batch and boards of a county are worked on one after the other: what is changed together is then
 * copied together.
 */
function orderOf(key: string): number {
  const neighbours = lengthWithoutLastDigits(key);
  let bits = FNV_BASIS;
  for (let index = 0; index < neighbours; index += 1) bits = Math.imul(bits ^ key.charCodeAt(index), FNV_PRIME);
  const place = stirred(bits) & ((1 << (BITS * PLACE_LEVELS)) - 1);
  for (let index = neighbours; index < key.length; index += 1)
    bits = Math.imul(bits ^ key.charCodeAt(index), FNV_PRIME);
  const rest = BITS * (DEPTH_MAX - PLACE_LEVELS);
  return (place << rest) | (stirred(bits) & ((1 << rest) - 1));
}

/** How much of a key comes before the last two digits of the number at its end, or before the character after that. */
function lengthWithoutLastDigits(key: string): number {
  let end = key.length;
  if (end > 0 && !isDigit(key, end - 1)) end -= 1;
  if (end === 0 || !isDigit(key, end - 1)) return key.length;
  return end > 1 && isDigit(key, end - 2) ? end - 2 : end - 1;
}

function isDigit(key: string, index: number): boolean {
  const code = key.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** FNV-1a of a text's UTF-16 code units, 32 bits (Fowler, Noll and Vo), with the high bits stirred into the low ones. */
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function stirred(bits: number): number {
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** What one key has in two maps; undefined where it has nothing. */
export type Change<V> = readonly [key: string, before: V | undefined, after: V | undefined];

/**
 * The keys whose values are not the same in two maps. Where one was made from the other, it costs what the changes cost: what
 * they share is passed over.
 */
export function* changesBetween<V>(
  before: PersistentMap<V> | undefined,
  after: PersistentMap<V> | undefined,
): Generator<Change<V>> {
  yield* changesOfNodes((before ?? EMPTY_MAP).root, (after ?? EMPTY_MAP).root);
}

function* changesOfNodes<V>(before: Node<V>, after: Node<V>): Generator<Change<V>> {
  if (before === after) return;
  if (!isLeaf(before) && !isLeaf(after)) {
    for (let branch = 0; branch < BRANCHES; branch += 1) {
      yield* changesOfNodes(before.branches[branch] ?? EMPTY_MAP.root, after.branches[branch] ?? EMPTY_MAP.root);
    }
    return;
  }
  const left = new Map(entriesOf({ size: 0, root: before }));
  for (const [key, value] of entriesOf({ size: 0, root: after })) {
    const known = left.get(key);
    left.delete(key);
    if (known !== value) yield [key, known, value];
  }
  for (const [key, value] of left) yield [key, value, undefined];
}
