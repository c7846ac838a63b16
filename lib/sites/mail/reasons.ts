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
  'outlook thread thread_id selected-row':
    'the list’s name of the conversation; the address has it encoded, a window of its own has neither',
  'outlook message from sender-label':
    'the words before the colon are in the page’s language; the address is left out for some of the directory',
  'outlook message from folded':
    'a folded card has no mark of its own: told by its form, a name, a time, first words',
  'outlook message to well':
    'what the chip shows is the name; what it says begins with a presence in the page’s language',
  'outlook message at time':
    'in numbers, whose order the weekday tells, or the page’s language; to the minute',
  'outlook window thread_id thread-around':
    'an answer is written within the thread that it answers',
  'outlook window subject only-input':
    'its label is in the page’s language; recipients are no inputs',
  'outlook row subject before-time': 'no mark of its own; the time after it has one',
  'yahoo page account selected-mailbox':
    'page data with several mailboxes, read token by token: names in it are the sender’s and the rep’s own words',
  'yahoo message cc pills': 'by analogy with `message-to`: not seen on a page yet',
  'yahoo window cc pills': 'by analogy with `container-to`: not seen on a page yet',
  'yahoo row subject subject-title':
    'the line for screen readers beside it holds the first words as well',
  'proton page account title':
    'the last part but one, in every language; a subject may hold the same form',
  'proton message to recipients':
    'closed: all in one line, copies among them; opened: groups by their order, as their marks are words',
  'proton window to summary':
    'while the rep writes elsewhere in the window: names, seldom addresses',
  'roundcube page account page-setting':
    'what the server told the page, as JSON; a login that is no address is none',
  'roundcube message message_id page-setting':
    'a number in its folder; another after the message is moved',
  'roundcube message at summary':
    'the long form of the date where the header has words like "today"',
  'roundcube window message_id compose':
    'names the writing, not the message: a second press is the same',
};

export function mailReasonOf(
  pack: string,
  at: { readonly kind: string; readonly field: string; readonly layer: string },
): string | undefined {
  return reasons[`${pack} ${at.kind} ${at.field} ${at.layer}`];
}

/** Every reason's pack, kind, field and layer, for the test that each still exists. */
export function listMailReasons(): readonly (readonly [string, string, string, string])[] {
  return Object.keys(reasons).map((key) => {
    const [pack = '', kind = '', field = '', layer = ''] = key.split(' ');
    return [pack, kind, field, layer] as const;
  });
}
