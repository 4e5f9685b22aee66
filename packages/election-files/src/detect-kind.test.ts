import { expect, test } from 'vitest';
import { detectArchiveKind, detectKind } from './detect-kind.ts';

const kindOf = (text: string) => {
  const detected = detectKind(new TextEncoder().encode(text));
  if (detected.kind === 'cvr') return detected.format;
  return detected.kind === 'unknown' ? detected.looksLike : detected.kind;
};

test('tables are told apart by their headers, not by their names', () => {
  expect(kindOf('Jurisdiction,Admin Email\n')).toBe('participants');
  expect(kindOf('Contest Name,Jurisdictions\n')).toBe('standardized-contests');
  expect(kindOf('\n\nTabulator,Batch Name,Number of Ballots\n')).toBe('manifest');
  expect(kindOf('County,Device ID,Batch,# of Ballots,Location\n')).toBe('manifest');
  expect(kindOf('Batch Name,Ann,Bob\nB 1,1,2\n')).toBe('candidate-totals');
  expect(kindOf('Batch Inventory Worksheet\n\nSection 1\n')).toBe('worksheet');
});

test('a manifest with tabs or semicolons is still a manifest', () => {
  expect(kindOf('Batch Name\tNumber of Ballots\nA\t5\n')).toBe('manifest');
  expect(kindOf('Batch Name;Number of Ballots\nA;5\n')).toBe('manifest');
});

test('exports of cast vote records are told apart by vendor', () => {
  expect(kindOf('Demo,5.17\n,,Mayor (Vote For=1)\n,,Ann\nCvrNumber,TabulatorNum,\n')).toBe('dominion-csv');
  expect(kindOf('RowNumber,BoxID,BoxPosition\n')).toBe('clear-ballot');
  expect(kindOf('Cast Vote Record,Precinct,Ballot Style,Mayor\n')).toBe('ess');
  expect(kindOf('Ballots\nX\n\n\n\nCast Vote Record,Batch,Ballot Status,Tabulator CVR\n')).toBe('ess');
  expect(kindOf('Cast Vote Record,Batch Name,Precinct,Mayor\n')).toBe('ess-single');
  expect(kindOf('#FormatVersion 1\n#CvrId,UniqueIdentifier\n')).toBe('hart');
  expect(kindOf('{"@type":"CVR.CastVoteRecordReport"}')).toBe('nist-cdf-json');
  expect(kindOf('{"Version":"5.10","Sessions":[]}')).toBe('dominion-json');
  expect(kindOf('<?xml version="1.0"?><!-- x --><CastVoteRecordReport xmlns="…"/>')).toBe('nist-cdf-xml');
  expect(kindOf('\ufeff<Cvr xmlns="http://tempuri.org/CVRDesign.xsd"/>')).toBe('hart');
});

test('the tabulator status report is told by its content in both flavours', () => {
  expect(kindOf('<ExportName><tabulators/></ExportName>')).toBe('tabulator-status');
  expect(kindOf('<Workbook><Worksheet ss:Name="Tabulator Status"/></Workbook>')).toBe('tabulator-status');
});

test('what is none of ours is named for what it looks like', () => {
  expect(kindOf('')).toBe('an empty file');
  expect(kindOf('%PDF-1.7\n')).toBe('a PDF document');
  expect(kindOf('<!DOCTYPE html><html>')).toBe('a web page');
  expect(kindOf('<svg/>')).toBe('an XML document “svg”');
  expect(kindOf('{"a":1}')).toBe('a JSON document');
  expect(kindOf('a\0b')).toBe('a file that is not text');
  expect(kindOf('Name,Age\nAnn,5\n')).toBe('a table with the headers “Name”, “Age”');
  expect(kindOf('Dear clerk')).toBe('a text');
  expect(kindOf('PK\u0003\u0004')).toBe('archive');
  expect(kindOf('PK\u0003\u0004…[Content_Types].xml')).toBe('workbook');
});

test('archives are told apart by the names of their entries', () => {
  const formatOf = (...names: string[]) => {
    const detected = detectArchiveKind(names);
    return detected.kind === 'cvr' ? detected.format : detected.kind;
  };
  expect(formatOf('a/CvrExport_12.json', 'a/ContestManifest.json')).toBe('dominion-json');
  expect(formatOf('__MACOSX/._EV.csv', 'EV.csv', 'ED.csv')).toBe('ess-md');
  expect(formatOf('x.cvr.csv', 'x.choices.csv')).toBe('clear-ballot');
  expect(formatOf('1_a.xml', 'WriteIn/b.png')).toBe('hart');
  expect(formatOf('Scanner 1.zip', 'Scanner 2.zip')).toBe('hart');
  expect(formatOf('cvr.csv', 'ballots.csv')).toBe('ess');
  expect(formatOf('photo.jpg')).toBe('unknown');
});
