// What a person perceives in a page, and where they would put a finger. Evaluated through the DevTools protocol, which
// the page's own policy does not reach; leaves nothing behind in the page but the note on the last press.
// Roles and names are Chromium's own (`computedRole`, `computedName`): what a screen reader is told.

const squash = (text) => (text ?? '').normalize('NFC')
  .replace(/[\u2066-\u2069\u200e\u200f\u00ad]/g, '')
  .replace(/[\u2018\u2019]/g, "'")
  .replace(/\s+/g, ' ').trim();

// Why a probe has to be made again. The account is a text, or makes one: it is asked for only when time is over.
class NotYet extends Error {
  constructor(account) { super(''); this.account = account; }
  tell() { return typeof this.account === 'function' ? this.account() : this.account; }
}
class Several extends NotYet {}

const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); });

// Resolves when something changes in the document; values of fields change without a mutation, hence the ceiling.
const change = (ceiling) => new Promise((done) => {
  const observer = new MutationObserver(() => end());
  const clock = setTimeout(() => end(), ceiling);
  const end = () => { observer.disconnect(); clearTimeout(clock); done(); };
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
});

const until = async (limit, probe) => {
  const end = performance.now() + limit;
  for (;;) {
    try {
      return { ok: (await probe()) ?? null };
    } catch (refusal) {
      if (!(refusal instanceof NotYet)) return { error: `${refusal}` };
      const left = end - performance.now();
      if (left <= 0) return { error: refusal.tell() };
      await change(Math.min(left, 250));
      await frame();
    }
  }
};

const shown = (element) => getComputedStyle(element).display === 'contents'
  || element.checkVisibility({ visibilityProperty: true });

const valueOf = (field) => {
  if (field.localName === 'select') return [...field.selectedOptions].map((option) => option.label).join(', ');
  if (field.localName === 'textarea') return field.value;
  const silent = ['hidden', 'password', 'checkbox', 'radio', 'submit', 'button', 'file', 'range', 'color', 'image'];
  return field.localName === 'input' && !silent.includes(field.type) ? field.value : null;
};

// The text of the page as it is read: what is shown, without what is hidden from screen readers, with the names of
// pictures and the values of fields. Blocks are apart, inline pieces together. On demand without what says that it is in
// another language than the page, and without what was typed.
const textOf = (root, own = false) => {
  let text = '';
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { text += node.data.replace(/\s+/g, ' '); return; }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (['script', 'style', 'noscript', 'template'].includes(node.localName)) return;
    if (own && node.lang && node.lang !== document.documentElement.lang) return;
    if (node.getAttribute('aria-hidden') === 'true' || !shown(node)) return;
    const block = !/^(inline|contents)/.test(getComputedStyle(node).display);
    if (block) text += '\n';
    const value = valueOf(node);
    if (own && value !== null && node.localName !== 'select') return;
    const label = node.getAttribute('aria-label');
    if (value !== null) text += ` ${value} `;
    else if (node.localName === 'img') text += ` ${node.alt} `;
    else if (label && (node.matches('[role=img], svg, button, a'))) text += ` ${label} `;
    else for (const child of node.childNodes) visit(child);
    if (block) text += '\n';
  };
  if (root) visit(root);
  return text.replace(/[ \t]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n').trim();
};

// What a person looks for is one text, or several where their language has more ways to say it; U+FFFC stands for
// whatever the story does not tell.
const ways = (wanted) => [].concat(wanted).map(squash);
const spoken = (wanted) => ways(wanted).join(' / ');
const pattern = (way) => way.split('\ufffc').map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.{0,300}?');
const either = (texts) => texts.map(pattern).join('|');
const holds = (text, wanted) => new RegExp(either(ways(wanted))).test(squash(text));
const matches = (text, wanted) => new RegExp(`^(?:${either(ways(wanted))})$`).test(squash(text));

// All words that an element could be read with, or be called by, without spaces: text, labels, hints, values. A look at it is
// cheap, where to compute what is shown and how it is called is not; what it lacks need not be asked for.
const WORDED = '[aria-label], [aria-labelledby], [title], [alt], [placeholder], input, textarea, select';
const words = (element) => {
  const parts = [element.textContent];
  const worded = [...element.querySelectorAll(WORDED)];
  if (element.matches(WORDED)) worded.push(element);
  for (const each of worded) {
    parts.push(each.ariaLabel, each.title, each.alt, each.placeholder, valueOf(each), each.value);
    for (const id of each.getAttribute('aria-labelledby')?.split(/\s+/) ?? []) {
      const named = document.getElementById(id);
      parts.push(named?.textContent, named?.ariaLabel);
    }
    if (each.localName === 'select') for (const option of each.options) parts.push(option.label);
  }
  for (const label of element.labels ?? []) parts.push(label.textContent, label.ariaLabel);
  return squash(parts.filter((part) => typeof part === 'string').join(' ')).replace(/ /g, '');
};
const may = (element, wanted) => {
  const all = words(element);
  return ways(wanted).some((way) => way.split(/[\ufffc… ]/).every((word) => all.includes(word)));
};

const KINDS = {
  press: 'button, a[href], summary, input[type=submit], input[type=button], input[type=reset], [role=button], '
    + '[role=link], [role=tab], [role^=menuitem], [role=option]',
  field: 'input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, '
    + '[contenteditable=true], [role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [role=slider]',
  tick: 'input[type=checkbox], [role=checkbox], [role=switch]',
  choice: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch], [role=option], '
    + '[role=tab], [role=menuitemradio], button, a[href]',
  group: 'fieldset, select, [role=group], [role=radiogroup], [role=listbox], [role=combobox], [role=tablist], '
    + '[role=toolbar], [role=menu], nav, section',
  region: 'section, article, li, tr, dialog, fieldset, form, nav, aside, main, header, footer, table, figure, details, '
    + '[role=dialog], [role=alertdialog], [role=region], [role=group], [role=listitem], [role=row], [role=alert], [role=log], '
    + '[role=status]',
};

const SPOKEN = {
  press: 'button or link', field: 'field', tick: 'box to tick', choice: 'choice', group: 'group', region: 'region',
};

const nameOf = (element) => squash(element.computedName);

// The one element of a kind that bears a name. A name that ends with an ellipsis may be the beginning of a longer one.
const named = (kind, name, root = document) => {
  const every = [...root.querySelectorAll(KINDS[kind])];
  const all = every.filter((element) => may(element, name)).filter(shown);
  let found = all.filter((element) => matches(nameOf(element), name));
  const beginnings = ways(name).filter((way) => way.endsWith('…')).map((way) => way.slice(0, -1).trim());
  if (!found.length && beginnings.length) {
    const begun = new RegExp(`^(?:${either(beginnings)})`);
    found = all.filter((element) => begun.test(nameOf(element)));
  }
  if (found.length === 1) return found[0];
  // Two links to one place are one thing, wherever one presses.
  if (found.length > 1 && found.every((element) => element.href && element.href === found[0].href)) return found[0];
  if (!found.length) {
    throw new NotYet(() => {
      const names = new Set(every.filter(shown).map(nameOf).filter(Boolean));
      const told = [...names].slice(0, 40).map((each) => `« ${each} »`).join(', ');
      return `no ${SPOKEN[kind]} called « ${spoken(name)} »; there are: ${told || 'none'}`;
    });
  }
  throw new Several(`${found.length} times a ${SPOKEN[kind]} called « ${spoken(name)} »`);
};

// The smallest region that bears a name or holds a text: a row of a list, a card, a dialog.
const region = (name) => {
  if (!name) return document;
  const wanted = spoken(name);
  const all = [...document.querySelectorAll(KINDS.region)].filter((element) => may(element, name)).filter(shown);
  const byName = all.filter((element) => matches(nameOf(element), name));
  if (byName.length === 1) return byName[0];
  const holding = all.filter((element) => holds(textOf(element), name));
  const smallest = holding.filter((element) => !holding.some((other) => other !== element && element.contains(other)));
  if (smallest.length === 1) return smallest[0];
  throw new NotYet(smallest.length ? `${smallest.length} regions hold « ${wanted} »` : `no region holds « ${wanted} »`);
};

const describe = (element) => element
  ? `<${element.localName}${element.id ? ` id=${element.id}` : ''} class="${element.getAttribute('class') ?? ''}">`
    + ` « ${squash(element.textContent).slice(0, 60)} »`
  : 'nothing';

// Whether a press arrives is noted in the page, outside of what the app can see: a page that is drawn anew between the look
// and the press swallows it. What was drawn in its place, with the same words, is as good.
const PRESS = Symbol.for('tdu.press');
const watch = (element) => {
  window[PRESS]?.end();
  const [kind, said] = [element.localName, words(element)];
  const note = { arrived: false };
  const alike = (each) => each === element || (each.localName === kind && words(each) === said);
  const see = (event) => { note.arrived ||= event.composedPath().some(alike); };
  note.end = () => removeEventListener('click', see, true);
  addEventListener('click', see, true);
  window[PRESS] = note;
};

// Where to press so that this element, and no other, is reached; once it has stopped moving.
const spot = async (element) => {
  if (element.matches(':disabled') || element.closest('[aria-disabled=true]')) {
    throw new NotYet(`« ${nameOf(element)} » cannot be used now`);
  }
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  let cover = null;
  for (const target of [element, ...(element.labels ?? [])]) {
    const before = target.getClientRects()[0];
    for (let frames = 0; frames < 3; frames += 1) await frame();
    const box = target.getClientRects()[0];
    if (!box || !before || !box.width || !box.height) continue;
    if (box.x !== before.x || box.y !== before.y) throw new NotYet(`« ${nameOf(element)} » is still moving`);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const hit = document.elementFromPoint(at.x, at.y);
    // A telephone shows a page that is too wide from further away.
    const view = visualViewport;
    const seen = { x: (at.x - view.offsetLeft) * view.scale, y: (at.y - view.offsetTop) * view.scale };
    if (hit && (target === hit || target.contains(hit))) { watch(element); return seen; }
    cover = hit;
  }
  throw new NotYet(`« ${nameOf(element)} » cannot be reached: covered by ${describe(cover)}`);
};

const ticked = (element) => element.checked ?? (element.ariaChecked ?? element.ariaPressed ?? element.ariaSelected) === 'true';

const tell = (field) => {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

const VERBS = {
  reads: ({ says, inside }) => {
    const root = inside ? region(inside) : document.body;
    if (!may(root, says) || !holds(textOf(root), says)) throw new NotYet(`« ${spoken(says)} » is not on the page`);
  },
  reads_not: ({ says, inside }) => {
    const root = inside ? region(inside) : document.body;
    if (may(root, says) && holds(textOf(root), says)) throw new NotYet(`« ${spoken(says)} » is on the page`);
  },
  whole: () => ({ url: location.href, title: document.title, text: textOf(document.body) }),
  // What is on the page for whoever reads its language: texts, names of what can be used, hints.
  own: () => {
    const foreign = (element) => element.closest('[lang]').lang !== document.documentElement.lang;
    const named = [...document.querySelectorAll(`${KINDS.press}, ${KINDS.field}, ${KINDS.tick}, ${KINDS.group}`)];
    // What a field for files says besides its label is the browser's.
    const ours = (element) => shown(element) && !foreign(element) && element.type !== 'file';
    const names = named.filter(ours)
      .map((element) => `${nameOf(element)}\n${element.title}\n${element.placeholder ?? ''}`);
    return [document.title, textOf(document.body, true), ...names].join('\n').normalize('NFC');
  },
  at: ({ path }) => {
    if (!(location.pathname + location.search + location.hash).startsWith(path)) {
      throw new NotYet(`the page is ${location.href}`);
    }
  },
  match: ({ pattern }) => {
    const links = [...document.querySelectorAll('a[href]')].filter(shown).map((link) => link.href).join('\n');
    const found = `${textOf(document.body)}\n${links}`.normalize('NFC').replace(/[\u2066-\u2069]/g, '').match(new RegExp(pattern, 'u'));
    if (!found) throw new NotYet(`nothing on the page looks like ${pattern}`);
    return found[1] ?? found[0];
  },
  value: ({ name }) => {
    const plain = (element) => (valueOf(element) ?? textOf(element)).replace(/[\u2066-\u2069]/g, '').trim();
    const filled = (text) => { if (!text) throw new NotYet(`« ${spoken(name)} » is empty`); return text; };
    const terms = [...document.querySelectorAll('dt, th[scope=row]')].filter(shown)
      .filter((term) => matches(textOf(term), name));
    if (terms.length === 1) return filled(plain(terms[0].nextElementSibling));
    const marked = [...document.querySelectorAll('[aria-label], [aria-labelledby], output')].filter(shown)
      .filter((element) => matches(nameOf(element), name));
    if (marked.length === 1) return filled(plain(marked[0]));
    return filled(plain(named('field', name)));
  },
  present: ({ kind, name, inside }) => { named(kind, name, region(inside)); },
  absent: ({ kind, name }) => {
    let there = true;
    try { named(kind, name); } catch (refusal) {
      if (!(refusal instanceof NotYet)) throw refusal;
      there = refusal instanceof Several;
    }
    if (there) throw new NotYet(`there is a ${SPOKEN[kind]} called « ${spoken(name)} »`);
  },
  press: ({ name, inside }) => spot(named('press', name, region(inside))),
  field: ({ name, inside }) => spot(named('field', name, region(inside))),
  // Empties the field that has the focus by selecting what it holds; fields made of parts take their value whole.
  prepare: ({ name, inside, text }) => {
    const field = named('field', name, region(inside));
    if (document.activeElement !== field) { field.focus(); throw new NotYet(`« ${spoken(name)} » does not take the focus`); }
    if (['date', 'time', 'datetime-local', 'month', 'week', 'range', 'color'].includes(field.type)) {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
      tell(field);
      return 'done';
    }
    if (field.select) field.select(); else getSelection().selectAllChildren(field);
    return (field.value ?? field.textContent) ? 'replace' : 'insert';
  },
  holds: ({ name, inside, text }) => {
    const field = named('field', name, region(inside));
    const bare = (value) => squash(value).replace(/ /g, '');
    const held = field.value ?? field.textContent;
    if (bare(held) !== bare(text)) throw new NotYet(`« ${spoken(name)} » holds « ${squash(held)} »`);
  },
  choose: ({ name, option, inside }) => {
    const group = named('group', name, region(inside));
    if (group.localName !== 'select') return spot(named('choice', option, group));
    const found = [...group.options].find((each) => matches(each.label, option));
    if (!found) throw new NotYet(`« ${spoken(name)} » has no « ${spoken(option)} »; it has: ${[...group.options].map((each) => each.label).join(', ')}`);
    if (group.multiple) found.selected = true; else group.value = found.value;
    tell(group);
    return null;
  },
  // Whether the press that was watched arrived. A page that was replaced knows of none: it was the press that replaced it.
  landed: () => {
    const note = window[PRESS];
    if (!note || note.arrived) { note?.end(); delete window[PRESS]; return true; }
    throw new NotYet('the press has not arrived');
  },
  tick: async ({ name, inside, wanted }) => {
    const box = named('tick', name, region(inside));
    return ticked(box) === wanted ? null : spot(box);
  },
  is_ticked: ({ name, inside, wanted }) => {
    if (ticked(named('tick', name, region(inside))) !== wanted) {
      throw new NotYet(`« ${spoken(name)} » is ${wanted ? 'not ' : ''}ticked`);
    }
  },
  is_wide: ({ width }) => {
    const now = document.documentElement.clientWidth;
    if (now !== width) throw new NotYet(`the window is ${now} pixels wide`);
  },
  fits: ({ width }) => {
    const account = VERBS.sticking_out({ width });
    if (account) throw new NotYet(account);
  },
  // Told with what sticks out, the innermost first: the width alone says nothing about where to look.
  sticking_out: ({ width }) => {
    const whole = document.documentElement.scrollWidth;
    if (whole <= width) return null;
    const beyond = (box) => box.width && box.height && (box.right > width + 0.5 || box.left < -0.5);
    const culprits = [...document.body.querySelectorAll('*')].filter((each) => beyond(each.getBoundingClientRect()));
    const inner = culprits.filter((each) => !culprits.some((other) => other !== each && each.contains(other)));
    return `the page is ${whole - width} pixels wider than the window: ${inner.slice(0, 5).map(describe).join(', ')}`;
  },
  // The page of an address is there with all that it waits for, and its heading has the keyboard's place.
  arrived: ({ path }) => {
    VERBS.at({ path });
    const waiting = document.querySelector('.busy');
    if (waiting) throw new NotYet(`the page still says ${describe(waiting)}`);
    const headings = [...document.querySelectorAll('h1')].filter(shown);
    if (headings.length !== 1) throw new NotYet(`the page has ${headings.length} first headings`);
    if (document.activeElement !== headings[0]) {
      throw new NotYet(`the focus is on ${describe(document.activeElement)}, not on ${describe(headings[0])}`);
    }
  },
  started: () => {
    if (!('ready' in document.documentElement.dataset)) throw new NotYet('the app has not started');
  },
  // A dialog is there, whole, and the keyboard's place is in it.
  dialog: () => {
    const dialog = document.querySelector('dialog[open]');
    if (!dialog) throw new NotYet('no dialog is open');
    if (dialog.querySelector('.busy')) throw new NotYet('the dialog is not whole yet');
    if (!dialog.contains(document.activeElement)) {
      throw new NotYet(`the focus is on ${describe(document.activeElement)}, behind the dialog`);
    }
  },
  no_dialog: () => {
    if (document.querySelector('dialog[open]')) throw new NotYet('a dialog is open');
    if (document.activeElement === document.body) throw new NotYet('the focus is nowhere');
  },
  lang: ({ lang }) => {
    if (document.documentElement.lang !== lang) throw new NotYet(`the page is in ${document.documentElement.lang}`);
  },
  focused: ({ name }) => {
    const found = document.activeElement;
    if (!matches(nameOf(found), name)) throw new NotYet(`the focus is on « ${nameOf(found)} » ${describe(found)}`);
  },
  // For a picture: letters drawn, movements over, two frames painted.
  still: async ({ width, top }) => {
    if (top) scrollTo({ top: 0, behavior: 'instant' });
    await document.fonts.ready;
    const moving = document.getAnimations().filter((each) => each.playState === 'running'
      && each.effect.getComputedTiming().endTime !== Infinity);
    if (moving.length) throw new NotYet('something is still moving');
    await frame(); await frame();
    return { lang: document.documentElement.lang, overflow: document.documentElement.scrollWidth - width };
  },
};
