import type { AuditInRounds } from '@plumbline/audit';
import { compareNames } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import { votesText, yesNo } from './report-text.ts';
import type { Scope } from './sampled-batches.ts';

const say = reportWords('en');

/** One row for each round, jurisdiction and contest: what the sample adds up to, as people counted it on paper. */
export function totalsRows(audit: AuditInRounds, scope: Scope): readonly (readonly CsvValue[])[] {
  const header = [
    say('roundNumber'),
    say('jurisdictionName'),
    say('contestName'),
    say('auditedVotes'),
    say('ballotsNotFound'),
    say('totalsFinal'),
  ];
  const rows = audit.rounds.flatMap((round) =>
    Object.keys(round.work)
      .filter((name) => scope === 'all' || name === scope.jurisdiction)
      .toSorted(compareNames)
      .flatMap((jurisdiction) => {
        const work = round.work[jurisdiction];
        return audit.plan.contests.flatMap((contest): readonly (readonly CsvValue[])[] => {
          const totals = work?.totals?.contests[contest.name];
          if (totals === undefined) return [];
          const { votes, notFound } = totals;
          const final = yesNo(work?.talliesFinal === true);
          return [[round.number, jurisdiction, contest.name, votesText(contest, votes), notFound, final]];
        });
      }),
  );
  return [header, ...rows];
}
