import { usePageSearch } from '../../connection/use-page-search.ts';
import { TextField } from '../../ui/Field.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';

/** One field that finds rows by anything that stands in them; what is sought is part of the address. */
export function RoomFilter(props: { readonly label: string; readonly found: number; readonly all: number }) {
  const say = useBallotRoomWords();
  const [search, change] = usePageSearch();
  return (
    <div className="room-filter">
      <TextField
        label={props.label}
        name="room-filter"
        type="search"
        value={search.find ?? ''}
        error={undefined}
        onChange={(find) => change({ find: find === '' ? undefined : find })}
      />
      <p className="quiet" role="status">
        {say('lists.found', { found: props.found, all: props.all })}
      </p>
    </div>
  );
}
