import type { QueryOutput } from '@plumbline/api';
import { CHANNELS } from '@plumbline/ballot-management';
import { accountPlaceInWords } from '@plumbline/words/ballot-accounts-words';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { useBallotVotesWords } from '../../words/ballot-votes-words.ts';
import { ActForm } from './ActForm.tsx';
import { MailBatches } from './MailBatches.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { rowsFound } from './rows-found.ts';
import { UnitLabels } from './UnitLabels.tsx';

type Answer = QueryOutput<'ballot-batches'>;

/** Every batch, found by any number of it, and what is done with batches. */
export function BatchesPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const sayVotes = useBallotVotesWords();
  const { place } = props;
  const asked = useAsk('ballot-batches', place);
  const [{ find }] = usePageSearch();
  return (
    <RoomPage place={place} title={say('pages.batches')} lead={say('batches.lead')} asked={asked}>
      {(answer) => {
        const hasVotes = answer.batches.some(({ votes }) => votes !== 'none');
        const found = rowsFound(answer.batches, find, (one) => [
          one.batch,
          one.name,
          one.tabulator,
          one.tabulatorBatch,
          one.container,
          one.area,
          one.slot,
          one.countedAt,
        ]);
        return (
          <div className="stack-wide">
            <RegisterDownload
              name={say('pages.batches')}
              rows={found.map((one) => ({
                batch: one.batch,
                name: one.name,
                channel: one.channel,
                countedAt: one.countedAt,
                tabulator: one.tabulator,
                tabulatorBatch: one.tabulatorBatch,
                counted: one.counted,
                cards: one.cards,
                container: one.container,
                area: one.area,
                slot: one.slot,
              }))}
            />
            <UnitLabels
              place={place}
              what="batch-labels"
              title={say('pages.batches')}
              names={found.map((one) => one.name)}
              all={answer.batches.length}
              stocks={answer.labelStocks}
            />
            <RoomFilter label={say('batches.find')} found={found.length} all={answer.batches.length} />
            <SimpleTable
              caption={say('pages.batches')}
              hideCaption
              roomy
              columns={[
                { name: say('batches.name') },
                { name: say('batches.channel') },
                { name: say('batches.countedAt') },
                { name: say('batches.counted'), numeric: true },
                { name: say('batches.where'), wordy: true },
                ...(hasVotes ? [{ name: sayVotes('title') }] : []),
              ]}
              rows={found.map((one) => ({
                key: one.batch,
                cells: [
                  one.name,
                  say(`channels.${one.channel}`),
                  accountPlaceInWords(one.countedAt),
                  one.counted === null ? say('batches.notCounted') : formatCount(one.counted),
                  one.container === null
                    ? say('batches.inNone')
                    : [one.container, one.area, one.slot].filter((part) => part !== null).join(' · '),
                  ...(hasVotes
                    ? [
                        <Link key="votes" to={roomAddress(place, 'votes')} search={{ find: one.batch } as never}>
                          {sayVotes(`states.${one.votes}`)}
                        </Link>,
                      ]
                    : []),
                ],
              }))}
            />
            <MailBatches batches={answer.mail} />
            <BatchActs place={place} answer={answer} />
          </div>
        );
      }}
    </RoomPage>
  );
}

function BatchActs(props: { readonly place: RoomPlace; readonly answer: Answer }) {
  const say = useBallotRoomWords();
  const { place, answer } = props;
  const batches = answer.batches.map(({ batch, name }) => ({ value: batch, name: `${name} (${batch})` }));
  const containers = answer.containers.map((value) => ({ value, name: value }));
  const places = answer.places.map((one, number) => ({
    value: String(number),
    name: [one.site, one.day, one.tabulator].filter((part) => part !== null).join(' · '),
  }));
  return (
    <section className="stack" aria-label={say('lists.acts')}>
      <ActForm
        place={place}
        title={say('batches.create.title')}
        lead={places.length === 0 ? say('batches.create.noPlaces') : undefined}
        button={say('batches.create.submit')}
        done={say('batches.create.done')}
        fields={[
          { name: 'batch', kind: 'text', label: say('batches.create.number') },
          { name: 'name', kind: 'text', label: say('batches.create.name'), hint: say('batches.create.nameHint') },
          {
            name: 'channel',
            kind: 'choice',
            label: say('batches.channel'),
            options: CHANNELS.map((value) => ({ value, name: say(`channels.${value}`) })),
          },
          { name: 'place', kind: 'choice', label: say('batches.countedAt'), options: places },
          {
            name: 'tabulatorBatch',
            kind: 'text',
            label: say('batches.create.tabulatorBatch'),
            optional: true,
          },
          { name: 'hasCvrs', kind: 'yes', label: say('batches.create.hasCvrs') },
        ]}
        asks={({ text, textOrNull, isYes }) => {
          const at = answer.places[Number(text('place'))];
          const channel = CHANNELS.find((one) => one === text('channel'));
          if (at === undefined || channel === undefined) return [];
          const batch = text('batch');
          return [
            {
              type: 'create-batch',
              batch,
              name: text('name'),
              channel,
              countedAt: at.countedAt ?? `batch:${batch}`,
              accountedAt: at.accountedAt ?? `channel:${channel}`,
              tabulator: at.tabulator,
              tabulatorBatch: textOrNull('tabulatorBatch'),
              hasCvrs: isYes('hasCvrs'),
            },
          ];
        }}
      />
      <ActForm
        place={place}
        title={say('batches.place.title')}
        lead={say('batches.place.lead')}
        button={say('batches.place.submit')}
        done={say('batches.place.done')}
        fields={[
          { name: 'batch', kind: 'choice', label: say('batches.batch'), options: batches },
          { name: 'container', kind: 'choice', label: say('batches.container'), options: containers },
          { name: 'cards', kind: 'count', label: say('batches.place.cards'), hint: say('batches.place.cardsHint') },
        ]}
        asks={({ text, count }) => [
          { type: 'place-batch', batch: text('batch'), container: text('container'), cards: count('cards') },
        ]}
      />
      <ActForm
        place={place}
        title={say('batches.takeOut.title')}
        button={say('batches.takeOut.submit')}
        done={say('batches.takeOut.done')}
        fields={[{ name: 'batch', kind: 'choice', label: say('batches.batch'), options: batches }]}
        asks={({ text }) => [{ type: 'take-batch-out', batch: text('batch') }]}
      />
      <ActForm
        place={place}
        title={say('batches.split.title')}
        lead={say('batches.split.lead')}
        button={say('batches.split.submit')}
        done={say('batches.split.done')}
        fields={[
          { name: 'batch', kind: 'choice', label: say('batches.batch'), options: batches },
          { name: 'into', kind: 'text', label: say('batches.split.into'), hint: say('batches.site.listHint') },
        ]}
        asks={({ text }) => [{ type: 'split-batch', batch: text('batch'), into: listed(text('into')) }]}
      />
      <ActForm
        place={place}
        title={say('batches.merge.title')}
        lead={say('batches.merge.lead')}
        button={say('batches.merge.submit')}
        done={say('batches.merge.done')}
        fields={[
          { name: 'batches', kind: 'text', label: say('batches.merge.batches'), hint: say('batches.site.listHint') },
          { name: 'into', kind: 'choice', label: say('batches.merge.into'), options: batches },
        ]}
        asks={({ text }) => [{ type: 'merge-batches', batches: listed(text('batches')), into: text('into') }]}
      />
      <ActForm
        place={place}
        title={say('batches.rename.title')}
        button={say('batches.rename.submit')}
        done={say('batches.rename.done')}
        fields={[
          { name: 'batch', kind: 'choice', label: say('batches.batch'), options: batches },
          { name: 'name', kind: 'text', label: say('batches.rename.name') },
        ]}
        asks={({ text }) => [{ type: 'rename-batch', batch: text('batch'), name: text('name') }]}
      />
      <ActForm
        place={place}
        title={say('batches.site.title')}
        lead={say('batches.site.lead')}
        button={say('batches.site.submit')}
        done={say('batches.site.done')}
        isOpenAtFirst={places.length === 0}
        fields={[
          { name: 'site', kind: 'text', label: say('batches.site.name') },
          {
            name: 'kind',
            kind: 'choice',
            label: say('batches.site.kind'),
            options: [
              { value: 'precinct', name: say('batches.site.kinds.precinct') },
              { value: 'early-voting', name: say('batches.site.kinds.early-voting') },
              { value: 'central', name: say('batches.site.kinds.central') },
            ],
          },
          {
            name: 'tabulators',
            kind: 'text',
            label: say('batches.site.tabulators'),
            hint: say('batches.site.listHint'),
          },
          {
            name: 'days',
            kind: 'text',
            label: say('batches.site.days'),
            hint: say('batches.site.daysHint'),
            optional: true,
          },
        ]}
        asks={({ text }) => {
          const kind = (['precinct', 'early-voting', 'central'] as const).find((one) => one === text('kind'));
          if (kind === undefined) return [];
          return [
            {
              type: 'register-site',
              site: text('site'),
              kind,
              tabulators: listed(text('tabulators')),
              days: listed(text('days')),
            },
          ];
        }}
      />
    </section>
  );
}

/** Names that were typed with commas between them. */
function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
