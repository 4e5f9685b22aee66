import { SaxesParser } from 'saxes';

/** What a walk over a small XML document calls. Names are local: without their namespace prefix. */
export type XmlVisitor = {
  readonly onOpen: (element: XmlElement) => void;
  readonly onText: (text: string) => void;
  readonly onClose: (name: string) => void;
};

/** An element as it opens. `namespace` is the default namespace it declares itself, if any. */
export type XmlElement = {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
};

/** Why a document could not be walked to its end. */
export type XmlFault =
  | { readonly kind: 'declares-types' }
  | { readonly kind: 'not-well-formed'; readonly line: number; readonly reason: string };

/**
 * Walks a small XML document. Answers the fault that ended the walk; undefined where the document is well-formed.
 * A document type, which could name entities that expand without bound or reach outside, ends it at once.
 */
export function walkXml(text: string, visitor: XmlVisitor): XmlFault | undefined {
  const parser = new SaxesParser();
  let fault: XmlFault | undefined;
  parser.on('doctype', () => {
    fault ??= { kind: 'declares-types' };
  });
  parser.on('error', (error) => {
    // Our own line number stands beside the reason, which begins with the parser's.
    fault ??= { kind: 'not-well-formed', line: parser.line, reason: error.message.replace(/^[\d:]+\s*|\.$/g, '') };
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (fault === undefined) visitor.onOpen(elementOf(name, attributes));
  });
  parser.on('text', (content) => {
    if (fault === undefined) visitor.onText(content);
  });
  parser.on('cdata', (content) => {
    if (fault === undefined) visitor.onText(content);
  });
  parser.on('closetag', ({ name }) => {
    if (fault === undefined) visitor.onClose(localName(name));
  });
  for (let start = 0; start < text.length && fault === undefined; start += PIECE) {
    parser.write(text.slice(start, start + PIECE));
  }
  if (fault === undefined) parser.close();
  return fault;
}

/** Text is handed over in pieces, so that a refused document is not read to its end. */
const PIECE = 65_536;

function elementOf(name: string, attributes: Record<string, string>): XmlElement {
  const entries = Object.entries(attributes);
  const prefix = name.includes(':') ? `xmlns:${name.slice(0, name.indexOf(':'))}` : 'xmlns';
  return {
    name: localName(name),
    namespace: attributes[prefix],
    attributes: new Map(entries.map(([key, value]) => [localName(key), value])),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
