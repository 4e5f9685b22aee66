import type { AuditHeading } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { formatDate } from '../formats/format-time.ts';
import { PAGE_OF_STATION } from '../paths.ts';
import { PhaseLine, type Station } from '../ui/PhaseLine.tsx';
import { type AuditWords, useAuditWords } from '../words/audit-words.ts';
import { administersAudit } from './administers-audit.ts';

type HeadingStation = AuditHeading['stations'][number];

/** The phase line of an audit. Its stations open their pages for those who may see them. */
export function AuditPhaseLine(props: { readonly heading: AuditHeading }) {
  const say = useAuditWords();
  const { auditId, stations, phase } = props.heading;
  const isCounting = phase === 'round-open';
  const shown = stations.map((station) => describe(station, isCounting, say));
  const reached = stations.findIndex((station) => station.state === 'current');
  const number = reached === -1 ? stations.length : reached + 1;
  const byKey = new Map(stations.map((station) => [keyOf(station), station]));
  return (
    <PhaseLine
      label={say('phaseLine.label')}
      stations={shown}
      position={say('phaseLine.position', { number, total: stations.length })}
      link={(station, text) => {
        const source = byKey.get(station.key);
        if (!administersAudit(props.heading) || source === undefined) {
          return <span className="station-text">{text}</span>;
        }
        const page = PAGE_OF_STATION[source.station];
        return (
          <Link className="station-text" to="/audits/$auditId/$page" params={{ auditId, page }}>
            {text}
          </Link>
        );
      }}
    />
  );
}

function keyOf(station: HeadingStation): string {
  return station.round === null ? station.station : `${station.station} ${station.round}`;
}

function describe(station: HeadingStation, isCounting: boolean, say: AuditWords): Station {
  const name =
    station.station === 'round'
      ? say('phaseLine.round', { round: station.round ?? 1 })
      : say(`phaseLine.${station.station}`);
  const note =
    station.state === 'current'
      ? say(station.station === 'round' && !isCounting ? 'phaseLine.now.nextRound' : `phaseLine.now.${station.station}`)
      : station.doneAt !== null
        ? formatDate(station.doneAt)
        : undefined;
  return { key: keyOf(station), name, state: station.state, note, stateWord: say(`phaseLine.${station.state}`) };
}
