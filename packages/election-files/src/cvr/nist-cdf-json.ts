import { CDF_DEFINITIONS } from './cdf-definitions.ts';
import type { CvrFile } from './cvr-reading.ts';
import { createKeyTable, expectByte, type JsonBytes, nextItem, peekByte, skipValue } from './json-bytes.ts';
import { type JsonStep, readJsonStream } from './json-stream.ts';
import { type CdfVisitor, readCdfReport } from './read-cdf-report.ts';
import type { UploadContext } from './upload-context.ts';

const TOP_NAMES = ['CVR', ...CDF_DEFINITIONS];
const topKey = createKeyTable(TOP_NAMES);
const DECODER = new TextDecoder();
const BRACKET = 0x5b;

/** Reads reports in the common data format of NIST SP 1500-103, in JSON; several files are parts of one report. */
export async function readNistCdfJson(context: UploadContext): Promise<void> {
  await readCdfReport(context, walkReport);
}

/** Walks the members of a report; of a list, one element is in memory at a time. */
async function walkReport(context: UploadContext, file: CvrFile, { wants, onValue }: CdfVisitor): Promise<void> {
  const inMember = (name: string, first: boolean): JsonStep => {
    return (json) => {
      if (!nextItem(json, { first, close: 0x5d })) return inReport(false);
      if (wants(name)) onValue(name, readValue(json));
      else skipValue(json);
      return inMember(name, false);
    };
  };
  const inReport = (first: boolean): JsonStep => {
    return (json) => {
      if (!nextItem(json, { first, close: 0x7d })) return undefined;
      const name = TOP_NAMES[topKey(json)];
      expectByte(json, 0x3a);
      if (name === undefined) skipValue(json);
      else if (peekByte(json) === BRACKET) {
        json.at += 1;
        return inMember(name, true);
      } else if (wants(name)) onValue(name, readValue(json));
      else skipValue(json);
      return inReport(false);
    };
  };
  await readJsonStream(context, file, (json) => {
    expectByte(json, 0x7b);
    return inReport(true);
  });
}

/** The next value as an object; it is complete and well-formed once it has been skipped. */
function readValue(json: JsonBytes): unknown {
  peekByte(json);
  const start = json.at;
  skipValue(json);
  return JSON.parse(DECODER.decode(json.bytes.subarray(start, json.at)));
}
