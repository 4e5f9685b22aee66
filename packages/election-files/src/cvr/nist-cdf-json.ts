import { CDF_DEFINITIONS, type CdfDefinitions, createCdfDefinitions } from './cdf-definitions.ts';
import { createCdfRecords } from './cdf-records.ts';
import type { CvrFile } from './cvr-reading.ts';
import { createKeyTable, expectByte, type JsonBytes, nextItem, peekByte, skipValue } from './json-bytes.ts';
import { type JsonStep, readJsonStream } from './json-stream.ts';
import { fileNumber, type UploadContext } from './upload-context.ts';
import { listFiles } from './upload-files.ts';

const TOP_NAMES = ['CVR', ...CDF_DEFINITIONS];
const topKey = createKeyTable(TOP_NAMES);
const DECODER = new TextDecoder();
const BRACKET = 0x5b;

/**
 * Reads reports in the common data format of NIST SP 1500-103, in JSON; several files are parts of one report.
 *
 * Each file is gone through twice: the records may stand before the contests they refer to.
 */
export async function readNistCdfJson(context: UploadContext): Promise<void> {
  const files = await listFiles(context);
  const definitions = createCdfDefinitions(context.intake);
  for (const file of files) await readDefinitions(context, file, definitions);
  definitions.settle();
  const records = createCdfRecords(context.intake, definitions);
  for (const file of files) {
    const number = fileNumber(context, file.name);
    let ordinal = 0;
    await walkReport(context, file, {
      wants: (name) => name === 'CVR',
      onValue: (_, value) => {
        ordinal += 1;
        records.add(value, { file: number, ordinal });
      },
    });
  }
  records.finish();
}

async function readDefinitions(context: UploadContext, file: CvrFile, definitions: CdfDefinitions): Promise<void> {
  await walkReport(context, file, { wants: (name) => name !== 'CVR', onValue: definitions.add });
}

type Visitor = {
  readonly wants: (name: string) => boolean;
  /** One value, or one element where the member is a list. */
  readonly onValue: (name: string, value: unknown) => void;
};

/** Walks the members of a report; of a list, one element is in memory at a time. */
async function walkReport(context: UploadContext, file: CvrFile, { wants, onValue }: Visitor): Promise<void> {
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
