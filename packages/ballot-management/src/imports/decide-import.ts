import { type Sha256, Sha256Schema } from '@plumbline/election';
import type { RoomFile } from '@plumbline/election-files';
import { assertNever, err, ok, type Result } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { type Acting, done, personsAsking, refuseActing } from '../decisions/acting.ts';
import { consequencesForManifest } from '../decisions/consequences-for-manifest.ts';
import { decideOpen } from '../decisions/decide-room.ts';
import { roomSeenBy, type SeenRoom } from '../decisions/room-seen-by.ts';
import type { Asking } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { BallotRoom, OpenRoom } from '../state/room.ts';
import type { ImportedAct, ImportedCommand, ImportSaid, PlannedLine } from './import-line.ts';
import { planCheckIns, planCvrBatches, planTabulatorBatches } from './plan-counts.ts';
import { planExpectedCards } from './plan-expected.ts';
import { planContainers, planPeople, planTraining } from './plan-registers.ts';

/** A file that somebody takes into a room: what it is called, its fingerprint, and what was read in it. */
export type ImportedFile = {
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: Sha256 };
  readonly content: RoomFile;
};

/** What becomes of one thing that a file says. */
export type ImportLine = {
  /** Rows of the file, as a spreadsheet numbers them. */
  readonly rows: readonly number[];
  readonly subject: string;
  readonly said: ImportSaid | null;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  readonly refusal: BallotRefusal | null;
};

/** What would become of a file: of each of its lines, and what the log would say. */
export type ImportDecision = {
  readonly lines: readonly ImportLine[];
  /** None where a line is refused, or where the room knows everything already. */
  readonly events: readonly BallotEvent[];
  /** The commands that were refused, for `recordOfRefusal`. */
  readonly refused: readonly { readonly command: ImportedCommand; readonly refusal: BallotRefusal }[];
};

/**
 * What follows from taking a file into a room: the ordinary commands that its rows come to, each decided in its turn as if whoever sends the file
 * had asked for it by hand, after an entry with the fingerprint of the file. All of it or nothing: where one line is refused, nothing follows, and
 * every line says what is wrong. What the room knows already is no event, so that the same file again changes nothing.
 */
export function decideImport(
  room: BallotRoom,
  { file, content }: ImportedFile,
  asking: Asking,
): Result<ImportDecision, BallotRefusal> {
  if (room.phase === 'not-opened') return err({ code: 'room-not-opened' });
  const asked = personsAsking(room, asking);
  if (!asked.ok) return asked;
  const acting = asked.value;
  const seen = roomSeenBy(room, acting.by, acting.day);
  const lines: ImportLine[] = [];
  const refused: { command: ImportedCommand; refusal: BallotRefusal }[] = [];
  const events: BallotEvent[] = [];
  let state: OpenRoom = room;
  for (const planned of planImport(seen, { file, content })) {
    const decided = decideActs({ ...acting, room: state }, planned, asking);
    if (decided.ok) {
      for (const event of decided.value) state = evolveRoom(state, event);
      events.push(...decided.value);
    } else if (decided.error.command !== null) {
      refused.push({ command: decided.error.command, refusal: decided.error.refusal });
    }
    lines.push(lineOf(planned, decided.ok ? null : decided.error.refusal));
  }
  const isRefused = lines.some(({ outcome }) => outcome === 'refused');
  if (isRefused || events.length === 0) return ok({ lines, events: [], refused });
  const imported = done(acting, 'file-imported', { kind: content.kind, file, lines: lines.length });
  const following = consequencesForManifest(acting, events);
  return ok({ lines, events: [imported, ...events, ...following], refused });
}

/** What tells one such decision from another: whoever looked at it is asked again where it has become another since. */
export function fingerprintOfImport({ file, content }: ImportedFile, { lines }: ImportDecision): Sha256 {
  return Sha256Schema.parse(sha256Hex(JSON.stringify([content.kind, file.sha256, lines])));
}

/** Why a file that somebody has looked at is not taken in: a line of it is refused, or the room has moved so that something else would follow. */
export function refuseImport(
  imported: ImportedFile,
  decision: ImportDecision,
  seen: Sha256,
): BallotRefusal | undefined {
  const rows = decision.lines.filter(({ outcome }) => outcome === 'refused').length;
  if (rows > 0) return { code: 'import-refused', rows };
  if (decision.events.length === 0) return undefined;
  return fingerprintOfImport(imported, decision) === seen ? undefined : { code: 'import-changed-since' };
}

function planImport(seen: SeenRoom, { file, content }: ImportedFile): readonly PlannedLine[] {
  const { whole } = seen;
  switch (content.kind) {
    case 'check-ins':
      return planCheckIns(seen, content.rows, file.name);
    case 'tabulator-batches':
      return planTabulatorBatches(seen, content.rows, file.name);
    case 'cvr-batches':
      return planCvrBatches(seen, content.rows, file.name);
    case 'containers':
      return planContainers(whole, content.rows);
    case 'people':
      return planPeople(whole, content.rows);
    case 'expected-cards':
      return planExpectedCards(whole, content.rows);
    case 'training':
      return planTraining(whole, content.rows);
    default:
      return assertNever(content);
  }
}

type NotDone = { readonly command: ImportedCommand | null; readonly refusal: BallotRefusal };

/** Every act of a line, one after the other, each by the rules that it has when it is asked for by hand. */
function decideActs(
  acting: Acting,
  { acts, refusal }: PlannedLine,
  asking: Asking,
): Result<readonly BallotEvent[], NotDone> {
  if (refusal !== null) return err({ command: null, refusal });
  const events: BallotEvent[] = [];
  let { room } = acting;
  for (const act of acts) {
    const command = commandOf(act, asking);
    const decided = decideAct({ ...acting, room }, command);
    if (!decided.ok) return err({ command, refusal: decided.error });
    for (const event of decided.value) room = evolveRoom(room, event);
    events.push(...decided.value);
  }
  return ok(events);
}

function decideAct(acting: Acting, command: ImportedCommand): BallotDecision {
  const refusal = refuseActing(acting, command.type, []);
  return refusal === undefined ? decideOpen(acting, command) : err(refusal);
}

function commandOf(act: ImportedAct, asking: Asking): ImportedCommand {
  // An act and who asks for it are together a command of its type.
  return { ...act, ...asking } as ImportedCommand;
}

function lineOf({ rows, subject, said, isChange, acts }: PlannedLine, refusal: BallotRefusal | null): ImportLine {
  if (refusal !== null) return { rows, subject, said, outcome: 'refused', refusal };
  return { rows, subject, said, outcome: acts.length === 0 ? 'same' : isChange ? 'changed' : 'new', refusal: null };
}
