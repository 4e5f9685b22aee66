import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useAccountWords } from '../../words/account-words.ts';

/** The messages of a server that has no mail server. */
export function OutboxPage() {
  const say = useAccountWords();
  const session = useAsk('session', {});
  const hasOutbox = session.data?.outbox ?? false;
  const outbox = useAsk('outbox', {}, { enabled: hasOutbox, everyMs: () => 3000 });
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('outbox.title')}</PageTitle>
          {hasOutbox && <p className="quiet">{say('outbox.lead')}</p>}
        </div>
        {session.data?.outbox === false ? (
          <EmptyState title={say('outbox.off')}>
            <p>{say('outbox.offAdvice')}</p>
          </EmptyState>
        ) : (
          <Answered asked={outbox}>
            {({ messages }) =>
              messages.length === 0 ? (
                <EmptyState title={say('outbox.empty')}>
                  <p>{say('outbox.emptyAdvice')}</p>
                </EmptyState>
              ) : (
                <ul className="message-list">
                  {messages.map((message) => (
                    <li className="panel" key={`${message.at} ${message.to}`}>
                      <div className="panel-head">
                        <h2>{message.subject}</h2>
                        <time className="quiet small" dateTime={message.at}>
                          {formatTime(message.at)}
                        </time>
                      </div>
                      <p className="quiet small breakable">{say('outbox.to', { to: message.to })}</p>
                      <p className="message-text">{message.text}</p>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answered>
        )}
      </div>
    </AppFrame>
  );
}
