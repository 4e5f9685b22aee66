import type { QueryOutput } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { type MapUpload, useMapUpload } from '../connection/use-map-upload.ts';
import { useSend } from '../connection/use-send.ts';
import { formatBytes } from '../formats/format-bytes.ts';
import { formatCount } from '../formats/format-count.ts';
import { formatTime } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Seal } from '../ui/Seal.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useOfficeMapWords } from '../words/office-map-words.ts';

type Shown = NonNullable<QueryOutput<'office-map'>['map']>;

/** The file that is the map of the office, and the place to send another or to have none. */
export function OfficeMapSet(props: { readonly organizationId: string; readonly map: Shown | null }) {
  const say = useOfficeMapWords();
  const { organizationId, map } = props;
  const upload = useMapUpload(organizationId);
  const removal = useSend('remove-office-map');
  const remove = async () => {
    upload.forget();
    await removal.run({ organizationId });
  };
  const send = async (file: File) => {
    removal.forget();
    await upload.start(file);
  };
  return (
    <section className="panel stack" aria-label={say('file')}>
      {map && <MapFile map={map} />}
      {upload.share === undefined ? (
        <DropZone
          says={say('drop')}
          button={say(map === null ? 'choose' : 'chooseOther')}
          label={say('label')}
          hint={say('hint')}
          reason={undefined}
          accept=".geojson,.json,application/geo+json"
          onFiles={([file]) => void send(file)}
        />
      ) : (
        <OnItsWay share={upload.share} />
      )}
      <Outcome upload={upload} />
      <ProblemAlert problem={removal.problem} />
      {map && (
        <div className="row">
          <Button look="quiet" pending={removal.pending} onPress={() => void remove()}>
            {say('remove')}
          </Button>
        </div>
      )}
    </section>
  );
}

function MapFile(props: { readonly map: Shown }) {
  const say = useOfficeMapWords();
  const sayAnywhere = useWordsEverywhere();
  const { name, bytes, sha256, by, at, areas } = props.map;
  return (
    <dl className="facts">
      <dt>{say('file')}</dt>
      <dd className="breakable">
        {name} <span className="quiet">({formatBytes(bytes)})</span>
      </dd>
      <dt>{say('areas')}</dt>
      <dd>{formatCount(areas.length)}</dd>
      <dt>{say('sentBy')}</dt>
      <dd>{by}</dd>
      <dt>{say('sentAt')}</dt>
      <dd>
        <time dateTime={at}>{formatTime(at)}</time>
      </dd>
      <dt>{say('fingerprint')}</dt>
      <dd>
        <Seal
          hash={sha256}
          copyLabel={say('copyFingerprint')}
          copyWord={sayAnywhere('copy')}
          copiedWord={sayAnywhere('copied')}
          check={null}
        />
      </dd>
    </dl>
  );
}

function OnItsWay(props: { readonly share: number }) {
  const say = useOfficeMapWords();
  const { share } = props;
  const label = share < 1 ? say('sending', { percent: Math.floor(share * 100) }) : say('reading');
  return <ProgressBar label={label} share={share < 1 ? share : undefined} />;
}

function Outcome(props: { readonly upload: MapUpload }) {
  const say = useOfficeMapWords();
  const { taken, problem } = props.upload;
  return (
    <>
      <ProblemAlert problem={problem} />
      {taken && (
        <Alert kind="success">
          <p>{say('taken', { count: taken.areas })}</p>
          {taken.leftOut > 0 && <p>{say('leftOut', { count: taken.leftOut })}</p>}
        </Alert>
      )}
    </>
  );
}
