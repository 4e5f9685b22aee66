import type { QueryOutput, RoundTotals } from '@plumbline/api';
import { Link, useParams } from '@tanstack/react-router';
import { deskAddress, JurisdictionPage } from '../../components/JurisdictionPage.tsx';
import { TotalsTables } from '../../components/TotalsTables.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { TotalsFinalize } from '../../forms/TotalsFinalize.tsx';
import { TotalsRecord } from '../../forms/TotalsRecord.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useOfficeWords } from '../../words/office-words.ts';

/** The totals of a round: entered contest by contest, looked through once more, and declared final. */
export function TotalsPage() {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = useParams({ from: '/signed-in/audits/$auditId/office/$jurisdiction/totals' });
  const asked = useAsk('jurisdiction', { auditId, jurisdiction });
  return (
    <JurisdictionPage
      auditId={auditId}
      jurisdiction={jurisdiction}
      title={say('totals.title')}
      lead={say('totals.lead')}
      asked={asked}
    >
      {(local) =>
        local.totals === null ? (
          <EmptyState title={say('totals.none')}>
            <p>{say('totals.noneSays')}</p>
          </EmptyState>
        ) : (
          <Totals local={local} totals={local.totals} />
        )
      }
    </JurisdictionPage>
  );
}

function Totals(props: { readonly local: QueryOutput<'jurisdiction'>; readonly totals: RoundTotals }) {
  const say = useOfficeWords();
  const { local, totals } = props;
  const { heading, line, boards, contests } = local;
  const { auditId } = heading;
  if (heading.phase === 'round-open' && boards.length === 0) {
    return (
      <EmptyState title={say('totals.boardsFirst')}>
        <Link to={deskAddress(auditId, line.jurisdiction)}>{say('finalize.back')}</Link>
      </EmptyState>
    );
  }
  const isEditable = heading.phase === 'round-open' && !totals.final;
  return (
    <div className="stack-wide">
      <div id={ACT}>
        {isEditable ? (
          <TotalsRecord key={totals.round} local={local} totals={totals} />
        ) : (
          <Alert kind="success" title={say('totals.done')}>
            <Link to={deskAddress(auditId, line.jurisdiction)}>{say('finalize.back')}</Link>
          </Alert>
        )}
      </div>
      {totals.version !== null && (
        <section className="stack">
          <h2>{say('totals.review')}</h2>
          <TotalsTables totals={totals} contests={contests} />
        </section>
      )}
      {isEditable && totals.version !== null && <TotalsFinalize heading={heading} jurisdiction={line.jurisdiction} />}
    </div>
  );
}
