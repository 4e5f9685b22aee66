import type { ShownText } from '@plumbline/api';
import { type OpenRoom, type ProcedureVersion, TOPICS } from '@plumbline/ballot-management';
import { entriesOf, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { refuse } from '../../road/define-command.ts';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import { shownStoredTexts } from '../../stores/shown-stored-texts.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** Procedures, outlines and the calendar with their versions; the words of one, for people of the room. */
export const ballotProcedures = defineRoomQuery({
  name: 'ballot-procedures',
  async show({ room, place, services, session }, { procedure, version }) {
    const asking = await peopleAsking({ services, session }, { place, room });
    const versions = [...entriesOf(room.procedures)].flatMap(([, each]) => each);
    // A procedure may say what is for those who work here only.
    const digests = asking.length === 0 ? [] : versions.map(({ text }) => text.digest);
    const texts = await shownStoredTexts(services.db, await readStoredRoomTexts(services.db, place, digests));
    const shown = (one: ProcedureVersion) => shownIn(room, one, { asking, text: texts.get(one.text.digest) });
    const procedures = versions.map(shown);
    if (procedure === undefined || version === undefined) return ok({ procedures, reading: null });
    const found = versions.find((one) => one.procedure === procedure && one.version === version);
    if (found === undefined) return refuse('not-found', detail('noSuchProcedure', { procedure, version }));
    const text = asking.length === 0 ? null : (texts.get(found.text.digest) ?? ({ state: 'missing' } as const));
    return ok({ procedures, reading: { ...shown(found), text } });
  },
});

function shownIn(
  room: OpenRoom,
  one: ProcedureVersion,
  { asking, text }: { readonly asking: readonly string[]; readonly text: ShownText | undefined },
) {
  const { procedure, kind, version, topics, author, approvedBy, effectiveFrom } = one;
  return {
    procedure,
    kind,
    version,
    title: text?.state === 'kept' ? titleIn(text.text, procedure) : null,
    topics: TOPICS.filter((topic) => topics.includes(topic)),
    author: namesIn(room, author),
    isYours: author.some((person) => asking.includes(person)),
    approvedBy: namesIn(room, approvedBy),
    effectiveFrom,
  };
}

const TITLE_LENGTH_MAX = 100;

/** What a text calls itself in its first line, without the name it goes by. */
function titleIn(text: string, procedure: string): string | null {
  const [first = ''] = text.split('\n');
  const title = (first.startsWith(`${procedure} `) ? first.slice(procedure.length) : first).trim();
  return title === '' || title.length > TITLE_LENGTH_MAX ? null : title;
}
