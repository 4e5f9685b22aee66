import { type Problem, type UploadReport, uploadAddress } from '@plumbline/api';
import type { InputFileKind } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';

export type UploadPlace = {
  readonly auditId: string;
  readonly kind: InputFileKind;
  readonly jurisdiction: string | null;
};

/** Sends a file, telling how much of it has gone (0 to 1), and answers what the server made of it. */
export function uploadFile(
  place: UploadPlace,
  file: File,
  onProgress: (share: number) => void,
): Promise<Result<UploadReport, Problem>> {
  // fetch cannot tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('load', () => resolve(readAnswer(request)));
    for (const end of ['error', 'abort', 'timeout']) {
      request.addEventListener(end, () => resolve(err(CONNECTION_LOST)));
    }
    request.open('POST', uploadAddress({ ...place, name: file.name }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-plumbline', '1');
    request.send(file);
  });
}

function readAnswer(request: XMLHttpRequest): Result<UploadReport, Problem> {
  let body: unknown;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    return err({ ...CONNECTION_LOST, status: request.status });
  }
  // The server's own answers; in tests the client checks their shape.
  if (request.status >= 200 && request.status < 300) return ok(body as UploadReport);
  return err(body as Problem);
}

// The words of this problem are in `words/`, by its code.
const CONNECTION_LOST: Problem = {
  type: '/problems/upload-interrupted',
  title: '',
  status: 0,
  detail: '',
  code: 'upload-interrupted',
  requestId: '',
  issues: [],
};
