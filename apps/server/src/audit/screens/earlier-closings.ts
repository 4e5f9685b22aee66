import type { EarlierClosing } from '@plumbline/api';
import { isInRounds } from '@plumbline/audit';
import type { Allowed } from '../../policy/permissions.ts';
import { partsOfActor, roleInWords } from '../../stores/people-in-log.ts';
import type { Reader } from '../../stores/store.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { shownText, shownTexts } from './shown-texts.ts';

/** What rounds had found before they were opened again, the oldest first. */
export async function earlierClosings(
  db: Reader,
  { auditId, audit, rounds }: Pick<BegunHistory, 'auditId' | 'audit' | 'rounds'>,
  role: Allowed,
): Promise<EarlierClosing[]> {
  const closings = (isInRounds(audit) ? audit.rounds : []).flatMap(({ number, earlierClosings: own = [] }, index) =>
    own.map((closing, place) => ({ ...closing, round: number, times: rounds[index]?.earlierClosings?.[place] })),
  );
  if (closings.length === 0) return [];
  const reasons = closings.map(({ reason }) => reason);
  const texts = await shownTexts(db, auditId, reasons, { withAddresses: role !== 'observer' });
  return closings.map(({ round, measurements, reason, times }) => ({
    round,
    closedAt: times?.closedAt ?? '',
    reopenedAt: times?.reopenedAt ?? '',
    reopenedBy: roleInWords(partsOfActor(times?.reopenedBy ?? '').role),
    reason: 'digest' in reason ? shownText(texts, reason.digest) : { state: 'missing' },
    found: measurements.map(({ contest, pValue, riskLimitMet, outcome }) => ({
      contest,
      pValue,
      riskLimitMet,
      outcome,
    })),
  }));
}
