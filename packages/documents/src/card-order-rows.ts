import { type CardOrder, cardOrdersOf, participatingJurisdictions } from '@plumbline/audit';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';
import { yesNo } from './report-text.ts';

const say = reportWords('en');

/** How the cards lie that are compared with cast vote records, as each jurisdiction said: no section where nobody said anything. */
export function cardOrderSections({ audit: { plan } }: Pick<ReportContext, 'audit'>): readonly ReportSection[] {
  const rows = participatingJurisdictions(plan).flatMap((jurisdiction): (readonly CsvValue[])[] => {
    const orders = cardOrdersOf(plan, jurisdiction);
    if (orders === undefined) return [];
    return [
      [jurisdiction, '', say('allOtherBatches'), ...orderCells(orders.all)],
      ...orders.otherwise.map(({ tabulator, batch, order }) => [
        jurisdiction,
        tabulator ?? '',
        batch,
        ...orderCells(order),
      ]),
    ];
  });
  if (rows.length === 0) return [];
  const header = [
    say('jurisdictionName'),
    say('tabulator'),
    say('batchName'),
    say('inScanOrder'),
    say('isImprinted'),
    say('firstBallot'),
  ];
  return [{ name: 'cardOrders', rows: [header, ...rows] }];
}

function orderCells({ scanOrder, imprinted, first }: CardOrder): readonly CsvValue[] {
  return [
    scanOrder === 'unknown' ? say('orderUnknown') : yesNo(scanOrder === 'yes'),
    yesNo(imprinted),
    say(`firsts.${first.end}-${first.face}`),
  ];
}
