import { assert } from '../answer.ts';
import type { RaireAssertion } from './raire-assertion.ts';

/** A tail of an elimination order with the easiest assertion that rules it out. */
export type RaireNode = {
  /** Numbers of the choices, first out to winner. */
  readonly tail: readonly number[];
  /** The same choices as a set, a bit for each. */
  readonly members: number;
  readonly parent: RaireNode | undefined;
  /** The node above that is ruled out most easily. */
  readonly ancestor: RaireNode | undefined;
  readonly best: RaireAssertion | undefined;
  /** Difficulty of `best`; infinite without one. */
  readonly estimate: number;
  /** False once the tail is complete, or settled. */
  expandable: boolean;
};

/** The tails that together make up every order in which somebody else wins. */
export type Frontier = {
  /** Settled tails stay; others are kept by estimate, the newest first among equals. */
  readonly insert: (node: RaireNode) => void;
  /** The tail that may be split next: the one hardest to rule out. */
  readonly hardest: () => RaireNode | undefined;
  readonly takeHardest: () => RaireNode;
  /** Puts `node`, settled, in the place of everything below it. */
  readonly replaceDescendants: (node: RaireNode) => void;
  readonly nodes: () => readonly RaireNode[];
};

export function createFrontier(): Frontier {
  /** Ascending by estimate: the hardest is last. */
  let open: RaireNode[] = [];
  let settled: RaireNode[] = [];
  return {
    insert(node) {
      if (node.expandable) open.splice(placeAfterEquals(open, node.estimate), 0, node);
      else settled.push(node);
    },
    hardest: () => open.at(-1),
    takeHardest() {
      const node = open.pop();
      assert(node !== undefined, 'there is a tail to split');
      return node;
    },
    replaceDescendants(node) {
      open = open.filter((other) => !isBelow(other, node));
      settled = settled.filter((other) => !isBelow(other, node));
      node.expandable = false;
      settled.push(node);
    },
    nodes: () => [...open.toReversed(), ...settled],
  };
}

function placeAfterEquals(ascending: readonly RaireNode[], estimate: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle].estimate <= estimate) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBelow(node: RaireNode, above: RaireNode): boolean {
  let at: RaireNode | undefined = node;
  while (at && at.tail.length > above.tail.length) at = at.parent;
  return at === above;
}
