import { ACTS_MAX, type QueryOutput } from '@plumbline/api';
import { useRef, useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { ActForm } from './ActForm.tsx';
import { type ActShown, actInWords } from './act-in-words.ts';
import { ConflictSettle } from './ConflictSettle.tsx';
import { readPacket } from './device-packet.ts';
import { timesInWords } from './device-times.ts';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';

type Answer = QueryOutput<'ballot-devices'>;

const TONES: Readonly<Record<ActShown['outcome'], TagTone>> = {
  done: 'green',
  'said-already': 'green',
  contested: 'red',
  waits: 'amber',
  refused: 'red',
  'turned-away': 'grey',
};

/** Who works without a network, what came home, and what of it a person has to decide. */
export function DevicesPage(props: { readonly place: RoomPlace }) {
  const say = useBallotDevicesWords();
  const { place } = props;
  const asked = useAsk('ballot-devices', place, { everyMs: () => 60_000 });
  return (
    <RoomPage place={place} title={say('devices.title')} lead={say('devices.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <section className="stack">
            <h2>{say('conflicts.title')}</h2>
            {answer.conflicts.length === 0 ? (
              <p>{say('conflicts.none')}</p>
            ) : (
              answer.conflicts.map((conflict) => (
                <ConflictSettle
                  // What has come in since is decided about anew.
                  key={conflict.sides.map(({ device, counter }) => `${device} ${counter}`).join()}
                  place={place}
                  conflict={conflict}
                />
              ))
            )}
          </section>
          <Acts title={say('devices.waiting')} lead={say('devices.waitingSays')} acts={answer.waiting} />
          <section className="stack">
            <h2>{say('devices.title')}</h2>
            <Devices answer={answer} />
            {answer.mayRevoke &&
              answer.devices
                .filter(({ revoked }) => revoked === null)
                .map((device) => <DeviceRevoke key={device.device} place={place} device={device} />)}
            {answer.heading.you !== null && answer.devices.length > 0 && <BringHome place={place} />}
          </section>
          <Acts title={say('devices.turnedAway')} acts={answer.turnedAway} />
          <Acts title={say('devices.newest')} acts={answer.newest} />
        </div>
      )}
    </RoomPage>
  );
}

function Devices(props: { readonly answer: Answer }) {
  const say = useBallotDevicesWords();
  const { devices } = props.answer;
  if (devices.length === 0) return <p>{say('devices.none')}</p>;
  return (
    <SimpleTable
      caption={say('devices.title')}
      hideCaption
      columns={[
        { name: say('devices.name') },
        { name: say('devices.people'), wordy: true },
        { name: say('devices.last'), wordy: true },
        { name: say('devices.state'), wordy: true },
      ]}
      rows={devices.map(({ device, name, people, counter, receivedAt, revoked }) => ({
        key: device,
        cells: [
          name,
          people.join(', '),
          receivedAt === null
            ? say('devices.noActs')
            : say('devices.lastSays', { counter, at: formatTime(receivedAt) }),
          revoked === null
            ? say('devices.active')
            : say('devices.revokedSays', {
                at: formatTime(revoked.at),
                people: revoked.by.join(', '),
                upTo: revoked.upTo,
              }),
        ],
      }))}
    />
  );
}

function Acts(props: { readonly title: string; readonly lead?: string; readonly acts: readonly ActShown[] }) {
  const say = useBallotDevicesWords();
  if (props.acts.length === 0) return null;
  return (
    <section className="stack">
      <h2>{props.title}</h2>
      {props.lead && <p className="quiet">{props.lead}</p>}
      <SimpleTable
        caption={props.title}
        hideCaption
        roomy
        columns={[
          { name: say('queue.what'), wordy: true },
          { name: say('devices.name'), wordy: true },
          { name: say('queue.when'), wordy: true },
          { name: say('devices.state') },
        ]}
        rows={props.acts.map((act) => ({
          key: `${act.device} ${act.counter}`,
          cells: [
            actInWords(say, act),
            `${say('conflicts.rulingOf', { counter: act.counter, device: act.deviceName })}: ${act.by.join(', ')}`,
            timesInWords(say, act),
            <Tag key="outcome" tone={act.ruling === 'set-aside' ? 'grey' : TONES[act.outcome]}>
              {act.ruling === null
                ? say(`outcomes.${act.outcome}`)
                : say(act.ruling === 'stands' ? 'outcomes.ruledToStand' : 'outcomes.ruledAside')}
            </Tag>,
          ],
        }))}
      />
    </section>
  );
}

function DeviceRevoke(props: { readonly place: RoomPlace; readonly device: Answer['devices'][number] }) {
  const say = useBallotDevicesWords();
  const { device, name, counter } = props.device;
  return (
    <ActForm
      place={props.place}
      title={say('devices.revoke.title', { name })}
      lead={say('devices.revoke.lead')}
      button={say('devices.revoke.submit')}
      done={say('devices.revoke.done')}
      fields={[
        {
          name: 'up-to',
          kind: 'count',
          label: say('devices.revoke.upTo'),
          hint: say('devices.revoke.upToHint', { counter }),
          value: String(counter),
        },
        { name: 'lost', kind: 'yes', label: say('devices.revoke.isLost') },
        { name: 'reason', kind: 'text', label: say('devices.revoke.reason') },
      ]}
      asks={({ text, count, isYes }) => [
        { type: 'revoke-device', device, upTo: count('up-to'), isLost: isYes('lost'), reason: text('reason') },
      ]}
    />
  );
}

/** What another device has signed and saved as a file, brought home by whoever has the file. */
function BringHome(props: { readonly place: RoomPlace }) {
  const say = useBallotDevicesWords();
  const { place } = props;
  const { run, pending, problem, forget } = useSend('deliver-device-acts');
  const [taken, setTaken] = useState<number>();
  const [isUnread, setUnread] = useState(false);
  const before = useRef(Promise.resolve());
  // A file that is chosen while the last one is still under way waits for it, and is not taken for a second press.
  const bring = (file: File) => {
    before.current = before.current.then(() => bringOne(file));
  };
  const bringOne = async (file: File) => {
    forget();
    setTaken(undefined);
    const packet = readPacket(place, await file.text().catch(() => ''));
    setUnread(packet === undefined);
    if (packet === undefined) return;
    let count = 0;
    for (let from = 0; from === 0 || from < packet.acts.length; from += ACTS_MAX) {
      const acts = packet.acts.slice(from, from + ACTS_MAX);
      const answer = await run({ ...place, device: packet.device, sentAt: null, acts });
      if (!answer.ok) {
        // What came before is taken all the same.
        if (count > 0) setTaken(count);
        return;
      }
      count += answer.value.taken;
    }
    setTaken(count);
  };
  return (
    <details className="act-fold">
      <summary>{say('devices.bring.title')}</summary>
      <div className="stack">
        <p className="quiet">{say('devices.bring.lead')}</p>
        <DropZone
          says={say('devices.bring.drop')}
          button={say('devices.bring.choose')}
          label={say('devices.bring.choose')}
          hint={say('devices.bring.formats')}
          accept=".json,application/json"
          reason={undefined}
          onFiles={([file]) => bring(file)}
        />
        {isUnread && (
          <Alert kind="error">
            <p>{say('devices.bring.unreadable')}</p>
          </Alert>
        )}
        <ProblemAlert problem={problem} />
        {taken !== undefined && !pending && (
          <Alert kind="success">
            <p>{taken === 0 ? say('devices.bring.nothing') : say('devices.bring.done', { count: taken })}</p>
          </Alert>
        )}
      </div>
    </details>
  );
}
