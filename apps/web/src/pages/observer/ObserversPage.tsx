import type { QueryOutput } from '@plumbline/api';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatDate, formatTime } from '../../formats/format-time.ts';
import { ObserverInvite } from '../../forms/ObserverInvite.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useObserversWords } from '../../words/observers-words.ts';

type Observer = QueryOutput<'observers'>['observers'][number];

/** Who may watch this audit: invited, listed and ended by its administrators. */
export function ObserversPage(props: { readonly auditId: string }) {
  const say = useObserversWords();
  const { auditId } = props;
  const asked = useAsk('observers', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('title')} lead={say('lead')} asked={asked}>
      {({ observers }) => (
        <div className="stack-wide">
          <Listed auditId={auditId} observers={observers} />
          <ObserverInvite auditId={auditId} />
          <section className="panel">
            <h2>{say('reads.title')}</h2>
            <p>{say('reads.does')}</p>
            <p>{say('reads.never')}</p>
          </section>
        </div>
      )}
    </AdministratorPage>
  );
}

function Listed(props: { readonly auditId: string; readonly observers: readonly Observer[] }) {
  const say = useObserversWords();
  const end = useSend('end-observer');
  const { auditId, observers } = props;
  return (
    <div className="stack">
      <Swap of={observers.map((one) => one.personId).join(' ')}>
        {observers.length === 0 ? (
          <EmptyState title={say('none')}>
            <p>{say('noneSays')}</p>
          </EmptyState>
        ) : (
          <SimpleTable
            caption={say('title')}
            hideCaption
            columns={[
              { name: say('person'), wordy: true },
              { name: say('until') },
              { name: say('lastSignIn') },
              { name: say('act') },
            ]}
            rows={observers.map((one) => ({
              key: one.personId,
              cells: [
                <span key="person" className="breakable">
                  <span className="strong">{one.name}</span>
                  {one.name !== one.email && <span className="quiet small"> {one.email}</span>}
                </span>,
                <span key="until">
                  {one.isOver ? <Tag tone="grey">{say('over')}</Tag> : null} {formatDate(one.until)}
                </span>,
                one.lastSignIn === null ? say('never') : formatTime(one.lastSignIn),
                <Button
                  key="act"
                  look="quiet"
                  pending={end.pending}
                  label={say('endNamed', { name: one.name })}
                  onPress={() => void end.run({ auditId, personId: one.personId })}
                >
                  {say('end')}
                </Button>,
              ],
            }))}
          />
        )}
      </Swap>
      <ProblemAlert problem={end.problem} />
      {observers.length > 0 && <p className="quiet small">{say('endSays')}</p>}
    </div>
  );
}
