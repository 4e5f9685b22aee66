import { fileIssuesCsv, INSPECTED_COUNTS, type Inspection, type InspectKind } from '@plumbline/election-files';
import { FileIssues } from '../../components/FileIssues.tsx';
import { HelpLink } from '../../components/HelpLink.tsx';
import { fileNameOf, saveFile } from '../../drawings/save-file.ts';
import { formatCount } from '../../formats/format-count.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useCheckFileWords } from '../../words/check-file-words.ts';
import { AskAtDesk } from './AskAtDesk.tsx';
import { ContestsFound } from './ContestsFound.tsx';
import { HowExported } from './HowExported.tsx';

/** As many problems as a page shows; the saved list has all that were kept. */
const SHOWN_MAX = 100;

/** What a file turned out to be: the verdict, every problem in a table, what it adds up to, and how such a file is made. */
export function FileFound(props: {
  readonly name: string;
  /** What it was said to be. */
  readonly asked: InspectKind | undefined;
  readonly inspection: Inspection;
}) {
  const say = useCheckFileWords();
  const { name, asked, inspection } = props;
  const { kind, issues, issueCount, figures } = inspection;
  const format = formatOf(inspection) ?? asked;
  const counts = INSPECTED_COUNTS.flatMap((count) => {
    const value = figures[count];
    return value === undefined ? [] : [{ key: count, cells: [say(`counts.${count}`), formatCount(value)] }];
  });
  return (
    <div className="stack">
      <h2 className="breakable">{say('found', { name })}</h2>
      <p>{say('is', { kind: kindInWords(say, format ?? kind) })}</p>
      <Verdict inspection={inspection} />
      {issues.length > 0 && (
        <FileIssues name={name} issues={issues.slice(0, SHOWN_MAX)}>
          {issueCount > SHOWN_MAX && <p>{say('showing', { shown: SHOWN_MAX, total: issueCount })}</p>}
          <div>
            <Button
              look="quiet"
              onPress={() =>
                saveFile(fileNameOf(say('issuesFile', { name }), 'csv'), fileIssuesCsv(issues), 'text/csv')
              }
            >
              {say('downloadIssues')}
            </Button>
          </div>
        </FileIssues>
      )}
      {counts.length > 0 && (
        <SimpleTable
          caption={say('figures')}
          tight
          columns={[{ name: say('figure') }, { name: say('count'), numeric: true }]}
          rows={counts}
        />
      )}
      {figures.totals !== undefined && (
        <SimpleTable
          caption={say('totals')}
          tight
          columns={[{ name: say('column') }, { name: say('votes'), numeric: true }]}
          rows={Object.entries(figures.totals).map(([header, votes]) => ({
            key: header,
            cells: [header, formatCount(votes)],
          }))}
        />
      )}
      {figures.contests !== undefined && <ContestsFound contests={figures.contests} />}
      <HowExported kind={format ?? kind} />
      {issues.length > 0 && <AskAtDesk kind={kind} />}
    </div>
  );
}

/** What it was read as, where the page has a word for it. */
function formatOf({ kind, format }: Inspection): string | undefined {
  if (kind === 'unknown') return undefined;
  return format ?? kind;
}

function kindInWords(say: ReturnType<typeof useCheckFileWords>, kind: string): string {
  // Every kind and format that `inspectUpload` answers is a name among these words.
  return say.anyOf(`kinds.${kind}` as 'kinds.cvr', {});
}

function Verdict(props: { readonly inspection: Inspection }) {
  const say = useCheckFileWords();
  const { accepted, needsConfirmation, kind, issues, issueCount } = props.inspection;
  if (kind === 'unknown') return <Alert kind="error">{say('unknown')}</Alert>;
  if (!accepted) {
    const errors = issues.filter(({ severity }) => severity === 'ERROR').length;
    return (
      <Alert kind="error">
        {say('refused', { count: Math.max(1, errors) })}{' '}
        <HelpLink place={{ topic: 'file-refused' }}>{say('help')}</HelpLink>
      </Alert>
    );
  }
  return (
    <>
      {needsConfirmation ? (
        <Alert kind="warning">{say('confirm')}</Alert>
      ) : (
        <Alert kind="success">{say(issueCount > 0 ? 'warned' : 'clean')}</Alert>
      )}
      <p className="quiet small">{say('alone')}</p>
    </>
  );
}
