import type { JurisdictionLine, QueryOutput } from '@plumbline/api';
import { MAP_FIELD } from '@plumbline/drawings';
import { useMemo } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { administersAudit } from '../../components/administers-audit.ts';
import { JurisdictionTable } from '../../components/JurisdictionTable.tsx';
import type { LineColumn } from '../../components/jurisdiction-columns.tsx';
import { useCounties } from '../../components/use-counties.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useOpened } from '../../connection/use-opened.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { HoursOfBoards } from '../../drawings/HoursOfBoards.tsx';
import { JurisdictionMap } from '../../drawings/JurisdictionMap.tsx';
import { OfficeMapOffer } from '../../drawings/OfficeMapOffer.tsx';
import { SampleByJurisdiction } from '../../drawings/SampleByJurisdiction.tsx';
import { useKeptMap } from '../../drawings/use-kept-map.ts';
import { useOfficeMap } from '../../drawings/use-office-map.ts';
import { useSave } from '../../drawings/use-save.ts';
import { RoundTakeBack } from '../../forms/RoundTakeBack.tsx';
import { ACT } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CheckboxField, TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDrawingsWords } from '../../words/drawings-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { JurisdictionDetail } from './JurisdictionDetail.tsx';
import { useProgressColumns } from './progress-columns.ts';
import { RoundFacts } from './RoundFacts.tsx';
import { RoundsOpenedAgain } from './RoundsOpenedAgain.tsx';

type Progress = QueryOutput<'round-progress'>;

/** Every jurisdiction and how far it is: as a table, as a map, and one of them in detail. */
export function ProgressPage(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const { auditId } = props;
  const asked = useAsk('round-progress', { auditId });
  return (
    <AdministratorPage
      auditId={auditId}
      title={say('progress.title')}
      lead={say('progress.lead')}
      summary={(answer) => <RoundFacts answer={answer} />}
      asked={asked}
    >
      {(answer) =>
        answer.jurisdictions.length === 0 ? (
          <EmptyState title={say('progress.empty')}>
            <p>{say('progress.emptyAdvice')}</p>
          </EmptyState>
        ) : (
          <div className="stack" id={ACT}>
            <Instrument answer={answer} />
            <SampleByJurisdiction heading={answer.heading} lines={answer.jurisdictions} />
            {answer.rounds.length > 0 && answer.heading.fieldwork !== 'totals' && <HoursOfBoards auditId={auditId} />}
            <RoundsOpenedAgain answer={answer} />
            <RoundTakeBack heading={answer.heading} />
          </div>
        )
      }
    </AdministratorPage>
  );
}

function Instrument(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const save = useSave();
  const [search, change] = usePageSearch();
  const { opened, open, close } = useOpened('jurisdiction');
  const { heading, jurisdictions } = props.answer;
  const sayDrawn = useDrawingsWords();
  const counties = useCounties(props.answer);
  const names = useMemo(() => jurisdictions.map(({ jurisdiction }) => jurisdiction), [jurisdictions]);
  const office = useOfficeMap(heading.auditId, names);
  const { kept, forget } = useKeptMap(heading.auditId);
  const isOffices = office.named?.isEnough === true;
  const ownPlaces = isOffices ? office.named?.places : kept;
  const places = ownPlaces ?? counties.shapes;
  const filter = search.find ?? '';
  const onlyOpen = search.only === 'open';
  const hasOpen = jurisdictions.some(isOpen);
  const isFiltered = onlyOpen && hasOpen;
  const shown = useMemo(
    () =>
      jurisdictions.filter(
        (line) =>
          line.jurisdiction.toLowerCase().includes(filter.trim().toLowerCase()) && (!isFiltered || isOpen(line)),
      ),
    [jurisdictions, filter, isFiltered],
  );
  const columns = useProgressColumns(heading, jurisdictions, shown, search.count !== 'draws');
  const chosen = jurisdictions.find((line) => line.jurisdiction === opened);
  const mapWanted = search.show !== 'table';
  return (
    <>
      <div className="table-tools">
        <div className={filter === '' ? 'grow no-print' : 'grow'}>
          <TextField
            label={say('progress.filter')}
            name="find"
            type="search"
            value={filter}
            error={undefined}
            onChange={(find) => change({ find })}
          />
        </div>
        <CheckboxField
          label={say(heading.fieldwork === 'batches' ? 'progress.uniqueBatches' : 'progress.uniqueBallots')}
          name="unique"
          checked={search.count !== 'draws'}
          onChange={(isUnique) => change({ count: isUnique ? undefined : 'draws' })}
        />
        {hasOpen && (
          <CheckboxField
            label={say('progress.onlyOpen')}
            name="only-open"
            checked={onlyOpen}
            onChange={(isOnly) => change({ only: isOnly ? 'open' : undefined })}
          />
        )}
        {places && <ShowSwitch showsMap={mapWanted} onChange={(map) => change({ show: map ? undefined : 'table' })} />}
        <Button look="quiet" onPress={() => save.csv('progress.csv', rowsOf(columns, shown))}>
          {say('progress.csv')}
        </Button>
      </div>
      <div className={chosen ? 'with-detail with-detail-open' : 'with-detail'}>
        {mapWanted && (counties.isLoading || office.isLoading) && !ownPlaces ? (
          <Skeleton label={say('progress.mapLoading')} />
        ) : mapWanted && places ? (
          <JurisdictionMap
            heading={heading}
            lines={shown}
            chosen={chosen?.jurisdiction}
            onChoose={open}
            title={
              ownPlaces === undefined
                ? sayDrawn('map.title', { state: counties.state?.name ?? '' })
                : sayDrawn('map.titleOwn')
            }
            places={places}
            field={(isOffices ? office.field : undefined) ?? MAP_FIELD}
          />
        ) : (
          <JurisdictionTable
            caption={say('progress.title')}
            columns={columns}
            lines={shown}
            chosen={chosen?.jurisdiction}
            onOpen={open}
            emptyWords={say('progress.none')}
          />
        )}
        {chosen && <JurisdictionDetail key={chosen.jurisdiction} heading={heading} line={chosen} onClose={close} />}
      </div>
      {jurisdictions.length > 1 && office.organizationId !== undefined && (
        <OfficeMapOffer
          organizationId={office.organizationId}
          named={office.named}
          mayChange={administersAudit(heading)}
          kept={kept}
          onForget={forget}
        />
      )}
    </>
  );
}

/** Where something waits that people have to settle or look into. */
function isOpen({ inReview, twoEntries, remarked }: JurisdictionLine): boolean {
  return inReview + twoEntries + remarked > 0;
}

function ShowSwitch(props: { readonly showsMap: boolean; readonly onChange: (map: boolean) => void }) {
  const say = useRoundsWords();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{say('progress.show')}</legend>
      {([true, false] as const).map((map) => (
        <label key={String(map)}>
          <input type="radio" name="show" checked={props.showsMap === map} onChange={() => props.onChange(map)} />
          {say(map ? 'progress.map' : 'progress.table')}
        </label>
      ))}
    </fieldset>
  );
}

/** The table as it is shown, as rows of a file. */
function rowsOf(columns: readonly LineColumn[], lines: readonly JurisdictionLine[]) {
  return [columns.map((column) => column.name), ...lines.map((line) => columns.map((column) => column.plain(line)))];
}
