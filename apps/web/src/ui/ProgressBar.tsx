/** How far something has come; without `share` that it goes on. */
export function ProgressBar(props: { readonly label: string; readonly share?: number | undefined }) {
  const percent = props.share === undefined ? undefined : Math.round(props.share * 100);
  return (
    <div className="progress">
      <span aria-live="polite">{props.label}</span>
      <div
        className={percent === undefined ? 'progress-bar progress-bar-unknown' : 'progress-bar'}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={percent === undefined ? undefined : { width: `${percent}%` }} />
      </div>
    </div>
  );
}
