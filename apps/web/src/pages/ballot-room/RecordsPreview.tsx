import { RECORD_KINDS, type RecordKind } from '@plumbline/ballot-management';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatBytes } from '../../formats/format-bytes.ts';
import { formatCount } from '../../formats/format-count.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useBallotRecordsWords } from '../../words/ballot-records-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import type { RoomPlace } from './room-place.ts';

/** How many records are given of what is chosen, about how much that is, and what is left out with its reason. */
export function RecordsPreview(props: {
  readonly place: RoomPlace;
  readonly kinds: readonly RecordKind[];
  readonly at: string;
  readonly from: string;
  readonly until: string;
}) {
  const say = useBallotRecordsWords();
  const sayAnywhere = useWordsEverywhere();
  const { place, kinds, at, from, until } = props;
  const chosen = {
    ...{ ...place, kinds: RECORD_KINDS.filter((kind) => kinds.includes(kind)).join(',') },
    ...(at !== '' && { place: at }),
    ...(from !== '' && { from }),
    ...(until !== '' && { until }),
  };
  const { data, error } = useAsk('ballot-records', chosen, { enabled: kinds.length > 0 });
  if (kinds.length === 0) return <p className="quiet">{say('preview.nothing')}</p>;
  if (error !== null) return <ProblemAlert problem={error.problem} />;
  if (data === undefined) return <Skeleton label={sayAnywhere('loading')} />;
  if (data.preview === null) return <p className="quiet">{say('preview.onlyGivers')}</p>;
  const { counts, excluded, excludedInAll, bytes } = data.preview;
  const more = excludedInAll - excluded.length;
  return (
    <section className="stack">
      <h3>{say('preview.title')}</h3>
      <SimpleTable
        caption={say('preview.title')}
        hideCaption
        tight
        columns={[{ name: say('preview.kind') }, { name: say('preview.count'), numeric: true }]}
        rows={counts.map(({ kind, count }) => ({ key: kind, cells: [say(`kinds.${kind}`), formatCount(count)] }))}
      />
      <p>{say('preview.size', { size: formatBytes(bytes) })}</p>
      <p>{excludedInAll === 0 ? say('preview.leftNone') : say('preview.left', { count: excludedInAll })}</p>
      {excludedInAll > 0 && (
        <details className="act-fold">
          <summary>{say('preview.leftTitle')}</summary>
          <SimpleTable
            caption={say('preview.leftTitle')}
            hideCaption
            roomy
            columns={[
              { name: say('preview.what'), wordy: true },
              { name: say('preview.why'), wordy: true },
            ]}
            rows={excluded.map(({ what, because, says }) => ({ key: `${what} ${because}`, cells: [what, says] }))}
          />
          {more > 0 && <p>{say('preview.leftMore', { count: more })}</p>}
        </details>
      )}
    </section>
  );
}
