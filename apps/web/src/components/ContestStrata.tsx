import type { QueryOutput } from '@plumbline/api';
import { formatCount, formatDifference } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRecordsWords } from '../words/records-words.ts';

type Contest = QueryOutput<'plan'>['plan']['contests'][number];
type Strata = QueryOutput<'names-in-cvrs'>['strata'];

/** How the reported votes and the cards of each contest are divided between batches with cast vote records and those without. */
export function ContestStrata(props: { readonly contests: readonly Contest[]; readonly strata: Strata }) {
  const say = useRecordsWords();
  const { contests, strata } = props;
  const known = contests.filter(({ name }) => strata[name] !== undefined);
  return (
    <section className="stack">
      <h2>{say('strata.title')}</h2>
      <p className="quiet measure">{say('strata.says')}</p>
      {known.length < contests.length && <p>{say('strata.waiting')}</p>}
      <div className="columns">
        {known.map((contest) => (
          <OfContest key={contest.name} contest={contest} of={strata[contest.name]} />
        ))}
      </div>
    </section>
  );
}

function OfContest(props: { readonly contest: Contest; readonly of: Strata[string] | undefined }) {
  const say = useRecordsWords();
  const { contest, of } = props;
  if (of === undefined) return null;
  const { cvr, noCvr } = of;
  const cards = (name: string, one: number, other: number) => ({
    key: name,
    cells: [name, formatCount(one + other), formatCount(one), formatCount(other)],
  });
  return (
    <SimpleTable
      caption={contest.name}
      tight
      columns={[
        { name: say('strata.choice'), wordy: true },
        { name: say('strata.whole'), numeric: true },
        { name: say('strata.cvr'), numeric: true },
        { name: say('strata.noCvr'), numeric: true },
      ]}
      rows={[
        ...contest.choices.map(({ name, votes }) => ({
          key: `choice ${name}`,
          cells: [name, formatCount(votes), formatCount(cvr.votes[name] ?? 0), votesLeft(noCvr.votes[name] ?? 0)],
        })),
        cards(say('strata.cards'), cvr.listed, noCvr.listed),
        cards(say('strata.unlisted'), cvr.unlisted, noCvr.unlisted),
      ]}
    />
  );
}

/** Below zero it is no count: the records have so many more than were reported. */
function votesLeft(votes: number): string {
  return votes < 0 ? formatDifference(votes) : formatCount(votes);
}
