import { formatCount, parseCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { useContestsTableWords } from '../words/contests-table-words.ts';
import { type ContestLine, ContestsPreview } from './ContestsPreview.tsx';
import type { ContestDraft } from './contest-draft.ts';
import { votesUnexplained } from './write-ins.ts';

/** Many contests of the form one below the other, each to be opened and changed. */
export function ContestsInForm(props: {
  readonly drafts: readonly ContestDraft[];
  readonly drawsFrom: 'cards' | 'batches';
  readonly isOpen: (place: number) => boolean;
  readonly onToggle: (place: number) => void;
  readonly onRemove: (place: number) => void;
}) {
  const say = useContestsTableWords();
  const { drafts, isOpen } = props;
  return (
    <ContestsPreview
      caption={say('list.caption')}
      lines={drafts.map(lineOfDraft)}
      drawsFrom={props.drawsFrom}
      act={(place) => {
        const name = drafts[place]?.name.trim() ?? '';
        const contest = name === '' ? say('list.unnamed', { number: place + 1 }) : name;
        return (
          <span key="act" className="row">
            <Button
              look="quiet"
              label={say(isOpen(place) ? 'list.closeLabel' : 'list.changeLabel', { contest })}
              onPress={() => props.onToggle(place)}
            >
              {say(isOpen(place) ? 'list.close' : 'list.change')}
            </Button>
            <Button look="quiet" label={say('list.removeLabel', { contest })} onPress={() => props.onRemove(place)}>
              {say('list.remove')}
            </Button>
          </span>
        );
      }}
    />
  );
}

function lineOfDraft(draft: ContestDraft): ContestLine {
  const votes = draft.choices.map((choice) => parseCount(choice.votes));
  const sum = votes.reduce<number | undefined>(
    (before, count) => (before === undefined || count === undefined ? undefined : before + count),
    0,
  );
  const unexplained = votesUnexplained(draft);
  return {
    ...draft,
    votes: sum === undefined ? '' : formatCount(sum),
    unexplained: unexplained === undefined ? '' : formatCount(unexplained),
    pending: draft.pendingBallots,
  };
}
