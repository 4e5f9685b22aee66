import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { momentInWords } from './value-in-words.ts';

/** Statements that stand in place of signatures, each with the time at which it was made: never the time of the signature that is missing. */
export function FormLateStatements({ form }: { readonly form: FormAnswer['form'] }) {
  const say = useBallotFormsWords();
  if (form.lateStatements.length === 0) return null;
  const isHidden = form.isHidden || form.withheld.length > 0;
  return (
    <section className="stack">
      <h2>{say('form.lateStatements')}</h2>
      <p className="soft">{say('form.lateSays')}</p>
      <SimpleTable
        caption={say('form.lateStatements')}
        hideCaption
        roomy
        columns={[
          { name: say('form.lateBy') },
          { name: say('form.lateMade') },
          { name: say('form.lateAbout') },
          { name: say('form.lateStatement'), wordy: true },
        ]}
        rows={form.lateStatements.map(({ by, at, about, statement }) => ({
          key: `${at} ${by.join(' ')}`,
          cells: [
            by.join(', '),
            formatTime(at),
            about === null ? '–' : momentInWords(about),
            statement ?? say(isHidden ? 'review.hidden' : 'form.statementGone'),
          ],
        }))}
      />
    </section>
  );
}
