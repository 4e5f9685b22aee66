import { Answered } from '../../components/Answered.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { NoticesChoose } from '../../forms/NoticesChoose.tsx';
import { useAccountWords } from '../../words/account-words.ts';

/** Of what one is told by mail. Whoever is told of nothing sees nothing here. */
export function OwnNotices() {
  const say = useAccountWords();
  const asked = useAsk('own-notices', {});
  return (
    <Answered asked={asked}>
      {({ told }) =>
        told.length > 0 && (
          <section className="stack">
            <h2>{say('notices.title')}</h2>
            <p className="quiet">{say('notices.lead')}</p>
            <NoticesChoose told={told} />
          </section>
        )
      }
    </Answered>
  );
}
