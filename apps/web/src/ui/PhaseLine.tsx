import type { ReactNode } from 'react';

export type Station = {
  readonly key: string;
  readonly name: string;
  readonly state: 'done' | 'current' | 'future';
  /** When it was done, or the next step in a verb. */
  readonly note: string | undefined;
  /** What a screen reader hears for the state. */
  readonly stateWord: string;
};

/** One horizontal line of stations: done ones ticked and dated, the current one with its next step, future ones quiet. */
export function PhaseLine(props: {
  readonly label: string;
  readonly stations: readonly Station[];
  /** Says in words where we are, for narrow screens: "Step 4 of 7". */
  readonly position: string;
  /** Wraps the text of a station in a link to its page, where it has one. */
  readonly link: (station: Station, text: ReactNode) => ReactNode;
}) {
  const current = props.stations.find((station) => station.state === 'current') ?? props.stations.at(-1);
  return (
    <nav className="phase-line" aria-label={props.label}>
      <div className="phase-line-inner">
        <ol>
          {props.stations.map((station) => (
            <li
              key={station.key}
              className={`station station-${station.state}`}
              aria-current={station.state === 'current' ? 'step' : undefined}
            >
              <Mark state={station.state} />
              {props.link(
                station,
                <>
                  <span className="station-name">{station.name}</span>
                  <span className="visually-hidden">{station.stateWord}</span>
                  {station.note && <span className="station-note">{station.note}</span>}
                </>,
              )}
            </li>
          ))}
        </ol>
        {current && (
          <p className="phase-line-now" aria-hidden="true">
            <span className="quiet">{props.position}</span>
            <span className="strong">{current.name}</span>
            {current.note && <span>{current.note}</span>}
          </p>
        )}
      </div>
    </nav>
  );
}

function Mark(props: { readonly state: Station['state'] }) {
  return (
    <svg className="station-mark" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      {props.state === 'done' && (
        <>
          <circle cx="11" cy="11" r="9" fill="#1a4480" />
          <path d="m6.8 11.4 2.8 2.8 5.6-6" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
        </>
      )}
      {props.state === 'current' && (
        <>
          <circle cx="11" cy="11" r="8.5" fill="#fff" stroke="#005ea2" strokeWidth="3" />
          <circle cx="11" cy="11" r="4" fill="#005ea2" />
        </>
      )}
      {props.state === 'future' && <circle cx="11" cy="11" r="8" fill="#fff" stroke="#a9aeb1" strokeWidth="2" />}
    </svg>
  );
}
