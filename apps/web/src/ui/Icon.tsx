const PATHS = {
  tick: 'M2 6.5 5 9.5 10.5 2.5',
  dot: 'M6 3.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5',
  ring: 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
  half: 'M6 2a4 4 0 1 1 0 8z',
  cross: 'M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5',
  wave: 'M1.5 7c1.5-3 3-3 4.5 0s3 3 4.5 0',
} as const;

export type IconName = keyof typeof PATHS;
const FILLED: ReadonlySet<IconName> = new Set(['dot', 'half']);

/** A small sign beside a word. It never stands alone. */
export function Icon(props: { readonly name: IconName }) {
  const isFilled = FILLED.has(props.name);
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path
        d={PATHS[props.name]}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke={isFilled ? 'none' : 'currentColor'}
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
