import '../../styles/help.css';
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** What the guides say. A link from one to another stays within the app. */
export function GuideText(props: { readonly html: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const to = link?.getAttribute('href');
    if (!to?.startsWith('/help/') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only links act, and the keyboard presses a link as the mouse does
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed
    <div
      className="guide-text"
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of our own guides when the app is built
      dangerouslySetInnerHTML={{ __html: props.html }}
    />
  );
}
