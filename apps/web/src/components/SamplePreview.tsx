import type { AuditHeading } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { formatCount } from '../formats/format-count.ts';
import type { ChosenSizes } from '../forms/size-choice.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';
import { Answered } from './Answered.tsx';

/** What a draw of these sizes asks of each jurisdiction. */
export function SamplePreview(props: { readonly heading: AuditHeading; readonly sizes: ChosenSizes }) {
  const say = useRoundsWords();
  const { auditId, fieldwork, drawsFrom } = props.heading;
  const { sampleSizes, strata } = props.sizes;
  const asked = useAsk(
    'sample-preview',
    {
      auditId,
      sizes: JSON.stringify(sampleSizes),
      ...(strata !== undefined && { strata: JSON.stringify(strata) }),
    },
    { everyMs: (answer) => (answer?.state === 'computing' ? 1000 : false) },
  );
  const wanted = Object.values(sampleSizes).reduce((sum, size) => sum + size, 0);
  // Where batches are drawn there may be fewer than asked, when that is all there are; none of them is in no manifest.
  const unlisted = (rows: readonly { readonly draws: number }[]) =>
    drawsFrom === 'batches' ? 0 : wanted - rows.reduce((sum, row) => sum + row.draws, 0);
  return (
    <Answered asked={asked} lines={4}>
      {({ state, rows }) =>
        state === 'computing' ? (
          <ProgressBar label={say('launch.previewing')} />
        ) : (
          <div className="stack">
            <p className="quiet">{say('launch.previewSays')}</p>
            {unlisted(rows) > 0 && <p>{say('launch.previewUnlisted', { count: unlisted(rows) })}</p>}
            <SimpleTable
              caption={say('launch.preview')}
              hideCaption
              tight
              columns={[
                { name: say('launch.jurisdiction') },
                { name: say('launch.draws'), numeric: true },
                {
                  name: say(fieldwork === 'batches' ? 'launch.unitsBatches' : 'launch.unitsBallots'),
                  numeric: true,
                },
                ...(hasExtra(rows) ? [{ name: say('launch.previewExtra'), numeric: true }] : []),
              ]}
              rows={rows.map((row) => ({
                key: row.jurisdiction,
                cells: [
                  row.jurisdiction,
                  formatCount(row.draws),
                  formatCount(row.units),
                  ...(hasExtra(rows) ? [formatCount(row.extra ?? 0)] : []),
                ],
              }))}
              total={[
                say('launch.total'),
                formatCount(rows.reduce((sum, row) => sum + row.draws, 0)),
                formatCount(rows.reduce((sum, row) => sum + row.units, 0)),
                ...(hasExtra(rows) ? [formatCount(rows.reduce((sum, row) => sum + (row.extra ?? 0), 0))] : []),
              ]}
            />
          </div>
        )
      }
    </Answered>
  );
}

/** Whether the plan asks for batches besides those that are drawn. */
function hasExtra(rows: readonly { readonly extra?: number | undefined }[]): boolean {
  return rows.some(({ extra }) => extra !== undefined);
}
