import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { BoxArrivals } from './BoxArrivals.tsx';
import { BoxesToFetch } from './BoxesToFetch.tsx';
import { BoxReceive } from './BoxReceive.tsx';
import type { KnownContainer } from './BoxRetrieval.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { useKeptRoom } from './use-kept-room.ts';
import type { Recorder } from './use-recording.ts';

/** Drop boxes, for people who stand at one or receive what came of it. It opens without a network where the browser is a device of the room. */
export function BoxesPage(props: { readonly place: RoomPlace }) {
  const say = useBallotBoxesWords();
  const { place, here, asked, isSilent, isAlone } = useKeptRoom(props.place, 'boxes');
  const { device } = here;
  const [{ form }] = usePageSearch();
  const [isBusy, setBusy] = useState(false);
  if (isAlone && device !== undefined) {
    const { office, election, containers, people } = device.room;
    return (
      <AppFrame office={office} election={election} narrow>
        <div className="stack-wide">
          <PageTitle>{say('title')}</PageTitle>
          <BoxesToFetch
            place={place}
            containers={containers}
            isKept
            team={personsNamed(people, device.people)}
            recorder={{ through: 'device', here }}
            here={here}
            onBusy={setBusy}
          />
        </div>
      </AppFrame>
    );
  }
  return (
    <RoomPage place={place} title={say('title')} {...(isBusy || form ? {} : { lead: say('lead') })} asked={asked}>
      {(answer) => {
        if (form !== undefined) return <BoxReceive place={place} heading={answer.heading} filled={form} />;
        const known = answer.devices.find((each) => each.device === device?.device);
        const isOwn = known?.isYours === true && known.revoked === null;
        const atHand = teamOf(answer);
        const recorder: Recorder =
          isOwn && (isSilent || here.acts.length > 0 || atHand.length < 2)
            ? { through: 'device', here }
            : { through: 'room' };
        const team = recorder.through === 'device' ? personsNamed(answer.people, device?.people ?? []) : atHand;
        return (
          <div className="stack-wide">
            {device !== undefined && !isOwn && (
              <Alert kind="info">
                <p>{say('people.notYours', { people: device.people.join(', ') })}</p>
              </Alert>
            )}
            <BoxesToFetch
              place={place}
              containers={answer.containers}
              team={team}
              recorder={recorder}
              here={isOwn ? here : undefined}
              onBusy={setBusy}
            />
            {!isBusy && <BoxArrivals place={place} />}
          </div>
        );
      }}
    </RoomPage>
  );
}

type Answer = QueryOutput<'ballot-devices'>;

/** Who acts at this browser now, by the names that the room knows them by. */
function teamOf({ heading: { you, together } }: Pick<Answer, 'heading'>): readonly string[] {
  return [you, together].flatMap((each) => (each === null ? [] : [each.person]));
}

function personsNamed(people: Answer['people'], names: readonly string[]): readonly string[] {
  return names.flatMap((name) => people.find((each) => each.name === name)?.person ?? []);
}

/** What the page keeps of a container: a list that was kept before it had kinds knows of no box. */
export function isBox({ kind }: Partial<KnownContainer>): boolean {
  return kind === 'drop-box';
}
