import { useStored } from '../../connection/use-stored.ts';
import type { Retrieval } from './retrieval.ts';
import type { RoomPlace } from './room-place.ts';

/** The boxes that are being emptied with this browser, and those whose form is not written yet: kept on its disk. */
export function useRetrievals({ electionId, jurisdiction }: RoomPlace) {
  const key = `plumbline-retrievals ${JSON.stringify([electionId, jurisdiction])}`;
  const [retrievals, set] = useStored<readonly Retrieval[]>(localStorage, key, []);
  return {
    retrievals,
    /** Puts one in the place of what was known of it. */
    put: (retrieval: Retrieval) => set([...retrievals.filter(({ name }) => name !== retrieval.name), retrieval]),
    remove: (name: string) => set(retrievals.filter((each) => each.name !== name)),
  };
}
