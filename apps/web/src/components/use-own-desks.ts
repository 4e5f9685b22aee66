import { useAsk } from '../connection/use-ask.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { deskAddress } from './JurisdictionPage.tsx';
import type { PageListGroup } from './PageList.tsx';

/** Whoever manages more finds them on the first page. */
const DESKS_MAX = 20;

/** The desks that whoever looks has in an audit, for the list beside a page that is about no jurisdiction; none for others. */
export function useOwnDesks(auditId: string): PageListGroup['pages'] {
  const say = useAuditWords();
  const managed = useAsk('home', {}).data?.jurisdictions ?? [];
  const own = managed.filter(({ audit }) => audit.auditId === auditId);
  return own.slice(0, DESKS_MAX).map(({ jurisdiction }) => ({
    name: own.length === 1 ? say('pages.desk') : jurisdiction,
    to: deskAddress(auditId, jurisdiction),
  }));
}
