import { fileSaying } from '@plumbline/words/file-words';
import { type Card, NO_RECORD_ID } from './card.ts';
import { type DominionNames, isCvrExport, readDominionManifests } from './dominion-json-manifests.ts';
import { createSession, createSessionReader, type Session, type SessionRecord } from './dominion-session.ts';
import { createKeyTable, expectByte, type JsonBytes, nextItem, skipValue } from './json-bytes.ts';
import { type JsonStep, readJsonStream } from './json-stream.ts';
import { noteImprint } from './note-imprint.ts';
import { fileNumber, type UploadContext } from './upload-context.ts';
import { listFiles } from './upload-files.ts';

const topKey = createKeyTable(['Sessions']);
const RECORD_ID_MAX = 2_147_483_647;

/** Reads a Dominion CVR export in its raw form: JSON exports and the manifests that name what they number. */
export async function readDominionJson(context: UploadContext): Promise<void> {
  const { intake } = context;
  const files = await listFiles(context);
  const names = await readDominionManifests(context, files);
  const exports = files.length === 1 ? files : files.filter(({ name }) => isCvrExport(name));
  const emit = createEmitter(context, names);
  const readSession = createSessionReader(names, intake.contests);
  const session = createSession();

  for (const file of exports) {
    const index = fileNumber(context, file.name);
    let ordinal = 0;
    const inSessions = (first: boolean): JsonStep => {
      return (json) => {
        if (!nextItem(json, { first, close: 0x5d })) return inTop(false);
        readSession(json, session);
        ordinal += 1;
        emit({ session, file: index, fileName: file.name, ordinal });
        return inSessions(false);
      };
    };
    const inTop = (first: boolean): JsonStep => {
      return (json) => {
        if (!nextItem(json, { first, close: 0x7d })) return undefined;
        const key = topKey(json);
        expectByte(json, 0x3a);
        if (key !== 0) skipValue(json);
        else {
          expectByte(json, 0x5b);
          return inSessions(true);
        }
        return inTop(false);
      };
    };
    await readJsonStream(context, file, (json: JsonBytes) => {
      expectByte(json, 0x7b);
      return inTop(true);
    });
  }
}

type Emission = {
  readonly session: Session;
  readonly file: number;
  readonly fileName: string;
  readonly ordinal: number;
};

function createEmitter(context: UploadContext, names: DominionNames): (emission: Emission) => void {
  const { intake } = context;
  const { issues } = intake;

  const fill = (card: Card, record: SessionRecord, { session, file, fileName, ordinal }: Emission): void => {
    card.file = file;
    card.row = ordinal;
    card.batch = intake.batch(session.tabulator, session.batch);
    card.recordId = recordIdOf(session);
    card.cvrNumber = 0;
    card.style = nameOf(names.ballotTypes, record.ballotType);
    card.precinct = nameOf(names.precinctPortions, record.precinctPortion);
    card.countingGroup = nameOf(names.countingGroups, session.countingGroup);
    const derived = `${session.tabulator}-${session.batch}-${card.recordId}`;
    const printed = session.votingId !== '' ? session.votingId : imprintOfImage(session.imageMask);
    card.imprintedId =
      printed === '' ? undefined : noteImprint({ text: printed, derived, row: ordinal, column: 'ImageMask', issues });
    if (card.recordId === NO_RECORD_ID) reportRecordId(session, { fileName, ordinal });
  };

  const reportRecordId = (session: Session, { fileName, ordinal }: { fileName: string; ordinal: number }): void => {
    issues.error({
      code: 'BAD_RECORD_ID',
      file: fileName,
      row: ordinal,
      column: 'RecordId',
      found: session.recordText,
      expected: 'a whole number',
      message: fileSaying('dominion.sessionOfRecordIdIs', { ordinal, fileName, recordText: session.recordText }),
      advice: fileSaying('dominion.sendTheExportWithRecord'),
    });
  };

  return (emission) => {
    const { session, fileName, ordinal } = emission;
    const record = session.modified.present && !session.original.isCurrent ? session.modified : session.original;
    if (session.tabulator === '' || session.batch === '') {
      issues.error({
        code: 'BLANK_CELL',
        file: fileName,
        row: ordinal,
        column: session.batch === '' ? 'BatchId' : 'TabulatorId',
        message: fileSaying('dominion.sessionOfDoesNotSay', { ordinal, fileName }),
        advice: fileSaying('dominion.withoutThemTheCardCannot'),
      });
    }
    for (let index = 0; index < record.cardCount; index += 1) {
      const card = record.cards[index];
      if (card === undefined) continue;
      fill(card, record, emission);
      intake.add(card);
    }
  };
}

function recordIdOf({ recordId }: Session): number {
  return recordId !== undefined && recordId <= RECORD_ID_MAX ? recordId : NO_RECORD_ID;
}

function nameOf(names: ReadonlyMap<number, string>, id: number): string {
  return names.get(id) ?? (id < 0 ? '' : String(id));
}

/** `…\Images\00011_00008_000075*.*` → `00011_00008_000075`. */
function imprintOfImage(mask: string): string {
  const name = mask.slice(Math.max(mask.lastIndexOf('\\'), mask.lastIndexOf('/')) + 1);
  return name.replace(/[*.].*$/, '');
}
