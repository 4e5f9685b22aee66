import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ExtraBatches } from '../../components/ExtraBatches.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { ExtraBatchesChoose } from '../../forms/ExtraBatchesChoose.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useExtraWords } from '../../words/extra-words.ts';

/** Which batches are counted whatever is drawn: chosen before the commitment, and shown for ever after. */
export function ExtraBatchesPage(props: { readonly auditId: string }) {
  const say = useExtraWords();
  const { auditId } = props;
  const [search, setSearch] = useState<{ readonly jurisdiction?: string; readonly find: string }>({ find: '' });
  const asked = useAsk('batches-to-require', {
    auditId,
    ...(search.jurisdiction !== undefined && { jurisdiction: search.jurisdiction }),
    ...(search.find !== '' && { find: search.find }),
  });
  return (
    <AdministratorPage auditId={auditId} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack" id={ACT}>
          <Content answer={answer} find={search.find} onSearch={setSearch} />
        </div>
      )}
    </AdministratorPage>
  );
}

function Content(props: {
  readonly answer: QueryOutput<'batches-to-require'>;
  readonly find: string;
  readonly onSearch: (search: { readonly jurisdiction?: string; readonly find: string }) => void;
}) {
  const say = useExtraWords();
  const { answer } = props;
  const { heading, plan } = answer;
  if (heading.drawsFrom !== 'batches' || heading.takes === 'everything') {
    return <EmptyState title={say('notHere')}>{<p>{say('notHereSays')}</p>}</EmptyState>;
  }
  if (heading.phase !== 'planning') {
    return (
      <>
        <Alert kind="info">{say('locked')}</Alert>
        {plan.extraBatches === null ? <p>{say('none')}</p> : <ExtraBatches chosen={plan.extraBatches} />}
      </>
    );
  }
  return <ExtraBatchesChoose answer={answer} find={props.find} onSearch={props.onSearch} />;
}
