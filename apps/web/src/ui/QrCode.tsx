/** A QR code from its squares: one text for each row, `1` for a dark one. White around it, whatever the page is. */
export function QrCode(props: { readonly squares: readonly string[]; readonly label: string }) {
  const { squares, label } = props;
  const dark = squares.flatMap((row, y) =>
    [...row].flatMap((square, x) => (square === '1' ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr-code" viewBox={`0 0 ${squares.length} ${squares.length}`} role="img" aria-label={label}>
      <rect width={squares.length} height={squares.length} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
