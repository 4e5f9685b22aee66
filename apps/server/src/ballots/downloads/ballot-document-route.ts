import { type AnswerAsked, KIT_PIECES, ROOM_LABELS_MAX, type RoomFileAsked } from '@plumbline/api';
import {
  digestsOfForm,
  FORM_IDS,
  type FormRecord,
  KIT_PHASES,
  type OpenRoom,
  sealsWithheld,
} from '@plumbline/ballot-management';
import { ballotFileName, filledSheetOf } from '@plumbline/documents';
import { NameSchema } from '@plumbline/election';
import { err, lookUp, ok, type Result } from '@plumbline/prelude';
import { PUBLIC_LANGUAGES } from '@plumbline/words/define-words';
import { detail } from '@plumbline/words/detail-words';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { streamMadeFile } from '../../made/made-files.ts';
import { sendFile } from '../../road/send-csv.ts';
import { NOT_FOUND, type ProblemReport, reportOf, sendProblem } from '../../road/send-problem.ts';
import type { Services } from '../../services.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { ownWordsOfElection } from '../../stores/own-words.ts';
import { withheldCells } from '../screens/withheld-cells.ts';
import { roomLabels } from './kept-labels.ts';
import type { BallotDocumentOrder, StoredSheet } from './make-ballot-document.ts';
import { openRoom, type RoomToTake } from './open-room.ts';
import { publicKitOfRoom } from './public-kit-of-room.ts';

const InRoomSchema = z.object({
  electionId: z.uuid(),
  jurisdiction: NameSchema,
  paper: z.enum(['letter', 'a4']).default('letter'),
});

const DocumentSchema = z.discriminatedUnion('what', [
  InRoomSchema.extend({ what: z.literal('empty-form'), form: z.enum(FORM_IDS) }),
  InRoomSchema.extend({ what: z.literal('filled-form'), filled: z.string().min(1).max(200) }),
  InRoomSchema.extend({ what: z.literal('container-labels'), ...LabelFields() }),
  InRoomSchema.extend({ what: z.literal('batch-labels'), ...LabelFields() }),
  InRoomSchema.extend({ what: z.literal('kit-questions'), language: z.enum(PUBLIC_LANGUAGES) }),
  InRoomSchema.extend({
    what: z.literal('kit'),
    piece: z.enum(KIT_PIECES),
    phase: z.enum(KIT_PHASES),
    language: z.enum(PUBLIC_LANGUAGES),
  }),
  InRoomSchema.extend({ what: z.literal('planned-container-labels'), ...PlannedFields() }),
  InRoomSchema.extend({ what: z.literal('planned-batch-labels'), ...PlannedFields() }),
]);
type Asked = z.output<typeof DocumentSchema>;

/** Which containers or batches, by what stands on their label: all where none is named. */
function LabelFields() {
  const names = z.union([z.string(), z.array(z.string()).max(ROOM_LABELS_MAX)]);
  return {
    unit: names.transform((one) => (typeof one === 'string' ? [one] : one)).optional(),
    stock: z.string().max(50).optional(),
  };
}

/** Which part of the labels of a plan. */
function PlannedFields() {
  return { part: z.coerce.number().int().min(1).default(1), stock: z.string().max(50).optional() };
}

/** Forms to write on, forms as they were filled in, and labels of containers and batches, as PDF. */
export function ballotDocumentRoute(app: FastifyInstance, services: Services, config: Config): void {
  app.get('/api/ballot-document.pdf', async (request, reply) => {
    const opened = await openRoom({ services, config }, request, DocumentSchema);
    if (!opened.ok) return sendProblem(request, reply, opened.error);
    const { asked, place, election, history, seen } = opened.value;
    if (isOfLabels(asked)) {
      const of = { history, seen, election };
      const made = await roomLabels(services, of, { asked: orderOf(asked), waits: 'reader', personId: null });
      if (!made.ok) return sendProblem(request, reply, reportOf(made.error));
      return sendFile(reply, { name: made.value.name, type: 'application/pdf' }).send(made.value.content);
    }
    const found = await whatToPrint(services, { ...opened.value, asked });
    if (!found.ok) return sendProblem(request, reply, found.error);
    const { what, names } = found.value;
    const at = services.now().toISOString();
    const ownWords = await ownWordsOfElection(services.db, place.electionId);
    const { jurisdiction } = place;
    const order = { election, jurisdiction, head: history.head.hash, at, paper: asked.paper, ownWords, what };
    const made = await services.workers.run('print-ballot-document', order);
    const file = { name: ballotFileName(place.jurisdiction, ...names), type: 'application/pdf' };
    return sendFile(reply, file).send(streamMadeFile(made));
  });
}

type LabelsAsked = Extract<Asked, { readonly stock?: string | undefined }>;

function isOfLabels(asked: Asked): asked is LabelsAsked {
  return asked.what.endsWith('-labels');
}

/** As a job is told it. */
function orderOf(asked: LabelsAsked): Exclude<RoomFileAsked, AnswerAsked> {
  const { electionId: _, jurisdiction: __, ...file } = asked;
  if (!('unit' in file)) return file;
  const { unit, ...rest } = file;
  return unit === undefined ? rest : { ...rest, units: unit };
}

type Found = { readonly what: BallotDocumentOrder['what']; readonly names: readonly string[] };

async function whatToPrint(
  services: Services,
  { asked, place, history, seen, people, today }: RoomToTake<Exclude<Asked, LabelsAsked>>,
): Promise<Result<Found, ProblemReport>> {
  const { room } = seen;
  switch (asked.what) {
    case 'empty-form':
      return ok({ what: { type: 'form', form: asked.form, filled: null }, names: [asked.form, 'empty'] });
    case 'filled-form': {
      const [record, asItIs] = [lookUp(room.forms, asked.filled), lookUp(seen.whole.forms, asked.filled)];
      // Whoever is still to read its key figures from the papers finds them on paper as little as on the screen.
      if (record === undefined || asItIs === undefined || seen.hidden.has(asked.filled)) return err(NOT_FOUND);
      const seals = sealsWithheld(seen.whole, asItIs, people, today);
      // Every version is printed.
      if (withheldCells(seen, asItIs, seals).size > 0) {
        return err({ code: 'not-allowed', detail: detail('formPartlyWithheld') });
      }
      const filled = await storedSheet(services, { place, room, record });
      return ok({ what: { type: 'form', form: record.form, filled }, names: [record.form, record.filled] });
    }
    case 'kit-questions':
    case 'kit': {
      const { language } = asked;
      const found = await publicKitOfRoom(services, { history, room, language });
      const part = asked.what === 'kit' ? { kind: asked.piece, phase: asked.phase } : ({ kind: 'questions' } as const);
      return ok({ what: { type: 'kit', ...found, part }, names: [...Object.values(part), language] });
    }
  }
}

/** A form with the texts that lie beside the log. */
async function storedSheet(
  services: Services,
  of: { readonly place: RoomPlace; readonly room: OpenRoom; readonly record: FormRecord },
): Promise<StoredSheet> {
  const { place, room, record } = of;
  const ofVersions = record.versions.flatMap((version) => [
    ...digestsOfForm(version),
    ...(version.amended === null ? [] : [version.amended.text.digest]),
  ]);
  const digests = [...ofVersions, ...record.lateStatements.map(({ statement }) => statement.digest)];
  const { textOf: _, ...sheet } = filledSheetOf(room, record, () => undefined);
  return { ...sheet, texts: await readRoomTexts(services.db, place, digests) };
}
