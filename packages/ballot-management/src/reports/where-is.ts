import { entriesOf, lookUp } from '@plumbline/prelude';
import type { FormValue } from '../forms/filled-form.ts';
import type { Container, OpenRoom } from '../state/room.ts';
import { standsAt } from '../state/room-view.ts';
import { remadePairs } from './remade-pairs.ts';

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

/** A room is never changed, so its names are written out once. */
const remembered = new WeakMap<OpenRoom, readonly Sought[]>();

function namesOf(room: OpenRoom): readonly Sought[] {
  const known = remembered.get(room);
  if (known !== undefined) return known;
  const names: Sought[] = [];
  for (const [container] of entriesOf(room.containers)) {
    names.push({ kind: 'container', name: container, text: container.toLowerCase() });
  }
  for (const [batch, { name, tabulator, tabulatorBatch, container, became }] of entriesOf(room.batches)) {
    if (became.length > 0) continue;
    const text = `${batch}\n${name}\n${tabulator} ${tabulatorBatch ?? ''}\n${container ?? ''}`;
    names.push({ kind: 'batch', name: batch, text: text.toLowerCase() });
  }
  for (const { original, duplicate, inBatch } of remadePairs(room)) {
    const text = `${duplicate}\n${original}`.toLowerCase();
    names.push({ kind: 'remade', name: duplicate, text, pair: { original, inBatch } });
  }
  remembered.set(room, names);
  return names;
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
  const fitting = namesOf(room).filter(({ text }) => words.every((word) => text.includes(word)));
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
