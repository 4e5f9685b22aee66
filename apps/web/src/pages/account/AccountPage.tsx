import type { QueryOutput } from '@plumbline/api';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAccountWords } from '../../words/account-words.ts';
import { OwnNotices } from './OwnNotices.tsx';
import { OwnSecondFactors } from './OwnSecondFactors.tsx';

type OwnSession = QueryOutput<'own-sessions'>['sessions'][number];

/** Where somebody is signed in, and how to end it: for a computer that was left, or a device that was lost. */
export function AccountPage() {
  const say = useAccountWords();
  const asked = useAsk('own-sessions', {});
  return (
    <AppFrame>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('sessions.title')}</PageTitle>
          <p className="quiet">{say('sessions.lead')}</p>
        </div>
        <Answered asked={asked}>{({ sessions }) => <OwnSessions sessions={sessions} />}</Answered>
        <OwnSecondFactors />
        <OwnNotices />
      </div>
    </AppFrame>
  );
}

function OwnSessions(props: { readonly sessions: readonly OwnSession[] }) {
  const say = useAccountWords();
  const endOne = useSend('end-session');
  const endOthers = useSend('end-other-sessions');
  const others = props.sessions.filter((one) => !one.isThis).length;
  const deviceOf = (one: OwnSession) => one.device ?? say('sessions.unknownDevice');
  return (
    <div className="stack">
      <Swap of={props.sessions.map((one) => one.sessionId).join(' ')}>
        <SimpleTable
          caption={say('sessions.title')}
          hideCaption
          roomy
          columns={[
            { name: say('sessions.device') },
            { name: say('sessions.address') },
            { name: say('sessions.signedInAt') },
            { name: say('sessions.lastUsedAt') },
            { name: say('sessions.act') },
          ]}
          rows={props.sessions.map((one) => ({
            key: one.sessionId,
            cells: [
              deviceOf(one),
              <span key="address" className="breakable">
                {one.address ?? say('sessions.unknownAddress')}
              </span>,
              <time key="signed-in" dateTime={one.signedInAt}>
                {formatTime(one.signedInAt)}
              </time>,
              <time key="used" dateTime={one.lastUsedAt}>
                {formatTime(one.lastUsedAt)}
              </time>,
              one.isThis ? (
                <Tag key="act" tone="blue">
                  {say('sessions.isThis')}
                </Tag>
              ) : (
                <Button
                  key="act"
                  look="quiet"
                  pending={endOne.pending}
                  label={say('sessions.endNamed', { device: deviceOf(one), time: formatTime(one.signedInAt) })}
                  onPress={() => void endOne.run({ sessionId: one.sessionId })}
                >
                  {say('sessions.end')}
                </Button>
              ),
            ],
          }))}
        />
      </Swap>
      <ProblemAlert problem={endOne.problem ?? endOthers.problem} />
      <div className="row">
        <Button
          look="second"
          pending={endOthers.pending}
          reason={others === 0 ? say('sessions.noOthers') : undefined}
          onPress={() => void endOthers.run({})}
        >
          {say('sessions.endOthers')}
        </Button>
      </div>
      <p className="quiet small">{say('sessions.kept')}</p>
    </div>
  );
}
