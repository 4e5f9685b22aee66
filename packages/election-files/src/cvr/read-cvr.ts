import { assertNever } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { fileSaying } from '@plumbline/words/file-words';
import { createIssueCollector } from '../issue-collector.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { DEFAULT_ZIP_LIMITS } from '../zip/zip-limits.ts';
import type { CardSink } from './card.ts';
import type { DuplicateCards } from './card-index.ts';
import { type CardIntake, createCardIntake } from './card-intake.ts';
import { confirmDamagedNames, confirmRecordOrder } from './check-batches.ts';
import { readClearBallot } from './clear-ballot.ts';
import { compareWithManifest } from './compare-with-manifest.ts';
import { finishContests } from './contest-registry.ts';
import type { CvrFormat, CvrReading, ReadCvrRequest } from './cvr-reading.ts';
import { readDominionCsv } from './dominion-csv.ts';
import { readDominionJson } from './dominion-json.ts';
import { readEss, readEssSingle } from './ess.ts';
import { readEssMd } from './ess-md.ts';
import { findFormat } from './find-format.ts';
import { readHart } from './hart.ts';
import { readNistCdfJson } from './nist-cdf-json.ts';
import { readNistCdfXml } from './nist-cdf-xml.ts';
import type { UploadContext } from './upload-context.ts';
import { listFiles } from './upload-files.ts';

/**
 * Reads one CVR upload to its end: every card goes to `sink` in file order, everything else is in the answer.
 *
 * Whatever is wrong with the files becomes an issue, all of them at once; nothing about them is thrown. Only an
 * aborted signal and a failing disk or network reject. Memory does not grow with the file except for about 20 bytes a
 * card. Where the answer is not accepted, the cards already handed on are of no use.
 */
export async function readCvr(request: ReadCvrRequest, sink?: CardSink): Promise<CvrReading> {
  const issues = createIssueCollector(request.files.map(({ name }) => name).join(', '));
  const intake = createCardIntake({ issues, sink, manifest: request.manifest });
  const context: UploadContext = {
    request,
    intake,
    zipLimits: { ...DEFAULT_ZIP_LIMITS, ...request.zipLimits },
    encoding: 'utf-8',
    positionsAreRanks: false,
    bytesRead: 0,
    bytesTotal: totalBytes(request),
    fileNames: [],
  };
  let format = request.format;
  try {
    format ??= await findFormat(context);
    await readFormat(context, format);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    issues.error(error.issue);
  }
  return finish(context, format);
}

async function readFormat(context: UploadContext, format: CvrFormat): Promise<void> {
  switch (format) {
    case 'dominion-csv':
      for (const file of await listFiles(context)) await readDominionCsv(context, file);
      return;
    case 'dominion-json':
      return readDominionJson(context);
    case 'clear-ballot':
      return readClearBallot(context);
    case 'ess':
      return readEss(context);
    case 'ess-single':
      return readEssSingle(context);
    case 'ess-md':
      return readEssMd(context);
    case 'hart':
      return readHart(context);
    case 'nist-cdf-json':
      return readNistCdfJson(context);
    case 'nist-cdf-xml':
      return readNistCdfXml(context);
    default:
      return assertNever(format);
  }
}

function finish(context: UploadContext, format: CvrFormat | undefined): CvrReading {
  const { request, intake } = context;
  const { issues } = intake;
  const batches = intake.batches().map(({ tabulator, name, cards }) => ({ tabulator, name, cards }));
  const { order, duplicates } = intake.index.order(batches.length);
  reportDuplicates(context, duplicates);
  if (context.positionsAreRanks && !issues.hasErrors())
    confirmRecordOrder({ index: intake.index, order, batches, files: context.fileNames, issues });
  confirmDamagedNames({ index: intake.index, order, batches, issues });
  intake.imprints.report(issues);
  const hasCards = intake.cards() + intake.cardsOutsideCvr() > 0;
  if (!hasCards && !issues.hasErrors()) reportNoCards(intake);
  for (const { name, choices } of intake.contests.drafts) {
    intake.noteText(name, 'contest');
    for (const choice of choices) intake.noteText(choice.name, `choice in ${name}`);
  }
  const contests = finishContests({
    registry: intake.contests,
    tally: intake.tally,
    setUp: request.contests ?? [],
    issues,
  });
  const { manifest } = request;
  return {
    // Of a file in which there is no card, no batch is said to lack any.
    comparison: manifest === undefined || !hasCards ? [] : compareWithManifest({ manifest, batches, issues }),
    ...issues.report(),
    format,
    encoding: context.encoding,
    files: context.fileNames,
    cards: intake.cards(),
    cardsOutsideCvr: intake.cardsOutsideCvr(),
    batches,
    contests,
    order,
  };
}

function reportDuplicates(context: UploadContext, { pairs, count }: DuplicateCards): void {
  const { intake } = context;
  const { issues, index } = intake;
  const batches = intake.batches();
  for (const pair of pairs) {
    const first = index.at(pair.first);
    const second = index.at(pair.second);
    const batch = batches[second.batch];
    const key = `${batch?.tabulator === '' ? '' : `tabulator ${batch?.tabulator}, `}batch ${batch?.name}, record ${second.recordId}`;
    issues.error({
      code: 'DUPLICATE_BALLOT',
      ...fileOf(context, second.file),
      row: second.row,
      found: key,
      message: fileSaying('cvr.sameCard', { places: placesOf(context, first, second), key }),
      advice: fileSaying('cvr.removeTheRepetitionAtIts'),
    });
  }
  if (count > pairs.length) {
    issues.error({
      code: 'DUPLICATE_BALLOT',
      message: fileSaying('cvr.moreCardsRepeatAnEarlier', { count: count - pairs.length }),
      advice: fileSaying('cvr.removeTheRepetitionsAtTheir'),
    });
  }
}

type Place = { readonly file: number; readonly row: number };

function placesOf({ fileNames }: UploadContext, first: Place, second: Place): Saying {
  if (first.file === second.file) return fileSaying('cvr.rowsOfOneFile', { first: first.row, second: second.row });
  const one = fileNames[first.file] ?? '';
  const other = fileNames[second.file] ?? '';
  const names =
    one === other
      ? fileSaying('cvr.filesOfOneName', { name: one })
      : fileSaying('tables.both', { first: one, second: other });
  return fileSaying('cvr.rowAndRowOfIn', { first: first.row, second: second.row, names });
}

function fileOf({ fileNames }: UploadContext, file: number): { readonly file?: string } {
  const name = fileNames[file];
  return name === undefined ? {} : { file: name };
}

function reportNoCards({ issues }: CardIntake): void {
  issues.error({
    code: 'NO_DATA_ROWS',
    message: fileSaying('cvr.thereIsNoCardIn'),
    advice: fileSaying('cvr.exportTheCvrsAgainAndCheck'),
  });
}

function totalBytes(request: ReadCvrRequest): number | undefined {
  let total = 0;
  for (const { source } of request.files) {
    if (source.sizeBytes === undefined) return undefined;
    total += source.sizeBytes;
  }
  return total;
}
