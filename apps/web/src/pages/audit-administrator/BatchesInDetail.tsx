import type { QueryOutput } from '@plumbline/api';
import { BatchComparisons } from '../../components/BatchComparisons.tsx';
import { useSend } from '../../connection/use-send.ts';
import { BatchesCombine } from '../../forms/BatchesCombine.tsx';
import { Reopening } from '../../forms/Reopening.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The batches of a jurisdiction with their discrepancies, and the administrator's way to reopen its tallies. */
export function BatchesInDetail(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useRoundsWords();
  const reopen = useSend('reopen-tallies');
  const { heading, line, talliesFinal, batches, comparisonsVisible } = props.local;
  const ability = heading.abilities['reopen-tallies'];
  return (
    <>
      <p className="strong">{say(talliesFinal ? 'detail.talliesFinal' : 'detail.talliesOpen')}</p>
      {talliesFinal && ability !== undefined && (
        <Reopening
          words={{
            ask: say('detail.reopenTalliesReason'),
            hint: say('detail.reopenTalliesHint'),
            reopen: say('detail.reopenTallies'),
          }}
          ability={ability}
          sending={reopen}
          onReopen={(reason) => reopen.run({ auditId: heading.auditId, jurisdiction: line.jurisdiction, reason })}
        />
      )}
      <BatchesCombine local={props.local} />
      <h3>{say('detail.batches')}</h3>
      {!comparisonsVisible && <p className="quiet">{say('detail.batchesWithheld')}</p>}
      <BatchComparisons batches={batches} />
    </>
  );
}
