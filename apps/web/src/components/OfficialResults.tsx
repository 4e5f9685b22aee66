import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../connection/use-ask.ts';
import { formatCount, formatDifference } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

type Answer = QueryOutput<'official-results'>;
type Contest = Answer['contests'][number];
type Choice = Contest['choices'][number];

/** Where every ballot is counted: what was reported, what a sample saw before, what is official, and what that changes. */
export function OfficialResults(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const asked = useAsk('official-results', props);
  if (asked.data === undefined) return asked.error === null ? null : <ProblemAlert problem={asked.error.problem} />;
  const { count, sample, contests } = asked.data;
  if (count === null || contests.length === 0) return null;
  const isSampled = sample !== null;
  return (
    <section className="stack">
      <h2>{say('result.official.title')}</h2>
      {sample !== null && !sample.isThis && (
        <p>
          <Link to="/audits/$auditId/$page" params={{ auditId: sample.auditId, page: 'result' }}>
            {say('result.official.sampleIn', { name: sample.name })}
          </Link>
        </p>
      )}
      {count.state === 'under-way' && <p>{say('result.official.pending')}</p>}
      {count.state === 'not-readable' && <p>{say('result.official.notReadable')}</p>}
      {count.state === 'concluded' && <p className="quiet small">{say('result.official.rule')}</p>}
      {contests.map((contest) => (
        <ContestResults key={contest.contest} contest={contest} state={count.state} isSampled={isSampled} />
      ))}
    </section>
  );
}

function ContestResults(props: {
  readonly contest: Contest;
  readonly state: 'under-way' | 'concluded' | 'not-readable';
  readonly isSampled: boolean;
}) {
  const say = useRoundsWords();
  const { contest, state, isSampled } = props;
  const { change, sample, reportedWinners, officialWinners } = contest;
  const isOfficial = state === 'concluded';
  const pending = state === 'under-way' ? <Tag tone="grey">{say('result.official.notYet')}</Tag> : formatCount(null);
  const columns = [
    { name: say('result.official.choice') },
    { name: say('result.official.reported'), numeric: true },
    ...(isSampled ? [{ name: say('result.official.seen'), numeric: true }] : []),
    { name: say('result.official.official'), numeric: true },
    ...(isOfficial
      ? [{ name: say('result.official.difference'), numeric: true }, { name: say('result.official.result') }]
      : []),
  ];
  const cellsOf = ({ name, reported, seen, official, result }: Choice) => [
    name,
    formatCount(reported),
    ...(isSampled ? [formatCount(seen)] : []),
    official === null ? pending : formatCount(official),
    ...(isOfficial
      ? [
          reported === null || official === null ? formatCount(null) : formatDifference(reported - official),
          result === null ? formatCount(null) : say(`result.official.results.${result}`),
        ]
      : []),
  ];
  const names = {
    reported: reportedWinners.join(', ') || say('result.official.level'),
    official: officialWinners.join(', '),
  };
  return (
    <div className="stack">
      <SimpleTable
        caption={contest.contest}
        roomy={isOfficial}
        columns={columns}
        rows={contest.choices.map((choice) => ({ key: choice.name, cells: cellsOf(choice) }))}
      />
      {change !== null && <p className="strong">{say(`result.official.changes.${change}`, names)}</p>}
      {isSampled && (
        <p className="quiet small">
          {sample === null
            ? say('result.official.sample.none')
            : say(`result.official.sample.${sample.unit}`, { count: sample.lookedAt })}
        </p>
      )}
    </div>
  );
}
