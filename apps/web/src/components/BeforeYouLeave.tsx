import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** What is left to do with the paper once everything is entered and signed or final. */
export function BeforeYouLeave() {
  const say = useWordsEverywhere();
  return (
    <section className="stack" aria-label={say('beforeYouLeave.title')}>
      <h2>{say('beforeYouLeave.title')}</h2>
      <ol>
        {(['back', 'sealed', 'papers', 'station'] as const).map((step) => (
          <li key={step}>{say(`beforeYouLeave.${step}`)}</li>
        ))}
      </ol>
    </section>
  );
}
