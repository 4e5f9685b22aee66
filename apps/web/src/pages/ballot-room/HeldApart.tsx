import { INCIDENT_KINDS } from '@plumbline/ballot-management';
import { formatTime } from '../../formats/format-time.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import { freeName } from './free-name.ts';
import type { InventoryAnswer } from './InventoryPage.tsx';
import type { RoomPlace } from './room-place.ts';

type Props = { readonly place: RoomPlace; readonly answer: InventoryAnswer };

/** What is missing and what is held apart, with what has to happen before it is used again. */
export function HeldApart({ place, answer }: Props) {
  const say = useBallotCustodyWords();
  return (
    <>
      <section className="stack">
        <h2>{say('inventory.missing')}</h2>
        {answer.missing.length === 0 && <p>{say('inventory.noneMissing')}</p>}
        {answer.missing.map(({ container, since }) => (
          <div className="panel stack" key={container}>
            <p className="strong">{say('inventory.missingSince', { container, at: formatTime(since) })}</p>
            <ActForm
              place={place}
              title={say('inventory.foundIt.title')}
              lead={say('inventory.foundIt.lead')}
              button={say('inventory.foundIt.submit')}
              done={say('inventory.foundIt.done')}
              fields={[
                {
                  name: 'area',
                  kind: 'choice',
                  label: say('inventory.area'),
                  options: answer.areas.map(({ area }) => ({ value: area, name: area })),
                },
              ]}
              asks={({ text }) => [{ type: 'report-found', container, area: text('area') }]}
            />
          </div>
        ))}
        <ReportMissing place={place} answer={answer} />
      </section>
      <section className="stack">
        <h2>{say('inventory.apart')}</h2>
        {answer.apart.length === 0 && <p>{say('inventory.noneApart')}</p>}
        {answer.apart.map((one) => (
          <Apart key={one.container} place={place} apart={one} />
        ))}
        <Quarantine place={place} answer={answer} />
      </section>
    </>
  );
}

function Apart(props: { readonly place: RoomPlace; readonly apart: InventoryAnswer['apart'][number] }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const { place } = props;
  const { container, kind, since, needsRecount, batches } = props.apart;
  return (
    <div className="panel stack">
      <div className="row">
        <strong>{container}</strong>
        {kind !== null && <Tag tone="red">{sayRoom(`incidentKinds.${kind}`)}</Tag>}
        <span className="quiet">{say('inventory.apartSince', { at: formatTime(since) })}</span>
      </div>
      {needsRecount && batches.length > 0 && (
        <ActForm
          place={place}
          title={say('inventory.recount.title')}
          lead={say('inventory.recount.lead')}
          button={say('inventory.recount.submit')}
          done={say('inventory.recount.done')}
          fields={[
            {
              name: 'batch',
              kind: 'choice',
              label: say('inventory.recount.batch'),
              options: batches.map(({ batch, name }) => ({ value: batch, name })),
            },
            { name: 'cards', kind: 'count', label: say('inventory.recount.cards') },
          ]}
          asks={({ text, count }) => [
            { type: 'recount-container', container, batches: [{ batch: text('batch'), cards: count('cards') }] },
          ]}
        />
      )}
      <ActForm
        place={place}
        title={say('inventory.release.title')}
        lead={say('inventory.release.lead')}
        button={say('inventory.release.submit')}
        done={say('inventory.release.done')}
        fields={[{ name: 'statement', kind: 'text', label: say('inventory.release.statement') }]}
        asks={({ text }) => [{ type: 'release-container', container, statement: text('statement') }]}
      />
    </div>
  );
}

function ReportMissing({ place, answer }: Props) {
  const say = useBallotCustodyWords();
  const { containers, incidents } = answer;
  const missing = answer.missing.map(({ container }) => container);
  return (
    <ActForm
      place={place}
      title={say('inventory.report.title')}
      lead={say('inventory.report.lead')}
      button={say('inventory.report.submit')}
      done={say('inventory.report.done')}
      fields={[
        {
          name: 'container',
          kind: 'choice',
          label: say('inventory.report.container'),
          options: containers.filter((one) => !missing.includes(one)).map((value) => ({ value, name: value })),
        },
        { name: 'since', kind: 'moment', label: say('inventory.report.since') },
      ]}
      asks={({ text }) => [
        {
          type: 'report-missing',
          container: text('container'),
          incident: freeName(`${text('container')} missing`, incidents),
          since: momentHere(text('since')),
        },
      ]}
    />
  );
}

/** A moment as the clock of this device shows it, with its offset from UTC. */
function momentHere(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const digits = (value: number) => String(value).padStart(2, '0');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local.slice(0, 16)}:00${minutes < 0 ? '-' : '+'}${digits(hours)}:${digits(rest)}`;
}

function Quarantine({ place, answer }: Props) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const apart = [...answer.apart, ...answer.missing].map(({ container }) => container);
  const options = answer.containers.filter((one) => !apart.includes(one));
  return (
    <ActForm
      place={place}
      title={say('inventory.quarantine.title')}
      lead={say('inventory.quarantine.lead')}
      button={say('inventory.quarantine.submit')}
      done={say('inventory.quarantine.done')}
      fields={[
        {
          name: 'container',
          kind: 'choice',
          label: say('inventory.report.container'),
          options: options.map((value) => ({ value, name: value })),
        },
        {
          name: 'kind',
          kind: 'choice',
          label: say('inventory.quarantine.kind'),
          options: SEEN_KINDS.map((value) => ({ value, name: sayRoom(`incidentKinds.${value}`) })),
        },
      ]}
      asks={({ text }) => {
        const kind = SEEN_KINDS.find((one) => one === text('kind')) ?? 'SEAL_MISMATCH';
        const incident = freeName(`${text('container')} held apart`, answer.incidents);
        return [{ type: 'quarantine-container', container: text('container'), incident, kind }];
      }}
    />
  );
}

/** What somebody who stands before a container may have seen. */
const SEEN_KINDS = INCIDENT_KINDS.filter(
  (kind) => !['CHAIN_BROKEN', 'SOURCE_CHANGED_AFTER_COMMITMENT', 'DEVICE_LOST', 'CONTAINER_MISSING'].includes(kind),
);
