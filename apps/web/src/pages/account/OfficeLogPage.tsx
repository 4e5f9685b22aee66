import { officeLogAddress, type QueryOutput } from '@plumbline/api';
import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { LogEntries } from '../../components/LogEntries.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useOpened } from '../../connection/use-opened.ts';
import { parseCount } from '../../formats/format-count.ts';
import { useAccountWords } from '../../words/account-words.ts';

type Entry = QueryOutput<'office-log'>['entries'][number];

/** The log of an office, for its administrators: who signed in, who was refused, which audits were made and deleted. */
export function OfficeLogPage() {
  const say = useAccountWords();
  const { organizationId } = useParams({ from: '/signed-in/offices/$organizationId/log' });
  const { opened, open, close } = useOpened('before');
  const before = parseCount(opened ?? '');
  const asked = useAsk('office-log', before === undefined ? { organizationId } : { organizationId, before });
  return (
    <AppFrame office={asked.data?.organization.name}>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('officeLog.title')}</PageTitle>
          <p className="quiet">{say('officeLog.lead')}</p>
        </div>
        <Answered asked={asked}>
          {({ entries, total }) => (
            <LogEntries
              entries={entries.map((entry) => ({ ...entry, what: <What entry={entry} /> }))}
              total={total}
              download={officeLogAddress(organizationId)}
              isNewest={before === undefined}
              onPage={(number) => (number === undefined ? close() : open(number))}
            />
          )}
        </Answered>
      </div>
    </AppFrame>
  );
}

function What(props: { readonly entry: Entry }) {
  const say = useAccountWords();
  const { type, about } = props.entry;
  return (
    <>
      {say.anyOf(`officeLog.types.${type}` as 'officeLog.types.signed-in', {})}{' '}
      {about.length > 0 && <span className="quiet breakable">· {about.join(' · ')}</span>}
    </>
  );
}
