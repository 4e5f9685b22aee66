import type { QueryOutput } from '@plumbline/api';
import type { Interpretation, ManualVoteRecord } from '@plumbline/election';
import { type BoardWords, useBoardWords } from '../words/board-words.ts';

type Contest = QueryOutput<'board'>['contests'][number];

/** What was understood, contest by contest, in words that can be read aloud. */
export function RecordInWords(props: { readonly contests: readonly Contest[]; readonly record: ManualVoteRecord }) {
  const say = useBoardWords();
  const { record } = props;
  if (record.state === 'not-found') return <p className="strong">{say('readBack.notFoundTitle')}</p>;
  return (
    <dl className="in-words">
      {props.contests.map((contest) => {
        const interpretation = record.interpretations[contest.name];
        return (
          <div key={contest.name}>
            <dt>{contest.name}</dt>
            <dd>{interpretation === undefined ? '—' : interpretationInWords(interpretation, contest, say)}</dd>
            {interpretation?.note && <dd className="quiet">{say('readBack.note', { note: interpretation.note })}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

function interpretationInWords(interpretation: Interpretation, contest: Contest, say: BoardWords): string {
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return say('readBack.notOnBallot');
    case 'blank':
      return say(interpretation.invalidWriteIn ? 'readBack.blankInvalidWriteIn' : 'readBack.blank');
    case 'vote': {
      const isOvervote = interpretation.choices.length > contest.votesAllowed;
      const choices = interpretation.choices.join(', ');
      const vote = say(isOvervote ? 'readBack.overvote' : 'readBack.vote', { choices });
      return interpretation.invalidWriteIn ? `${vote}, ${say('readBack.withInvalidWriteIn')}` : vote;
    }
  }
}
