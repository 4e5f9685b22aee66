import { UNITS } from '@plumbline/ballot-management';
import { formUnitWord } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm } from './ActForm.tsx';
import type { CustodyAnswer } from './CustodyPage.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { SealsRead } from './SealActs.tsx';
import { signedCount } from './signed-count.ts';

type Transfer = CustodyAnswer['transfers'][number];

/** What was sent: counted by those who receive it before they are told how much it was. */
export function Transfers(props: { readonly place: RoomPlace; readonly answer: CustodyAnswer }) {
  const say = useBallotCustodyWords();
  const { place, answer } = props;
  const { transfers } = answer;
  return (
    <section className="stack">
      <h2>{say('custody.transfers')}</h2>
      {transfers.length === 0 ? (
        <p>{say('custody.noTransfers')}</p>
      ) : (
        <RegisterDownload
          name={say('custody.transfers')}
          rows={transfers.map(
            ({ transfer, from, to, unit, container, sentBy, sentAt, declared, received, variance, status }) => ({
              transfer,
              from,
              to,
              unit,
              container,
              sentBy: sentBy.join('; '),
              sentAt,
              sent: declared,
              received: received.at(-1)?.counted ?? null,
              difference: variance,
              status,
            }),
          )}
        />
      )}
      {transfers.map((transfer) => (
        <OneTransfer key={transfer.transfer} place={place} transfer={transfer} />
      ))}
      <Send place={place} answer={answer} />
    </section>
  );
}

function OneTransfer(props: { readonly place: RoomPlace; readonly transfer: Transfer }) {
  const say = useBallotCustodyWords();
  const { place, transfer: one } = props;
  const { transfer, declared, received, variance, container, isOwn } = one;
  const isWaiting = received.length === 0;
  const isExplained = one.status === 'explained';
  const state = isWaiting ? 'waiting' : isExplained ? 'explained' : variance === 0 ? 'arrived' : 'differs';
  const tone = isWaiting ? 'amber' : isExplained || variance === 0 ? 'green' : 'red';
  return (
    <section className="panel stack" aria-label={transfer}>
      <div className="row">
        <h3>{transfer}</h3>
        <Tag tone={tone}>{say(`custody.${state}`)}</Tag>
      </div>
      <p>
        {say('custody.line', { from: one.from, to: one.to, unit: formUnitWord(one.unit) })}
        {container !== null && `, ${say('custody.inContainer', { container })}`}
      </p>
      <p className="quiet">{say('custody.sent', { at: formatTime(one.sentAt), people: one.sentBy.join(', ') })}</p>
      <p>{declared === null ? say('custody.hidden') : say('custody.declared', { count: declared })}</p>
      {received.map(({ by, at, counted }) => (
        <p key={at}>{say('custody.received', { at: formatTime(at), people: by.join(', '), count: counted })}</p>
      ))}
      {variance !== null && (
        <p>
          {variance === 0 ? say('custody.noVariance') : say('custody.variance', { variance: signedCount(variance) })}
        </p>
      )}
      {one.status !== null && received.length > 1 && (
        <p>
          <Link to={roomAddress(place, 'reconciliation')} search={{ find: transfer } as never}>
            {say('custody.explain', { transfer })}
          </Link>
        </p>
      )}
      {isWaiting && !isOwn && <Receive place={place} transfer={one} />}
      {!isWaiting && variance !== 0 && !isExplained && (
        <ActForm
          place={place}
          title={say('custody.recount.title', { transfer })}
          lead={say('custody.recount.lead')}
          button={say('custody.recount.submit')}
          done={say('custody.recount.done')}
          fields={[{ name: 'counted', kind: 'count', label: say('custody.receive.counted') }]}
          asks={({ count }) => [{ type: 'recount-transfer', transfer, counted: count('counted') }]}
        />
      )}
    </section>
  );
}

function Receive(props: { readonly place: RoomPlace; readonly transfer: Transfer }) {
  const say = useBallotCustodyWords();
  const { place } = props;
  const { transfer, container, positions, readings, isRead } = props.transfer;
  return (
    <>
      {container !== null && (
        <>
          <Alert kind={isRead ? 'success' : 'info'}>
            <p>{isRead ? say('custody.isRead') : say('custody.readFirst', { container })}</p>
          </Alert>
          <SealsRead
            key={`read ${container} ${readings}`}
            place={place}
            container={container}
            positions={positions}
            readings={readings}
            isOpenAtFirst={!isRead}
          />
        </>
      )}
      <ActForm
        place={place}
        title={say('custody.receive.title', { transfer })}
        lead={say('custody.receive.lead')}
        button={say('custody.receive.submit')}
        done={say('custody.receive.done')}
        isOpenAtFirst
        fields={[{ name: 'counted', kind: 'count', label: say('custody.receive.counted') }]}
        asks={({ count }) => [{ type: 'receive-transfer', transfer, counted: count('counted') }]}
      />
    </>
  );
}

function Send(props: { readonly place: RoomPlace; readonly answer: CustodyAnswer }) {
  const say = useBallotCustodyWords();
  const { accounts, sealed } = props.answer;
  const hint = say('custody.send.accountHint', { known: accounts.join(', ') || '–' });
  return (
    <ActForm
      place={props.place}
      title={say('custody.send.title')}
      lead={say('custody.send.lead')}
      button={say('custody.send.submit')}
      done={say('custody.send.done')}
      fields={[
        { name: 'transfer', kind: 'text', label: say('custody.send.transfer') },
        { name: 'from', kind: 'text', label: say('custody.send.from'), hint },
        { name: 'to', kind: 'text', label: say('custody.send.to') },
        {
          name: 'unit',
          kind: 'choice',
          label: say('custody.send.unit'),
          options: UNITS.map((unit) => ({ value: unit, name: formUnitWord(unit) })),
        },
        { name: 'declared', kind: 'count', label: say('custody.send.declared') },
        {
          name: 'container',
          kind: 'choice',
          label: say('custody.send.container'),
          options: [{ value: '', name: say('custody.send.open') }, ...sealed.map((name) => ({ value: name, name }))],
          optional: true,
        },
      ]}
      asks={({ text, textOrNull, count }) => {
        const unit = UNITS.find((one) => one === text('unit'));
        if (unit === undefined) return [];
        return [
          {
            type: 'send-transfer',
            transfer: text('transfer'),
            from: text('from'),
            to: text('to'),
            unit,
            declared: count('declared'),
            container: textOrNull('container'),
          },
        ];
      }}
    />
  );
}
