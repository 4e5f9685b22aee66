import { SECURE_BALLOT_MANAGEMENT } from '@plumbline/ballot-management';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';

/** Whose standard it is, its terms, what it asks to be given, and where it is found: as text, because whoever applies looks it up themselves. */
export function Certifier() {
  const say = useBallotStandardWords();
  const { standard, version, glossary, materials, addresses } = SECURE_BALLOT_MANAGEMENT;
  return (
    <section className="panel stack">
      <h2>{say('certifier.title')}</h2>
      <p>{say('certifier.says', { name: say(`certifier.names.${standard}`) })}</p>
      <p>{say('notBySoftware')}</p>
      <p>{say('certifier.addresses', { addresses: addresses.join(', ') })}</p>
      <h3>{say('certifier.materialsTitle')}</h3>
      <ul>
        {materials.map(({ material }) => (
          <li key={material}>{say(`certifier.materials.${material}`)}</li>
        ))}
      </ul>
      <h3>{say('certifier.glossaryTitle')}</h3>
      <dl>
        {glossary.map((term) => (
          <div key={term}>
            <dt className="strong">{say(`certifier.glossary.${term}.term`)}</dt>
            <dd>{say(`certifier.glossary.${term}.means`)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{say('certifier.version', { version })}</p>
    </section>
  );
}
