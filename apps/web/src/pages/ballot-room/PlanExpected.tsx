import { CHANNELS, EXPECTED_BASES } from '@plumbline/ballot-management';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../formats/format-count.ts';
import { formatDay } from '../../formats/format-time.ts';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useRowsSoFar } from '../../ui/use-rows-so-far.ts';
import { useBallotPlanWords } from '../../words/ballot-plan-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import type { BatchPlanAnswer } from './BatchPlanPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';

/** How many cards are expected where: a table, a number typed, or a file with all of them. */
export function PlanExpected({ place, answer }: { readonly place: RoomPlace; readonly answer: BatchPlanAnswer }) {
  const say = useBallotPlanWords();
  const sayRoom = useBallotRoomWords();
  const { expected, sites } = answer;
  const rows = useRowsSoFar(expected.length);
  const total = expected.reduce((sum, { cards }) => sum + cards, 0);
  return (
    <section className="stack">
      <h2>{say('expected.title')}</h2>
      <p>{say('expected.lead')}</p>
      {expected.length === 0 ? (
        <p className="quiet">{say(sites.length === 0 ? 'expected.noSites' : 'expected.none')}</p>
      ) : (
        <SimpleTable
          caption={say('expected.title')}
          hideCaption
          tight
          columns={[
            { name: say('expected.site') },
            { name: say('expected.day') },
            { name: say('expected.tabulator') },
            { name: say('expected.precinct') },
            { name: say('expected.style') },
            { name: say('expected.channel') },
            { name: say('expected.basis') },
            { name: say('expected.cards'), numeric: true },
          ]}
          rows={expected.slice(0, rows.count).map((one) => ({
            key: JSON.stringify(one),
            cells: [
              one.site,
              one.day === null ? '–' : formatDay(one.day),
              one.tabulator ?? say('expected.anyTabulator'),
              one.precinct ?? '–',
              one.style ?? '–',
              sayRoom(`channels.${one.channel}`),
              say(`expected.bases.${one.basis}`),
              formatCount(one.cards),
            ],
          }))}
          total={[say('expected.total'), '', '', '', '', '', '', formatCount(total)]}
        />
      )}
      <MoreRows rows={rows} words={formatCount(expected.length)} />
      <p className="no-print">
        <Link to={roomAddress(place, 'files')}>{say('expected.file')}</Link>
      </p>
      {sites.length > 0 && <ExpectedAdd place={place} sites={sites} />}
    </section>
  );
}

function ExpectedAdd({ place, sites }: { readonly place: RoomPlace } & Pick<BatchPlanAnswer, 'sites'>) {
  const say = useBallotPlanWords();
  const sayRoom = useBallotRoomWords();
  const tabulators = [...new Set(sites.flatMap((site) => site.tabulators))];
  return (
    <ActForm
      place={place}
      title={say('expected.add')}
      button={say('expected.submit')}
      done={say('expected.done')}
      fields={[
        {
          name: 'site',
          kind: 'choice',
          label: say('expected.site'),
          options: sites.map(({ site }) => ({ value: site, name: site })),
        },
        {
          name: 'tabulator',
          kind: 'choice',
          label: say('expected.tabulator'),
          options: [
            { value: '', name: say('expected.anyTabulator') },
            ...tabulators.map((value) => ({ value, name: value })),
          ],
          optional: true,
        },
        { name: 'day', kind: 'date', label: say('expected.day'), hint: say('expected.dayHint'), optional: true },
        { name: 'precinct', kind: 'text', label: say('expected.precinct'), optional: true },
        { name: 'style', kind: 'text', label: say('expected.style'), optional: true },
        {
          name: 'channel',
          kind: 'choice',
          label: say('expected.channel'),
          options: CHANNELS.map((value) => ({ value, name: sayRoom(`channels.${value}`) })),
        },
        { name: 'cards', kind: 'count', label: say('expected.cards'), hint: say('expected.cardsHint') },
        {
          name: 'basis',
          kind: 'choice',
          label: say('expected.basis'),
          options: EXPECTED_BASES.map((value) => ({ value, name: say(`expected.bases.${value}`) })),
        },
      ]}
      asks={({ text, textOrNull, count }) => {
        const channel = CHANNELS.find((one) => one === text('channel'));
        const basis = EXPECTED_BASES.find((one) => one === text('basis'));
        if (channel === undefined || basis === undefined) return [];
        return [
          {
            type: 'expect-cards',
            site: text('site'),
            day: textOrNull('day'),
            tabulator: textOrNull('tabulator'),
            precinct: textOrNull('precinct'),
            style: textOrNull('style'),
            channel,
            cards: count('cards'),
            basis,
          },
        ];
      }}
    />
  );
}
