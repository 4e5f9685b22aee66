import type { QueryOutput } from '@plumbline/api';
import { formUnitWord } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { Certifier } from './Certifier.tsx';
import { PacketRelease } from './PacketRelease.tsx';
import { ProceduresCleared } from './ProceduresCleared.tsx';
import { PublicPageRelease } from './PublicPageRelease.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { StandardAnswers } from './StandardAnswers.tsx';

export type StandardAnswer = QueryOutput<'ballot-standard'>;
type Bullet = StandardAnswer['bullets'][number];
type Gap = Bullet['missing'][number] | Bullet['notes'][number];

const TONES: Readonly<Record<Bullet['state'], TagTone>> = {
  shown: 'green',
  'shown-with-note': 'amber',
  'not-shown': 'red',
};

/** The nine things an office must show, each with what shows it and what is missing; counts by stage; the questionnaire; the public page. */
export function StandardPage(props: { readonly place: RoomPlace }) {
  const say = useBallotStandardWords();
  const { place } = props;
  const asked = useAsk('ballot-standard', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <Together bullets={answer.bullets} />
          <Bullets place={place} bullets={answer.bullets} />
          <PublicPageRelease place={place} answer={answer} />
          <PacketRelease place={place} answer={answer} />
          <ProceduresCleared place={place} answer={answer} />
          <Stages stages={answer.stages} />
          <StandardAnswers place={place} answer={answer} />
          <Certifier />
          <p>
            <Link to={roomAddress(place, 'application')}>{say('toApplication')}</Link>
          </p>
        </div>
      )}
    </RoomPage>
  );
}

function Together({ bullets }: { readonly bullets: readonly Bullet[] }) {
  const say = useBallotStandardWords();
  const count = (state: Bullet['state']) => bullets.filter((one) => one.state === state).length;
  const [notes, lacking] = [count('shown-with-note'), count('not-shown')];
  const all = bullets.length;
  return (
    <p className="row">
      <Tag tone={lacking === 0 ? 'green' : 'red'}>{say('shownOf', { shown: all - lacking, all })}</Tag>
      {notes > 0 && <Tag tone="amber">{say('withNote', { count: notes })}</Tag>}
      {lacking > 0 && <Tag tone="red">{say('notShown', { count: lacking })}</Tag>}
    </p>
  );
}

function Bullets(props: { readonly place: RoomPlace; readonly bullets: readonly Bullet[] }) {
  const say = useBallotStandardWords();
  const { place } = props;
  return (
    <SimpleTable
      caption={say('table')}
      hideCaption
      roomy
      columns={[
        { name: say('asks'), wordy: true },
        { name: say('shows'), wordy: true },
        { name: say('state') },
        { name: say('missing'), wordy: true },
      ]}
      rows={props.bullets.map(({ bullet, state, facts, missing, notes }) => ({
        key: bullet,
        cells: [
          `${bullet} ${say(`bullets.${bullet}`)}`,
          <div key="facts" className="stack">
            <ul className="plain-list">
              {facts.map(({ fact, figures }) => (
                <li key={fact}>{say.anyOf(`facts.${fact}`, figures)}</li>
              ))}
            </ul>
            <Pages place={place} pages={facts.map(({ page }) => page)} />
          </div>,
          <Tag key="state" tone={TONES[state]}>
            {say(`states.${state}`)}
          </Tag>,
          <Gaps key="gaps" place={place} missing={missing} notes={notes} />,
        ],
      }))}
    />
  );
}

function Gaps(props: { readonly place: RoomPlace; readonly missing: readonly Gap[]; readonly notes: readonly Gap[] }) {
  const say = useBallotStandardWords();
  const { place, missing, notes } = props;
  if (missing.length + notes.length === 0) return say('clear');
  const inWords = ({ what, count, names }: Gap) => {
    const says = say.anyOf(`gaps.${what}`, { count });
    if (names.length === 0) return says;
    const shown = names.map((name) => nameInWords(say, what, name)).join(', ');
    const more = count - names.length;
    return say('namesOf', { says, names: more > 0 ? say('namesMore', { names: shown, more }) : shown });
  };
  return (
    <ul className="plain-list">
      {missing.map((gap) => (
        <li key={gap.what}>
          <Link to={roomAddress(place, gap.page)}>{inWords(gap)}</Link>
        </li>
      ))}
      {notes.map((gap) => (
        <li key={gap.what}>
          <Link to={roomAddress(place, gap.page)}>{say('note', { says: inWords(gap) })}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Names of stages are words of ours; all others are those of the office. */
function nameInWords(say: ReturnType<typeof useBallotStandardWords>, what: Gap['what'], name: string): string {
  return what === 'stage-not-counted' ? say.anyOf(`stages.${name}` as Parameters<typeof say.anyOf>[0], {}) : name;
}

function Pages(props: { readonly place: RoomPlace; readonly pages: readonly Bullet['facts'][number]['page'][] }) {
  const say = useBallotRoomWords();
  const pages = [...new Set(props.pages)].filter((page) => page !== 'standard');
  return (
    <ul className="plain-list">
      {pages.map((page) => (
        <li key={page}>
          <Link to={roomAddress(props.place, page)}>{say(`pages.${page}`)}</Link>
        </li>
      ))}
    </ul>
  );
}

function Stages({ stages }: { readonly stages: StandardAnswer['stages'] }) {
  const say = useBallotStandardWords();
  return (
    <SimpleTable
      caption={say('stagesTitle')}
      columns={[
        { name: say('stage') },
        { name: say('count'), numeric: true },
        { name: say('state') },
        { name: say('source'), wordy: true },
      ]}
      rows={stages.map(({ stage, unit, state, value, sources, missing }) => ({
        key: stage,
        cells: [
          say(`stages.${stage}`),
          // A word where nothing was counted: it is not 0.
          value === null ? say(`stageStates.${state}`) : say('countOf', { count: value, unit: formUnitWord(unit) }),
          <Tag key="state" tone={state === 'counted' ? 'green' : state === 'not-counted' ? 'red' : 'grey'}>
            {say(`stageStates.${state}`)}
          </Tag>,
          state === 'not-counted'
            ? missing.join(', ')
            : sources.map((source) => say.anyOf(`sources.${source}` as Parameters<typeof say.anyOf>[0], {})).join(', '),
        ],
      }))}
    />
  );
}
