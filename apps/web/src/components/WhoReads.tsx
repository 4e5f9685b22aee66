import type { OneReader } from '../connection/use-reader.ts';
import { useBoardWords } from '../words/board-words.ts';
import type { AtBoard } from './BoardFrame.tsx';

const READERS = ['first', 'second'] as const satisfies readonly OneReader[];

/** Which of the two people of a board reads here: asked before the first ballot, said on every page, and changed when the device is handed over. */
export function WhoReads(props: Pick<AtBoard, 'answer' | 'reader' | 'onReader'>) {
  const say = useBoardWords();
  const { answer, reader, onReader } = props;
  const nameOf = (one: OneReader) => answer.members[one === 'first' ? 0 : 1] ?? '';
  if (reader === null) {
    return (
      <section className="panel stack" aria-label={say('twice.ask')}>
        <h2>{say('twice.ask')}</h2>
        <p>{say('twice.says')}</p>
        <div className="board-actions">
          {READERS.map((one) => (
            <button key={one} type="button" className="big-button big-button-main" onClick={() => onReader(one)}>
              {say(`twice.${one}`, { name: nameOf(one) })}
            </button>
          ))}
        </div>
      </section>
    );
  }
  const other = reader === 'first' ? 'second' : 'first';
  return (
    <div className="who-reads">
      <p className="strong">{say(`twice.${reader}`, { name: nameOf(reader) })}</p>
      <button type="button" className="big-button" onClick={() => onReader(other)}>
        {say('twice.handOver', { name: nameOf(other) })}
      </button>
    </div>
  );
}
