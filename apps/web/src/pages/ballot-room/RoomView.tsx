import type { QueryOutput } from '@plumbline/api';
import { accountPlaceInWords } from '@plumbline/words/ballot-accounts-words';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { RoomPlace } from './room-place.ts';
import { SEVERITY_TONES, UNIT_SIGNS, UNIT_TONES } from './room-tones.ts';
import { signedCount } from './signed-count.ts';

type View = NonNullable<QueryOutput<'ballot-room'>['view']>;

/** How the ballots of a room stand: balance, work, custody, and what is open. */
export function RoomView(props: { readonly view: View; readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { view } = props;
  const { figures, containers, people } = view;
  const isKnown = view.units.some(({ difference }) => difference !== null);
  const seals = new Map(view.seals.map(({ state, seals: count }) => [state, count]));
  const forms = view.forms.reduce((sum, { forms: count }) => sum + count, 0);
  const approved = view.forms.find(({ state }) => state === 'approved')?.forms ?? 0;
  const facts: readonly (readonly [string, string])[] = [
    [say('overview.batches'), say('overview.batchesSay', view.batches)],
    [
      say('overview.containers'),
      [
        say('overview.containersSay', containers),
        ...(containers.heldApart > 0 ? [say('overview.heldApart', { count: containers.heldApart })] : []),
      ].join('; '),
    ],
    [say('overview.forms'), say('overview.formsSay', { approved, all: forms })],
    [
      say('overview.people'),
      [
        say('overview.peopleSay', { duty: people.withDuty, sworn: people.sworn, all: people.all }),
        ...(people.lapses > 0 ? [say('overview.lapses', { count: people.lapses })] : []),
      ].join('; '),
    ],
    [
      say('overview.seals'),
      say('overview.sealsSay', {
        stock: seals.get('in-stock') ?? 0,
        issued: seals.get('issued') ?? 0,
        applied: seals.get('applied') ?? 0,
      }),
    ],
    [say('overview.manifest'), manifestSaid(say, view.manifest)],
  ];
  return (
    <div className="stack-wide">
      <section className="stack" aria-label={say('overview.balance')}>
        <h2>{say('overview.balance')}</h2>
        <p className="quiet">{say('overview.balanceSays')}</p>
        <dl className="room-figures">
          {/* Where no place has figures yet, nothing is known: that is not a difference of 0. */}
          <Figure name={say('overview.net')} value={isKnown ? signedCount(figures.net) : '–'} />
          <Figure name={say('overview.gross')} value={isKnown ? formatCount(figures.gross) : '–'} />
          <Figure
            name={say('overview.residual')}
            value={isKnown ? formatCount(figures.residual) : '–'}
            isBad={figures.residual !== 0}
          />
          <Figure name={say('overview.missing')} value={formatCount(figures.missing)} />
        </dl>
        <ul className="room-tiles">
          {view.units.map((unit) => (
            <li key={`${unit.equation} ${unit.place}`}>
              <span>{accountPlaceInWords(unit.place)}</span>
              <Tag tone={UNIT_TONES[unit.status]} sign={UNIT_SIGNS[unit.status]}>
                {say(`statuses.${unit.status}`)}
              </Tag>
              <span className="figure">{unit.difference === null ? '–' : signedCount(unit.difference)}</span>
            </li>
          ))}
        </ul>
      </section>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="stack">
        <h2>{say('overview.incidents')}</h2>
        {view.incidents.length === 0 ? (
          <p>{say('overview.noIncidents')}</p>
        ) : (
          <SimpleTable
            caption={say('overview.incidents')}
            hideCaption
            columns={[
              { name: say('overview.incident'), wordy: true },
              { name: say('overview.severity') },
              { name: say('overview.since') },
            ]}
            rows={view.incidents.map(({ incident, kind, severity, subject, openedAt }) => ({
              key: incident,
              cells: [
                `${say(`incidentKinds.${kind}`)}: ${subject}`,
                <Tag key="severity" tone={SEVERITY_TONES[severity]}>
                  {say(`severities.${severity}`)}
                </Tag>,
                formatTime(openedAt),
              ],
            }))}
          />
        )}
        {view.refusedActs > 0 && <p className="quiet">{say('overview.refused', { count: view.refusedActs })}</p>}
      </section>
      <section className="stack">
        <h2>{say('overview.inside')}</h2>
        {view.inStorage.length === 0 ? (
          <p>{say('overview.nobodyInside')}</p>
        ) : (
          <ul>
            {view.inStorage.map(({ entry, area, people: inside, since }) => (
              <li key={entry}>
                {area}: {inside.join(', ')} · {formatTime(since)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function manifestSaid(say: ReturnType<typeof useBallotRoomWords>, manifest: View['manifest']): string {
  if (manifest === null) return say('overview.noManifest');
  const { version, cards } = manifest;
  return cards === null
    ? say('overview.manifestStands', { version })
    : say('overview.manifestSays', { version, cards });
}

function Figure(props: { readonly name: string; readonly value: string; readonly isBad?: boolean }) {
  return (
    <div className={props.isBad ? 'room-figure room-figure-bad' : 'room-figure'}>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
