import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMatches } from '../ui/use-matches.ts';
import { useAuditWords } from '../words/audit-words.ts';

export type PageListGroup = {
  readonly name: string;
  readonly pages: readonly {
    readonly name: string;
    readonly to: string;
    /** What waits there for whoever looks. */
    readonly waiting?: string;
  }[];
};

/** The pages of an audit, or of what `label` says: a list on a wide screen, behind a button on a narrow one. */
export function PageList(props: { readonly groups: readonly PageListGroup[]; readonly label?: string }) {
  const say = useAuditWords();
  const { pathname } = useLocation();
  const isWide = useMatches(WIDE);
  const [open, setOpen] = useState(false);
  // A page was chosen: the list has done its work.
  useEffect(() => setOpen(pathname === ''), [pathname]);
  return (
    <nav aria-label={props.label ?? say('pages.label')} className="page-list">
      <details open={isWide || open} onToggle={(event) => setOpen(!isWide && event.currentTarget.open)}>
        <summary>
          <MenuSign />
          {props.label ?? say('pages.menu')}
        </summary>
        {props.groups.map((group) => (
          <div key={group.name}>
            <p className="page-list-group">{group.name}</p>
            <ul>
              {group.pages.map((page) => (
                <li key={page.to}>
                  <Link to={page.to} activeOptions={{ exact: true, includeSearch: false }}>
                    {page.name}
                    {page.waiting !== undefined && <span className="page-list-waiting">{page.waiting}</span>}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </nav>
  );
}

function MenuSign() {
  return (
    <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true" focusable="false">
      <path d="M0 1h16M0 7h16M0 13h16" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

const WIDE = '(min-width: 1024px)';
