/** Numbers different numbers from 0 in the order they are added: a hash table of 20 bytes an entry. */
export type NumberTable = {
  /** The place of a new number; −1 where it is already there. */
  readonly add: (key: number) => number;
  readonly find: (key: number) => number;
  readonly key: (at: number) => number;
  readonly size: () => number;
};

/** An empty table for whole numbers of 0 or more. */
export function createNumberTable(): NumberTable {
  let keys = new Float64Array(1024);
  let slots = new Int32Array(4096).fill(-1);
  let size = 0;

  const slotOf = (key: number): number => {
    const mask = slots.length - 1;
    let slot = (Math.imul(key % 0x100000000, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x100000000), 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const at = slots[slot] ?? -1;
      if (at === -1 || keys[at] === key) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    const larger = new Float64Array(keys.length * 2);
    larger.set(keys);
    keys = larger;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let at = 0; at < size; at += 1) slots[slotOf(keys[at] ?? 0)] = at;
  };

  return {
    add: (key) => {
      if (size === keys.length) grow();
      const slot = slotOf(key);
      if (slots[slot] !== -1) return -1;
      keys[size] = key;
      slots[slot] = size;
      size += 1;
      return size - 1;
    },
    find: (key) => slots[slotOf(key)] ?? -1,
    key: (at) => keys[at] ?? 0,
    size: () => size,
  };
}
