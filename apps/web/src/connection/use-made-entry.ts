import type { CommandInput } from '@plumbline/api';
import { useRef } from 'react';
import { nextMark } from './entry-store.ts';
import { newCommandId } from './use-send.ts';

type Entry = NonNullable<CommandInput<'record-batch'>['entry']>;
type Said = Omit<CommandInput<'record-batch'>, 'entry' | 'basedOn'>;

/** Makes the entry of a tally that is sent at once. The same tally sent again after a lost answer is the same entry. */
export function useMadeEntry(): (
  said: Said,
  of: Pick<Entry, 'reader'> & { readonly replaces: readonly string[] },
) => Promise<Entry> {
  const last = useRef<{ readonly text: string; readonly entry: Entry } | undefined>(undefined);
  return async (said, { replaces, reader }) => {
    const text = JSON.stringify([said, replaces, reader]);
    if (last.current?.text === text) return last.current.entry;
    // A browser that can keep nothing is another device each time.
    const mark = await nextMark(newCommandId).catch(() => ({ device: newCommandId(), number: 1 }));
    const made = { id: newCommandId(), ...mark, enteredAt: new Date().toISOString() };
    const entry: Entry = { ...made, replaces: [...replaces], ...(reader && { reader }) };
    last.current = { text, entry };
    return entry;
  };
}
