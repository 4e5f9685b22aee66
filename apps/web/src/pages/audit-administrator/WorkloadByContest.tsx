import type { QueryOutput } from '@plumbline/api';
import { CHANCES_PLANNED } from '@plumbline/audit';
import { formatCount } from '../../formats/format-count.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useWorkloadWords } from '../../words/workload-words.ts';

type Contest = QueryOutput<'workload'>['contests'][number];

/** Margin, universe and sizes of each contest. */
export function WorkloadByContest(props: { readonly answer: QueryOutput<'workload'> }) {
  const say = useWorkloadWords();
  const { contests, heading } = props.answer;
  const hasChances = contests.some(({ sizes }) => sizes.some(({ probability }) => probability !== null));
  const columns = [
    { name: say('contest') },
    { name: say('margin'), numeric: true },
    { name: say(heading.drawsFrom === 'batches' ? 'universe.batches' : 'universe.cards'), numeric: true },
    { name: say('dilutedMargin'), numeric: true },
    ...(hasChances
      ? CHANCES_PLANNED.map((chance) => ({ name: say('sizeFor', { percent: chance * 100 }), numeric: true }))
      : [{ name: say('size'), numeric: true }]),
  ];
  const sizesOf = ({ sizes, targeted }: Contest): readonly string[] => {
    if (!hasChances) return [targeted ? formatCount(sizes[0]?.size ?? null) : '–'];
    return CHANCES_PLANNED.map((chance) => {
      const found = sizes.find(({ probability }) => probability !== null && probability >= chance);
      return found === undefined ? '–' : formatCount(found.size);
    });
  };
  return (
    <section className="panel stack">
      <h2>{say('contests')}</h2>
      <SimpleTable
        caption={say('contests')}
        hideCaption
        columns={columns}
        rows={contests.map((contest) => ({
          key: contest.contest,
          cells: [
            contest.targeted ? contest.contest : `${contest.contest} (${say('opportunistic')})`,
            contest.marginVotes === null ? '–' : formatCount(contest.marginVotes),
            formatCount(contest.cards),
            dilutedMargin(contest),
            ...sizesOf(contest),
          ],
        }))}
      />
    </section>
  );
}

/** A margin may be shown smaller than it is, never larger. */
function dilutedMargin({ marginVotes, cards }: Contest): string {
  if (marginVotes === null || cards === 0) return '–';
  return `${(Math.floor((marginVotes / cards) * 10_000 + 1e-9) / 100).toFixed(2)} %`;
}
