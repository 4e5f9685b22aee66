import {
  applicationState,
  daysBetween,
  newApplication,
  type OpenRoom,
  QUESTIONS,
  SECURE_BALLOT_MANAGEMENT,
} from '@plumbline/ballot-management';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { noticeWords, questionInWords } from '@plumbline/words/notice-words';
import { sendNotice } from '../../audit/jobs/notice-mails.ts';
import { tellAlone } from '../../audit/jobs/tell-alone.ts';
import { type RoomPlace, roomOfChain } from '../../log/ballot-chains.ts';
import { ballotEventOf } from '../../log/ballot-event-of.ts';
import type { Services } from '../../services.ts';
import { type ElectionRow, findElection } from '../../stores/elections.ts';
import {
  chainsBehind,
  claimTelling,
  entriesToTell,
  findChainBehind,
  forgetQuestionDue,
  markRead,
  noteQuestionDue,
  noticesOff,
  passOver,
  questionsDue,
} from '../../stores/notices.ts';
import { findPerson } from '../../stores/people.ts';
import type { Writer } from '../../stores/store.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom } from '../history/load-room.ts';

const say = noticeWords('en');

type Needs = Pick<Services, 'db' | 'mailer' | 'publicUrl' | 'now'>;
type Due = { readonly chain: string; readonly question: string };

const TYPES: ReadonlySet<string> = new Set(['question-assigned']);
const DAY_MS = 24 * 60 * 60_000;
/** Somebody can still do something about it. */
const DAYS_BEFORE = 2;

/**
 * Reminds people of ballot rooms of the questions that they see to: once when the day is near, and once when it is over. Whoever is assigned
 * anew, or until another day, is reminded anew. Of an application that was handed in nobody is.
 */
export async function tellOfQuestions(services: Needs): Promise<void> {
  await tellAlone(services, (tx) => passOver(tx, TYPES, 'rooms'));
  for (const { chain } of await chainsBehind(services.db, 'rooms')) {
    await tellAlone(services, (tx) => noteAssigned(tx, chain));
  }
  // A day begins in some states before it does in others.
  const until = new Date(services.now().getTime() + (DAYS_BEFORE + 1) * DAY_MS);
  for (const due of await questionsDue(services.db, until)) {
    await tellAlone(services, (tx) => tellOfQuestion(services, tx, due));
  }
}

async function noteAssigned(tx: Writer, chain: string): Promise<void> {
  // Another process may have looked through it since.
  const behind = await findChainBehind(tx, chain, 'rooms');
  if (behind === undefined) return;
  const { entries, head } = await entriesToTell(tx, behind, TYPES);
  for (const entry of entries) {
    const { event } = ballotEventOf(entry);
    if (event.type === 'question-assigned') await noteQuestionDue(tx, { chain, ...event });
  }
  await markRead(tx, chain, head);
}

async function tellOfQuestion(services: Needs, tx: Writer, due: Due): Promise<void> {
  const place = roomOfChain(due.chain);
  const question = QUESTIONS.find((one) => one === due.question);
  if (place === undefined || question === undefined) return forgetQuestionDue(tx, due);
  const election = await findElection(tx, place.electionId);
  const { room } = await loadRoom(services.db, place);
  const assigned = room.phase === 'open' ? lookUp(room.questions, question) : undefined;
  if (election === undefined || room.phase !== 'open' || assigned === undefined) return forgetQuestionDue(tx, due);
  const today = dayInState(services.now(), election.state);
  if (!isPrepared(room, today)) return;
  const isOver = assigned.due < today;
  if (!isOver && daysBetween(today, assigned.due) > DAYS_BEFORE) return;
  const kind = isOver ? 'question-over' : 'question-soon';
  const at = services.now();
  if (await claimTelling(tx, `${kind} ${question} ${assigned.due} ${assigned.person} ${due.chain}`, at)) {
    const told = {
      subject: say(`${kind}.subject`, named(place, { question, due: assigned.due })),
      paragraphs: [say(`${kind}.says`, named(place, { question, due: assigned.due })), say(`${kind}.ask`)],
    };
    for (const email of await addressesOf(tx, room, assigned.person)) {
      await sendNotice({ services, tx, at }, { email, told, ...leadingTo(place, election) });
    }
  }
  if (isOver) await forgetQuestionDue(tx, due);
}

/** Whether the office still works on what it hands in. */
function isPrepared(room: OpenRoom, today: string): boolean {
  const { standard, version } = SECURE_BALLOT_MANAGEMENT;
  const application = lookUp(room.applications, standard) ?? newApplication(standard, version);
  const state = applicationState(application, today);
  return state === 'preparing' || state === 'feedback' || state === 'over';
}

function named(
  { jurisdiction }: RoomPlace,
  { question, due }: { readonly question: (typeof QUESTIONS)[number]; readonly due: string },
) {
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${due}T00:00:00Z`),
  );
  return { place: jurisdiction, question: questionInWords(question, 'en'), day };
}

function leadingTo({ electionId, jurisdiction }: RoomPlace, { organizationId }: ElectionRow) {
  return {
    organizationId,
    page: `/elections/${electionId}/ballots/${encodeURIComponent(jurisdiction)}/standard`,
    open: { there: say('openRoom'), plain: say('openRoomPlain') },
  };
}

/** Where somebody of the room signs in, unless they want no such mails. */
async function addressesOf(tx: Writer, room: OpenRoom, person: string): Promise<readonly string[]> {
  const addresses: string[] = [];
  for (const [account, owner] of entriesOf(room.signIns)) {
    if (owner !== person || (await noticesOff(tx, account)).includes('question-due')) continue;
    const found = await findPerson(tx, account);
    if (found !== undefined) addresses.push(found.email);
  }
  return addresses.toSorted();
}
