import { type MapTaken, officeMapAddress, type Problem } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CONNECTION_LOST, sendBytes } from './send-bytes.ts';

export type MapUpload = {
  /** What share of the file has gone, 0 to 1; undefined where none is on its way. */
  readonly share: number | undefined;
  readonly taken: MapTaken | undefined;
  readonly problem: Problem | undefined;
  readonly start: (file: File) => Promise<boolean>;
  readonly forget: () => void;
};

/** Sends a GeoJSON file as the map of an office; `start` answers whether it is the map from then on. */
export function useMapUpload(organizationId: string): MapUpload {
  const queryClient = useQueryClient();
  const [share, setShare] = useState<number>();
  const [taken, setTaken] = useState<MapTaken>();
  const [problem, setProblem] = useState<Problem>();
  const forget = () => {
    setTaken(undefined);
    setProblem(undefined);
  };
  const start = async (file: File) => {
    if (share !== undefined) return false;
    forget();
    setShare(0);
    const address = officeMapAddress({ organizationId, name: file.name });
    const sent = await sendBytes<MapTaken>('POST', address, file, setShare);
    // What is on the screen is old in both cases: who does not know what became of it sees it then.
    await queryClient.invalidateQueries();
    setShare(undefined);
    if (sent?.ok === true) setTaken(sent.value);
    else setProblem(sent === undefined ? CONNECTION_LOST : sent.error);
    return sent?.ok === true;
  };
  return { share, taken, problem, start, forget };
}
