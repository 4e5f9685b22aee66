import { ballotDocumentAddress, type CommandInput, type LabelsAsked, PLANNED_LABELS_MAX } from '@plumbline/api';
import { countingPlace, type Site } from '@plumbline/ballot-management';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotPlanWords } from '../../words/ballot-plan-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import type { BatchPlanAnswer } from './BatchPlanPage.tsx';
import { rangeInWords } from './PlanProposed.tsx';
import { LabelsOrder, RoomFiles, useRoomFiles } from './RoomFiles.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Adopted = NonNullable<BatchPlanAnswer['adopted']>;
type Lot = Adopted['lots'][number];
type Ask = CommandInput<'ask-ballot-room'>['ask'];

/** The plan that was adopted: its labels, and what of it is in the room already. */
export function PlanAdopted({ place, answer }: { readonly place: RoomPlace; readonly answer: BatchPlanAnswer }) {
  const say = useBallotPlanWords();
  const { adopted } = answer;
  if (adopted === null) {
    return (
      <section className="stack">
        <h2>{say('adopted.title')}</h2>
        <p className="quiet">{say('adopted.none')}</p>
      </section>
    );
  }
  return (
    <section className="stack">
      <h2>{say('adopted.title')}</h2>
      <p>{say('adopted.by', { by: adopted.by.join(', '), at: formatTime(adopted.at) })}</p>
      <p>{say('adopted.nothingYet')}</p>
      <PlanLabels place={place} stocks={answer.labelStocks} adopted={adopted} />
      <Enter place={place} answer={answer} adopted={adopted} />
    </section>
  );
}

function PlanLabels(props: {
  readonly place: RoomPlace;
  readonly stocks: readonly string[];
  readonly adopted: Adopted;
}) {
  const say = useBallotPlanWords();
  const { adopted, ...of } = props;
  const batches = adopted.lots.reduce((sum, lot) => sum + lot.batches.length, 0);
  return (
    <div className="stack no-print">
      <h3>{say('adopted.labels')}</h3>
      <LabelLinks {...of} what="planned-container-labels" of={adopted.containers.length} />
      <LabelLinks {...of} what="planned-batch-labels" of={batches} />
      <RoomFiles place={of.place} of={['planned-container-labels', 'planned-batch-labels']} />
    </div>
  );
}

/** Of a long plan the labels come in parts. */
function LabelLinks(props: {
  readonly place: RoomPlace;
  readonly stocks: readonly string[];
  readonly what: 'planned-container-labels' | 'planned-batch-labels';
  readonly of: number;
}) {
  const say = useBallotPlanWords();
  const sayLabels = useBallotCustodyWords();
  const { place, stocks, what, of } = props;
  const { data } = useRoomFiles(place);
  if (data === undefined) return null;
  const parts = Math.ceil(of / PLANNED_LABELS_MAX);
  const title = say(what === 'planned-batch-labels' ? 'adopted.batchLabels' : 'adopted.containerLabels');
  return Array.from({ length: parts }, (_, at) => {
    const part = at + 1;
    const name = parts === 1 ? title : say('adopted.part', { title, part, parts });
    const isLong = data.inBackground[what][at] === true;
    if (isLong) return <LongPart key={part} {...{ place, stocks, name }} file={{ what, part, paper: 'letter' }} />;
    return (
      <div className="row" key={part}>
        <span>{name}</span>
        <a
          href={ballotDocumentAddress({ ...place, what, part: `${part}` })}
          aria-label={sayLabels('labels.onPaperOf', { name })}
          download
        >
          {sayLabels('labels.onPaper')}
        </a>
        {stocks.map((stock) => (
          <a
            key={stock}
            href={ballotDocumentAddress({ ...place, what, part: `${part}`, stock })}
            aria-label={sayLabels('labels.singleOf', { name, stock })}
            download
          >
            {sayLabels('labels.single', { stock })}
          </a>
        ))}
      </div>
    );
  });
}

/** A part of so many labels that they are made in the background. */
function LongPart(props: {
  readonly place: RoomPlace;
  readonly stocks: readonly string[];
  readonly name: string;
  readonly file: LabelsAsked;
}) {
  const say = useBallotCustodyWords();
  const sayMaking = useRoundsWords();
  const { place, stocks, name, file } = props;
  return (
    <div className="stack">
      <span>
        {name} <span className="quiet">{sayMaking('making.about')}</span>
      </span>
      <div className="row">
        <LabelsOrder place={place} file={file} name={name} word={say('labels.onPaper')} />
        {stocks.map((stock) => (
          <LabelsOrder
            key={stock}
            place={place}
            file={{ ...file, stock }}
            name={name}
            word={say('labels.single', { stock })}
          />
        ))}
      </div>
    </div>
  );
}

/** Enters the containers of the plan, and the batches of a place once their ballots are there: ordinary acts, one after the other. */
function Enter(props: { readonly place: RoomPlace; readonly answer: BatchPlanAnswer; readonly adopted: Adopted }) {
  const say = useBallotPlanWords();
  const { place, answer, adopted } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [entered, setEntered] = useState(0);
  const missing = adopted.containers.filter(({ isMade }) => !isMade);
  const sites = new Map(answer.sites.map((site) => [site.site, site]));
  const enter = async (asks: readonly Ask[]) => {
    let done = 0;
    setEntered(0);
    for (const one of asks) {
      if (!(await ask(one)).ok) break;
      done += 1;
      setEntered(done);
    }
  };
  const containers = missing.map(({ container }) => {
    const { containerKind: kind } = adopted.settings;
    return { type: 'create-container', container, kind, positions: answer.sealPositions, holdsVoted: true } as const;
  });
  return (
    <>
      <ProblemAlert problem={problem} />
      {entered > 0 && !pending && (
        <Alert kind={problem === undefined ? 'success' : 'warning'}>
          <p>{say('adopted.entered', { count: entered })}</p>
        </Alert>
      )}
      {missing.length === 0 ? (
        <p>{say('adopted.allContainers')}</p>
      ) : (
        <Button look="second" pending={pending} onPress={() => void enter(containers)}>
          {say('adopted.makeContainers', { count: missing.length })}
        </Button>
      )}
      <p>{say('adopted.makeHint')}</p>
      <SimpleTable
        caption={say('adopted.title')}
        hideCaption
        roomy
        columns={[
          { name: say('proposal.names') },
          { name: say('adopted.made'), numeric: true },
          { name: say('adopted.enter') },
        ]}
        rows={adopted.lots.map((lot) => {
          const names = lot.batches.map(({ name }) => name);
          const left = lot.batches.filter(({ isMade }) => !isMade);
          const site = sites.get(lot.site);
          return {
            key: JSON.stringify(names),
            cells: [
              rangeInWords(say, names),
              say('adopted.madeOf', { made: lot.batches.length - left.length, all: lot.batches.length }),
              site === undefined || left.length === 0 ? (
                '–'
              ) : (
                <Button
                  key="enter"
                  look="quiet"
                  pending={pending}
                  onPress={() => void enter(left.map(({ name }) => batchAsked(lot, site.kind, { name, adopted })))}
                >
                  {say('adopted.makeBatches', {
                    count: left.length,
                    of: rangeInWords(
                      say,
                      left.map(({ name }) => name),
                    ),
                  })}
                </Button>
              ),
            ],
          };
        })}
      />
    </>
  );
}

function batchAsked(
  { site, day, tabulator, channel }: Lot,
  kind: Site['kind'],
  { name, adopted }: { readonly name: string; readonly adopted: Adopted },
): Ask {
  const at = countingPlace({ site, kind }, { day, tabulator });
  return {
    type: 'create-batch',
    batch: name,
    name,
    channel,
    countedAt: at.countedAt ?? `batch:${name}`,
    accountedAt: at.accountedAt ?? `channel:${channel}`,
    tabulator,
    tabulatorBatch: null,
    hasCvrs: adopted.settings.storage[kind].cvrs,
  };
}
