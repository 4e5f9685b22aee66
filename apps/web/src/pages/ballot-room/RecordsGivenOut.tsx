import { ballotRecordsAddress } from '@plumbline/api';
import { formatDay, formatTime } from '../../formats/format-time.ts';
import { Seal } from '../../ui/Seal.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotRecordsWords } from '../../words/ballot-records-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import type { RecordsProps } from './RecordsPage.tsx';
import { recordsInWords } from './records-in-words.ts';

/** Whatever was given out, with what was asked for, who proposed and who released it. */
export function RecordsGivenOut({ place, answer }: RecordsProps) {
  const say = useBallotRecordsWords();
  const sayAnywhere = useWordsEverywhere();
  const ofFiles = useRoundsWords();
  const given = answer.answers
    .flatMap(({ request, released }) => released.map((one) => ({ ...one, request })))
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <section className="stack">
      <h2>{say('given.title')}</h2>
      {given.length === 0 ? (
        <p>{say('given.none')}</p>
      ) : (
        <>
          <p className="quiet">{say('verify')}</p>
          <SimpleTable
            caption={say('given.title')}
            hideCaption
            roomy
            columns={[
              { name: say('given.request') },
              { name: say('given.askedOn') },
              { name: say('given.what'), wordy: true },
              { name: say('given.file') },
              { name: say('fingerprint') },
              { name: say('given.by') },
              { name: say('given.at') },
            ]}
            rows={given.map(({ request, askedOn, records, file, by, proposedBy, at }) => ({
              key: `${request} ${file.sha256}`,
              cells: [
                request,
                formatDay(askedOn),
                recordsInWords(say, records),
                <a
                  key="file"
                  href={ballotRecordsAddress({ ...place, sha256: file.sha256 })}
                  download
                  className="breakable"
                >
                  {file.name}
                </a>,
                <Seal
                  key="seal"
                  hash={file.sha256}
                  copyLabel={ofFiles('kept.copyNamed', { name: file.name })}
                  copyWord={sayAnywhere('copy')}
                  copiedWord={sayAnywhere('copied')}
                  check={null}
                />,
                [...proposedBy, ...by].join(', '),
                formatTime(at),
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}
