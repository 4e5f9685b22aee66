import type { ReactNode } from 'react';

/** Where something will be: what, and who makes it appear. */
export function EmptyState(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{props.title}</p>
      {props.children}
    </div>
  );
}
