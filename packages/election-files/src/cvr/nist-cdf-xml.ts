import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';
import type { CvrFile } from './cvr-reading.ts';
import { type CdfVisitor, readCdfReport } from './read-cdf-report.ts';
import { textChunks, type UploadContext } from './upload-context.ts';
import { createXmlScanner, XmlFault, type XmlHandler, xmlAttribute } from './xml-scanner.ts';

const ELEMENTS_MAX = 2_000_000;
const ROOT = 'CastVoteRecordReport';

/**
 * Reads reports in the common data format of NIST SP 1500-103, in XML; several files are parts of one report. The
 * namespace is not looked at: reports from before version 1.0 have the same elements in another one.
 */
export async function readNistCdfXml(context: UploadContext): Promise<void> {
  await readCdfReport(context, walkReport);
}

async function walkReport(context: UploadContext, file: CvrFile, visitor: CdfVisitor): Promise<void> {
  const scanner = createXmlScanner(createTreeBuilder(visitor));
  const decoder = new TextDecoder();
  try {
    for await (const chunk of textChunks(context, file)) scanner.push(decoder.decode(chunk, { stream: true }));
    scanner.push(decoder.decode());
    scanner.end();
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw new UnreadableFile(
      error.declaresDocumentType
        ? {
            code: 'XML_DTD',
            file: file.name,
            message: fileSaying('commonFormat.declaresDocumentTypesOrEntities', { file: file.name }),
            advice: fileSaying('commonFormat.exportAgainFromTheVoting'),
          }
        : {
            code: 'BAD_XML',
            file: file.name,
            row: error.line,
            found: error.message,
            message: fileSaying('commonFormat.isNotAWellFormed', {
              file: file.name,
              line: error.line,
              message: error.message,
            }),
            advice: fileSaying('commonFormat.exportTheReportAgainAnd'),
          },
    );
  }
}

/** An element under construction: its children as lists by name, as JSON would have them, and its own text. */
type Element = { readonly members: Record<string, unknown[] | string>; text: string; children: number };

/** Builds the wanted children of the root into objects of the same shape as those of the JSON form. */
function createTreeBuilder({ wants, onValue }: CdfVisitor): XmlHandler {
  const stack: Element[] = [];
  let depth = 0;
  let building = false;
  let elements = 0;

  return {
    open: (name, attributes) => {
      depth += 1;
      if (depth === 1 && name !== ROOT) throw new XmlFault(`its root element is not “${ROOT}”`, 1);
      if (depth === 2) {
        building = wants(name);
        elements = 0;
      }
      if (!building || depth < 2) return;
      elements += 1;
      if (elements > ELEMENTS_MAX) throw new XmlFault('a single record is too large', 1);
      stack.push(newElement(attributes));
    },
    text: (text) => {
      const top = stack.at(-1);
      if (building && top !== undefined) top.text += text;
    },
    close: (name) => {
      depth -= 1;
      if (!building || depth < 1) return;
      const element = stack.pop();
      if (element === undefined) return;
      const value =
        element.children === 0 && Object.keys(element.members).length === 0 ? element.text : element.members;
      const parent = stack.at(-1);
      if (parent === undefined) onValue(name, value);
      else {
        parent.children += 1;
        const list = parent.members[name];
        if (Array.isArray(list)) list.push(value);
        else parent.members[name] = [value];
      }
    },
  };
}

function newElement(attributes: string): Element {
  // Without a prototype: an element may be called “constructor”.
  const members: Record<string, unknown[] | string> = Object.create(null);
  if (attributes !== '') {
    const id = xmlAttribute(attributes, 'ObjectId');
    if (id !== undefined) members['@id'] = id;
    const type = /:type\s*=/.test(attributes) ? xmlAttribute(attributes, 'type') : undefined;
    if (type !== undefined) members['@type'] = type;
  }
  return { members, text: '', children: 0 };
}
