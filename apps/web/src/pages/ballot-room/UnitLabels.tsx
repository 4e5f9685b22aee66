import { ballotDocumentAddress } from '@plumbline/api';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { LabelsOrder, RoomFiles, useRoomFiles } from './RoomFiles.tsx';
import type { RoomPlace } from './room-place.ts';

/** An address names so many units at most; without names it means all of them. */
const NAMED_MAX = 100;

/** Labels of the containers or batches that the page shows, on sheets of paper or from a label printer. */
export function UnitLabels(props: {
  readonly place: RoomPlace;
  readonly what: 'container-labels' | 'batch-labels';
  readonly title: string;
  /** As on their labels. */
  readonly names: readonly string[];
  /** How many there are when nothing is searched for. */
  readonly all: number;
  /** What label printers feed one by one, by name. */
  readonly stocks: readonly string[];
}) {
  const { data, error } = useRoomFiles(props.place);
  const { place, what, title, names, all, stocks } = props;
  // What was read before stays while the server cannot be reached.
  if (data === undefined) return <ProblemAlert problem={error?.problem} />;
  const isOfAll = names.length === all;
  return (
    <div className="stack no-print">
      {isOfAll && data.inBackground[what] ? (
        <LongLabels place={place} what={what} title={title} stocks={stocks} />
      ) : (
        <ShortLabels {...props} />
      )}
      <RoomFiles place={place} of={[what]} />
    </div>
  );
}

/** So many that they are made in the background. */
function LongLabels(props: Pick<Parameters<typeof UnitLabels>[0], 'place' | 'what' | 'title' | 'stocks'>) {
  const say = useBallotCustodyWords();
  const sayMaking = useRoundsWords();
  const { place, what, title, stocks } = props;
  const file = { what, paper: 'letter' } as const;
  return (
    <>
      <p className="quiet">{sayMaking('making.about')}</p>
      <div className="row">
        <LabelsOrder place={place} file={file} name={title} word={say('labels.onPaper')} />
        {stocks.map((stock) => (
          <LabelsOrder
            key={stock}
            place={place}
            file={{ ...file, stock }}
            name={title}
            word={say('labels.single', { stock })}
          />
        ))}
      </div>
    </>
  );
}

function ShortLabels(props: Parameters<typeof UnitLabels>[0]) {
  const say = useBallotCustodyWords();
  const { place, what, title, names, all, stocks } = props;
  if (names.length < all && names.length > NAMED_MAX) {
    return <p className="quiet">{say('labels.fewer', { most: NAMED_MAX })}</p>;
  }
  if (names.length === 0) return null;
  const units = names.length === all ? [] : names;
  return (
    <div className="row">
      <a
        href={ballotDocumentAddress({ ...place, what }, units)}
        aria-label={say('labels.onPaperOf', { name: title })}
        download
      >
        {say('labels.onPaper')}
      </a>
      {stocks.map((stock) => (
        <a
          key={stock}
          href={ballotDocumentAddress({ ...place, what, stock }, units)}
          aria-label={say('labels.singleOf', { name: title, stock })}
          download
        >
          {say('labels.single', { stock })}
        </a>
      ))}
    </div>
  );
}
