import type { FileSlot, QueryOutput } from '@plumbline/api';
import type { ExpectedSource } from '@plumbline/election';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { FileSlotCard } from '../../components/FileSlotCard.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount } from '../../formats/format-count.ts';
import { ParticipantsType } from '../../forms/ParticipantsType.tsx';
import { WhichAudit } from '../../forms/WhichAudit.tsx';
import { ACT } from '../../paths.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { type SetupWords, useSetupWords } from '../../words/setup-words.ts';

/** Who takes part: one list, uploaded or typed, and what it made. */
export function ParticipantsPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  return (
    <AdministratorPage
      auditId={auditId}
      title={say('participants.title')}
      lead={say('participants.lead')}
      asked={asked}
    >
      {(answer) => (
        <div className="stack-wide">
          <div id={ACT} className="stack">
            <FileSlotCard
              auditId={auditId}
              slot={withoutTyped(answer.participants, say('participants.typedFile'))}
              abilities={answer.heading.abilities}
            />
            <ParticipantsType auditId={auditId} asked={answer} ability={answer.heading.abilities['register-file']} />
          </div>
          {answer.plan.jurisdictions.length > 0 && (
            <section className="stack form">
              <h2>{say('participants.listed', { count: answer.plan.jurisdictions.length })}</h2>
              <p className="quiet">{say('participants.replaceNote')}</p>
              <SimpleTable
                caption={say('participants.listed', { count: answer.plan.jurisdictions.length })}
                hideCaption
                tight
                columns={[
                  { name: say('participants.jurisdiction') },
                  { name: say('participants.expected'), numeric: true },
                  ...(saysSource(answer) ? [{ name: say('participants.source') }] : []),
                ]}
                rows={answer.plan.jurisdictions.map(({ name, expectedBallots, expectedFrom }) => ({
                  key: name,
                  cells: [
                    name,
                    formatCount(expectedBallots),
                    ...(saysSource(answer) ? [sourceInWords(expectedFrom, say)] : []),
                  ],
                }))}
              />
            </section>
          )}
          {answer.plan.jurisdictions.length > 0 && (
            <section className="panel">
              <WhichAudit
                audit={{
                  auditId,
                  type: answer.heading.type,
                  jurisdictions: answer.plan.jurisdictions.map(({ name }) => name),
                }}
              />
            </section>
          )}
        </div>
      )}
    </AdministratorPage>
  );
}

function saysSource({ plan }: QueryOutput<'plan'>): boolean {
  return plan.jurisdictions.some(({ expectedFrom }) => expectedFrom !== undefined);
}

function sourceInWords(source: ExpectedSource | undefined, say: SetupWords): string {
  return source === undefined ? say('participants.sourceNotSaid') : say(`participants.sources.${source}`);
}

/** What was found in a typed list stands where it is typed, which after a correction would say something else. */
function withoutTyped(slot: FileSlot, typedName: string): FileSlot {
  return slot.lastUpload?.name === typedName ? { ...slot, lastUpload: null } : slot;
}
