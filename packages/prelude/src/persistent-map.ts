/**
 * A map that is never changed: with one more entry it is another map, which shares everything else with the first. An entry
 * costs the same however many there are.
 *
 * Plain data, so that it can be compared, and sent to a thread.
 */
export type PersistentMap<V> = { readonly size: number; readonly root: Node<V> };

/** Entries in the order of their keys; or, where they were too many, a branch for each next five bits of the key's hash. */
type Node<V> = readonly Entry<V>[] | { readonly branches: readonly (Node<V> | null)[] };
type Entry<V> = readonly [key: string, value: V];

const LEAF_MAX = 8;
const BITS = 5;
const BRANCHES = 1 << BITS;
/** All bits of the hash are used up: what still collides shares a leaf. */
const DEPTH_MAX = Math.floor(32 / BITS);

/** The map without entries. */
export const EMPTY_MAP: PersistentMap<never> = { size: 0, root: [] };

/** The value of a key; undefined where there is none. */
export function lookUp<V>(map: PersistentMap<V> | undefined, key: string): V | undefined {
  if (map === undefined) return undefined;
  let node = map.root;
  const bits = hashOf(key);
  for (let depth = 0; !isLeaf(node); depth += 1) {
    const next: Node<V> | null | undefined = node.branches[branchOf(bits, depth)];
    if (next === null || next === undefined) return undefined;
    node = next;
  }
  return node.find(([known]) => known === key)?.[1];
}

/** The map with this value for the key, in the place of the one it had. */
export function withEntry<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const placed = place(map.root, [key, value], hashOf(key), 0);
  return { size: map.size + (placed.isNew ? 1 : 0), root: placed.node };
}

/** All entries, in no order that means anything. */
export function* entriesOf<V>(map: PersistentMap<V> | undefined): Generator<Entry<V>> {
  const waiting: Node<V>[] = map === undefined ? [] : [map.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isLeaf(node)) yield* node;
    else for (const branch of node.branches) if (branch !== null) waiting.push(branch);
  }
}

/** The map of these entries; of those with the same key the last one counts. */
export function mapOf<V>(entries: Iterable<Entry<V>>): PersistentMap<V> {
  let map: PersistentMap<V> = EMPTY_MAP;
  for (const [key, value] of entries) map = withEntry(map, key, value);
  return map;
}

function place<V>(
  node: Node<V>,
  entry: Entry<V>,
  bits: number,
  depth: number,
): { readonly node: Node<V>; readonly isNew: boolean } {
  if (!isLeaf(node)) {
    const branch = branchOf(bits, depth);
    const placed = place(node.branches[branch] ?? [], entry, bits, depth + 1);
    return { node: { branches: node.branches.with(branch, placed.node) }, isNew: placed.isNew };
  }
  const at = node.findIndex(([key]) => key >= entry[0]);
  if (at >= 0 && node[at]?.[0] === entry[0]) return { node: node.with(at, entry), isNew: false };
  const leaf = node.toSpliced(at < 0 ? node.length : at, 0, entry);
  return { node: leaf.length > LEAF_MAX && depth < DEPTH_MAX ? split(leaf, depth) : leaf, isNew: true };
}

function split<V>(leaf: readonly Entry<V>[], depth: number): Node<V> {
  const branches = new Array<Node<V> | null>(BRANCHES).fill(null);
  for (const [branch, entries] of Map.groupBy(leaf, ([key]) => branchOf(hashOf(key), depth))) {
    branches[branch] = entries.length > LEAF_MAX && depth + 1 < DEPTH_MAX ? split(entries, depth + 1) : entries;
  }
  return { branches };
}

function isLeaf<V>(node: Node<V>): node is readonly Entry<V>[] {
  return Array.isArray(node);
}

function branchOf(bits: number, depth: number): number {
  return (bits >>> (depth * BITS)) & (BRANCHES - 1);
}

/** FNV-1a of the key's UTF-16 code units, 32 bits (Fowler, Noll and Vo), with its high bits stirred into the low ones. */
function hashOf(key: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    bits = Math.imul(bits ^ key.charCodeAt(index), 0x01000193);
  }
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
