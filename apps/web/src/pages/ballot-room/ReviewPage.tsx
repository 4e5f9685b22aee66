import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { HelpLink } from '../../components/HelpLink.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FormsTable } from './FormsTable.tsx';
import { nameOfForm } from './name-of-form.ts';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';

/** Forms that wait for whoever asks: differences first, then the oldest. What one may not review is told with its reason. */
export function ReviewPage(props: { readonly place: RoomPlace }) {
  const say = useBallotFormsWords();
  const asked = useAsk('ballot-forms', props.place);
  return (
    <RoomPage place={props.place} title={say('review.title')} lead={say('review.lead')} asked={asked}>
      {({ forms }) => {
        const waiting = forms.filter(({ state }) => state === 'complete' || state === 'in-review');
        const own = waiting
          .filter(({ whyNotReview }) => whyNotReview === null)
          .toSorted((a, b) => b.unexplained - a.unexplained || b.failing - a.failing || (a.since < b.since ? -1 : 1));
        const others = waiting.filter(({ whyNotReview }) => whyNotReview !== null);
        return (
          <div className="stack-wide">
            <p>
              <HelpLink place={{ topic: 'ballot-room-papers', section: 'the-reviewer' }}>
                {say('review.guide')}
              </HelpLink>
            </p>
            {own.length === 0 ? (
              <p>{say('review.none')}</p>
            ) : (
              <FormsTable place={props.place} forms={own} caption={say('review.title')} />
            )}
            {others.length > 0 && (
              <details className="act-fold">
                <summary>{say('review.notYoursCount', { count: others.length })}</summary>
                <ul>
                  {others.map(({ filled, form, place, whyNotReview }) => (
                    <li key={filled}>
                      <strong>
                        {nameOfForm(say, form)}, {ballotPlaceInWords(place)}
                      </strong>
                      : {whyNotReview}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        );
      }}
    </RoomPage>
  );
}
