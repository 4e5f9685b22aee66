import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { type BallotVotesWords, useBallotVotesWords } from '../../words/ballot-votes-words.ts';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { rowsFound } from './rows-found.ts';
import { VotesForAudits } from './VotesForAudits.tsx';
import { VotesReview } from './VotesReview.tsx';

export type VotesAnswer = QueryOutput<'ballot-votes'>;
export type VotesBatch = VotesAnswer['batches'][number];
type Contest = NonNullable<VotesBatch['contests']>[number];

const TONE: Readonly<Record<VotesBatch['state'], TagTone>> = {
  none: 'grey',
  waits: 'amber',
  approved: 'green',
  returned: 'red',
  outdated: 'red',
};

/** The votes in every batch as tabulators reported them, looked at by a second person, and given to audits that compare batches. */
export function VotesPage(props: { readonly place: RoomPlace }) {
  const say = useBallotVotesWords();
  const { place } = props;
  const asked = useAsk('ballot-votes', place);
  const [{ find }] = usePageSearch();
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => {
        const found = rowsFound(answer.batches, find, (one) => [
          one.batch,
          one.name,
          one.method,
          say(`states.${one.state}`),
        ]);
        const isNothing = answer.batches.every(({ state }) => state === 'none');
        return (
          <div className="stack-wide">
            <VotesForAudits place={place} audits={answer.audits} />
            {isNothing ? (
              <EmptyState title={say('none')}>
                <p>{say('noneHow')}</p>
                <p>
                  <Link to={roomAddress(place, 'files')}>{say('toFiles')}</Link>
                </p>
              </EmptyState>
            ) : (
              <>
                <VotesReview place={place} batches={answer.batches} found={found} />
                <RoomFilter label={say('find')} found={found.length} all={answer.batches.length} />
                <Reports found={found} />
                {contestsIn(answer.batches).map((contest) => (
                  <ContestVotes key={contest.contest} contest={contest} found={found} />
                ))}
              </>
            )}
          </div>
        );
      }}
    </RoomPage>
  );
}

/** The contests of all reports, each once, with the choices it has anywhere. */
function contestsIn(
  batches: VotesAnswer['batches'],
): readonly { readonly contest: string; readonly choices: readonly string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const { contests } of batches) {
    for (const { contest, choices } of contests ?? []) {
      const known = found.get(contest) ?? new Set();
      for (const { choice } of choices) known.add(choice);
      found.set(contest, known);
    }
  }
  return [...found].map(([contest, choices]) => ({ contest, choices: [...choices] }));
}

function Reports({ found }: { readonly found: readonly VotesBatch[] }) {
  const say = useBallotVotesWords();
  return (
    <SimpleTable
      caption={say('reports')}
      columns={[
        { name: say('batch') },
        { name: say('state') },
        { name: say('cards'), numeric: true },
        { name: say('by'), wordy: true },
        { name: say('report'), wordy: true },
      ]}
      rows={found.map((one) => ({
        key: one.batch,
        cells: [
          one.name,
          <StateOf key="state" one={one} />,
          one.state === 'none' ? '–' : one.cards === null ? say('hidden') : formatCount(one.cards),
          one.reportedBy.length === 0 ? '–' : one.reportedBy.join(', '),
          <span key="method" className="breakable">
            {one.method ?? '–'}
          </span>,
        ],
      }))}
    />
  );
}

function StateOf({ one }: { readonly one: VotesBatch }) {
  const say = useBallotVotesWords();
  return (
    <>
      <Tag tone={TONE[one.state]}>{say(`states.${one.state}`)}</Tag>
      {one.lookedAtBy.length > 0 && <span> {say('lookedAt', { people: one.lookedAtBy.join(', ') })}</span>}
    </>
  );
}

function ContestVotes(props: {
  readonly contest: { readonly contest: string; readonly choices: readonly string[] };
  readonly found: readonly VotesBatch[];
}) {
  const say = useBallotVotesWords();
  const { contest, choices } = props.contest;
  const reported = props.found.map((one) => ({ one, of: one.contests?.find((each) => each.contest === contest) }));
  const beside = (['overvotes', 'undervotes', 'cards'] as const).filter((what) =>
    reported.some(({ of }) => of !== undefined && of[what] !== null),
  );
  return (
    <SimpleTable
      caption={contest}
      columns={[
        { name: say('batch') },
        ...choices.map((name) => ({ name, numeric: true })),
        ...beside.map((what) => ({ name: say(what === 'cards' ? 'onCards' : what), numeric: true })),
      ]}
      rows={reported.map(({ one, of }) => ({
        key: one.batch,
        cells: [
          one.name,
          ...choices.map((choice) => votesFor(say, one, of, choice)),
          ...beside.map((what) => (of === undefined || of[what] === null ? '–' : formatCount(of[what]))),
        ],
      }))}
    />
  );
}

function votesFor(say: BallotVotesWords, one: VotesBatch, of: Contest | undefined, choice: string): string {
  if (one.state !== 'none' && one.contests === null) return say('hidden');
  const votes = of?.choices.find((each) => each.choice === choice)?.votes;
  return votes === undefined ? '–' : formatCount(votes);
}
