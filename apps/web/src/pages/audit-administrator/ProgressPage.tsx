import type { AuditHeading, JurisdictionLine, QueryOutput } from '@plumbline/api';
import { lazy, Suspense, useMemo } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import {
  differenceColumn,
  differenceFromExpected,
  figureColumn,
  type LineColumn,
  nameColumn,
  statusColumn,
} from '../../components/jurisdiction-columns.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { csvText } from '../../formats/csv-text.ts';
import { formatTime } from '../../formats/format-time.ts';
import { ACT } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CheckboxField, TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { JurisdictionDetail } from './JurisdictionDetail.tsx';

const CountyMap = lazy(async () => ({ default: (await import('../../components/CountyMap.tsx')).CountyMap }));

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
          </div>
        )
      }
    </AdministratorPage>
  );
}

function RoundFacts(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const round = props.answer.rounds.at(-1);
  if (round === undefined) return null;
  return (
    <dl className="facts">
      <dt>{say('progress.round', { round: round.round })}</dt>
      <dd>
        {round.closedAt === null
          ? say('progress.opened', { time: formatTime(round.openedAt) })
          : say('progress.closed', { time: formatTime(round.closedAt) })}
      </dd>
      {Object.entries(round.sampleSizes).map(([contest, size]) => (
        <div className="facts-pair" key={contest}>
          <dt>{contest}</dt>
          <dd>{say('progress.samples', { count: size })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Instrument(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const sayAnywhere = useWordsEverywhere();
  const [search, change] = usePageSearch();
  const { heading, jurisdictions, mapPossible } = props.answer;
  const filter = search.find ?? '';
  const shown = useMemo(
    () => jurisdictions.filter((line) => line.jurisdiction.toLowerCase().includes(filter.trim().toLowerCase())),
    [jurisdictions, filter],
  );
  const columns = useProgressColumns(heading, jurisdictions, shown, search.count !== 'draws');
  const chosen = jurisdictions.find((line) => line.jurisdiction === search.jurisdiction);
  const open = (jurisdiction: string) => change({ jurisdiction });
  const showsMap = mapPossible && search.show !== 'table';
  return (
    <>
      <div className="table-tools">
        <div className="grow">
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
          label={say('progress.unique')}
          name="unique"
          checked={search.count !== 'draws'}
          onChange={(isUnique) => change({ count: isUnique ? undefined : 'draws' })}
        />
        {mapPossible && (
          <ShowSwitch showsMap={showsMap} onChange={(map) => change({ show: map ? undefined : 'table' })} />
        )}
        <Button look="quiet" onPress={() => download(columns, shown)}>
          {say('progress.csv')}
        </Button>
      </div>
      <div className={chosen ? 'with-detail with-detail-open' : 'with-detail'}>
        {showsMap ? (
          <Suspense fallback={<Skeleton label={say('progress.mapLoading')} />}>
            <CountyMap heading={heading} lines={shown} chosen={chosen?.jurisdiction} onChoose={open} />
          </Suspense>
        ) : (
          <DataTable
            caption={say('progress.title')}
            columns={columns}
            rows={shown}
            rowKey={(line) => line.jurisdiction}
            sort={search.sort ?? 'jurisdiction'}
            onSort={(sort) => change({ sort })}
            sortLabel={(column) => sayAnywhere('sort', { column })}
            chosen={chosen?.jurisdiction}
            onOpen={(line) => open(line.jurisdiction)}
            hasTotals
            emptyWords={say('progress.none')}
          />
        )}
        {chosen && (
          <JurisdictionDetail
            key={chosen.jurisdiction}
            heading={heading}
            line={chosen}
            onClose={() => change({ jurisdiction: undefined, batches: undefined })}
          />
        )}
      </div>
    </>
  );
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

function useProgressColumns(
  heading: AuditHeading,
  all: readonly JurisdictionLine[],
  shown: readonly JurisdictionLine[],
  unique: boolean,
): readonly LineColumn[] {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  return useMemo(() => {
    const isBatch = heading.type === 'batch-comparison';
    const figure = (key: string, name: string, of: (line: JurisdictionLine) => number | null) =>
      figureColumn(key, name, of, shown);
    const total =
      shown.length === all.length
        ? say('progress.total')
        : say('progress.totalShown', { shown: shown.length, all: all.length });
    const common = [
      nameColumn({
        name: say('progress.jurisdiction'),
        total,
        open: (jurisdiction) => say('progress.open', { jurisdiction }),
      }),
      statusColumn(say('progress.status'), heading.type, sayAudit),
      figure('ballots', say('progress.ballots'), (line) => line.ballotsInManifest),
    ];
    if (heading.round === null) return [...common, ...setUpColumns(isBatch, all, shown, say)];
    const done = unique ? unitsDone : drawsDone;
    const left = unique ? unitsLeft : drawsLeft;
    return [
      ...common,
      ...(isBatch ? [figure('differences', say('progress.discrepancies'), (line) => line.discrepancies)] : []),
      figure('audited', say(isBatch ? 'progress.auditedBatches' : 'progress.auditedBallots'), done),
      figure('remaining', say(isBatch ? 'progress.remainingBatches' : 'progress.remainingBallots'), left),
      ...(all.some((line) => line.extraUnits > 0)
        ? [figure('extra', say('progress.extra'), (line) => line.extraUnits)]
        : []),
    ];
  }, [heading, all, shown, unique, say, sayAudit]);
}

const unitsDone = (line: JurisdictionLine) => line.unitsDone;
const drawsDone = (line: JurisdictionLine) => line.drawsDone;
const unitsLeft = (line: JurisdictionLine) => line.units - line.unitsDone;
const drawsLeft = (line: JurisdictionLine) => line.draws - line.drawsDone;

function setUpColumns(
  isBatch: boolean,
  all: readonly JurisdictionLine[],
  shown: readonly JurisdictionLine[],
  say: ReturnType<typeof useRoundsWords>,
): readonly LineColumn[] {
  const expected = all.some((line) => line.expectedBallots !== null)
    ? [
        figureColumn('expected', say('progress.expected'), (line) => line.expectedBallots, shown),
        differenceColumn('difference', say('progress.difference'), differenceFromExpected, shown),
      ]
    : [];
  if (!isBatch) return expected;
  return [
    ...expected,
    figureColumn('batches', say('progress.batches'), (line) => line.batchesInManifest, shown),
    figureColumn('implied', say('progress.implied'), (line) => line.ballotsImplied, shown),
  ];
}

/** The table as it is shown, as a file. */
function download(columns: readonly LineColumn[], lines: readonly JurisdictionLine[]): void {
  const rows = [
    columns.map((column) => column.name),
    ...lines.map((line) => columns.map((column) => column.plain(line))),
  ];
  const address = URL.createObjectURL(new Blob([csvText(rows)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'progress.csv';
  link.click();
  URL.revokeObjectURL(address);
}
