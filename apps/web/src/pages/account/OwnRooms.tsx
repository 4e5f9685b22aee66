import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { roomAddress } from '../ballot-room/room-place.ts';

/** The ballot rooms somebody is enrolled in, or may open as the manager of a jurisdiction. */
export function OwnRooms(props: { readonly rooms: QueryOutput<'home'>['ballotRooms'] }) {
  const say = useBallotRoomWords();
  if (props.rooms.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('rooms.own')}</h2>
      <ul className="stack">
        {props.rooms.map((room) => (
          <li key={`${room.electionId} ${room.jurisdiction}`}>
            <Link className="strong" to={roomAddress(room)}>
              {room.jurisdiction}
            </Link>{' '}
            <span className="quiet">{room.election}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
