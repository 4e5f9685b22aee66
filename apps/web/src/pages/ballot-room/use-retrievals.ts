import { useRef } from 'react';
import { useStored } from '../../connection/use-stored.ts';
import type { Retrieval } from './retrieval.ts';
import type { RoomPlace } from './room-place.ts';

/** The boxes that are being emptied with this browser, and those whose form is not written yet: kept on its disk. */
export function useRetrievals({ electionId, jurisdiction }: RoomPlace) {
  const key = `plumbline-retrievals ${JSON.stringify([electionId, jurisdiction])}`;
  const [retrievals, store] = useStored<readonly Retrieval[]>(localStorage, key, []);
  // What is typed while something is on its way to the server is the newest, and not what was there when it was sent.
  const newest = useRef(retrievals);
  newest.current = retrievals;
  const set = (next: readonly Retrieval[]) => {
    newest.current = next;
    store(next);
  };
  return {
    retrievals,
    begin: (retrieval: Retrieval) => set([...newest.current, retrieval]),
    change: (name: string, part: Partial<Retrieval>) =>
      set(newest.current.map((each) => (each.name === name ? { ...each, ...part } : each))),
    remove: (name: string) => set(newest.current.filter((each) => each.name !== name)),
  };
}
