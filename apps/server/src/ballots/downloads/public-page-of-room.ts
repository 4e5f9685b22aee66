import { confidentialIn, type OpenRoom, publicViewOf } from '@plumbline/ballot-management';
import { renderPublicPage } from '@plumbline/documents';
import { assert } from '@plumbline/prelude';
import type { PublicLanguage } from '@plumbline/words/define-words';
import { spokenBy } from '@plumbline/words/english-of';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { ballotEventOf } from '../../log/ballot-event-of.ts';
import { readLog } from '../../log/read-log.ts';
import type { Services } from '../../services.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { findElection } from '../../stores/elections.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { findOwnWords } from '../../stores/own-words.ts';
import { instantOfState, zoneOf } from '../history/instant-of-state.ts';
import type { RoomHistory } from '../history/load-room.ts';

/** The public page of a room as its log stands, with the time of its newest entry: the figures are of then, whenever the page is read. */
export async function publicPageOfRoom(
  { db, now }: Pick<Services, 'db' | 'now'>,
  asked: {
    readonly history: RoomHistory;
    readonly room: OpenRoom;
    readonly language: PublicLanguage;
    readonly otherLanguage: { readonly language: PublicLanguage; readonly address: string } | null;
  },
): Promise<string> {
  const { history, room, language, otherLanguage } = asked;
  const { place, head } = history;
  const election = await findElection(db, place.electionId);
  assert(election !== undefined, 'a room belongs to an election', place.electionId);
  const [office] = await findOrganizations(db, [election.organizationId]);
  const view = publicViewOf(room, instantOfState(now(), election.state));
  const digests = [
    ...view.incidents.flatMap(({ text }) => text?.digest ?? []),
    ...view.corrections.flatMap(({ reason }) => reason?.[language].digest ?? []),
  ];
  const texts = await readRoomTexts(db, place, digests);
  const own = await findOwnWords(db, election.organizationId);
  return renderPublicPage(view, {
    language: spokenBy(own, language),
    office: office?.name ?? '',
    election: election.name,
    time: (await momentOfNewest(db, place, { number: head.number, state: election.state, language })).inWords,
    head,
    otherLanguage,
    // What looks like a code or an address is on no page, whoever has read it.
    textOf: (digest) => {
      const text = texts.get(digest);
      return text === undefined || confidentialIn(room, text).length > 0 ? undefined : text;
    },
  });
}

/** When the newest entry was made, as the clocks there showed it. */
export async function momentOfNewest(
  db: Services['db'],
  place: RoomPlace,
  of: { readonly number: number; readonly state: string | null; readonly language: PublicLanguage },
): Promise<{ readonly at: string; readonly inWords: string }> {
  const [entry] = await readLog(db, ballotChain(place), { from: of.number, limit: 1 });
  assert(entry !== undefined, 'the newest entry is there', of.number);
  const format = new Intl.DateTimeFormat(`${of.language}-US`, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: zoneOf(of.state),
  });
  const { at } = ballotEventOf(entry).event;
  return { at, inWords: format.format(new Date(at)) };
}
