import type { QueryOutput, RoundTotals } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { BeforeYouLeave } from '../../components/BeforeYouLeave.tsx';
import { deskAddress } from '../../components/JurisdictionPage.tsx';
import { TotalsTables } from '../../components/TotalsTables.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { useOfficeWords } from '../../words/office-words.ts';

/** On the desk: the totals as far as they are, and the way to enter them. */
export function TotalsProgress(props: { readonly local: QueryOutput<'jurisdiction'>; readonly totals: RoundTotals }) {
  const say = useOfficeWords();
  const { local, totals } = props;
  const { heading, line } = local;
  return (
    <section className="panel stack">
      <h2>{say('totals.form')}</h2>
      {totals.final && <Alert kind="success">{say('totals.done')}</Alert>}
      {totals.final && heading.phase === 'round-open' && <BeforeYouLeave />}
      <TotalsTables totals={totals} contests={local.contests} />
      {heading.phase === 'round-open' && !totals.final && (
        <Link to={deskAddress(heading.auditId, line.jurisdiction, 'totals')}>{say('totals.enter')}</Link>
      )}
    </section>
  );
}
