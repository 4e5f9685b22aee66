import type { MappedPlace } from '@plumbline/drawings';
import { useState } from 'react';

/** The map that somebody chose for an audit in this browser. One that its store cannot hold lasts until the page is left. */
export function useOwnMap(
  auditId: string,
): readonly [readonly MappedPlace[] | undefined, (places: readonly MappedPlace[] | undefined) => void] {
  const key = `map:${auditId}`;
  const [places, setPlaces] = useState(() => stored(key));
  const change = (next: readonly MappedPlace[] | undefined) => {
    setPlaces(next);
    try {
      if (next === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    } catch {
      localStorage.removeItem(key);
    }
  };
  return [places, change];
}

function stored(key: string): readonly MappedPlace[] | undefined {
  try {
    const places: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(places) ? places : undefined;
  } catch {
    return undefined;
  }
}
