import type { CardReader } from '@plumbline/audit';
import { type BoardPlace, placeKey } from './ballot-queue.ts';
import { useStored } from './use-stored.ts';

/** One of the two people who enter each card without knowing what the other entered. */
export type OneReader = Exclude<CardReader, 'together'>;

/** Which of them sits at this page; null until somebody has said so. Two pages of one device may be of two people. */
export function useReader(place: BoardPlace): readonly [OneReader | null, (reader: OneReader) => void] {
  const [reader, setReader] = useStored<OneReader | null>(sessionStorage, `plumbline-reader ${placeKey(place)}`, null);
  return [reader, setReader];
}
