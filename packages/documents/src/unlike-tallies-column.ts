import { type AuditInRounds, countedRankings, countedTally, type StandingTally, unitPlace } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import { rankedCountInWords } from '@plumbline/words/ranking-in-words';
import { reportWords } from '@plumbline/words/report-words';
import type { ReviewColumns } from './batch-review-columns.ts';
import { votesText } from './report-text.ts';

const EN = { language: 'en' } as const;
const say = reportWords(EN.language);

/** The column of batches that two entered without knowing of one another, and not alike; none where there are no such batches. */
export function unlikeTalliesColumn(audit: AuditInRounds): ReviewColumns {
  const unlike = new Map(
    [...entriesOf(audit.results.batches)].flatMap(([jurisdiction, batches]) =>
      [...entriesOf(batches)].flatMap(([batch, { trail }]) =>
        trail?.differed === undefined ? [] : [[unitPlace(jurisdiction, batch), trail.differed] as const],
      ),
    ),
  );
  if (unlike.size === 0) return { header: [], cellsOf: () => [] };
  return {
    header: [say('unlikeEntries')],
    cellsOf({ jurisdiction, batch, visible }) {
      const times = visible ? (unlike.get(unitPlace(jurisdiction, batch)) ?? []) : [];
      const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
      return [times.map((entries) => entries.map((entry) => tallyText(contests, entry)).join(' | ')).join(' || ')];
    },
  };
}

/** What one of them had entered: its votes and, where they are counted, its cards. */
function tallyText(contests: readonly Contest[], { sheets, cards }: StandingTally): string {
  const tally = countedTally(sheets);
  const rankings = countedRankings(sheets);
  const votes = contests.map((contest) => {
    const ranked = rankings[contest.name];
    const text = ranked === undefined ? votesText(contest, tally[contest.name] ?? {}) : rankedCountInWords(ranked, EN);
    return `${contest.name}: ${text}`;
  });
  const counted = cards === undefined ? [] : [`${say('ballotsCounted')}: ${cards.counted}`];
  return [...votes, ...counted].join('; ');
}
