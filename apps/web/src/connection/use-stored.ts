import { useState } from 'react';

/** A value that survives a reload of the page, in the browser's own store. */
export function useStored<Value>(
  storage: Storage,
  key: string,
  start: Value,
): readonly [Value, (value: Value) => void, () => void] {
  const [value, setValue] = useState<Value>(() => {
    const stored = storage.getItem(key);
    if (stored === null) return start;
    try {
      return JSON.parse(stored);
    } catch {
      return start;
    }
  });
  const change = (next: Value) => {
    setValue(next);
    storage.setItem(key, JSON.stringify(next));
  };
  const forget = () => {
    setValue(start);
    storage.removeItem(key);
  };
  return [value, change, forget];
}
