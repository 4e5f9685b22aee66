import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TalliesOnDevice } from '../../components/TalliesOnDevice.tsx';
import type { KeptTallies } from '../../connection/entry-store.ts';
import { type TallyPerson, tallyPlaceKey } from '../../connection/tally-queue.ts';
import { asking } from '../../connection/use-ask.ts';
import { useLeave } from '../../connection/use-leave.ts';
import { useLiveAudit } from '../../connection/use-live-audit.ts';
import { useTalliesList } from '../../connection/use-tallies-at-hand.ts';
import { useTallyQueue } from '../../connection/use-tally-queue.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useTallyEntryWords } from '../../words/tally-entry-words.ts';
import { BatchEntry, type ToEnter } from '../jurisdiction/BatchEntry.tsx';
import { marksOf, talliesInHand } from './tallies-in-hand.ts';

/** The batches of the jurisdiction, for people whom its manager let in: with a network and without one. */
export function TallyEntryWork(props: { readonly person: TallyPerson; readonly kept: KeptTallies | undefined }) {
  const say = useTallyEntryWords();
  const { person, kept } = props;
  const { auditId, jurisdiction, name } = person;
  const queryClient = useQueryClient();
  const { leave, pending } = useLeave();
  useLiveAudit(auditId);
  const entries = useTallyQueue(person);
  const isEmpty = entries.state === 'ready' && entries.queue.length === 0;
  const list = useTalliesList(person, { kept, isEmpty });
  const { asked, answer } = list;
  const isOut = asked.error?.problem.code === 'not-signed-in';
  useEffect(() => {
    if (isOut) void queryClient.invalidateQueries({ queryKey: asking('tally-request', {}).queryKey });
  }, [isOut, queryClient]);
  const heading = answer?.heading;
  const work = (local: ToEnter) =>
    local.batches.length === 0 ? (
      <EmptyState title={say('work.none')}>
        <p>{say('work.noneSays')}</p>
      </EmptyState>
    ) : (
      <BatchEntry
        local={talliesInHand(local, entries.queue, name)}
        onDevice={{ keep: entries.keep, people: name, marks: marksOf(entries.queue) }}
        done={{ title: say('work.done'), says: say('work.doneSays') }}
      />
    );
  return (
    <AppFrame
      office={heading?.organization}
      election={heading?.electionName ?? heading?.name}
      heading={heading}
      printed={heading && { audit: heading.name, head: heading.head, jurisdiction }}
    >
      <div className="stack-wide">
        <div>
          <PageTitle>{say('work.title')}</PageTitle>
          <p className="lead">{say('work.lead', { people: name })}</p>
        </div>
        <TalliesOnDevice place={tallyPlaceKey(person)} entries={entries} list={list} />
        {/* In one place, whether it comes from the server or from this device: what is typed stays where it is. */}
        {answer === undefined ? <Answered asked={asked}>{() => null}</Answered> : work(answer)}
        <div className="act">
          <Button
            look="second"
            pending={pending}
            reason={isEmpty ? undefined : say('work.leaveWaits')}
            onPress={() => void leave()}
          >
            {say('work.leave')}
          </Button>
          <span className="act-reason">{say('work.leaveSays')}</span>
        </div>
      </div>
    </AppFrame>
  );
}
