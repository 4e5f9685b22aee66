import type { ReactNode } from 'react';

export type AlertKind = 'info' | 'success' | 'warning' | 'error';

/** A message in the page. Errors interrupt a screen reader, the others wait for their turn. */
export function Alert(props: { readonly kind: AlertKind; readonly title?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div
      className={`usa-alert usa-alert--slim usa-alert--${props.kind}`}
      role={props.kind === 'error' ? 'alert' : 'status'}
    >
      <div className="usa-alert__body">
        {props.title && <p className="strong">{props.title}</p>}
        {props.children && <div className="stack">{props.children}</div>}
      </div>
    </div>
  );
}
