import type { Problem, UploadReport } from '@plumbline/api';
import { useState } from 'react';
import { type UploadPlace, type UploadProgress, uploadFile } from './upload-file.ts';

export type FileUpload = {
  /** While the file is on its way or being checked. */
  readonly sending: (UploadProgress & { readonly name: string }) | undefined;
  readonly report: UploadReport | undefined;
  readonly problem: Problem | undefined;
  readonly start: (file: File) => Promise<void>;
  /** The same file was read again, and turned out to be this. */
  readonly replace: (report: UploadReport) => void;
  readonly forget: () => void;
};

/** One upload at a time into one place. */
export function useFileUpload(place: UploadPlace): FileUpload {
  const [sending, setSending] = useState<FileUpload['sending']>();
  const [report, setReport] = useState<UploadReport>();
  const [problem, setProblem] = useState<Problem>();
  const start = async (file: File) => {
    if (sending !== undefined) return;
    setProblem(undefined);
    setReport(undefined);
    setSending({ name: file.name, share: 0, isWaiting: false });
    const answer = await uploadFile(place, file, (progress) => setSending({ name: file.name, ...progress }));
    setSending(undefined);
    if (answer.ok) setReport(answer.value);
    else setProblem(answer.error);
  };
  const forget = () => {
    setReport(undefined);
    setProblem(undefined);
  };
  return { sending, report, problem, start, replace: setReport, forget };
}
