import { ballotDocumentAddress } from '@plumbline/api';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
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
  const say = useBallotCustodyWords();
  const { place, what, title, names, all, stocks } = props;
  if (names.length === 0) return null;
  if (names.length < all && names.length > NAMED_MAX) {
    return <p className="quiet no-print">{say('labels.fewer', { most: NAMED_MAX })}</p>;
  }
  const units = names.length === all ? [] : names;
  return (
    <div className="row no-print">
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
