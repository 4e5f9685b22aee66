import type { RoundTotals } from '@plumbline/api';
import type { Contest } from '@plumbline/election';
import { formatCount } from '../formats/format-count.ts';
import { totalsContests, totalsDraftOf, typedVotes } from '../forms/totals-draft.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useOfficeWords } from '../words/office-words.ts';

/** The totals of a round as they were entered, contest by contest. */
export function TotalsTables(props: { readonly totals: RoundTotals; readonly contests: readonly Contest[] }) {
  const say = useOfficeWords();
  const contests = totalsContests(props.totals, props.contests).filter(({ total }) => total.entered !== null);
  const draft = totalsDraftOf(contests);
  const notFound = (count: number) => (count === 0 ? '' : ` ${say('totals.ofThemNotFound', { count })}`);
  return contests.map(({ contest, total }) => (
    <SimpleTable
      key={contest.name}
      caption={`${contest.name} · ${say('totals.over', { count: total.draws })}${notFound(total.entered?.notFound ?? 0)}`}
      tight
      columns={[{ name: say('tallies.choice') }, { name: say('tallies.votes'), numeric: true }]}
      rows={contest.choices.map(({ name }) => ({
        key: name,
        cells: [name, formatCount(total.entered?.votes[name] ?? 0)],
      }))}
      total={[say('tallies.totals'), formatCount(typedVotes(draft, contest))]}
    />
  ));
}
