import type { QueryOutput } from '@plumbline/api';
import { useEffect, useState } from 'react';
import { forgetList, type KeptTallies, keepList, keptTallies } from './entry-store.ts';
import { useServerSilence } from './server-silence.ts';
import { type TallyPerson, tallyPlaceKey } from './tally-queue.ts';
import { type Asked, useAsk } from './use-ask.ts';

/** The lists of batches that this device has kept, the newest first; undefined until they were read. */
export function useKeptTallies(): readonly KeptTallies[] | undefined {
  const [kept, setKept] = useState<readonly KeptTallies[]>();
  useEffect(() => {
    keptTallies().then(setKept, () => setKept([]));
  }, []);
  return kept;
}

/** The batches to enter: what the server says or, while it says nothing, what this device kept of it. */
export type TalliesList = {
  readonly asked: Asked<'tally-entry'>;
  readonly answer: QueryOutput<'tally-entry'> | undefined;
  /** When what is shown was answered, where it comes from this device. */
  readonly keptAt: string | undefined;
};

/** The batches of these people, kept on the device as often as the server says them. `isEmpty`: nothing of them waits to be sent. */
export function useTalliesList(
  person: TallyPerson,
  { kept, isEmpty }: { readonly kept: KeptTallies | undefined; readonly isEmpty: boolean },
): TalliesList {
  const { auditId, jurisdiction, name } = person;
  const isSilent = useServerSilence();
  const asked = useAsk('tally-entry', { auditId, jurisdiction });
  const { data, error } = asked;
  useEffect(() => {
    const own = { role: 'tally-entry', auditId, jurisdiction, name } as const;
    const place = tallyPlaceKey(own);
    const isGone = error !== null && [401, 403, 404].includes(error.problem.status);
    // When the tallies are final, or the round is over, nothing of it stays here that is not still to be sent.
    if (isEmpty && (data?.talliesFinal === true || isGone)) void forgetList(place).catch(() => undefined);
    else if (data !== undefined && error === null) {
      const list = { place, person: own, answer: data, keptAt: new Date().toISOString() };
      void keepList(list).catch(() => undefined);
    }
  }, [data, error, isEmpty, auditId, jurisdiction, name]);
  const answeredAt = new Date(asked.dataUpdatedAt).toISOString();
  if (data !== undefined) return { asked, answer: data, keptAt: isSilent ? answeredAt : undefined };
  return isSilent && kept !== undefined
    ? { asked, answer: kept.answer, keptAt: kept.keptAt }
    : { asked, answer: undefined, keptAt: undefined };
}
