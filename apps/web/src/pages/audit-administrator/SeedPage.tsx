import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { RecordSeal } from '../../components/AuditSeal.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { ByTwo } from '../../forms/ProposalAnswer.tsx';
import { SeedSet, type SeedTyped } from '../../forms/SeedSet.tsx';
import { ACT } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSetupWords } from '../../words/setup-words.ts';
import { SeedIsSet } from './SeedIsSet.tsx';
import { SeedPresentation } from './SeedPresentation.tsx';

/** The public ceremony: the commitment is shown, dice are rolled, the seed is entered. */
export function SeedPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('commitment', { auditId });
  const [presenting, setPresenting] = useState(false);
  const [typed, setTyped] = useState<SeedTyped>({ seed: '', again: '' });
  if (presenting && asked.data?.commitment) {
    return (
      <SeedPresentation answer={asked.data} typed={typed} onType={setTyped} onLeave={() => setPresenting(false)} />
    );
  }
  return (
    <AdministratorPage auditId={auditId} title={say('seed.title')} lead={say('seed.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          {answer.committedAt === null || answer.commitment === null ? (
            <EmptyState title={say('seed.notYet')}>
              <p>{say('seed.notYetSays')}</p>
              <Link to="/audits/$auditId/$page" params={{ auditId, page: 'commit' }}>
                {say('seed.toCommit')}
              </Link>
            </EmptyState>
          ) : (
            <>
              <section className="panel">
                <h2>{say('seed.committedAs')}</h2>
                <p className="quiet">{say('commit.commitmentIs', { time: formatTime(answer.committedAt) })}</p>
                <RecordSeal auditId={auditId} hash={answer.commitment} whole />
                <div className="act">
                  <Button look="second" onPress={() => setPresenting(true)}>
                    {say('seed.present')}
                  </Button>
                  <span className="act-reason">{say('seed.presentSays')}</span>
                </div>
              </section>
              <div id={ACT}>
                {answer.seed === null ? (
                  <ByTwo heading={answer.heading} act="seed">
                    <SeedSet heading={answer.heading} typed={typed} onType={setTyped} />
                  </ByTwo>
                ) : (
                  <SeedIsSet seed={answer.seed} seedSetAt={answer.seedSetAt} />
                )}
              </div>
            </>
          )}
        </div>
      )}
    </AdministratorPage>
  );
}
