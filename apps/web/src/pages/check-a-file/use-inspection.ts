import type { CvrProgress, InspectKind } from '@plumbline/election-files';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InspectionAnswer, InspectionAsked } from './inspect-chosen.ts';
import type { SaidByWorker } from './inspect-worker.ts';

/** What is known of the files that were chosen last. */
export type InspectionState =
  | { readonly is: 'nothing-chosen' }
  | { readonly is: 'reading'; readonly names: string; readonly progress: CvrProgress | undefined }
  | { readonly is: 'answered'; readonly names: string; readonly answer: InspectionAnswer }
  /** Our own fault: the worker ended. */
  | { readonly is: 'broken'; readonly names: string };

const NOTHING: InspectionState = { is: 'nothing-chosen' };

/** Reads chosen files in a worker of its own, one upload at a time: a new one, and leaving the page, ends the one before. */
export function useInspection(): {
  readonly state: InspectionState;
  readonly start: (files: readonly File[], as: InspectKind | undefined) => void;
  readonly stop: () => void;
} {
  const [state, setState] = useState<InspectionState>(NOTHING);
  const running = useRef<Worker>(undefined);
  const end = useCallback(() => {
    running.current?.terminate();
    running.current = undefined;
  }, []);
  useEffect(() => end, [end]);
  const start = (files: readonly File[], as: InspectKind | undefined) => {
    end();
    const names = files.map(({ name }) => name).join(', ');
    const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), { type: 'module' });
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<SaidByWorker>) => {
      if (data.says === 'progress') return setState({ is: 'reading', names, progress: data.progress });
      end();
      setState({ is: 'answered', names, answer: data.answer });
    };
    worker.onerror = () => {
      end();
      setState({ is: 'broken', names });
    };
    const asked: InspectionAsked = { files: files.map((file) => ({ name: file.name, blob: file })), as };
    worker.postMessage(asked);
    setState({ is: 'reading', names, progress: undefined });
  };
  const stop = () => {
    end();
    setState(NOTHING);
  };
  return { state, start, stop };
}
