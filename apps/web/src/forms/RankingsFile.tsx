import type { QueryOutput } from '@plumbline/api';
import { cardsRanked, type RankedCount } from '@plumbline/election';
import type { FileIssue } from '@plumbline/election-files/rankings';
import { useState } from 'react';
import { FileIssues } from '../components/FileIssues.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { draftOfRankings, type RankingDraft } from './ranking-draft.ts';

type Read = { readonly name: string; readonly issues: readonly FileIssue[]; readonly count: RankedCount | undefined };

/** The rankings of one sheet from a file. They stand in the form and are saved there; nothing is read over what was typed unseen. */
export function RankingsFile(props: {
  readonly contest: QueryOutput<'jurisdiction'>['contests'][number];
  readonly onChange: (draft: RankingDraft) => void;
}) {
  const say = useOfficeWords();
  const { contest, onChange } = props;
  const [read, setRead] = useState<Read>();
  const take = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Fetched when somebody has such a file: the reader of tables is no part of the page before.
    const { parseRankingsCsv } = await import('@plumbline/election-files/rankings');
    const parsed = parseRankingsCsv(
      { name: file.name, bytes },
      contest.choices.map(({ name }) => name),
    );
    setRead({ name: file.name, issues: parsed.issues, count: parsed.accepted ? parsed.value : undefined });
  };
  const count = read?.count;
  return (
    <details className="rankings-file">
      <summary>{say('tallies.ranked.file')}</summary>
      <div className="stack">
        <DropZone
          says={say('tallies.ranked.fileDrop')}
          button={say('tallies.ranked.fileChoose')}
          label={say('tallies.ranked.fileLabel', { contest: contest.name })}
          hint={say('tallies.ranked.fileHint')}
          reason={undefined}
          accept=".csv,.txt,text/csv"
          onFiles={([file]) => void take(file)}
        />
        <div role="status" className="stack">
          {read !== undefined && count === undefined && <Alert kind="error">{say('tallies.ranked.fileWrong')}</Alert>}
          {read !== undefined && read.issues.length > 0 && <FileIssues name={read.name} issues={read.issues} />}
          {count !== undefined && (
            <Alert kind="info">
              <p>{say('tallies.ranked.fileReplaces', { rows: count.piles.length, sum: cardsRanked(count) })}</p>
              <Button
                look="second"
                onPress={() => {
                  onChange(draftOfRankings(count));
                  setRead(undefined);
                }}
              >
                {say('tallies.ranked.fileUse')}
              </Button>
            </Alert>
          )}
        </div>
      </div>
    </details>
  );
}
