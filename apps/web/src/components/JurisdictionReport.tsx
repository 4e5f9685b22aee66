import { reportAddress } from '@plumbline/api';
import { FileOrder } from './FileOrder.tsx';
import { useKeptReports } from './KeptReports.tsx';

/** The report of one jurisdiction: to take away, or to have made where that takes long. */
export function JurisdictionReport(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly word: string;
}) {
  const { auditId, jurisdiction, word } = props;
  const { data } = useKeptReports(auditId);
  if (data?.longReports.ofJurisdictions.includes(jurisdiction)) {
    return (
      <FileOrder of={{ auditId, jurisdiction }} file={{ what: 'audit-report', as: 'csv' }} name={word} word={word} />
    );
  }
  return (
    <a className="usa-button usa-button--outline" href={reportAddress({ auditId, jurisdiction })} download>
      {word}
    </a>
  );
}
