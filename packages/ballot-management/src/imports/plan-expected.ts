import type { ExpectedCardsRow } from '@plumbline/election-files';
import { lookUp } from '@plumbline/prelude';
import { expectedKey } from '../state/batch-plan.ts';
import { CHANNELS } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import type { PlannedLine } from './import-line.ts';
import { refused } from './plan-counts.ts';

/** Cards that are expected, a line for each place, precinct and style: a number that is expected already is nothing new. */
export function planExpectedCards(room: OpenRoom, rows: readonly ExpectedCardsRow[]): readonly PlannedLine[] {
  return rows.map(({ row, channel: word, basis, cards, ...place }) => {
    const channel = CHANNELS.find((one) => one === word);
    if (channel === undefined) return refused([row], place.site, { code: 'unknown', kind: 'channel', name: word });
    const said = { ...place, channel, cards, basis };
    const before = lookUp(room.expectedCards, expectedKey(said));
    const isKnown = before === undefined ? cards === 0 : before.cards === cards && before.basis === basis;
    return {
      rows: [row],
      subject: place.site,
      said: { what: 'expected-cards', ...said, before: before?.cards ?? null },
      isChange: before !== undefined && !isKnown,
      acts: isKnown ? [] : [{ type: 'expect-cards', ...said }],
      refusal: null,
    };
  });
}
