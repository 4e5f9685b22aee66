import type { QueryOutput } from '@plumbline/api';
import {
  type ImprintSeen,
  type Interpretation,
  type ManualVoteRecord,
  marksOn,
  type Rank,
  rankedPreferences,
} from '@plumbline/election';
import { type BoardWords, useBoardWords } from '../words/board-words.ts';

type Contest = QueryOutput<'board'>['contests'][number];

/** What was understood, contest by contest, in words that can be read aloud. */
export function RecordInWords(props: { readonly contests: readonly Contest[]; readonly record: ManualVoteRecord }) {
  const say = useBoardWords();
  const { record } = props;
  if (record.state === 'not-found') return <p className="strong">{say('readBack.notFoundTitle')}</p>;
  return (
    <dl className="in-words">
      {record.card?.imprint != null && (
        <div>
          <dt>{say('readBack.imprint')}</dt>
          <dd>{imprintInWords(record.card.imprint, say)}</dd>
        </div>
      )}
      {record.card?.duplicate != null && (
        <div>
          <dt>{say('card.duplicate')}</dt>
          <dd>{say(`readBack.${record.card.duplicate}`)}</dd>
        </div>
      )}
      {props.contests.map((contest) => {
        const interpretation = record.interpretations[contest.name];
        return (
          <div key={contest.name}>
            <dt>{contest.name}</dt>
            {ranksOf(interpretation, say).map((rank) => (
              <dd key={rank}>{rank}</dd>
            ))}
            <dd>{interpretation === undefined ? '—' : interpretationInWords(interpretation, contest, say)}</dd>
            {record.card?.notAgreed.includes(contest.name) && <dd className="quiet">{say('readBack.notAgreed')}</dd>}
            {interpretation?.note && <dd className="quiet">{say('readBack.note', { note: interpretation.note })}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

function imprintInWords(imprint: ImprintSeen, say: BoardWords): string {
  switch (imprint.is) {
    case 'same':
      return say('readBack.imprintSame');
    case 'none':
      return say('readBack.imprintNone');
    case 'different':
      return say('readBack.imprintSays', { says: imprint.says });
  }
}

/** In the place of the choice for write-ins the names that were written in. */
function marksInWords(
  { choices, writeIns }: Extract<Interpretation, { readonly kind: 'vote' }>,
  contest: Contest,
  say: BoardWords,
): string {
  const marks = choices.flatMap((choice) =>
    writeIns !== undefined && choice === contest.writeIns?.choice
      ? writeIns.map((name) => say('readBack.writtenIn', { name }))
      : [choice],
  );
  return marks.join(', ');
}

/** What is marked at each rank of a ranked contest, in the order in which it is read aloud; skipped ranks among them. */
function ranksOf(interpretation: Interpretation | undefined, say: BoardWords): readonly string[] {
  if (interpretation?.kind !== 'vote') return [];
  return (interpretation.ranks ?? []).map(({ choices, invalidWriteIn }, place) => {
    const marks = [...choices, ...(invalidWriteIn ? [say('ballot.invalidWriteIn')] : [])];
    const rank = place + 1;
    return marks.length === 0
      ? say('readBack.rankEmpty', { rank })
      : say('readBack.rankIs', { rank, choices: marks.join(', ') });
  });
}

/** Whom the marks of a ranked contest count for. */
function ranksCount(ranks: readonly Rank[], say: BoardWords): string {
  const counted = rankedPreferences(ranks);
  return counted.length === 0
    ? say('ballot.countsForNobody')
    : say('ballot.countsInOrder', { choices: counted.join(', ') });
}

function interpretationInWords(interpretation: Interpretation, contest: Contest, say: BoardWords): string {
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return say('readBack.notOnBallot');
    case 'blank':
      return say(interpretation.invalidWriteIn ? 'readBack.blankInvalidWriteIn' : 'readBack.blank');
    case 'vote': {
      if (interpretation.ranks !== undefined) return ranksCount(interpretation.ranks, say);
      const isOvervote = marksOn(interpretation) > contest.votesAllowed;
      const choices = marksInWords(interpretation, contest, say);
      const vote = say(isOvervote ? 'readBack.overvote' : 'readBack.vote', { choices });
      return interpretation.invalidWriteIn ? `${vote}, ${say('readBack.withInvalidWriteIn')}` : vote;
    }
  }
}
