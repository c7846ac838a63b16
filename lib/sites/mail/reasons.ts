/**
 * Why a layer is trusted as it is, where its source alone does not say: for `npm run explain` and whoever repairs a rule. Apart from
 * the packs, which travel into the page. The key is the pack, the kind of thing (page, thread, message, window, row), field and layer.
 */
const reasons: Readonly<Record<string, string>> = {
  'gmail page account title':
    'always the last part but one, in every language; a subject may hold an address too',
  'gmail page account account-label': 'the words before the brackets are in the page’s language',
  'gmail page account globals': 'the text of a script is part of the document; nothing is run',
  'gmail page aliases from-menu': 'the menu of a window names them as values; never recipients',
  'gmail thread thread_id perm': 'missing or the word "undefined" since November 2025',
  'gmail thread thread_id perm-own':
    'the client’s own name: only where there is no hex, which other clients show as well',
  'gmail thread thread_id address':
    'until 2017 the address held the hex; what stands there since is none',
  'gmail message message_id message-id':
    'names a sent message from the press on; empty on chips of other features',
  'gmail message message_id legacy':
    'at a message that was sent from here it may still be its draft’s',
  'gmail message other_ids sent':
    'the list says which message of a thread is the last that is no draft',
  'gmail message at id': 'the upper bits of the id are the time, in no language',
  'gmail message at sent-id':
    'believed only where the page shows the same minute, on the clock of its other messages',
  'gmail message at shown': 'in the page’s language and zone, to the minute',
  'gmail message to shown-line': 'Gmail writes "me" for the owner; it says copies in words',
  'gmail message to details': 'only after the rep opened the box',
  'gmail window message_id draft': 'the sent message keeps it',
  'gmail window to typed': 'Gmail sends to an address that is typed and no chip yet',
  'gmail row message_id last': 'may be a draft’s',
};

export function mailReasonOf(
  pack: string,
  kind: string,
  field: string,
  layer: string,
): string | undefined {
  return reasons[`${pack} ${kind} ${field} ${layer}`];
}

/** Every reason's pack, kind, field and layer, for the test that each still exists. */
export function listMailReasons(): readonly (readonly [string, string, string, string])[] {
  return Object.keys(reasons).map((key) => {
    const [pack = '', kind = '', field = '', layer = ''] = key.split(' ');
    return [pack, kind, field, layer] as const;
  });
}
