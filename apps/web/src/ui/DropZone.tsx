import { type DragEvent, useId, useState } from 'react';

/** A place to drop a file, or several that belong together, which is also a button to choose them with. */
export function DropZone(props: {
  readonly says: string;
  readonly button: string;
  readonly label: string;
  readonly hint: string;
  readonly reason: string | undefined;
  /** What the browser offers to choose; tables of every kind where it is absent. */
  readonly accept?: string;
  readonly isForSeveral?: boolean;
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
}) {
  const id = useId();
  const hintId = useId();
  const [isOver, setIsOver] = useState(false);
  if (props.reason !== undefined) return <p className="quiet">{props.reason}</p>;
  const take = ([first, ...others]: readonly File[]) => {
    if (first !== undefined) props.onFiles(props.isForSeveral === true ? [first, ...others] : [first]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the file button inside, which has a keyboard
    <div
      className={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p>{props.says}</p>
      <input
        id={id}
        type="file"
        multiple={props.isForSeveral}
        accept={props.accept ?? '.csv,.txt,.xlsx,text/csv'}
        aria-label={props.label}
        aria-describedby={hintId}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
          take(chosen);
        }}
      />
      <p>
        <label htmlFor={id}>{props.button}</label>
      </p>
      <p className="quiet small" id={hintId}>
        {props.hint}
      </p>
    </div>
  );
}
