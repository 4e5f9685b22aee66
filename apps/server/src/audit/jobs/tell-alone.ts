import type { Services } from '../../services.ts';
import { mayTell } from '../../stores/notices.ts';
import type { Writer } from '../../stores/store.ts';

/** Each by itself, and none by two processes. What could not be told is rolled back, and due again the next time. */
export async function tellAlone({ db }: Pick<Services, 'db'>, tell: (tx: Writer) => Promise<void>): Promise<void> {
  const telling = db.transaction().execute(async (tx) => {
    if (await mayTell(tx)) await tell(tx);
  });
  await telling.catch(() => undefined);
}
