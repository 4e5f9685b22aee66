import type { AuditHeading, JurisdictionLine, QueryOutput } from '@plumbline/api';
import { useMemo } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { Answered } from '../../components/Answered.tsx';
import { FileSlotCard } from '../../components/FileSlotCard.tsx';
import { JurisdictionTable } from '../../components/JurisdictionTable.tsx';
import {
  differenceColumn,
  differenceFromExpected,
  figureColumn,
  type LineColumn,
  nameColumn,
  statusColumn,
  strataColumns,
} from '../../components/jurisdiction-columns.tsx';
import { ManifestOfJurisdiction } from '../../components/ManifestOfJurisdiction.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useOpened } from '../../connection/use-opened.ts';
import { BatchesCombine } from '../../forms/BatchesCombine.tsx';
import { JurisdictionDeclare } from '../../forms/JurisdictionDeclare.tsx';
import { ACT } from '../../paths.ts';
import { DetailPanel } from '../../ui/DetailPanel.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useRecordsWords } from '../../words/records-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';

/** Every jurisdiction's files: who has uploaded what, and the place to do it for them. */
export function FilesPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('round-progress', { auditId });
  const plan = useAsk('plan', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('files.title')} lead={say('files.lead')} asked={asked}>
      {(answer) =>
        answer.jurisdictions.length === 0 ? (
          <EmptyState title={say('files.none')}>
            <p>{say('files.noneAdvice')}</p>
          </EmptyState>
        ) : (
          <FilesTable answer={answer} withoutBallots={plan.data?.plan.withoutBallots ?? []} />
        )
      }
    </AdministratorPage>
  );
}

function FilesTable(props: {
  readonly answer: QueryOutput<'round-progress'>;
  readonly withoutBallots: readonly string[];
}) {
  const say = useSetupWords();
  const { opened, open, close } = useOpened('jurisdiction');
  const { heading, jurisdictions } = props.answer;
  const columns = useFileColumns(heading, jurisdictions);
  const chosen = jurisdictions.find((line) => line.jurisdiction === opened);
  return (
    <div className={chosen ? 'with-detail with-detail-open' : 'with-detail'} id={ACT}>
      <JurisdictionTable
        caption={say('files.title')}
        columns={columns}
        lines={jurisdictions}
        chosen={chosen?.jurisdiction}
        onOpen={open}
        emptyWords={say('files.none')}
      />
      {chosen && (
        <FilesOfJurisdiction
          key={chosen.jurisdiction}
          heading={heading}
          line={chosen}
          isDeclared={props.withoutBallots.includes(chosen.jurisdiction)}
          onClose={close}
        />
      )}
    </div>
  );
}

function useFileColumns(heading: AuditHeading, lines: readonly JurisdictionLine[]): readonly LineColumn[] {
  const say = useSetupWords();
  const sayAudit = useAuditWords();
  const sayRecords = useRecordsWords();
  return useMemo(() => {
    const hasExpected = lines.some((line) => line.expectedBallots !== null);
    const isBatch = heading.fieldwork === 'batches';
    return [
      nameColumn({
        name: say('files.jurisdiction'),
        total: say('files.total'),
        open: (jurisdiction) => say('files.open', { jurisdiction }),
      }),
      statusColumn(say('files.status'), sayAudit),
      figureColumn('ballots', say('files.ballots'), (line) => line.ballotsInManifest, lines),
      ...(isBatch
        ? [
            figureColumn('batches', say('files.batches'), (line) => line.batchesInManifest, lines),
            { ...figureColumn('implied', say('files.implied'), (line) => line.ballotsImplied, lines), minor: true },
          ]
        : []),
      ...strataColumns(heading.hasStrata, lines, sayRecords),
      ...(hasExpected
        ? [
            { ...figureColumn('expected', say('files.expected'), (line) => line.expectedBallots, lines), minor: true },
            differenceColumn('difference', say('files.difference'), differenceFromExpected, lines),
          ]
        : []),
    ];
  }, [heading.fieldwork, heading.hasStrata, lines, say, sayAudit, sayRecords]);
}

function FilesOfJurisdiction(props: {
  readonly heading: AuditHeading;
  readonly line: JurisdictionLine;
  readonly isDeclared: boolean;
  readonly onClose: () => void;
}) {
  const say = useSetupWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading, line } = props;
  const { auditId } = heading;
  const asked = useAsk('jurisdiction', { auditId, jurisdiction: line.jurisdiction });
  return (
    <DetailPanel
      title={say('files.panel', { jurisdiction: line.jurisdiction })}
      closeWord={sayAnywhere('close')}
      onClose={props.onClose}
    >
      <Answered asked={asked}>
        {({ slots, managers, combined, heading: local, ...said }) => (
          <>
            <p className="breakable">
              <span className="quiet">{say('files.managers')}: </span>
              {managers.length === 0 ? say('files.noManagers') : managers.join(', ')}
            </p>
            {slots.map((slot) => (
              <FileSlotCard key={slot.kind} auditId={auditId} slot={slot} abilities={local.abilities} />
            ))}
            <ManifestOfJurisdiction local={{ ...said, heading: local, slots }} />
            <BatchesCombine local={{ heading: local, line, combined }} />
            <JurisdictionDeclare
              heading={heading}
              jurisdiction={line.jurisdiction}
              isDeclared={props.isDeclared}
              hasManifest={slots.some((slot) => slot.kind === 'manifest' && slot.registered !== null)}
            />
          </>
        )}
      </Answered>
    </DetailPanel>
  );
}
