import { Link } from '@tanstack/react-router';
import { useAsk } from '../connection/use-ask.ts';
import { roomAddress } from '../pages/ballot-room/room-place.ts';
import { useRoundsWords } from '../words/rounds-words.ts';

/** From an entry that says of a card that it replaces a damaged one to the record of the remade ballots, where a ballot room keeps it. */
export function RemadeRecord(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  /** The entry as people name it. */
  readonly entry: string;
}) {
  const say = useRoundsWords();
  const { auditId, jurisdiction, entry } = props;
  const { data } = useAsk('remade-ballots', { auditId, jurisdiction });
  if (data === undefined || data.room === null) return null;
  return (
    <>
      {' · '}
      <Link to={roomAddress({ electionId: data.room.electionId, jurisdiction }, 'duplication')}>
        {say('log.remade')}
        <span className="visually-hidden"> {say('log.remadeOf', { entry })}</span>
      </Link>
    </>
  );
}

/** Whether the data of an entry say of a card that it is a duplicate. */
export function saysDuplicate(data: unknown): boolean {
  if (!isRecord(data) || !isRecord(data.record) || !isRecord(data.record.card)) return false;
  return typeof data.record.card.duplicate === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
