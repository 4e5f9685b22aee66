import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HelpPlace } from '../pages/help/help-of-page.ts';

/** A link to where the help speaks of something. */
export function HelpLink(props: { readonly place: HelpPlace; readonly children: ReactNode }) {
  const { topic, section } = props.place;
  return (
    <Link to="/help/$topic" params={{ topic }} hash={section}>
      {props.children}
    </Link>
  );
}
