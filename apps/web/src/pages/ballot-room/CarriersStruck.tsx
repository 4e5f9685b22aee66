import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import type { SiteCarriers } from './CarriersPage.tsx';

/** Carriers that were on the list of a site by mistake, with who struck them and why: it stays to be seen by whoever closes the site. */
export function CarriersStruck({ struck }: Pick<SiteCarriers, 'struck'>) {
  const say = useBallotCustodyWords();
  if (struck.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('carriers.struck.heading')}</h2>
      <SimpleTable
        caption={say('carriers.struck.heading')}
        hideCaption
        roomy
        columns={[
          { name: say('carriers.carrier') },
          { name: say('carriers.expected'), numeric: true },
          { name: say('carriers.struck.listedBy') },
          { name: say('carriers.struck.by'), wordy: true },
          { name: say('carriers.struck.reason'), wordy: true },
        ]}
        rows={struck.map(({ carrier, envelopes, at, by, listedBy, reason }) => ({
          key: `${carrier} ${at}`,
          cells: [
            carrier,
            formatCount(envelopes),
            listedBy.join(', '),
            say('carriers.struck.at', { people: by.join(', '), at: formatTime(at) }),
            reason ?? say('carriers.struck.redacted'),
          ],
        }))}
      />
    </section>
  );
}
