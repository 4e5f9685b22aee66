import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { asking, useAsk } from '../../connection/use-ask.ts';
import { useLeave } from '../../connection/use-leave.ts';
import { useLiveAudit } from '../../connection/use-live-audit.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useTallyEntryWords } from '../../words/tally-entry-words.ts';
import { BatchEntry } from '../jurisdiction/BatchEntry.tsx';

/** The batches of the jurisdiction, for people whom its manager let in. */
export function TallyEntryWork(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly people: readonly string[];
}) {
  const say = useTallyEntryWords();
  const { auditId, jurisdiction } = props;
  const queryClient = useQueryClient();
  const { leave, pending } = useLeave();
  useLiveAudit(auditId);
  const asked = useAsk('tally-entry', { auditId, jurisdiction });
  const isOut = asked.error?.problem.code === 'not-signed-in';
  useEffect(() => {
    if (isOut) void queryClient.invalidateQueries({ queryKey: asking('tally-request', {}).queryKey });
  }, [isOut, queryClient]);
  const heading = asked.data?.heading;
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
          <p className="lead">{say('work.lead', { people: props.people.join(', ') })}</p>
        </div>
        <Answered asked={asked}>
          {(local) =>
            local.batches.length === 0 ? (
              <EmptyState title={say('work.none')}>
                <p>{say('work.noneSays')}</p>
              </EmptyState>
            ) : (
              <BatchEntry local={local} done={{ title: say('work.done'), says: say('work.doneSays') }} />
            )
          }
        </Answered>
        <div className="act">
          <Button look="second" pending={pending} onPress={() => void leave()}>
            {say('work.leave')}
          </Button>
          <span className="act-reason">{say('work.leaveSays')}</span>
        </div>
      </div>
    </AppFrame>
  );
}
