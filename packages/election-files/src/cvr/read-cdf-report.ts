import { CDF_DEFINITIONS, createCdfDefinitions } from './cdf-definitions.ts';
import { createCdfRecords } from './cdf-records.ts';
import type { CvrFile } from './cvr-reading.ts';
import { fileNumber, type UploadContext } from './upload-context.ts';
import { listFiles } from './upload-files.ts';

/** Is shown the members of a report that it wants: one value, or one after the other where the member is a list. */
export type CdfVisitor = {
  readonly wants: (name: string) => boolean;
  readonly onValue: (name: string, value: unknown) => void;
};

/** Shows a visitor what it wants of one file; how, is a matter of the notation. */
type WalkCdfFile = (context: UploadContext, file: CvrFile, visitor: CdfVisitor) => Promise<void>;

/**
 * Reads a report in the common data format of NIST SP 1500-103; several files are parts of one report.
 *
 * Each file is gone through twice, because the records may stand before the contests they refer to: the XML schema even
 * demands it.
 */
export async function readCdfReport(context: UploadContext, walk: WalkCdfFile): Promise<void> {
  const files = await listFiles(context);
  const definitions = createCdfDefinitions(context.intake);
  for (const file of files) {
    await walk(context, file, { wants: (name) => CDF_DEFINITIONS.includes(name), onValue: definitions.add });
  }
  definitions.settle();
  const records = createCdfRecords(context.intake, definitions);
  for (const file of files) {
    const number = fileNumber(context, file.name);
    let ordinal = 0;
    await walk(context, file, {
      wants: (name) => name === 'CVR',
      onValue: (_, value) => {
        ordinal += 1;
        records.add(value, { file: number, ordinal });
      },
    });
  }
  records.finish();
}
