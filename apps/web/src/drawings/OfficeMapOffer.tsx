import { type MappedPlace, type PlacesNamed, placesToGeoJson } from '@plumbline/drawings';
import { Link } from '@tanstack/react-router';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useMapUpload } from '../connection/use-map-upload.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { useDrawingsWords } from '../words/drawings-words.ts';

/** Where the map of the office is changed, why it is not shown here, and a map that this browser alone has. */
export function OfficeMapOffer(props: {
  readonly organizationId: string;
  readonly named: PlacesNamed | undefined;
  readonly mayChange: boolean;
  readonly kept: readonly MappedPlace[] | undefined;
  readonly onForget: () => void;
}) {
  const say = useDrawingsWords();
  const { organizationId, named, mayChange, kept } = props;
  const upload = useMapUpload(organizationId);
  const give = async (places: readonly MappedPlace[]) => {
    const file = new File([placesToGeoJson(places)], say('map.kept.fileName'), { type: 'application/geo+json' });
    if (await upload.start(file)) props.onForget();
  };
  return (
    <div className="stack no-print">
      {named !== undefined && !named.isEnough && (
        <Alert kind="info">
          <p>{say('map.office.notEnough', { found: named.found, wanted: named.found + named.missing.length })}</p>
        </Alert>
      )}
      {kept !== undefined && (
        <section className="panel stack" aria-label={say('map.kept.title')}>
          <h3>{say('map.kept.title')}</h3>
          <p>
            {say('map.kept.says')} {named?.isEnough === true && say('map.kept.instead')}
          </p>
          <div className="row">
            {mayChange && (
              <Button look="second" pending={upload.share !== undefined} onPress={() => void give(kept)}>
                {say('map.kept.give')}
              </Button>
            )}
            <Button look="quiet" onPress={props.onForget}>
              {say('map.kept.forget')}
            </Button>
          </div>
        </section>
      )}
      <ProblemAlert problem={upload.problem} />
      {upload.taken && (
        <Alert kind="success">
          <p>{say('map.kept.given')}</p>
        </Alert>
      )}
      <details className="panel">
        <summary>{say('map.office.title')}</summary>
        <div className="stack">
          <p>{say('map.office.says')}</p>
          {mayChange ? (
            <p>
              <Link to="/offices/$organizationId/map" params={{ organizationId }}>
                {say('map.office.change')}
              </Link>
            </p>
          ) : (
            <p>{say('map.office.none')}</p>
          )}
        </div>
      </details>
    </div>
  );
}
