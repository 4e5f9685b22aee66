import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { createXmlScanner, XmlFault, xmlAttribute } from './xml-scanner.ts';

type Event = readonly ['open' | 'close' | 'text', string];

/** The events of a document pushed in pieces; neighbouring texts are joined. */
function scan(document: string, piece = 1 << 16): Event[] | XmlFault {
  const events: Event[] = [];
  const scanner = createXmlScanner({
    open: (name) => events.push(['open', name]),
    close: (name) => events.push(['close', name]),
    text: (text) => addText(events, text),
  });
  try {
    for (let at = 0; at < document.length; at += piece) scanner.push(document.slice(at, at + piece));
    scanner.end();
    return events;
  } catch (error) {
    if (error instanceof XmlFault) return error;
    throw error;
  }
}

/** What saxes, an independent and strict parser, makes of the document. */
function referee(document: string): Event[] | undefined {
  const events: Event[] = [];
  let failed = false;
  const parser = new SaxesParser();
  parser.on('error', () => {
    failed = true;
  });
  parser.on('doctype', () => {
    failed = true;
  });
  parser.on('opentag', ({ name }) => events.push(['open', name.slice(name.indexOf(':') + 1)]));
  parser.on('closetag', ({ name }) => events.push(['close', name.slice(name.indexOf(':') + 1)]));
  parser.on('text', (text) => addText(events, text));
  parser.on('cdata', (text) => addText(events, text));
  parser.write(document);
  parser.close();
  return failed ? undefined : events.filter(([kind, text]) => kind !== 'text' || text !== '');
}

/** Blanks around the document are text to one parser and nothing to the other. */
function addText(events: Event[], text: string): void {
  const last = events.at(-1);
  const depth = events.reduce((sum, [kind]) => sum + (kind === 'open' ? 1 : kind === 'close' ? -1 : 0), 0);
  if (text === '' || depth === 0) return;
  if (last?.[0] === 'text') events[events.length - 1] = ['text', last[1] + text];
  else events.push(['text', text]);
}

describe('documents', () => {
  test('elements, text, entities, CDATA, comments', () => {
    const document =
      '\ufeff<?xml version="1.0"?><!-- a -->\n<a x="1>2"><b/>t &amp; &#233;&#x41;<![CDATA[<&>]]><c:d y=\'"\' >z</c:d ></a>\n'.slice(
        1,
      );
    expect(scan(document)).toEqual([
      ['open', 'a'],
      ['open', 'b'],
      ['close', 'b'],
      ['text', 't & éA<&>'],
      ['open', 'd'],
      ['text', 'z'],
      ['close', 'd'],
      ['close', 'a'],
    ]);
  });

  test('attributes are found whatever their prefix', () => {
    const attributes = ' ObjectId="a&amp;b" xsi:type=\'CandidateContest\'';
    expect(xmlAttribute(attributes, 'ObjectId')).toBe('a&b');
    expect(xmlAttribute(attributes, 'type')).toBe('CandidateContest');
    expect(xmlAttribute(attributes, 'Object')).toBeUndefined();
  });

  test.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a></a>x',
    '<a b></a>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a>&x;</a>',
    '<a>&amp</a>',
    '<a>&#0;</a>',
    '<a>]]></a>',
    '<a><!-- -- --></a>',
    '<1/>',
    '<a',
    '<a>\u0001</a>',
  ])('%j is not well-formed', (document) => {
    expect(scan(document)).toBeInstanceOf(XmlFault);
  });

  test('the line of a fault is counted through all pieces', () => {
    const fault = scan('<a>\n<b>\n\n</c>\n</a>', 3);
    expect(fault).toMatchObject({ line: 4 });
  });

  test.each(['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<!ENTITY b "c"><a/>'])(
    '%s is refused for safety',
    (document) => {
      expect(scan(document)).toMatchObject({ declaresDocumentType: true });
    },
  );

  test('nesting and single pieces are bounded', () => {
    expect(scan('<a>'.repeat(10_000))).toBeInstanceOf(XmlFault);
    expect(scan(`<a>${'x'.repeat(5_000_000)}`, 1_000_000)).toBeInstanceOf(XmlFault);
    expect(scan(`<a b="${'>'.repeat(5_000_000)}`, 1_000_000)).toBeInstanceOf(XmlFault);
  });
});

describe('against saxes as the referee', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<b c="d">',
    '</b>',
    '<e/>',
    'text',
    ' ',
    '\n',
    '&lt;',
    '&#65;',
    '<!-- x -->',
    '<![CDATA[y]]>',
    '<?z?>',
    '<',
    '>',
    '&',
    '"',
    ']]>',
  );

  test('what it accepts is read the same in pieces of any size, and what it refuses is refused', () => {
    const body = fc.array(piece, { maxLength: 8 }).map((pieces) => `<r>${pieces.join('')}</r>`);
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 20 }), (document, size) => {
        const expected = referee(document);
        const found = scan(document, size);
        if (expected === undefined) expect(found).toBeInstanceOf(XmlFault);
        else expect(found).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });
});
