import type { QueryOutput } from '@plumbline/api';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { JurisdictionPage } from '../../components/JurisdictionPage.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { TallyEntryConfirm } from '../../forms/TallyEntryConfirm.tsx';
import { TallyLink } from '../../forms/TallyLink.tsx';
import { ACT } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useTallyEntryWords } from '../../words/tally-entry-words.ts';

type Requests = QueryOutput<'tally-requests'>;
type Request = Requests['requests'][number];
type Place = { readonly auditId: string; readonly jurisdiction: string };

/** Who asks to enter tallies at other computers, and who does: answered and ended by the jurisdiction manager. */
export function TallyPeoplePage() {
  const say = useTallyEntryWords();
  const place = useParams({ from: '/signed-in/audits/$auditId/office/$jurisdiction/people' });
  const asked = useAsk('jurisdiction', place);
  const requests = useAsk('tally-requests', place);
  return (
    <JurisdictionPage {...place} title={say('manage.title')} lead={say('manage.lead')} asked={asked}>
      {({ heading }) => (
        <Answered asked={requests}>
          {(answer) => (
            <div className="stack-wide" id={ACT}>
              <TallyLink place={place} link={answer.link} ability={heading.abilities['record-batch']} />
              {answer.link !== null && <WaitingList place={place} requests={answer.requests} />}
              {answer.link !== null && <Inside place={place} requests={answer.requests} />}
              <Earlier requests={answer.requests} />
              <p className="quiet small no-print">{say('manage.logSays')}</p>
            </div>
          )}
        </Answered>
      )}
    </JurisdictionPage>
  );
}

function WaitingList(props: { readonly place: Place; readonly requests: readonly Request[] }) {
  const say = useTallyEntryWords();
  const waiting = props.requests.filter(({ stand }) => stand === 'waiting');
  return (
    <section className="panel no-print" aria-live="polite">
      <h2>{say('manage.waiting')}</h2>
      <Swap of={waiting.map((one) => one.entryId).join(' ')}>
        {waiting.length === 0 ? (
          <EmptyState title={say('manage.nobodyWaits')}>
            <p>{say('manage.nobodyWaitsSays')}</p>
          </EmptyState>
        ) : (
          <>
            <ul className="tally-requests">
              {waiting.map((request) => (
                <li key={request.entryId}>
                  <TallyEntryConfirm place={props.place} request={request} />
                </li>
              ))}
            </ul>
            {waiting.length > 1 && <RejectAll place={props.place} waiting={waiting} />}
          </>
        )}
      </Swap>
    </section>
  );
}

/** For a manager who finds a list of strangers: one after the other, until one cannot be rejected. */
function RejectAll(props: { readonly place: Place; readonly waiting: readonly Request[] }) {
  const say = useTallyEntryWords();
  const reject = useSend('end-tally-entry');
  const [pending, setPending] = useState(false);
  const rejectAll = async () => {
    setPending(true);
    for (const { entryId } of props.waiting) {
      const { ok } = await reject.run({ ...props.place, entryId });
      if (!ok) break;
    }
    setPending(false);
  };
  return (
    <div className="stack">
      <div className="row">
        <Button look="second" pending={pending} onPress={() => void rejectAll()}>
          {say('manage.rejectAll', { count: props.waiting.length })}
        </Button>
      </div>
      <p className="quiet small">{say('manage.rejectAllSays')}</p>
      <ProblemAlert problem={reject.problem} />
    </div>
  );
}

function Inside(props: { readonly place: Place; readonly requests: readonly Request[] }) {
  const say = useTallyEntryWords();
  const end = useSend('end-tally-entry');
  const inside = props.requests.filter(({ stand }) => stand === 'confirmed');
  return (
    <section className="panel no-print">
      <h2>{say('manage.inside')}</h2>
      <Swap of={inside.map((one) => one.entryId).join(' ')}>
        {inside.length === 0 ? (
          <p className="quiet">{say('manage.nobodyInside')}</p>
        ) : (
          <SimpleTable
            caption={say('manage.inside')}
            hideCaption
            columns={[
              { name: say('manage.people'), wordy: true },
              { name: say('manage.until') },
              { name: say('manage.act') },
            ]}
            rows={inside.map((one) => ({
              key: one.entryId,
              cells: [
                <span key="people" className="breakable strong">
                  {namesOf(one)}
                </span>,
                formatTime(one.until),
                <Button
                  key="act"
                  look="quiet"
                  pending={end.pending}
                  label={say('manage.endNamed', { people: namesOf(one) })}
                  onPress={() => void end.run({ ...props.place, entryId: one.entryId })}
                >
                  {say('manage.end')}
                </Button>,
              ],
            }))}
          />
        )}
      </Swap>
      <ProblemAlert problem={end.problem} />
    </section>
  );
}

const TONE: Readonly<Record<Request['stand'], TagTone>> = {
  waiting: 'amber',
  confirmed: 'green',
  rejected: 'red',
  ended: 'grey',
  lapsed: 'grey',
  over: 'grey',
};

function Earlier(props: { readonly requests: readonly Request[] }) {
  const say = useTallyEntryWords();
  const earlier = props.requests.filter(({ stand }) => stand !== 'waiting' && stand !== 'confirmed').toReversed();
  if (earlier.length === 0) return null;
  return (
    <section className="panel no-print">
      <h2>{say('manage.earlier')}</h2>
      <SimpleTable
        caption={say('manage.earlier')}
        hideCaption
        columns={[
          { name: say('manage.people'), wordy: true },
          { name: say('manage.stand') },
          { name: say('manage.since') },
        ]}
        rows={earlier.map((one) => ({
          key: one.entryId,
          cells: [
            <span key="people" className={one.people.length === 0 ? 'quiet' : 'breakable'}>
              {one.people.length === 0 ? say('manage.unnamed') : namesOf(one)}
            </span>,
            <Tag key="stand" tone={TONE[one.stand]}>
              {say(`manage.stands.${one.stand}`)}
            </Tag>,
            formatTime(one.since),
          ],
        }))}
      />
    </section>
  );
}

function namesOf({ people }: Request): string {
  return people.join(', ');
}
