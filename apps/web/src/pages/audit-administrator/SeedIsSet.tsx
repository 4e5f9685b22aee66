import { formatTime } from '../../formats/format-time.ts';
import { useSetupWords } from '../../words/setup-words.ts';

/** The seed as it was rolled, large enough to be compared with what was written down. */
export function SeedIsSet(props: { readonly seed: string; readonly seedSetAt: string | null }) {
  const say = useSetupWords();
  return (
    <section className="panel">
      <h2>{say('seed.set')}</h2>
      {props.seedSetAt && <p className="quiet">{say('seed.setAt', { time: formatTime(props.seedSetAt) })}</p>}
      <p className="seed-shown">{props.seed}</p>
    </section>
  );
}
