import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { useMemo, useState } from 'react';
import type { TagTone } from '../ui/Tag.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { countyKey, MAP } from './county-names.ts';
import { statusOrder, statusTone, statusWord } from './jurisdiction-status.ts';

export type CountyShape = {
  readonly name: string;
  /** An SVG path. */
  readonly outline: string;
  readonly middle: readonly [number, number];
};

/** The counties of the audit's state, coloured by status. The table beside it says the same. */
export function CountyMap(props: {
  readonly heading: AuditHeading;
  readonly lines: readonly JurisdictionLine[];
  readonly chosen: string | undefined;
  readonly onChoose: (jurisdiction: string) => void;
  readonly stateName: string;
  readonly shapes: readonly CountyShape[];
}) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const [pointed, setPointed] = useState<string>();
  const byKey = useMemo(() => new Map(props.lines.map((line) => [countyKey(line.jurisdiction), line])), [props.lines]);
  const sentence = (line: JurisdictionLine) => {
    const status = statusWord(line, sayAudit);
    const name = line.jurisdiction;
    const count = line.discrepancies ?? 0;
    return count > 0
      ? say('progress.mapCountyDifferences', { name, status, count })
      : say('progress.mapCounty', { name, status });
  };
  return (
    <figure className="panel county-map">
      <figcaption className="strong">{say('progress.mapTitle', { state: props.stateName })}</figcaption>
      <p className="quiet small">{say('progress.mapHint')}</p>
      <svg
        viewBox={`0 0 ${MAP.width} ${MAP.height}`}
        role="img"
        aria-label={say('progress.mapPicture', { state: props.stateName })}
      >
        {props.shapes.map((shape) => {
          const line = byKey.get(countyKey(shape.name));
          if (line === undefined) return <path key={shape.name} className="county-none" d={shape.outline} />;
          const isChosen = line.jurisdiction === props.chosen ? ' county-chosen' : '';
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; by keyboard the table opens the same detail
            <path
              key={shape.name}
              className={`county-of-audit fill-${statusTone(line.status)}${isChosen}`}
              d={shape.outline}
              onClick={() => props.onChoose(line.jurisdiction)}
              onPointerEnter={() => setPointed(sentence(line))}
              onPointerLeave={() => setPointed(undefined)}
            />
          );
        })}
        {props.shapes.map((shape) => {
          const line = byKey.get(countyKey(shape.name));
          if (!line?.discrepancies) return null;
          const [x, y] = shape.middle;
          return <circle key={shape.name} className="county-difference" cx={x} cy={y} r="4.5" />;
        })}
      </svg>
      <p className="map-pointed" aria-hidden="true">
        {pointed}
      </p>
      <Legend lines={props.lines} />
    </figure>
  );
}

function Legend(props: { readonly lines: readonly JurisdictionLine[] }) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const entries = new Map<string, TagTone>();
  const inOrder = [...props.lines].sort((a, b) => statusOrder(a.status) - statusOrder(b.status));
  for (const line of inOrder) entries.set(statusWord(line, sayAudit), statusTone(line.status));
  return (
    <ul className="legend">
      {[...entries].map(([word, tone]) => (
        <li key={word}>
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <rect className={`fill-${tone}`} width="18" height="18" />
          </svg>
          {word}
        </li>
      ))}
      {props.lines.some((line) => line.discrepancies) && (
        <li>
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <circle className="county-difference" cx="9" cy="9" r="5" />
          </svg>
          {say('progress.mapDifference')}
        </li>
      )}
    </ul>
  );
}
