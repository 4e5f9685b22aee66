import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import { ContainerActs } from './ContainerActs.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { rowsFound } from './rows-found.ts';
import { UnitLabels } from './UnitLabels.tsx';

type Answer = QueryOutput<'ballot-containers'>;
type Container = Answer['containers'][number];

/** Every container: what is in it, whether it is sealed, who holds it, where it stands. One that is chosen shows its acts. */
export function ContainersPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-containers', place);
  const [{ find, container: chosen }, change] = usePageSearch();
  return (
    <RoomPage place={place} title={say('pages.containers')} lead={say('containers.lead')} asked={asked}>
      {(answer) => {
        const found = rowsFound(answer.containers, find, (one) => [
          one.container,
          one.area,
          one.slot,
          ...one.heldBy,
          ...one.batches.flatMap(({ batch, name }) => [batch, name]),
        ]);
        const open = answer.containers.find(({ container }) => container === chosen);
        return (
          <div className="stack-wide">
            <RegisterDownload
              name={say('pages.containers')}
              rows={found.map((one) => ({
                container: one.container,
                kind: one.kind,
                batches: one.batches.map(({ batch }) => batch).join('; '),
                cards: one.cards,
                area: one.area,
                slot: one.slot,
                condition: one.condition,
                stage: one.stage,
                sealed: one.positions.every(({ isSealed }) => isSealed),
                heldBy: one.heldBy.join('; '),
                gaps: one.gaps.length,
              }))}
            />
            <UnitLabels
              place={place}
              what="container-labels"
              title={say('pages.containers')}
              names={found.map((one) => one.container)}
              all={answer.containers.length}
              stocks={answer.labelStocks}
            />
            <RoomFilter label={say('containers.find')} found={found.length} all={answer.containers.length} />
            <SimpleTable
              caption={say('pages.containers')}
              hideCaption
              roomy
              columns={[
                { name: say('containers.container') },
                { name: say('containers.state') },
                { name: say('batches.cardsIn'), numeric: true },
                { name: say('batches.where'), wordy: true },
                { name: say('containers.custody'), wordy: true },
              ]}
              rows={found.map((one) => ({
                key: one.container,
                cells: [
                  <Button
                    key="open"
                    look="quiet"
                    label={say('containers.open', { container: one.container })}
                    onPress={() => change({ container: one.container })}
                  >
                    {one.container}
                  </Button>,
                  <ContainerTag key="state" container={one} />,
                  formatCount(one.cards),
                  one.area === null ? say('containers.nowhere') : [one.area, one.slot].join(' · '),
                  custodyInWords(one, say),
                ],
              }))}
            />
            {open && (
              <section className="panel stack" aria-label={open.container}>
                <h2>{open.container}</h2>
                <ContainerFacts container={open} />
                <ContainerActs place={place} container={open} areas={answer.areas} />
              </section>
            )}
            <ActForm
              place={place}
              title={say('containers.create.title')}
              button={say('containers.create.submit')}
              done={say('containers.create.done')}
              isOpenAtFirst={answer.containers.length === 0}
              fields={[
                { name: 'container', kind: 'text', label: say('containers.create.number') },
                {
                  name: 'kind',
                  kind: 'choice',
                  label: say('containers.create.kind'),
                  options: KINDS.map((value) => ({ value, name: say(`containers.kinds.${value}`) })),
                },
                {
                  name: 'positions',
                  kind: 'text',
                  label: say('containers.create.positions'),
                  hint: say('containers.create.positionsHint'),
                  value: 'front, lid',
                },
                { name: 'holdsVoted', kind: 'yes', label: say('containers.create.holdsVoted'), value: 'yes' },
              ]}
              asks={({ text, isYes }) => {
                const kind = KINDS.find((one) => one === text('kind'));
                if (kind === undefined) return [];
                const positions = text('positions')
                  .split(',')
                  .map((one) => one.trim())
                  .filter((one) => one !== '');
                return [
                  {
                    type: 'create-container',
                    container: text('container'),
                    kind,
                    positions,
                    holdsVoted: isYes('holdsVoted'),
                  },
                ];
              }}
            />
          </div>
        );
      }}
    </RoomPage>
  );
}

const KINDS = ['ballot-box', 'transfer-case', 'drop-box', 'bag', 'cage', 'shelf'] as const;

function ContainerTag(props: { readonly container: Container }) {
  const say = useBallotRoomWords();
  const { condition, stage, positions } = props.container;
  if (condition !== 'ok') return <Tag tone="red">{say(`containers.conditions.${condition}`)}</Tag>;
  if (stage !== 'here') return <Tag tone="amber">{say(`containers.stages.${stage}`)}</Tag>;
  const sealed = positions.filter(({ isSealed }) => isSealed).length;
  if (sealed === positions.length && sealed > 0) return <Tag tone="green">{say('containers.sealed')}</Tag>;
  return (
    <Tag tone={sealed === 0 ? 'grey' : 'amber'}>
      {say('containers.sealedPartly', { sealed, all: positions.length })}
    </Tag>
  );
}

function custodyInWords({ heldBy, gaps, holdsVoted }: Container, say: ReturnType<typeof useBallotRoomWords>): string {
  const held = heldBy.length > 0 ? [say('containers.heldBy', { people: heldBy.join(', ') })] : [];
  if (gaps.length > 0) return [...held, say('containers.gaps', { count: gaps.length })].join('; ');
  return [...held, ...(holdsVoted ? [say('containers.noGaps')] : [])].join('; ');
}

function ContainerFacts(props: { readonly container: Container }) {
  const say = useBallotRoomWords();
  const { container } = props;
  return (
    <>
      {container.gaps.map(({ from, until, minutes, why }) => (
        <Alert kind="error" key={`${from} ${until}`} title={say('containers.gap', { minutes: Math.round(minutes) })}>
          <p>{say(`containers.gapWhy.${why as 'one-person'}`, { from: formatTime(from), until: formatTime(until) })}</p>
        </Alert>
      ))}
      {container.waitsForSecondReading && (
        <Alert kind="warning" title={say('containers.secondReading')}>
          <p>{say('containers.secondReadingSays')}</p>
        </Alert>
      )}
      <dl className="facts">
        <dt>{say('containers.positions')}</dt>
        <dd>
          {container.positions
            .map(
              ({ position, isSealed }) => `${position}: ${say(isSealed ? 'containers.isSealed' : 'containers.isOpen')}`,
            )
            .join('; ')}
        </dd>
        <dt>{say('pages.batches')}</dt>
        <dd>
          {container.batches.length === 0
            ? say('containers.empty')
            : container.batches.map(({ name, cards }) => `${name} (${cards ?? '–'})`).join('; ')}
        </dd>
        <dt>{say('containers.readings')}</dt>
        <dd>
          {container.readings.length === 0
            ? say('containers.notRead')
            : container.readings
                .map(({ at, by, agrees }) => {
                  const verdict = say(agrees ? 'containers.agrees' : 'containers.differs');
                  return `${formatTime(at)}, ${by.join(', ')}: ${verdict}`;
                })
                .join('; ')}
        </dd>
      </dl>
    </>
  );
}
