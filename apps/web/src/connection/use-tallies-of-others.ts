import { useEffect, useState } from 'react';
import { isTally, type QueuedTally } from './entry-queue.ts';
import { allEntries } from './entry-store.ts';

/** The tallies that wait on this device for other people than those at `place`; all of them where nobody is at it. */
export function useTalliesOfOthers(place: string | undefined): readonly QueuedTally[] {
  const [found, setFound] = useState<readonly QueuedTally[]>([]);
  useEffect(() => {
    allEntries().then(
      (entries) => setFound(entries.filter(isTally).filter((entry) => entry.place !== place)),
      () => undefined,
    );
  }, [place]);
  return found;
}
