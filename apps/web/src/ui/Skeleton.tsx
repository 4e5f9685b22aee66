/** The shape of what is coming, while it is on its way. */
export function Skeleton(props: { readonly label: string; readonly lines?: number }) {
  const lines = Array.from({ length: props.lines ?? 6 }, (_, line) => line);
  return (
    <div className="skeleton panel" role="status">
      <span className="visually-hidden">{props.label}</span>
      {lines.map((line) => (
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
