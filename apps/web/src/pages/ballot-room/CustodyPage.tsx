import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { Transfers } from './Transfers.tsx';
import { WhereIs } from './WhereIs.tsx';

export type CustodyAnswer = QueryOutput<'ballot-custody'>;

/** What is on its way, who holds what, and the timeline of the container that is chosen, with its gaps. */
export function CustodyPage(props: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const { place } = props;
  const [{ container }, change] = usePageSearch();
  const asked = useAsk('ballot-custody', container === undefined ? place : { ...place, container });
  return (
    <RoomPage place={place} title={say('custody.title')} lead={say('custody.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <WhereIs place={place} />
          <Transfers place={place} answer={answer} />
          <section className="stack">
            <h2>{say('custody.inHands')}</h2>
            {answer.inHands.length === 0 ? (
              <p>{say('custody.nobodyHolds')}</p>
            ) : (
              <SimpleTable
                caption={say('custody.inHands')}
                hideCaption
                roomy
                columns={[
                  { name: sayRoom('containers.container') },
                  { name: say('custody.holder'), wordy: true },
                  { name: say('custody.since') },
                ]}
                rows={answer.inHands.map(({ container: name, people, since, holdsVoted }) => ({
                  key: name,
                  cells: [
                    name,
                    <span key="people">
                      {people.join(', ')}{' '}
                      {holdsVoted && people.length < 2 && <Tag tone="red">{say('custody.alone')}</Tag>}
                    </span>,
                    formatTime(since),
                  ],
                }))}
              />
            )}
          </section>
          <section className="stack">
            <h2>{say('custody.timeline')}</h2>
            <SelectField
              label={say('custody.choose')}
              name="timeline-container"
              value={container ?? ''}
              error={undefined}
              options={[
                { value: '', name: say('custody.notChosen') },
                ...answer.containers.map((name) => ({ value: name, name })),
              ]}
              onChange={(value) => change({ container: value })}
            />
            {answer.timeline && <Timeline timeline={answer.timeline} />}
          </section>
        </div>
      )}
    </RoomPage>
  );
}

function Timeline(props: { readonly timeline: NonNullable<CustodyAnswer['timeline']> }) {
  const say = useBallotCustodyWords();
  const { container, steps, gaps } = props.timeline;
  const holderOf = ({ in: held, area, isSecured, people }: (typeof steps)[number]) => {
    if (held === 'nowhere-known') return say('custody.unknown');
    if (held === 'hands') return people.join(', ');
    return say(isSecured ? 'custody.secured' : 'custody.unsecured', { area: area ?? '' });
  };
  return (
    <div className="stack">
      <Alert kind={gaps === 0 ? 'success' : 'error'}>
        <p>{gaps === 0 ? say('custody.whole', { container }) : say('custody.gaps', { container, count: gaps })}</p>
      </Alert>
      <RegisterDownload
        name={`${say('custody.title')} ${container}`}
        rows={steps.map((step) => ({
          container,
          from: step.at,
          until: step.until,
          in: step.in,
          area: step.area,
          people: step.people.join('; '),
          gap: step.gap,
          minutes: step.minutes,
        }))}
      />
      <SimpleTable
        caption={say('custody.timeline')}
        hideCaption
        roomy
        columns={[
          { name: say('custody.from') },
          { name: say('custody.until') },
          { name: say('custody.holder'), wordy: true },
          { name: say('custody.control') },
        ]}
        rows={steps.map((step, index) => ({
          key: `${step.at} ${index}`,
          cells: [
            formatTime(step.at),
            step.until === null ? say('custody.now') : formatTime(step.until),
            holderOf(step),
            step.gap === null ? (
              <Tag key="control" tone="green">
                {say('custody.isControlled')}
              </Tag>
            ) : (
              <Tag key="control" tone="red">
                {say('custody.gap', {
                  length: lengthInWords(say, step.minutes),
                  why: say(`custody.why.${step.gap}`),
                })}
              </Tag>
            ),
          ],
        }))}
      />
    </div>
  );
}

const HOUR_MINUTES = 60;

/** How long something lasted: in hours from two of them on. */
function lengthInWords(say: BallotCustodyWords, minutes: number): string {
  if (minutes < 2 * HOUR_MINUTES) return say('custody.minutes', { minutes });
  const hours = Math.floor(minutes / HOUR_MINUTES);
  return say('custody.hours', { hours, minutes: minutes - hours * HOUR_MINUTES });
}
