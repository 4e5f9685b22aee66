import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { MapOfOffice } from '../../drawings/MapOfOffice.tsx';
import { NamesOnMap } from '../../drawings/NamesOnMap.tsx';
import { OfficeMapSet } from '../../forms/OfficeMapSet.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useOfficeMapWords } from '../../words/office-map-words.ts';

/** On which map an office looks at its jurisdictions, for its administrators. */
export function OfficeMapPage() {
  const say = useOfficeMapWords();
  const { organizationId } = useParams({ from: '/signed-in/offices/$organizationId/map' });
  const asked = useAsk('office-map', { organizationId });
  return (
    <AppFrame office={asked.data?.organization.name}>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p className="quiet">{say('lead')}</p>
        </div>
        <Answered asked={asked}>
          {({ map, elections }) => (
            <>
              <OfficeMapSet organizationId={organizationId} map={map} />
              {map === null ? (
                <EmptyState title={say('none')}>
                  <p>{say('noneAdvice')}</p>
                </EmptyState>
              ) : (
                <>
                  <NamesOnMap map={map} elections={elections} />
                  <MapOfOffice map={map} />
                </>
              )}
            </>
          )}
        </Answered>
      </div>
    </AppFrame>
  );
}
