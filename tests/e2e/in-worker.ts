/** What the harness runs inside the extension's worker. Each is sent there as text, so it may use nothing from outside itself. */

interface ChromeTab {
  readonly id: number;
  readonly url?: string;
}

interface ChromeEvent {
  dispatch(...args: readonly unknown[]): void;
}

declare const chrome: {
  readonly action: {
    setPopup(details: { popup: string }): Promise<void>;
    getPopup(details: object): Promise<string>;
  };
  readonly commands: { readonly onCommand: ChromeEvent };
  readonly contextMenus: { readonly onClicked: ChromeEvent };
  readonly tabs: { query(query: object): Promise<readonly ChromeTab[]> };
};

/** Without a popup the toolbar button only grants `activeTab`. Returns the popup, to be put back. */
export async function removePopup(): Promise<string> {
  const popup = await chrome.action.getPopup({});
  await chrome.action.setPopup({ popup: '' });
  return popup;
}

export async function restorePopup(popup: string): Promise<void> {
  await chrome.action.setPopup({ popup });
}

/** Calls the listeners of `commands.onCommand` as the browser does: with the active tab. */
export async function dispatchCommand(command: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.commands.onCommand.dispatch(command, tab);
}

/** Calls the listeners of `contextMenus.onClicked` as the browser does for a click on the page. */
export async function dispatchMenuClick(menuItemId: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ menuItemId, pageUrl: tab?.url, editable: false }, tab);
}

/** All rows of one table, read without any code of the product. A store or table that is not there yet has none. */
export async function readRows([database, table]: readonly [string, string]): Promise<
  readonly unknown[]
> {
  const known = await indexedDB.databases();
  if (!known.some((each) => each.name === database)) return [];
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    if (!connection.objectStoreNames.contains(table)) return [];
    return await new Promise<readonly unknown[]>((resolve, reject) => {
      const request = connection.transaction(table, 'readonly').objectStore(table).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    connection.close();
  }
}
