import { createHash } from 'node:crypto';
import type { CommandInput, CommandOutput } from '@plumbline/api';
import {
  type Asking,
  type BallotEvent,
  type BallotRefusal,
  type BallotRoom,
  decideImport,
  evolveRoom,
  fingerprintOfImport,
  type ImportDecision,
  type ImportedFile,
  recordOfRefusal,
  refusedAgain,
  refuseImport,
} from '@plumbline/ballot-management';
import { Sha256Schema } from '@plumbline/election';
import type { ParsedFile, RoomContest, RoomFile } from '@plumbline/election-files';
import { assert, err, ok } from '@plumbline/prelude';
import { detailWords } from '@plumbline/words/detail-words';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { findElection } from '../../stores/elections.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import { contestsOfRoom } from '../history/contests-of-room.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { loadRoomForUpdate } from '../history/load-room.ts';
import { accountsAsking } from '../screens/accounts-asking.ts';
import { refusalToShow } from '../screens/refusal-to-show.ts';
import { additionsToRoom, decidedInRoom } from './decided-in-room.ts';
import { countRefusal } from './refusals-counted.ts';

type Input = CommandInput<'import-ballot-file'>;
type Output = CommandOutput<'import-ballot-file'>;

/**
 * Takes a file into a ballot room as the acts that its rows come to, or says what would become of it. The file is read beside the thread that
 * answers, and is kept nowhere: the log has its fingerprint.
 */
export const importBallotFile = defineCommand({
  name: 'import-ballot-file',
  permission: 'ballot-room.ask',
  // A look at a file leaves nothing, and a file that is known already neither.
  knowsItsRepeats: true,
  scope: ballotRoomScope,
  gate: ({ electionId, jurisdiction }) => ballotChain({ electionId, jurisdiction }),

  async prepare({ preparation, services }, input) {
    await readFile(preparation, { ...input, contests: await contestsAsked(services.db, input) });
  },

  async run({ tx, actor, at, sessionDigest, preparation }, input) {
    const { electionId, jurisdiction, seen, isConfirmed } = input;
    assert(actor.kind === 'person', 'only people take files into a ballot room', actor.kind);
    const place: RoomPlace = { electionId, jurisdiction };
    const { parsed, file } = await readFile(preparation, { ...input, contests: await contestsAsked(tx, input) });
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const loaded = await loadRoomForUpdate(tx, place);
    const { room } = loaded?.history ?? { room: NOT_OPENED };
    const asking = {
      signIns: await accountsAsking(tx, { place, personId: actor.personId, sessionDigest, at }),
      at: instantOfState(at, election.state),
    };
    const refused = async (refusal: BallotRefusal) => err(await refusalToShow(tx, room, refusal, asking));
    const { accepted, needsConfirmation, issues, issueCount } = parsed;
    const read = { ...file, isRead: accepted, needsConfirmation, issues: [...issues], issueCount };
    if (!parsed.accepted) {
      return seen === null ? nothingWritten({ ...read, ...NO_LINES }) : refused({ code: 'import-not-read' });
    }
    const imported: ImportedFile = { file, content: parsed.value };
    const first = outcomeOf(room, imported, { asking, seen });
    if (first.decision === undefined || loaded === undefined) {
      return refused(first.refusal ?? { code: 'room-not-opened' });
    }
    const shown = { ...read, ...(await linesToShow(tx, room, first.decision, asking)) };
    const { decision } = first;
    if (seen === null) {
      const mayFollow = decision.events.length > 0;
      return nothingWritten({ ...shown, fingerprint: mayFollow ? fingerprintOfImport(imported, decision) : null });
    }
    if (needsConfirmation && !isConfirmed) return refused({ code: 'import-not-confirmed' });
    if (first.refusal === undefined && decision.events.length === 0) return nothingWritten(shown);
    const found = await decidedInRoom(tx, { place, room, at: asking.at, first }, (state) =>
      outcomeOf(state, imported, { asking, seen }),
    );
    const { refusal, events, again } = found.outcome;
    for (const act of again) countRefusal(ballotChain(place), act, { at, since: asking.at });
    const isWritten = events.length > 0;
    if (refusal !== undefined && !isWritten) return refused(refusal);
    const additions = await additionsToRoom(tx, found, { place, held: loaded.held, now: at, at: asking.at, isWritten });
    if (refusal !== undefined) return ok({ additions, answer: await refused(refusal) });
    const entry = loaded.held.number + additions[0].events.length;
    return ok({ additions, answer: ok({ ...shown, entry, fingerprint: null }) });
  },
});

const NOT_OPENED: BallotRoom = { phase: 'not-opened' };
const NO_LINES = { lines: [], counts: { refused: 0, changed: 0, new: 0, same: 0 }, fingerprint: null, entry: null };
const LINES_SHOWN_MAX = 1_000;
const say = detailWords('en');

function nothingWritten(answer: Output) {
  return ok({ additions: [], answer: ok(answer) });
}

type ReadFile = { readonly parsed: ParsedFile<RoomFile>; readonly file: ImportedFile['file'] };

/** The contests that columns of a file may be about. */
function contestsAsked(db: Reader, { kind, ...place }: Pick<Input, 'kind' | 'electionId' | 'jurisdiction'>) {
  return kind === 'tabulator-batches' ? contestsOfRoom(db, place) : Promise.resolve([]);
}

/** The file as it was read: in a thread, because a workbook of a few kilobytes can hold a million cells. */
function readFile(
  preparation: Preparation,
  asked: Pick<Input, 'kind' | 'name' | 'content'> & { readonly contests: readonly RoomContest[] },
) {
  const { kind, name, content, contests } = asked;
  const bytes = Buffer.from(content, 'base64');
  const sha256 = Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  const key = `room file ${kind} ${sha256} ${name} ${JSON.stringify(contests)}`;
  return preparation.get<ReadFile>(key, async ({ workers }) => {
    const parsed = await workers.run('read-room-file', { kind, name, bytes: new Uint8Array(bytes), contests });
    return { parsed, file: { name, bytes: bytes.length, sha256 } };
  });
}

/** What is decided of a file, with the entries that it leaves: those of what was refused, where it was sent to be taken in. */
function outcomeOf(
  room: BallotRoom,
  imported: ImportedFile,
  { asking, seen }: { readonly asking: Asking; readonly seen: Input['seen'] },
) {
  const decided = decideImport(room, imported, asking);
  if (!decided.ok) return { decision: undefined, refusal: decided.error, events: [], again: [] };
  const decision = decided.value;
  const refusal = seen === null ? undefined : refuseImport(imported, decision, Sha256Schema.parse(seen));
  if (refusal === undefined) return { decision, refusal, events: decision.events, again: [] };
  return { decision, refusal, ...recordsOf(room, decision) };
}

/** What the refusals of a file leave behind, as each would alone. */
function recordsOf(room: BallotRoom, { refused }: ImportDecision) {
  const events: BallotEvent[] = [];
  const again: NonNullable<ReturnType<typeof refusedAgain>>[] = [];
  let told = room;
  for (const { command, refusal } of refused) {
    const repeated = refusedAgain(told, command, refusal);
    if (repeated !== undefined) again.push(repeated);
    for (const event of recordOfRefusal(told, command, refusal)) {
      told = evolveRoom(told, event);
      events.push(event);
    }
  }
  return { events, again };
}

const ORDER = ['refused', 'changed', 'new', 'same'] as const;

async function linesToShow(
  tx: Writer,
  room: BallotRoom,
  { lines }: ImportDecision,
  asking: Asking,
): Promise<Pick<Output, 'lines' | 'counts' | 'fingerprint' | 'entry'>> {
  const byOutcome = Map.groupBy(lines, ({ outcome }) => outcome);
  const numberOf = (outcome: (typeof ORDER)[number]) => byOutcome.get(outcome)?.length ?? 0;
  const shown: Output['lines'] = [];
  for (const line of ORDER.flatMap((outcome) => byOutcome.get(outcome) ?? []).slice(0, LINES_SHOWN_MAX)) {
    const { rows, subject, said, outcome, refusal } = line;
    const problem = refusal === null ? null : say.that((await refusalToShow(tx, room, refusal, asking)).detail);
    shown.push({ rows, subject, said, outcome, problem });
  }
  const counts = {
    refused: numberOf('refused'),
    changed: numberOf('changed'),
    new: numberOf('new'),
    same: numberOf('same'),
  };
  return { lines: shown, counts, fingerprint: null, entry: null };
}
