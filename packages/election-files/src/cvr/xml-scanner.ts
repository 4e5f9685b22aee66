/** What a scanner tells about a document, in document order. */
export type XmlHandler = {
  /** An element begins. Names are without namespace prefix; `attributes` is for `xmlAttribute`. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Text of the element that was opened last; it may come in several pieces. */
  readonly text: (text: string) => void;
};

/** Text in, events out: a document is pushed in pieces of any size and then ended. */
type XmlScanner = { readonly push: (text: string) => void; readonly end: () => void };

/** Thrown where a document is not well-formed, or declares a document type. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly line: number;
  readonly declaresDocumentType: boolean;

  constructor(reason: string, line: number, declaresDocumentType = false) {
    super(reason);
    this.line = line;
    this.declaresDocumentType = declaresDocumentType;
  }
}

const DEPTH_MAX = 64;
const PIECE_LENGTH_MAX = 1 << 22;
const NAMES_KEPT_MAX = 10_000;
const GREATER = 0x3e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const NAME = /^[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*(:[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*)?$/;
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*("[^<"]*"|'[^<']*')/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/**
 * A strict, namespace-blind XML reader for CVR files, which are hundreds of thousands of small documents or a few huge
 * ones: it looks for the next `<` instead of at every character, which makes it several times faster than a general
 * parser. Document types and entities of one's own are refused, as they serve only attacks.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let buffer = '';
  let at = 0;
  let linesBefore = 1;
  let rootSeen = false;
  let rootClosed = false;
  const stack: string[] = [];
  const known = new Map<string, string>();

  const fault = (reason: string, position: number, declaresDocumentType = false): XmlFault => {
    let line = linesBefore;
    for (let next = buffer.indexOf('\n'); next !== -1 && next < position; next = buffer.indexOf('\n', next + 1))
      line += 1;
    return new XmlFault(reason, line, declaresDocumentType);
  };

  /** The name without prefix; checked once, because a file has few names and millions of elements. */
  const localName = (name: string, position: number): string => {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    if (!NAME.test(name)) throw fault(`“${name.slice(0, 40)}” is no name`, position);
    const local = name.slice(name.indexOf(':') + 1);
    if (known.size < NAMES_KEPT_MAX) known.set(name, local);
    return local;
  };

  const emitText = (text: string, position: number): void => {
    if (text === '') return;
    if (stack.length === 0) {
      if (text.trim() !== '') throw fault('there is text outside the document', position);
      return;
    }
    if (FORBIDDEN.test(text)) throw fault('there is a control character', position);
    if (text.includes(']]>')) throw fault('“]]>” stands in text', position);
    handler.text(text.includes('&') ? decodeEntities(text, () => fault('an entity is not known', position)) : text);
  };

  const openTag = (start: number, end: number): void => {
    const selfClosing = buffer.charCodeAt(end - 1) === 0x2f;
    const inner = buffer.slice(start + 1, selfClosing ? end - 1 : end);
    const blank = inner.search(/\s/);
    const name = blank === -1 ? inner : inner.slice(0, blank);
    const attributes = blank === -1 ? '' : inner.slice(blank).trimEnd();
    const local = localName(name, start);
    if (attributes !== '' && !attributesAreSound(attributes)) throw fault('an attribute is malformed', start);
    if (stack.length === 0) {
      if (rootSeen) throw fault('there is a second document', start);
      rootSeen = true;
    }
    if (stack.length === DEPTH_MAX) throw fault('it is nested too deeply', start);
    handler.open(local, attributes);
    if (selfClosing) {
      handler.close(local);
      if (stack.length === 0) rootClosed = true;
    } else stack.push(name);
  };

  const closeTag = (start: number, end: number): void => {
    const name = buffer.slice(start + 2, end).trimEnd();
    const opened = stack.pop();
    if (opened !== name) throw fault(`“${name.slice(0, 40)}” is closed and was not opened`, start);
    handler.close(localName(name, start));
    if (stack.length === 0) rootClosed = true;
  };

  /** Comments, CDATA, processing instructions: where they end; −1 where more text is needed. */
  const special = (start: number): number => {
    if (buffer.startsWith('<?', start)) {
      const end = buffer.indexOf('?>', start + 2);
      return end === -1 ? -1 : end + 2;
    }
    if (buffer.startsWith('<!--', start)) {
      const end = buffer.indexOf('--', start + 4);
      if (end === -1 || end + 2 >= buffer.length) return -1;
      if (buffer[end + 2] !== '>') throw fault('“--” stands in a comment', start);
      return end + 3;
    }
    if (buffer.startsWith('<![CDATA[', start)) {
      const end = buffer.indexOf(']]>', start + 9);
      if (end === -1) return -1;
      if (stack.length === 0) throw fault('there is text outside the document', start);
      const text = buffer.slice(start + 9, end);
      if (FORBIDDEN.test(text)) throw fault('there is a control character', start);
      handler.text(text);
      return end + 3;
    }
    if (/^<!(DOCTYPE|ENTITY)/.test(buffer.slice(start, start + 9)))
      throw fault('it declares a document type', start, true);
    if (buffer.length - start < 9) return -1;
    throw fault('a declaration is not known', start);
  };

  /** Where the tag that begins at `start` ends; quoted attribute values may contain `>`. */
  const tagEnd = (start: number): number => {
    let quote = 0;
    for (let position = start + 1; position < buffer.length; position += 1) {
      const code = buffer.charCodeAt(position);
      if (quote === 0) {
        if (code === GREATER) return position;
        if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
      } else if (code === quote) quote = 0;
    }
    return -1;
  };

  const scan = (final: boolean): void => {
    for (;;) {
      const start = buffer.indexOf('<', at);
      if (start === -1) {
        if (final) {
          emitText(buffer.slice(at), at);
          at = buffer.length;
        }
        return;
      }
      if (start > at) emitText(buffer.slice(at, start), at);
      at = start;
      const next = buffer.charCodeAt(start + 1);
      if (next === 0x21 || next === 0x3f) {
        const end = special(start);
        if (end === -1) return;
        at = end;
      } else {
        const end = tagEnd(start);
        if (end === -1) return;
        if (next === 0x2f) closeTag(start, end);
        else openTag(start, end);
        at = end + 1;
      }
    }
  };

  const push = (text: string): void => {
    for (let next = buffer.indexOf('\n'); next !== -1 && next < at; next = buffer.indexOf('\n', next + 1))
      linesBefore += 1;
    buffer = at === buffer.length ? text : buffer.slice(at) + text;
    at = 0;
    if (buffer.length - text.length > PIECE_LENGTH_MAX) throw fault('a single piece is longer than 4 MB', 0);
    scan(false);
  };

  const end = (): void => {
    scan(true);
    if (at < buffer.length) throw fault('it ends within a tag', at);
    if (stack.length > 0) throw fault(`“${stack.at(-1) ?? ''}” is not closed`, at);
    if (!rootClosed) throw fault('there is no document', at);
  };

  return { push, end };
}

function attributesAreSound(attributes: string): boolean {
  const seen = new Set<string>();
  ATTRIBUTE.lastIndex = 0;
  while (ATTRIBUTE.lastIndex < attributes.length) {
    const [, name] = ATTRIBUTE.exec(attributes) ?? [];
    if (name === undefined || seen.has(name)) return false;
    seen.add(name);
  }
  return true;
}

/** The value of an attribute, whatever its prefix; undefined where the element lacks it. */
export function xmlAttribute(attributes: string, name: string): string | undefined {
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(attributes); match !== null; match = ATTRIBUTE.exec(attributes)) {
    const [, found = '', quoted = ''] = match;
    if (found === name || found.endsWith(`:${name}`)) return decodeEntities(quoted.slice(1, -1), undefined);
  }
  return undefined;
}

function decodeEntities(text: string, fault: (() => XmlFault) | undefined): string {
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const decoded = whole.endsWith(';') ? entity(name) : undefined;
    if (decoded === undefined && fault !== undefined) throw fault();
    return decoded ?? whole;
  });
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  const isCharacter =
    code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !FORBIDDEN.test(String.fromCharCode(code));
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
