import { leavesOf, lookUp, type PersistentMap } from '@plumbline/prelude';
import type { FormValue } from '../forms/filled-form.ts';
import type { Batch, Container, FormRecord, OpenRoom } from '../state/room.ts';
import { standsAt } from '../state/room-view.ts';
import { pairsOf } from './remade-pairs.ts';

/** Where a batch or a container is, with every name it goes by; of a ballot that was remade, what it leads to. */
export type Whereabouts = {
  readonly kind: 'batch' | 'container' | 'remade';
  /** Of a ballot that was remade, the number on its duplicate. */
  readonly name: string;
  /** Of a ballot that was remade, the number on its original. */
  readonly called: string;
  /** The batch of a ballot that was remade, as its form names it. */
  readonly inBatch: FormValue | null;
  readonly container: string | null;
  readonly area: string | null;
  readonly slot: string | null;
  readonly stage: Container['stage'];
  readonly condition: Container['condition'];
  /** The board that has it. */
  readonly board: string | null;
};

type Sought = {
  readonly text: string;
  readonly kind: Whereabouts['kind'];
  readonly name: string;
  readonly pair?: { readonly original: string; readonly inBatch: FormValue | null };
};

/** Names are written out once for each leaf of a map, and after a change again only for the leaf that has changed. */
const remembered = new WeakMap<object, readonly Sought[]>();

/** The names of all containers, batches and remade ballots, in lists. */
function namesOf(room: OpenRoom): readonly (readonly Sought[])[] {
  return [
    ...namesIn(room.containers, (container) => [{ kind: 'container', name: container, text: container.toLowerCase() }]),
    ...namesIn(room.batches, namesOfBatch),
    ...namesIn(room.forms, namesOfRemade),
  ];
}

function namesIn<V>(
  map: PersistentMap<V>,
  write: (name: string, value: V) => readonly Sought[],
): readonly (readonly Sought[])[] {
  return leavesOf(map).map((leaf) => {
    const known = remembered.get(leaf);
    if (known !== undefined) return known;
    // There is a value at the place of every key.
    const names = leaf.keys.flatMap((key, at) => write(key, leaf.values[at] as V));
    remembered.set(leaf, names);
    return names;
  });
}

function namesOfBatch(batch: string, { name, tabulator, tabulatorBatch, container, became }: Batch): readonly Sought[] {
  if (became.length > 0) return [];
  const text = `${batch}\n${name}\n${tabulator} ${tabulatorBatch ?? ''}\n${container ?? ''}`;
  return [{ kind: 'batch', name: batch, text: text.toLowerCase() }];
}

function namesOfRemade(filled: string, record: FormRecord): readonly Sought[] {
  return pairsOf(filled, record).map(({ original, duplicate, inBatch }) => {
    const text = `${duplicate}\n${original}`.toLowerCase();
    return { kind: 'remade', name: duplicate, text, pair: { original, inBatch } };
  });
}

/**
 * The batches, containers and remade ballots in whose names every word stands that is sought: those of exactly that name first, at most `most` of
 * them, with how many there are.
 */
export function whereIs(
  room: OpenRoom,
  sought: string,
  most: number,
): { readonly found: readonly Whereabouts[]; readonly all: number } {
  const whole = sought.trim().toLowerCase();
  const words = whole.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return { found: [], all: 0 };
  const fits = ({ text }: Sought) => words.every((word) => text.includes(word));
  const fitting = namesOf(room).flatMap((names) => names.filter(fits));
  const isExact = ({ text }: Sought) => text.split('\n').includes(whole);
  const inOrder = [...fitting.filter(isExact), ...fitting.filter((one) => !isExact(one))];
  return { found: inOrder.slice(0, most).map((one) => placeOf(room, one)), all: fitting.length };
}

function placeOf(room: OpenRoom, { kind, name, pair }: Sought): Whereabouts {
  const batch = kind === 'batch' ? lookUp(room.batches, name) : undefined;
  const container = kind === 'container' ? name : (batch?.container ?? null);
  const found = lookUp(room.containers, container ?? '');
  const at = found === undefined ? null : standsAt(found);
  return {
    kind,
    name,
    called: pair?.original ?? batch?.name ?? name,
    inBatch: pair?.inBatch ?? null,
    container,
    area: at?.area ?? null,
    slot: at?.slot ?? null,
    stage: found?.stage ?? 'here',
    condition: found?.condition ?? 'ok',
    board: found?.stage === 'out' ? (lookUp(room.checkOuts, found.container)?.board ?? null) : null,
  };
}
