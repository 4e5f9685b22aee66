import type { FileSlot, UploadReport } from '@plumbline/api';
import { type FileFigures, filesNeeded, kindOf, type Plan, type RegisteredFile } from '@plumbline/audit';
import { contestInvolves, type InputFileKind, isFileOfAudit } from '@plumbline/election';
import {
  candidateTotalsHeader,
  MANIFEST_TEMPLATE_COLUMNS,
  STANDARDIZED_CONTESTS_COLUMNS,
} from '@plumbline/election-files';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { slotKey } from '@plumbline/record';
import type { Allowed } from '../../policy/permissions.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { isAddress, namesOfActors, personOfActor } from '../../stores/people-in-log.ts';
import type { Reader } from '../../stores/store.ts';
import { newestUploads, type Upload } from '../../stores/uploads.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { registered } from '../inputs/input-files.ts';

const ISSUES_SHOWN_MAX = 100;

/** The slot for a file of the whole audit. */
export async function slotOfAudit(
  db: Reader,
  history: BegunHistory,
  kind: 'participants' | 'standardized-contests',
): Promise<FileSlot> {
  const [slot] = await slotsOf(db, history, [{ kind, jurisdiction: null }]);
  if (slot === undefined) throw new Error('a slot that was asked for is answered');
  return slot;
}

/** The slots of a jurisdiction: its manifest, and in a batch comparison its candidate totals. */
export function jurisdictionSlots(db: Reader, history: BegunHistory, jurisdiction: string): Promise<FileSlot[]> {
  return slotsOf(
    db,
    history,
    kindOf(history.audit.plan).files.map((kind) => ({ kind, jurisdiction })),
  );
}

/** An observer sees what is registered, and neither what was refused of it nor addresses. */
export function slotsFor(role: Allowed, slots: readonly FileSlot[]): FileSlot[] {
  if (role !== 'observer') return [...slots];
  return slots.map(({ registered: file, ...slot }) => ({
    ...slot,
    registered: file === null ? null : { ...file, by: isAddress(file.by) ? '' : file.by },
    lastUpload: null,
  }));
}

async function slotsOf(
  db: Reader,
  history: BegunHistory,
  places: readonly { readonly kind: InputFileKind; readonly jurisdiction: string | null }[],
): Promise<FileSlot[]> {
  const uploads = new Map((await newestUploads(db, history.auditId)).map((one) => [slotKey(one), one]));
  const registrars = await namesOfActors(
    db,
    [...entriesOf(history.files)].map(([, deed]) => deed.actor),
  );
  const uploaders = await namesOfPeople(
    db,
    [...uploads.values()].map((upload) => upload.personId),
  );
  return places.map((place) => {
    const file = registered(history.audit, place.kind, place.jurisdiction);
    const deed = lookUp(history.files, slotKey(place));
    const upload = uploads.get(slotKey(place));
    const by = registrars.get(personOfActor(deed?.actor ?? '') ?? '') ?? '';
    return {
      ...place,
      needed:
        isFileOfAudit(place.kind) ||
        place.jurisdiction === null ||
        filesNeeded(history.audit, place.jurisdiction).includes(place.kind),
      registered: file === undefined ? null : describeFile(file, { at: deed?.at ?? '', by }),
      lastUpload:
        upload === undefined || upload.sha256 === file?.sha256
          ? null
          : reportOfUpload(upload, uploaders.get(upload.personId) ?? ''),
      waitsFor: waitsFor(history, place),
      expectedColumns: expectedColumns(history.audit.plan, place),
    };
  });
}

function describeFile(file: RegisteredFile, deed: { readonly at: string; readonly by: string }) {
  const { name, bytes, sha256, figures } = file;
  return { name, bytes, sha256, ...deed, figures: figuresToShow(figures) };
}

/** What an uploaded file turned out to be, for the screen. */
export function reportOfUpload(upload: Upload, by: string): UploadReport {
  const { uploadId, kind, jurisdiction, name, bytes, sha256, at, findings } = upload;
  const {
    accepted,
    needsConfirmation,
    issues,
    issueCount,
    preview,
    figures,
    batchCounts = null,
    naming = null,
  } = findings;
  return {
    uploadId,
    kind,
    jurisdiction,
    name,
    bytes,
    sha256,
    at: at.toISOString(),
    by,
    accepted,
    needsConfirmation,
    issues: issues.slice(0, ISSUES_SHOWN_MAX),
    issueCount,
    preview,
    figures: figures === null ? {} : figuresToShow(figures),
    batchCounts,
    naming,
  };
}

/** The counts of a file by name. Votes are on their own screens. */
function figuresToShow(figures: FileFigures): Record<string, number> {
  switch (figures.kind) {
    case 'participants':
      return { jurisdictions: figures.jurisdictions };
    case 'standardized-contests':
      return { contests: figures.contests.length };
    case 'manifest':
      return {
        batches: figures.batches,
        ballots: figures.ballots,
        ...(figures.inCvr !== undefined && {
          ballotsInCvr: figures.inCvr.ballots,
          ballotsNotInCvr: figures.ballots - figures.inCvr.ballots,
        }),
      };
    case 'candidate-totals':
      return { batches: figures.batches, ballotsImplied: figures.ballotsImplied };
    case 'cvrs':
      return {
        batches: figures.batches,
        cards: figures.cards,
        contests: figures.contests.length,
        withoutCvr: figures.withoutCvr,
        withoutCard: figures.withoutCard,
      };
  }
}

function waitsFor(
  { audit }: BegunHistory,
  place: { readonly kind: InputFileKind; readonly jurisdiction: string | null },
): FileSlot['waitsFor'] {
  if (place.kind === 'standardized-contests') return audit.plan.jurisdictions.length === 0 ? ['participants'] : [];
  if (place.kind !== 'candidate-totals' && place.kind !== 'cvrs') return [];
  const waits: FileSlot['waitsFor'] = [];
  if (place.kind === 'candidate-totals' && audit.plan.contests.length === 0) waits.push('contests');
  if (registered(audit, 'manifest', place.jurisdiction) === undefined) waits.push('manifest');
  return waits;
}

function expectedColumns(
  plan: Plan,
  { kind, jurisdiction }: { readonly kind: InputFileKind; readonly jurisdiction: string | null },
): string[] {
  switch (kind) {
    case 'participants':
      return ['Jurisdiction', 'Admin Email', 'Expected Number of Ballots', 'Source of Expected Number'];
    case 'standardized-contests':
      return [...STANDARDIZED_CONTESTS_COLUMNS];
    case 'manifest':
      return [...MANIFEST_TEMPLATE_COLUMNS[kindOf(plan).manifest]];
    case 'candidate-totals':
      return ['Batch Name', ...totalsColumns(plan, jurisdiction ?? '')];
    case 'cvrs':
      // Each voting system has a form of its own.
      return [];
  }
}

function totalsColumns(plan: Plan, jurisdiction: string): readonly string[] {
  return plan.contests
    .filter((contest) => contestInvolves(contest, jurisdiction))
    .flatMap(({ name, choices }) =>
      choices.map((choice) => candidateTotalsHeader(name, choice.name, plan.contests.length)),
    );
}
