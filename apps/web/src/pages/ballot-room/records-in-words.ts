import type { RecordsAsked } from '@plumbline/ballot-management';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { formatDay } from '../../formats/format-time.ts';
import type { useBallotRecordsWords } from '../../words/ballot-records-words.ts';

/** What was asked for in a records request: kinds, a place and days. */
export function recordsInWords(
  say: ReturnType<typeof useBallotRecordsWords>,
  { kinds, place, from, until }: RecordsAsked,
): string {
  const days = () => {
    if (from !== null && until !== null) return say('daysBetween', { from: formatDay(from), until: formatDay(until) });
    if (from !== null) return say('daysFrom', { from: formatDay(from) });
    return until === null ? say('everyDay') : say('daysUntil', { until: formatDay(until) });
  };
  return say('given.allOf', {
    kinds: kinds.map((kind) => say(`kinds.${kind}`)).join(', '),
    place: place === null ? say('everyPlace') : ballotPlaceInWords(place),
    days: days(),
  });
}
