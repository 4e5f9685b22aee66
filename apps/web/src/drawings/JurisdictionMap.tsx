import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { type MapField, type MappedPlace, shadedMap } from '@plumbline/drawings';
import { useMemo, useState } from 'react';
import { countyKey } from '../components/county-names.ts';
import { statusWord } from '../components/jurisdiction-status.ts';
import { usePageSearch } from '../connection/use-page-search.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { useDrawnWords } from '../words/drawn-words.ts';
import { Drawn } from './Drawn.tsx';
import { legendOf, lookOfLine, MAP_SHADES, type MapShade, mostOf, toGo } from './map-looks.ts';

/** The places of the audit, shaded by open work, by differences or by status. The table beside it says the same. */
export function JurisdictionMap(props: {
  readonly heading: AuditHeading;
  readonly lines: readonly JurisdictionLine[];
  readonly chosen: string | undefined;
  readonly onChoose: (jurisdiction: string) => void;
  readonly title: string;
  readonly places: readonly MappedPlace[];
  readonly field: MapField;
}) {
  const say = useDrawingsWords();
  const sayDrawn = useDrawnWords();
  const sayAudit = useAuditWords();
  const [search, change] = usePageSearch();
  const [pointed, setPointed] = useState<string>();
  const { heading, lines, places } = props;
  const byKey = useMemo(() => new Map(lines.map((line) => [countyKey(line.jurisdiction), line])), [lines]);
  const shades = MAP_SHADES.filter((shade) => shade !== 'differ' || heading.comparedWith !== 'nothing');
  const hasRound = lines.some(({ units }) => units > 0);
  const shade = shades.find((one) => one === search.shade) ?? (hasRound ? 'open' : 'status');
  const most = mostOf(lines, shade);
  const lineOf = (place: string) => byKey.get(countyKey(place));
  const statusOf = (line: JurisdictionLine) => statusWord(line, sayAudit);
  const unit = heading.fieldwork === 'batches' ? 'batches' : 'ballots';
  const pointedLine = pointed === undefined ? undefined : lineOf(pointed);
  const openAll = lines.reduce((sum, line) => sum + toGo(line), 0);
  return (
    <Drawn
      title={props.title}
      says={`${say(`map.says.${shade}`)} ${say(`map.open.${unit}`, { count: openAll })}`}
      draw={(width) =>
        drawnAt(width, places, {
          field: props.field,
          lineOf,
          shade,
          most,
          chosen: props.chosen,
          legend: legendOf(lines, shade, { say, statusOf }),
        })
      }
      places={{
        onChoose: (place) => {
          const line = lineOf(place);
          if (line !== undefined) props.onChoose(line.jurisdiction);
        },
        onPoint: setPointed,
      }}
      table={{
        columns: [
          { name: sayDrawn('sample.jurisdiction') },
          { name: say('map.status') },
          { name: sayDrawn('sample.drawn'), numeric: true },
          { name: sayDrawn('sample.toGo'), numeric: true },
          ...(heading.comparedWith === 'nothing' ? [] : [{ name: say('map.differences'), numeric: true }]),
        ],
        rows: lines.map((line) => [
          line.jurisdiction,
          statusOf(line),
          line.units,
          toGo(line),
          ...(heading.comparedWith === 'nothing' ? [] : [line.discrepancies ?? say('map.notSeenYet')]),
        ]),
      }}
    >
      <ShadeChoice shades={shades} shade={shade} onChange={(next) => change({ shade: next })} />
      <p className="map-pointed" aria-hidden="true">
        {pointedLine &&
          say(`map.pointed.${unit}`, {
            name: pointedLine.jurisdiction,
            status: statusOf(pointedLine),
            count: toGo(pointedLine),
          })}
      </p>
    </Drawn>
  );
}

function ShadeChoice(props: {
  readonly shades: readonly MapShade[];
  readonly shade: MapShade;
  readonly onChange: (shade: MapShade) => void;
}) {
  const say = useDrawingsWords();
  return (
    <fieldset className="switch no-print">
      <legend className="visually-hidden">{say('map.shadeBy')}</legend>
      {props.shades.map((one) => (
        <label key={one}>
          <input type="radio" name="shade" checked={props.shade === one} onChange={() => props.onChange(one)} />
          {say(`map.shades.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

type Shown = {
  readonly field: MapField;
  readonly lineOf: (place: string) => JurisdictionLine | undefined;
  readonly shade: MapShade;
  readonly most: number;
  readonly chosen: string | undefined;
  readonly legend: ReturnType<typeof legendOf>;
};

/** The map as large as the page allows; its legend in letters of the usual size. */
function drawnAt(width: number, places: readonly MappedPlace[], { field, lineOf, shade, most, chosen, legend }: Shown) {
  return shadedMap({
    width,
    field,
    places,
    legend,
    lookOf: (place) => {
      const line = lineOf(place);
      return line && { ...lookOfLine(line, shade, most), isChosen: line.jurisdiction === chosen };
    },
  });
}
