import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

let pageShownAtFirst: string | undefined;

/** The one h1 of a page. After a navigation it takes the focus, so that a screen reader starts reading there. */
export function PageTitle(props: { readonly children: string }) {
  const say = useWordsEverywhere();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${props.children} · ${say('product')}`;
  }, [props.children, say]);
  useEffect(() => {
    pageShownAtFirst ??= pathname;
    if (pageShownAtFirst === pathname) return;
    pageShownAtFirst = '';
    heading.current?.focus();
  }, [pathname]);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {props.children}
    </h1>
  );
}
