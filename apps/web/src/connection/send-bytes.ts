import type { Problem } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';

/** What the server answered; nothing where the line broke before it did. */
export type Sent<Answer> = Result<Answer, Problem> | undefined;

/** Sends bytes as they are, telling how much of them has gone (0 to 1), and answers what the server says. */
export function sendBytes<Answer>(
  method: 'GET' | 'PUT' | 'POST',
  address: string,
  bytes?: Blob,
  onProgress: (share: number) => void = () => undefined,
): Promise<Sent<Answer>> {
  // fetch cannot tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('load', () => resolve(readAnswer(request)));
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, () => resolve(undefined));
    request.open(method, address);
    request.setRequestHeader('x-plumbline', '1');
    if (bytes !== undefined) request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(bytes);
  });
}

function readAnswer<Answer>(request: XMLHttpRequest): Sent<Answer> {
  let body: unknown;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    // Something on the way answered, in words of its own: what it refuses once it refuses again.
    const isFinal = request.status >= 400 && request.status < 500;
    return isFinal ? err({ ...CONNECTION_LOST, status: request.status }) : undefined;
  }
  // The server's own answers; in tests the client checks their shape.
  if (request.status >= 200 && request.status < 300) return ok(body as Answer);
  return err(body as Problem);
}

// The words of this problem are in `words/`, by its code.
export const CONNECTION_LOST: Problem = {
  type: '/problems/upload-interrupted',
  title: '',
  status: 0,
  detail: '',
  code: 'upload-interrupted',
  requestId: '',
  issues: [],
};
