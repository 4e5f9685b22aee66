import { FileQuestion } from '../../components/FileQuestion.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useFileHelpWords } from '../../words/file-help-words.ts';

/** What an office asked about its files, and what it was answered. */
export function QuestionsOfDesk(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useFileHelpWords();
  const { auditId, jurisdiction } = props;
  const answer = useAsk('file-help', { auditId }).data;
  const own = (answer?.questions ?? []).filter((one) => one.jurisdiction === jurisdiction);
  if (answer === undefined || own.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('title')}</h2>
      {own.map((question) => (
        <FileQuestion
          key={question.request}
          auditId={auditId}
          question={question}
          abilities={answer.heading.abilities}
        />
      ))}
    </section>
  );
}
