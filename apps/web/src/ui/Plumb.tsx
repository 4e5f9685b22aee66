import type { CSSProperties, ReactNode } from 'react';
import { formatLimit, formatRisk } from '../formats/format-risk.ts';
import { plumbScale } from './plumb-scale.ts';

const TOP = 32;
const BOTTOM = 236;
const STRING_X = 96;

/**
 * Risk as a plumb: a scale from 100 % down to the limit line, and a weight that drops as evidence accumulates. Beside
 * it the number, the limit and a sentence, which say the same without the picture.
 */
export function Plumb(props: {
  readonly risk: number;
  readonly limit: number;
  readonly met: boolean;
  readonly limitWord: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const scale = plumbScale({ risk: props.risk, limit: props.limit, top: TOP, bottom: BOTTOM });
  // The style is a number for the animation; React sets it through the object model, which a strict policy allows.
  const fall = { '--fall': `${TOP - scale.weight}px` } as CSSProperties;
  return (
    <div className={props.met ? 'plumb plumb-met' : 'plumb'}>
      <svg viewBox="0 0 132 260" role="img" aria-label={props.label}>
        <rect className="plumb-zone" x="52" width="80" y={scale.limit} height={BOTTOM + 20 - scale.limit} />
        <line className="plumb-axis" x1="52" x2="52" y1={TOP} y2={BOTTOM + 20} />
        {scale.ticks.map((tick) => (
          <g key={tick.risk}>
            <line className="plumb-tick" x1="46" x2="52" y1={tick.y} y2={tick.y} />
            <text className="plumb-label" x="42" y={tick.y + 4} textAnchor="end">
              {formatLimit(tick.risk)}
            </text>
          </g>
        ))}
        <line className="plumb-limit" x1="46" x2="132" y1={scale.limit} y2={scale.limit} />
        <text className="plumb-limit-label" x="42" y={scale.limit + 4} textAnchor="end">
          {formatLimit(props.limit)}
        </text>
        <text className="plumb-label" x="42" y={scale.limit + 19} textAnchor="end">
          {props.limitWord}
        </text>
        <line className="plumb-string" x1={STRING_X} x2={STRING_X} y1={4} y2={scale.weight - 8} />
        <g className="plumb-moving" style={fall}>
          <path className="plumb-bob" d={bob(scale.weight)} />
        </g>
      </svg>
      <div className="plumb-words">
        <p className="plumb-number">{formatRisk(props.risk)}</p>
        {props.children}
      </div>
    </div>
  );
}

/** The tip of the weight is where the risk is. */
function bob(tip: number): string {
  return `M${STRING_X - 9} ${tip - 22}h18v10l-9 12-9-12z`;
}
