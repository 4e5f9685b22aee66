import { type DragEvent, useId, useState } from 'react';

/** A place to drop one file, which is also a button to choose it with. */
export function DropZone(props: {
  readonly says: string;
  readonly button: string;
  readonly label: string;
  readonly hint: string;
  readonly reason: string | undefined;
  /** What the browser offers to choose; tables of every kind where it is absent. */
  readonly accept?: string;
  readonly onFile: (file: File) => void;
}) {
  const id = useId();
  const hintId = useId();
  const [isOver, setIsOver] = useState(false);
  if (props.reason !== undefined) return <p className="quiet">{props.reason}</p>;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) props.onFile(file);
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
        accept={props.accept ?? '.csv,.txt,.xlsx,text/csv'}
        aria-label={props.label}
        aria-describedby={hintId}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
          if (file !== undefined) props.onFile(file);
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
