import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { HeldApart } from './HeldApart.tsx';
import { InventoryTake } from './InventoryTake.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';

export type InventoryAnswer = QueryOutput<'ballot-inventory'>;

/** Inventories: taken blind, with what each found; what is missing, and what is held apart. */
export function InventoryPage(props: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const { place } = props;
  const asked = useAsk('ballot-inventory', place);
  return (
    <RoomPage place={place} title={say('inventory.title')} lead={say('inventory.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <InventoryTake place={place} answer={answer} />
          {answer.areas.map((one) => (
            <AreaResult key={one.area} area={one} />
          ))}
          <HeldApart place={place} answer={answer} />
        </div>
      )}
    </RoomPage>
  );
}

function AreaResult(props: { readonly area: InventoryAnswer['areas'][number] }) {
  const say = useBallotCustodyWords();
  const { area, newest } = props.area;
  if (newest === null) return <p className="quiet">{say('inventory.never', { area })}</p>;
  const rows = [
    ...newest.expectedUnseen.map((one) => ({ ...one, found: 'expectedUnseen', where: one.slot }) as const),
    ...newest.seenUnexpected.map((one) => ({ ...one, found: 'seenUnexpected', where: one.slot }) as const),
    ...newest.wrongSlot.map(
      (one) => ({ ...one, found: 'wrongSlot', where: say('inventory.expectedAt', one) }) as const,
    ),
  ];
  return (
    <section className="stack">
      <h2>{say('inventory.result', { area })}</h2>
      <p className="quiet">
        {say('inventory.taken', { at: formatTime(newest.at), people: newest.by.join(', ') })} ·{' '}
        {say('inventory.asExpected', { count: newest.asExpected.length })}
      </p>
      <RegisterDownload
        name={say('inventory.result', { area })}
        rows={[
          ...rows.map(({ container, found, where }) => ({ container, result: found, where })),
          ...newest.asExpected.map((container) => ({ container, result: 'asExpected', where: '' })),
        ]}
      />
      {rows.length === 0 ? (
        <Alert kind="success">
          <p>{say('inventory.clean')}</p>
        </Alert>
      ) : (
        <SimpleTable
          caption={say('inventory.result', { area })}
          hideCaption
          columns={[
            { name: say('inventory.container') },
            { name: say('inventory.found') },
            { name: say('inventory.where'), wordy: true },
          ]}
          rows={rows.map(({ container, found, where }) => ({
            key: `${found} ${container}`,
            cells: [
              container,
              <Tag key="found" tone={found === 'wrongSlot' ? 'amber' : 'red'}>
                {say(`inventory.${found}`)}
              </Tag>,
              where,
            ],
          }))}
        />
      )}
    </section>
  );
}
