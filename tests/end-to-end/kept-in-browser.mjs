/* These functions run inside the page of an audit board, so each must be complete in itself. */

/** Waits until the pages of the board are kept on the device. */
export async function pagesKept() {
  await navigator.serviceWorker.ready;
}

/** What the worker keeps that is no part of the program. */
export async function keptAddresses() {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  }
  const isOfProgram = (address) => ['/', '/browser-check.js'].includes(address) || address.startsWith('/assets/');
  return found.filter((address) => !isOfProgram(address));
}

/** How many entries and lists of boards are in the store of the browser. */
export async function keptOnDevice() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('plumbline-board');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const count = (store) =>
    new Promise((resolve) => {
      const request = database.transaction(store).objectStore(store).count();
      request.onsuccess = () => resolve(request.result);
    });
  const kept = { entries: await count('entries'), boards: await count('boards') };
  database.close();
  return kept;
}

/** As somebody does who clears the data of the browser, while no page has it: the store of this name. */
export function clearStore(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** The key of a device of a ballot room, as far as a program can look at it. */
export async function deviceKey() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('plumbline-room');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const [device] = await new Promise((resolve) => {
    const request = database.transaction('devices').objectStore('devices').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return { type: device.key.type, isExtractable: device.key.extractable };
}

/** From now on this page can write nothing to the stores of the browser. */
export function diskFull() {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
}

/** From now on this page signs as slowly as an old telephone. */
export function slowSigning() {
  const sign = SubtleCrypto.prototype.sign;
  SubtleCrypto.prototype.sign = async function slow(...said) {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return sign.apply(this, said);
  };
}
