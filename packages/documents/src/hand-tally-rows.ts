import {
  type AuditInRounds,
  type BatchPlace,
  ballotsInBatch,
  changeInResults,
  countedTally,
  findCount,
  partsOf,
  whoEnteredBatch,
} from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import { batchReviewColumns, withColumns } from './batch-review-columns.ts';
import type { ReportContext } from './report-context.ts';
import { unlikeTalliesColumn } from './unlike-tallies-column.ts';

const say = reportWords('en');

type Counted = BatchPlace & { readonly visible: boolean };

/** Where everything was counted: one row for each batch, its ballots beside the manifest and the votes of every choice. */
export function handTallyRows(
  context: ReportContext,
  audit: AuditInRounds,
  batches: readonly Counted[],
): readonly (readonly CsvValue[])[] {
  const choices = audit.plan.contests.flatMap((contest) =>
    contest.choices.map(({ name: choice }) => ({ contest, choice })),
  );
  const reviewed = withColumns(batchReviewColumns(context, audit), unlikeTalliesColumn(audit));
  const header = [
    say('jurisdictionName'),
    say('batchName'),
    say('batchType'),
    say('ballotsInBatch'),
    say('ballotsCounted'),
    say('ballotsDifference'),
    ...choices.map(({ contest, choice }) => say('choiceOfContest', { contest: contest.name, choice })),
    say('lastEditedBy'),
    say('combinedBatch'),
    ...reviewed.header,
  ];
  const rows = batches.map((batch): readonly CsvValue[] => {
    const found = batch.visible ? findCount(audit, batch) : undefined;
    const votes = countedTally(found?.sheets ?? []);
    const listed = ballotsInBatch(audit, context.inputs, batch);
    const counted = found?.cards?.counted;
    const parts = partsOf(audit, batch);
    return [
      batch.jurisdiction,
      batch.batch,
      found?.cards === undefined ? '' : say(`batchTypes.${found.cards.type}`),
      listed,
      counted ?? '',
      counted === undefined ? '' : counted - listed,
      ...choices.map(({ contest, choice }) => {
        const own = contestInvolves(contest, batch.jurisdiction) ? votes[contest.name] : undefined;
        // Rankings name no choice that is first on no ballot.
        return own === undefined ? '' : (own[choice] ?? 0);
      }),
      found === undefined ? '' : whoEnteredBatch(found, context.nameOf),
      parts.length > 1 ? say('combines', { parts: parts.join(', ') }) : '',
      ...reviewed.cellsOf(batch),
    ];
  });
  const sum = (column: number) =>
    rows.reduce((total, row) => total + (typeof row[column] === 'number' ? row[column] : 0), 0);
  const first = 3;
  const numbers = Array.from({ length: 3 + choices.length }, (_, place) => sum(first + place));
  return [header, ...rows, [say('totals'), '', '', ...numbers, '', '', ...reviewed.header.map(() => '')]];
}

/** The votes of every contest as everything adds up that was counted. */
export function votesCounted(audit: AuditInRounds): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const all = audit.plan.jurisdictions.flatMap(({ name: jurisdiction }) => {
    const batches = new Set(
      audit.rounds.flatMap(({ draws }) =>
        draws.filter((draw) => draw.jurisdiction === jurisdiction).map(({ batch }) => batch),
      ),
    );
    const combined = audit.combinedBatches.filter((one) => one.jurisdiction === jurisdiction).map(({ name }) => name);
    return [...batches, ...combined].flatMap((batch) => findCount(audit, { jurisdiction, batch })?.sheets ?? []);
  });
  return countedTally(all);
}

/** Reported and counted votes of every choice, and what that changes. */
export function countedVotesRows(audit: AuditInRounds): readonly (readonly CsvValue[])[] {
  const counted = votesCounted(audit);
  return [
    [say('contestName'), say('choice'), say('reportedVotes'), say('countedVotes'), say('ballotsDifference')],
    ...audit.plan.contests.flatMap((contest) => {
      const reported = Object.fromEntries(contest.choices.map(({ name, votes }) => [name, votes]));
      const found = counted[contest.name] ?? {};
      const change = changeInResults(contest, reported, found);
      return contest.choices.map(({ name, votes }) => [contest.name, name, votes, found[name] ?? 0, change[name] ?? 0]);
    }),
  ];
}
