import type { MappedPlace } from '@plumbline/drawings';
import { useState } from 'react';

/** The map that somebody chose for an audit in this browser, before offices had maps of their own; `forget` removes it. */
export function useKeptMap(auditId: string): {
  readonly kept: readonly MappedPlace[] | undefined;
  readonly forget: () => void;
} {
  const key = `map:${auditId}`;
  const [kept, setKept] = useState(() => stored(key));
  const forget = () => {
    setKept(undefined);
    try {
      localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  };
  return { kept, forget };
}

function stored(key: string): readonly MappedPlace[] | undefined {
  try {
    const places: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(places) && places.length > 0 && places.every(isPlace) ? places : undefined;
  } catch {
    return undefined;
  }
}

function isPlace(place: Partial<MappedPlace> | null): place is MappedPlace {
  return typeof place?.name === 'string' && typeof place.outline === 'string' && Array.isArray(place.middle);
}
