import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotImportsWords } from '../../words/ballot-imports-words.ts';
import { ImportFile } from './ImportFile.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';

export type ImportsAnswer = QueryOutput<'ballot-imports'>;

/** Files of other programs: one is looked at and taken in, and those that were are listed with their fingerprints. */
export function ImportsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotImportsWords();
  const { place } = props;
  const asked = useAsk('ballot-imports', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {({ fileKinds, imports }) => (
        <div className="stack-wide">
          <ImportFile place={place} kinds={fileKinds} />
          <TakenIn imports={imports} />
        </div>
      )}
    </RoomPage>
  );
}

function TakenIn({ imports }: { readonly imports: ImportsAnswer['imports'] }) {
  const say = useBallotImportsWords();
  return (
    <section className="stack">
      <h2>{say('takenIn')}</h2>
      {imports.length === 0 ? (
        <p className="quiet">{say('none')}</p>
      ) : (
        <SimpleTable
          caption={say('takenIn')}
          hideCaption
          roomy
          columns={[
            { name: say('file'), wordy: true },
            { name: say('kind') },
            { name: say('lineCount'), numeric: true },
            { name: say('when') },
            { name: say('by'), wordy: true },
            { name: say('fingerprint') },
          ]}
          rows={imports.map(({ name, kind, lines, at, by, sha256 }, place) => ({
            key: `${imports.length - place}`,
            cells: [
              <span key="name" className="breakable">
                {name}
              </span>,
              say(`kinds.${kind}`),
              formatCount(lines),
              formatTime(at),
              by.join(', '),
              <code key="sha256" className="breakable">
                {sha256}
              </code>,
            ],
          }))}
        />
      )}
    </section>
  );
}
