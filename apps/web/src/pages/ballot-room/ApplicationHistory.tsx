import type { ShownText } from '@plumbline/api';
import type { ReactNode } from 'react';
import { ShownTextInWords } from '../../components/ShownTextInWords.tsx';
import { formatDay, formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { PacketFile } from './PacketFile.tsx';
import { packetAddress } from './packet-address.ts';

/** Everything that was submitted, decided and taken back, the first one first. */
export function ApplicationHistory({ place, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { submissions, certifications, withdrawals } = application;
  const line = (key: string, at: string, people: readonly string[], what: ReactNode) => ({ key, at, people, what });
  const lines = [
    ...submissions.map(({ at, by, proposedBy, file }, before) => {
      const number = before + 1;
      return line(
        `submitted ${number}`,
        at,
        [...proposedBy, ...by],
        <span key="what">
          {say('history.submitted', { number })} <PacketFile file={file} />{' '}
          <a href={packetAddress(place, { submitted: file.sha256 })}>{say('history.download', { number })}</a>
        </span>,
      );
    }),
    ...certifications.map(({ at, by, proposedBy, from, until }) =>
      line(
        `certified ${at}`,
        at,
        [...proposedBy, ...by],
        say('history.certified', { from: formatDay(from), until: formatDay(until) }),
      ),
    ),
    ...withdrawals.map(({ at, by, reason }) =>
      line(
        `withdrawn ${at}`,
        at,
        by,
        <span key="what">
          {say('history.withdrawn')} <ReasonShown shown={reason} />
        </span>,
      ),
    ),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <section className="stack">
      <h2>{say('history.title')}</h2>
      {lines.length === 0 ? (
        <p>{say('history.none')}</p>
      ) : (
        <SimpleTable
          caption={say('history.title')}
          hideCaption
          roomy
          columns={[
            { name: say('history.what'), wordy: true },
            { name: say('history.people') },
            { name: say('history.when') },
          ]}
          rows={lines.map(({ key, at, people, what }) => ({
            key,
            cells: [what, people.join(', '), formatTime(at)],
          }))}
        />
      )}
    </section>
  );
}

/** What somebody wrote, for people of the room. */
export function ReasonShown({ shown }: { readonly shown: ShownText | null }) {
  const say = useBallotApplicationWords();
  return shown === null ? say('feedback.hidden') : <ShownTextInWords shown={shown} />;
}
