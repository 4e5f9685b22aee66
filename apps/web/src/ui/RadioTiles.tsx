import type { ReactNode } from 'react';

export type RadioTile = {
  readonly value: string;
  readonly name: ReactNode;
  readonly says?: ReactNode;
  /** Why it cannot be chosen. */
  readonly reason?: string;
};

/** One choice of several, each with a sentence of its own. */
export function RadioTiles(props: {
  readonly legend: ReactNode;
  readonly name: string;
  readonly value: string;
  readonly tiles: readonly RadioTile[];
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly hint?: ReactNode;
}) {
  return (
    <fieldset className={`usa-fieldset usa-form-group${props.error ? ' usa-form-group--error' : ''}`} id={props.name}>
      <legend className="usa-legend">{props.legend}</legend>
      {props.hint && <span className="usa-hint">{props.hint}</span>}
      {props.error && <span className="usa-error-message">{props.error}</span>}
      <div className="stack">
        {props.tiles.map((tile) => (
          <label className="choice-tile" key={tile.value}>
            <input
              type="radio"
              name={props.name}
              value={tile.value}
              checked={props.value === tile.value}
              disabled={tile.reason !== undefined}
              onChange={() => props.onChange(tile.value)}
            />
            <span>
              <span className="choice-tile-name">{tile.name}</span>
              {tile.says && <span className="small">{tile.says}</span>}
              {tile.reason && <span className="small choice-tile-reason">{tile.reason}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
