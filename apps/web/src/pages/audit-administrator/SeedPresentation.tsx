import type { QueryOutput } from '@plumbline/api';
import { useEffect } from 'react';
import { PageTitle } from '../../components/PageTitle.tsx';
import { PracticeBand } from '../../components/PracticeBand.tsx';
import { formatTime } from '../../formats/format-time.ts';
import { ByTwo } from '../../forms/ProposalAnswer.tsx';
import { SeedSet, type SeedTyped } from '../../forms/SeedSet.tsx';
import { Button } from '../../ui/Button.tsx';
import { useSetupWords } from '../../words/setup-words.ts';

/** The seed on a projector: large, dark around, the commitment above it. */
export function SeedPresentation(props: {
  readonly answer: QueryOutput<'commitment'>;
  readonly typed: SeedTyped;
  readonly onType: (typed: SeedTyped) => void;
  readonly onLeave: () => void;
}) {
  const say = useSetupWords();
  const { answer, onLeave } = props;
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onLeave();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [onLeave]);
  return (
    <main className="presentation">
      <div className="presentation-sheet">
        <PracticeBand heading={answer.heading} />
        <p className="presentation-election">{answer.heading.electionName ?? answer.heading.name}</p>
        <PageTitle>{say('seed.title')}</PageTitle>
        {answer.committedAt && <p>{say('commit.commitmentIs', { time: formatTime(answer.committedAt) })}</p>}
        <p className="presentation-hash">{inGroups(answer.commitment ?? '')}</p>
        {answer.seed === null ? (
          <ByTwo heading={answer.heading} act="seed">
            <SeedSet heading={answer.heading} typed={props.typed} onType={props.onType} />
          </ByTwo>
        ) : (
          <>
            <h2>{say('seed.set')}</h2>
            <p className="seed-shown">{answer.seed}</p>
          </>
        )}
        <Button look="quiet" onPress={onLeave}>
          {say('seed.leave')}
        </Button>
      </div>
    </main>
  );
}

/** In groups of eight, so that people can read it aloud and compare. */
function inGroups(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? '';
}
