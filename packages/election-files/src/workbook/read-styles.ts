import { walkXml, type XmlFault } from '../xml/walk-xml.ts';

/** How a cell's style shows a number, as far as it changes what a person reads. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** With leading zeros: the number 12 is shown as 0012. */
  | { readonly kind: 'padded'; readonly digits: number };

// Formats 14 to 22 and 45 to 47 of every workbook are dates and times (ECMA-376, 18.8.30).
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** The number format of every cell style of a workbook, in the order cells refer to them. */
export function readStyles(xml: string): { readonly formats: readonly NumberFormat[] } | { readonly fault: XmlFault } {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  const fault = walkXml(xml, {
    onOpen: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) formats.push(formatOf(Number(attributes.get('numFmtId') ?? 0), codes));
    },
    onText: () => {},
    onClose: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return fault === undefined ? { formats } : { fault };
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  if (BUILT_IN_DATES.has(id)) return { kind: 'date' };
  const code = codes.get(id);
  if (code === undefined) return { kind: 'plain' };
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length };
  // Quoted text, escaped characters, colours and conditions say nothing about dates.
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(letters) ? { kind: 'date' } : { kind: 'plain' };
}
