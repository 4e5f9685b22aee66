/** A database of this browser, in which whatever is kept has reached the disk. */
export type DeviceDatabase = {
  /** Does something in one transaction over all its stores, and answers when it has reached the disk. */
  readonly within: <T>(mode: IDBTransactionMode, act: (tx: IDBTransaction) => () => T) => Promise<T>;
};

/** The database of this name, made with its stores where this browser has none, and opened when it is first used. */
export function deviceDatabase(of: {
  readonly name: string;
  readonly stores: readonly string[];
  readonly make: (database: IDBDatabase) => void;
}): DeviceDatabase {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };
  const open = () => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(of.name, 1);
      request.onupgradeneeded = () => of.make(request.result);
      request.onsuccess = () => {
        const database = request.result;
        // Somebody has cleared the store of the browser, or another page has a newer form of it: opened anew when next used.
        database.onclose = forget;
        database.onversionchange = () => {
          database.close();
          forget();
        };
        resolve(database);
      };
      request.onerror = () => reject(request.error ?? new Error('the store of the browser cannot be opened'));
    });
    opened.catch(forget);
    return opened;
  };
  return {
    async within(mode, act) {
      const database = await open();
      return new Promise((resolve, reject) => {
        const tx = database.transaction(of.stores, mode, { durability: 'strict' });
        const answer = act(tx);
        tx.oncomplete = () => resolve(answer());
        tx.onabort = () => reject(tx.error ?? new Error('the store of the browser took nothing'));
        tx.onerror = () => reject(tx.error ?? new Error('the store of the browser took nothing'));
      });
    },
  };
}
