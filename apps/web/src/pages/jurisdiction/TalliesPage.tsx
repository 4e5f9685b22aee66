import { useParams } from '@tanstack/react-router';
import { JurisdictionPage } from '../../components/JurisdictionPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useOfficeWords } from '../../words/office-words.ts';
import { BatchEntry } from './BatchEntry.tsx';

/** Batch after batch: a list on the left, the votes of the chosen one on the right. */
export function TalliesPage() {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = useParams({ from: '/signed-in/audits/$auditId/office/$jurisdiction/tallies' });
  const asked = useAsk('jurisdiction', { auditId, jurisdiction });
  return (
    <JurisdictionPage
      auditId={auditId}
      jurisdiction={jurisdiction}
      title={say('tallies.title')}
      lead={say('tallies.lead')}
      asked={asked}
    >
      {(local) =>
        local.batches.length === 0 ? (
          <EmptyState title={say('tallies.none')}>
            <p>{say('tallies.noneSays')}</p>
          </EmptyState>
        ) : (
          <BatchEntry
            local={{ ...local, jurisdiction }}
            done={{ title: say('tallies.allEntered'), says: say('tallies.allEnteredSays') }}
          />
        )
      }
    </JurisdictionPage>
  );
}
