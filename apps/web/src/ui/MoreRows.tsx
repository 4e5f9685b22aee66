import type { RowsSoFar } from './use-rows-so-far.ts';

/** After the last row that is drawn: the next rows come by themselves, or all of them at a press. */
export function MoreRows(props: { readonly rows: RowsSoFar; readonly words: string }) {
  const { rows } = props;
  if (rows.isWhole) return null;
  return (
    <div className="more-rows no-print" ref={rows.end}>
      <button type="button" className="link-button" onClick={rows.showAll}>
        {props.words}
      </button>
    </div>
  );
}
