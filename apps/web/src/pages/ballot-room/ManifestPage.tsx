import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { RadioTiles } from '../../ui/RadioTiles.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Answer = QueryOutput<'ballot-manifest'>;
const FORMS = ['by-batch', 'by-tabulator', 'by-tabulator-with-cvrs'] as const;

/** The manifest, made of physical counts: what keeps it from being final, each with the way there; frozen; handed over to audits. */
export function ManifestPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const [{ form: inAddress }, change] = usePageSearch();
  const form = FORMS.find((one) => one === inAddress) ?? 'by-batch';
  const asked = useAsk('ballot-manifest', { ...place, form });
  return (
    <RoomPage place={place} title={say('pages.manifest')} lead={say('manifest.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <RadioTiles
            legend={say('manifest.form')}
            name="manifest-form"
            value={form}
            error={undefined}
            tiles={FORMS.map((value) => ({ value, name: say(`manifest.forms.${value}`) }))}
            onChange={(value) => change({ form: value })}
          />
          <Blockers place={place} answer={answer} />
          <Freeze place={place} answer={answer} />
          <Frozen answer={answer} />
          <HandOver place={place} answer={answer} />
          <SimpleTable
            caption={
              answer.cards === null
                ? say('manifest.rowsHidden', { count: answer.rows.length })
                : say('manifest.rows', { count: answer.rows.length, cards: answer.cards })
            }
            columns={[
              { name: say('batches.name') },
              { name: say('manifest.tabulator') },
              { name: say('batches.container') },
              { name: say('batches.cardsIn'), numeric: true },
              ...(hasRemade(answer) ? [{ name: say('manifest.remade') }] : []),
            ]}
            rows={answer.rows.map(({ batch, name, tabulator, container, cards, remade }) => ({
              key: batch,
              cells: [
                name,
                tabulator,
                container === '' ? '–' : container,
                formatCount(cards),
                ...(hasRemade(answer) ? [<RemadeIn key="remade" place={place} batch={name} remade={remade} />] : []),
              ],
            }))}
          />
        </div>
      )}
    </RoomPage>
  );
}

function hasRemade({ rows }: Answer): boolean {
  return rows.some(({ remade }) => remade.ballots > 0);
}

/** How many ballots of a batch were remade, and the way to the record of it. */
function RemadeIn(props: {
  readonly place: RoomPlace;
  readonly batch: string;
  readonly remade: Answer['rows'][number]['remade'];
}) {
  const say = useBallotRoomWords();
  const { place, batch, remade } = props;
  const [form, ...others] = remade.forms;
  if (form === undefined) return '–';
  const says = say('manifest.remadeIn', { count: remade.ballots, batch });
  return others.length === 0 ? (
    <Link to={roomAddress(place, 'forms')} search={{ form }}>
      {says}
    </Link>
  ) : (
    <Link to={roomAddress(place, 'duplication')}>{says}</Link>
  );
}

function Blockers(props: { readonly place: RoomPlace; readonly answer: Answer }) {
  const say = useBallotRoomWords();
  const { blockers, warnings } = props.answer;
  return (
    <>
      {blockers.length > 0 && (
        <Alert kind="warning" title={say('manifest.blocked', { count: blockers.length })}>
          <ul>
            {blockers.map(({ says, page, search }) => (
              <li key={says}>
                {says}{' '}
                <Link to={roomAddress(props.place, page)} search={search as never}>
                  {say.anyOf(`pages.${page}` as 'pages.batches', {})}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {warnings.map((says) => (
        <Alert kind="info" key={says}>
          <p>{says}</p>
        </Alert>
      ))}
    </>
  );
}

function Freeze(props: { readonly place: RoomPlace; readonly answer: Answer }) {
  const say = useBallotRoomWords();
  const { ask, pending, problem } = useAskRoom(props.place);
  const { blockers, file, form, frozen } = props.answer;
  const newest = frozen[0];
  const stands = newest?.withdrawnBecause === null && newest.sha256 === file?.sha256;
  const reason =
    blockers.length > 0
      ? say('manifest.freezeBlocked')
      : file === null
        ? say('manifest.freezeHidden')
        : stands
          ? say('manifest.freezeStands')
          : undefined;
  const freeze = async () => {
    if (file === null) return;
    const { name, bytes, sha256 } = file;
    await ask({ type: 'freeze-manifest', form, file: { name, bytes, sha256: sha256 as never } });
  };
  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <Button pending={pending} reason={reason} onPress={() => void freeze()}>
        {say('manifest.freeze')}
      </Button>
    </div>
  );
}

function Frozen(props: { readonly answer: Answer }) {
  const say = useBallotRoomWords();
  const { frozen } = props.answer;
  if (frozen.length === 0) return null;
  return (
    <SimpleTable
      caption={say('manifest.frozen')}
      roomy
      columns={[
        { name: say('manifest.version'), numeric: true },
        { name: say('manifest.at') },
        { name: say('batches.cardsIn'), numeric: true },
        { name: say('manifest.state') },
        { name: say('manifest.fingerprint'), wordy: true },
      ]}
      rows={frozen.map(({ version, at, cards, withdrawnBecause, committedTo, sha256 }) => ({
        key: String(version),
        cells: [
          formatCount(version),
          formatTime(at),
          formatCount(cards),
          <Tag key="state" tone={withdrawnBecause !== null ? 'red' : committedTo.length === 0 ? 'blue' : 'green'}>
            {say(
              withdrawnBecause !== null
                ? 'manifest.withdrawn'
                : committedTo.length === 0
                  ? 'manifest.stands'
                  : 'manifest.committed',
            )}
          </Tag>,
          sha256?.slice(0, 16) ?? '–',
        ],
      }))}
    />
  );
}

function HandOver(props: { readonly place: RoomPlace; readonly answer: Answer }) {
  const say = useBallotRoomWords();
  const register = useSend('register-ballot-manifest');
  const { audits, frozen } = props.answer;
  const stands = frozen[0]?.withdrawnBecause === null;
  const { jurisdiction } = props.place;
  return (
    <section className="stack">
      <h2>{say('manifest.audits')}</h2>
      <p className="quiet">{say('manifest.auditsSay')}</p>
      <p>
        {say('manifest.votesSay')} <Link to={roomAddress(props.place, 'votes')}>{say('pages.votes')}</Link>
      </p>
      <ProblemAlert problem={register.problem} />
      {audits.length === 0 ? (
        <p>{say('manifest.noAudit')}</p>
      ) : (
        <ul className="stack">
          {audits.map(({ auditId, name, isPlanned, registered }) => (
            <li key={auditId} className="row">
              <strong>{name}</strong>
              {registered === 'this' ? (
                <Tag tone="green">{say('manifest.registered')}</Tag>
              ) : (
                <Button
                  look="second"
                  pending={register.pending}
                  label={say('manifest.registerIn', { name })}
                  reason={
                    stands ? (isPlanned ? undefined : say('manifest.notPlanned')) : say('manifest.nothingToRegister')
                  }
                  onPress={() => void register.run({ auditId, jurisdiction })}
                >
                  {say('manifest.register')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
