/** Takes the least out of a binary heap, in which no element comes before the one at half its place. */
export function takeLeast<Item>(heap: Item[], compare: (a: Item, b: Item) => number): Item | undefined {
  const least = heap[0];
  const moved = heap.pop();
  if (heap.length === 0 || moved === undefined) return least;
  let place = 0;
  for (;;) {
    const left = 2 * place + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child = right < heap.length && compare(heap[right], heap[left]) < 0 ? right : left;
    if (compare(moved, heap[child]) <= 0) break;
    heap[place] = heap[child];
    place = child;
  }
  heap[place] = moved;
  return least;
}

/** Adds an item to a binary heap. */
export function putBack<Item>(heap: Item[], item: Item, compare: (a: Item, b: Item) => number): void {
  let place = heap.length;
  heap.push(item);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (compare(heap[parent], item) <= 0) break;
    heap[place] = heap[parent];
    place = parent;
  }
  heap[place] = item;
}
