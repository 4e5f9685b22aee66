import type { CaseLine } from '@plumbline/api';
import { ranksText } from '@plumbline/election';
import { rankedCountInWords } from '@plumbline/words/ranking-in-words';
import { formatCount, formatDifference } from '../../formats/format-count.ts';
import type { CasesWords } from '../../words/cases-words.ts';
import type { RecordsWords } from '../../words/records-words.ts';

/** What a case is about, as people call it. */
export function unitInWords({ unit, place }: Pick<CaseLine, 'unit' | 'place'>, say: CasesWords): string {
  if (unit.kind === 'contest') return say('unit.contest', { contest: unit.contest });
  if (unit.kind === 'batch') return say('unit.batch', { batch: unit.batch });
  const batch = place?.batch ?? '';
  const position = formatCount(place?.position);
  return place?.tabulator == null
    ? say('unit.ballot', { batch, position })
    : say('unit.ballotOfTabulator', { tabulator: place.tabulator, batch, position });
}

type Figure = CaseLine['lines'][number]['audited'];

/** What was seen, in words and numbers. */
export function figureInWords(
  figure: Figure | null,
  words: { readonly say: CasesWords; readonly sayRecords: RecordsWords },
): string {
  const { say, sayRecords } = words;
  if (figure === null) return say('figure.nothing');
  switch (figure.kind) {
    case 'cards':
      return say('figure.cards', { count: figure.cards });
    case 'imprint':
      return say('figure.imprint', { says: figure.says });
    case 'original-not-found':
      return say('figure.original-not-found');
    case 'not-agreed':
      return figure.choices.length === 0
        ? say('figure.not-agreed')
        : say('figure.not-agreedChoices', { choices: figure.choices.join(', ') });
    case 'entered-otherwise': {
      const readings = figure.readings.map((reading) => figureInWords({ kind: 'vote', ...reading }, words));
      return readings.length === 0
        ? say('figure.entered-otherwiseCard')
        : say('figure.entered-otherwise', { readings: readings.join(' | ') });
    }
    case 'counted-otherwise': {
      const tallies = [
        ...figure.tallies.map((votes) => figureInWords({ kind: 'votes', votes }, words)),
        ...(figure.rankings ?? []).map((count) => rankedCountInWords(count)),
      ];
      return tallies.length === 0
        ? say('figure.counted-otherwiseCards')
        : say('figure.counted-otherwise', { tallies: tallies.join(' | ') });
    }
    case 'votes':
      return Object.entries(figure.votes)
        .map(([choice, votes]) => say('figure.votes', { choice, votes }))
        .join(' · ');
    case 'vote':
      if (figure.ranks !== undefined) return ranksText(figure.ranks, sayRecords('cards.invalidWriteIn'));
      if (figure.state === 'vote') return figure.choices.join(', ');
      if (figure.state === 'overvote' && figure.choices.length > 0) {
        return sayRecords('cards.overvoteOf', { choices: figure.choices.join(', ') });
      }
      return sayRecords(`cards.states.${figure.state}`);
  }
}

/** A change of a margin with its sign and what it means; a dash where there is none. */
export function effectInWords(change: number | null, say: CasesWords): string {
  if (change === null || change === 0) return say('noEffect');
  return say(change > 0 ? 'over' : 'under', { change: formatDifference(change) });
}

/** How an address names a case. */
export function caseSearch({ jurisdiction, unit }: Pick<CaseLine, 'jurisdiction' | 'unit'>): Record<string, string> {
  const name = unit.kind === 'ballot' ? unit.ballot : unit.kind === 'batch' ? unit.batch : unit.contest;
  return { kind: unit.kind, name, ...(jurisdiction === null ? {} : { jurisdiction }) };
}
