import type { QueryOutput } from '@plumbline/api';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useSetupWords } from '../words/setup-words.ts';

type Contest = QueryOutput<'plan'>['plan']['contests'][number];

/** Contests as they are audited: rules, totals and reported votes. */
export function ContestCards(props: {
  readonly contests: readonly Contest[];
  /** By contest; empty where they are not known yet. */
  readonly cardsListed: Readonly<Record<string, number>>;
}) {
  const say = useSetupWords();
  return (
    <div className="columns">
      {props.contests.map((contest) => (
        <section className="panel" key={contest.name}>
          <div className="panel-head">
            <h3 className="breakable">{contest.name}</h3>
            <Tag plain tone={contest.targeted ? 'blue' : 'grey'}>
              {say(contest.targeted ? 'contests.targetedYes' : 'contests.targetedNo')}
            </Tag>
          </div>
          <dl className="facts">
            <dt>{say('contests.winners')}</dt>
            <dd>{formatCount(contest.winners)}</dd>
            {contest.countedBy === undefined ? (
              <>
                <dt>{say('contests.votesAllowed')}</dt>
                <dd>{formatCount(contest.votesAllowed)}</dd>
              </>
            ) : (
              <>
                <dt>{say('contests.countedBy')}</dt>
                <dd>{say('contests.instantRunoff')}</dd>
              </>
            )}
            {contest.totalBallots !== null && (
              <>
                <dt>{say('contests.totalBallots')}</dt>
                <dd>{formatCount(contest.totalBallots)}</dd>
              </>
            )}
            {contest.cardsBearing !== null && (
              <>
                <dt>{say('contests.cardsBearingTyped')}</dt>
                <dd>{formatCount(contest.cardsBearing)}</dd>
              </>
            )}
            {props.cardsListed[contest.name] !== undefined && (
              <>
                <dt>{say('contests.cardsListed')}</dt>
                <dd>{formatCount(props.cardsListed[contest.name])}</dd>
              </>
            )}
            {contest.pendingBallots > 0 && (
              <>
                <dt>{say('contests.pending')}</dt>
                <dd>{formatCount(contest.pendingBallots)}</dd>
              </>
            )}
            <dt>{say('contests.universe')}</dt>
            <dd>{contest.jurisdictions === 'all' ? say('contests.universeAll') : contest.jurisdictions.join(', ')}</dd>
          </dl>
          {contest.majorityOrRunoff && <p className="small">{say('contests.runoff')}</p>}
          <SimpleTable
            caption={contest.name}
            hideCaption
            tight
            columns={[
              { name: say('contests.choiceHeader') },
              {
                name: say(contest.countedBy === undefined ? 'contests.votesHeader' : 'contests.firstChoices'),
                numeric: true,
              },
            ]}
            rows={contest.choices.map((choice) => ({
              key: choice.name,
              cells: [choice.name, formatCount(choice.votes)],
            }))}
          />
        </section>
      ))}
    </div>
  );
}
