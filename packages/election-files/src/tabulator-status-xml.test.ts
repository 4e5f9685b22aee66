import { expect, test } from 'vitest';
import { parseTabulatorStatusXml } from './tabulator-status-xml.ts';

const parse = (text: string) => parseTabulatorStatusXml({ name: 'status.xml', bytes: new TextEncoder().encode(text) });
const contentOf = (text: string) => {
  const parsed = parse(text);
  return parsed.accepted ? parsed.value.tabulators : parsed.issues;
};
const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet';
const workbook = (rows: string) =>
  `<?xml version="1.0"?><Workbook xmlns="${SPREADSHEET}" xmlns:ss="${SPREADSHEET}">` +
  `<Worksheet ss:Name="Other"><Table><Row><Cell><Data ss:Type="String">Tabulator Id</Data></Cell></Row></Table></Worksheet>` +
  `<Worksheet ss:Name="Tabulator Status"><Table>${rows}</Table></Worksheet></Workbook>`;

test('the plain report is read', () => {
  expect(
    contentOf(
      '<?xml version="1.0" standalone="yes"?><ExportName><tabulators><tb id="1" tid="10" name="Scanner &amp; Son" />' +
        '<tb id="2" tid="0020" name=" Scanner 20 " /></tabulators><tb tid="9" name="elsewhere" /></ExportName>',
    ),
  ).toEqual([
    { id: '10', name: 'Scanner & Son' },
    { id: '0020', name: 'Scanner 20' },
  ]);
});

test('the report for Excel is read: padded cells, skipped cells, notes before and after the table', () => {
  const rows =
    '<Row><Cell><Data ss:Type="String">Tabulator Status Report</Data></Cell></Row>' +
    '<Row><Cell><Data>Name   </Data></Cell><Cell ss:Index="4"><Data>Tabulator Id </Data></Cell></Row>' +
    '<Row><Cell><Data>ICC 1   </Data></Cell><Cell ss:Index="4"><Data>10 </Data></Cell></Row>' +
    '<Row ss:Index="9"><Cell><Data>ICC 2</Data></Cell><Cell><Data>x</Data></Cell><Cell/><Cell><Data>20</Data></Cell></Row>' +
    '<Row><Cell><Data>2 tabulators</Data></Cell></Row>';
  expect(contentOf(workbook(rows))).toEqual([
    { id: '10', name: 'ICC 1' },
    { id: '20', name: 'ICC 2' },
  ]);
});

test('what is no such report is named for what it is', () => {
  expect(contentOf('Batch Name,Number of Ballots\n')).toMatchObject([{ code: 'BAD_TABULATOR_STATUS' }]);
  expect(contentOf('<Cvr/>')).toMatchObject([
    { code: 'BAD_TABULATOR_STATUS', found: 'an XML document “Cvr” without tabulators' },
  ]);
  expect(contentOf(workbook(''))).toMatchObject([{ code: 'BAD_TABULATOR_STATUS' }]);
  expect(contentOf('<a>\n<b></a>')).toMatchObject([
    { code: 'BAD_TABULATOR_STATUS', found: 'line 2: unexpected close tag' },
  ]);
});

test('document types are refused before their entities are looked at', () => {
  const bomb =
    '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><tabulators><tb tid="&y;" name="n"/></tabulators>';
  expect(contentOf(bomb)).toMatchObject([{ code: 'XML_DTD' }]);
});

test('a tabulator without a name and one that comes twice are named', () => {
  expect(
    contentOf('<r><tabulators><tb tid="1" name=""/><tb tid="2" name="A"/><tb tid="2" name="B"/></tabulators></r>'),
  ).toMatchObject([
    { code: 'BLANK_CELL', column: 'Name', found: '1' },
    { code: 'DUPLICATE_KEY', found: '2' },
  ]);
});
