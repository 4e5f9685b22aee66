import { useEffect, useRef, useState } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { type CameraProblem, openCamera } from './open-camera.ts';

/** What was read, unless it was no name, and why it was not used. */
type Read = { readonly number: number; readonly name: string | undefined; readonly problem: string | undefined };

const READS_SHOWN = 5;

/** A code that stays in front of the camera is taken once: it has to be out of sight for so long before it counts again. */
const OUT_OF_SIGHT_MS = 1500;

/** Between two looks, so that the page stays quick. */
const REST_MS = 30;

type State = 'closed' | 'starting' | 'looking' | CameraProblem;

/**
 * The camera of the device as a scanner: what it reads is taken as if it had been scanned, until it is closed. The reader of codes is fetched only
 * when the camera is opened; no picture leaves the device or is kept.
 */
export function CameraScan(props: {
  /** Takes a code and answers the name it stands for, with what is wrong with it. */
  readonly take: (code: string) => { readonly name: string | undefined; readonly problem: string | undefined };
}) {
  const say = useBallotCustodyWords();
  const [state, setState] = useState<State>('closed');
  const [reads, setReads] = useState<readonly Read[]>([]);
  const video = useRef<HTMLVideoElement>(null);
  const isOpen = state === 'starting' || state === 'looking';
  const onCode = useRef<(code: string) => void>(undefined);
  onCode.current = (code) => {
    const { name, problem } = props.take(code);
    setReads((before) => [{ number: (before[0]?.number ?? 0) + 1, name, problem }, ...before].slice(0, READS_SHOWN));
  };
  useEffect(() => {
    const shown = video.current;
    if (!isOpen || shown === null) return;
    return lookThrough(shown, {
      onLooking: () => setState('looking'),
      onProblem: setState,
      onCode: (code) => onCode.current?.(code),
    });
  }, [isOpen]);
  if (!isOpen) {
    return (
      <div className="room-camera">
        {state !== 'closed' && (
          <Alert kind="warning">
            <p>{say(`scan.camera.problems.${state}`)}</p>
          </Alert>
        )}
        <Button
          look="second"
          onPress={() => {
            setReads([]);
            setState('starting');
          }}
        >
          {say('scan.camera.open')}
        </Button>
      </div>
    );
  }
  const [newest] = reads;
  return (
    <div className="room-camera">
      <video ref={video} aria-label={say('scan.camera.view')} muted playsInline />
      <p role="status">
        {state === 'starting' && say('scan.camera.starting')}
        {state === 'looking' && newest === undefined && say('scan.camera.looking')}
        {newest !== undefined && verdictOf(say, newest)}
      </p>
      {reads.length > 1 && (
        <ol className="room-camera-reads" aria-label={say('scan.camera.reads')}>
          {reads.slice(1).map((read) => (
            <li key={read.number}>{verdictOf(say, read)}</li>
          ))}
        </ol>
      )}
      <Button look="second" onPress={() => setState('closed')}>
        {say('scan.camera.close')}
      </Button>
    </div>
  );
}

function verdictOf(say: ReturnType<typeof useBallotCustodyWords>, { name, problem }: Read): string {
  if (problem === undefined) return say('scan.camera.taken', { name: name ?? '' });
  return name === undefined ? problem : say('scan.camera.refused', { name, why: problem });
}

/** Looks through the camera until it is told to end. */
function lookThrough(
  video: HTMLVideoElement,
  said: {
    readonly onLooking: () => void;
    readonly onProblem: (problem: CameraProblem) => void;
    readonly onCode: (code: string) => void;
  },
): () => void {
  const ended = new AbortController();
  const look = async () => {
    const [opened, { readCode }, { grayOf }] = await Promise.all([
      openCamera(ended.signal),
      import('./read-code.ts'),
      import('./gray-of.ts'),
    ]);
    if (ended.signal.aborted) return;
    if (!opened.ok) return said.onProblem(opened.error);
    video.srcObject = opened.value;
    await video.play();
    said.onLooking();
    const seen = new Map<string, number>();
    for (let number = 0; !ended.signal.aborted; number += 1) {
      const picture = grayOf(video);
      const code = picture && readCode(picture, number);
      const at = performance.now();
      if (code !== undefined) {
        const before = seen.get(code);
        seen.set(code, at);
        if (before === undefined || at - before > OUT_OF_SIGHT_MS) said.onCode(code);
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  };
  look().catch((error: unknown) => {
    // Whoever closes the camera while it starts ends the wait for its first picture.
    if (ended.signal.aborted) return;
    ended.abort();
    said.onProblem('failed');
    // What is no fault of the device or of the network is one of ours.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  });
  return () => ended.abort();
}
