import type { ReactNode } from 'react';

/** A wide table scrolls inside its own region, never the page. */
export function TableRegion(props: {
  readonly label: string;
  /** Tall tables scroll down inside the region too, below their sticky header. */
  readonly tall?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={props.tall ? 'table-region table-region-tall' : 'table-region'}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      {props.children}
    </section>
  );
}
