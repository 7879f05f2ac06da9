'use strict';
// Filters, sorts and copies what the page already holds. Without it nothing is missing but the tools.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const filter = { verdict: '', impact: '', rule: '', text: '' };
  const controls = {};

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) { element[name] = value; } else { element.setAttribute(name, value); }
    }
    element.append(...children);
    return element;
  }

  const button = (action, label) => make('button', { type: 'button', 'data-do': action }, label);
  const count = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  const some = (part, whole, noun) => (part === whole ? count(whole, noun) : `${part.toLocaleString('en')} of ${count(whole, noun)}`);

  // The words of an element on one line: a line break separates values, and what only the tools need is left out.
  function words(node) {
    const read = (part) => part.nodeType === Node.TEXT_NODE ? part.data
      : part.nodeName === 'BR' ? '; '
      : part.nodeName === 'BUTTON' || part.classList?.contains('link') ? ''
      : [...part.childNodes].map(read).join('');
    return node ? read(node).replace(/\s+/g, ' ').trim() : '';
  }

  // ---- What there is

  const subjects = new Map(all('article.subject').map((element) => [element.id, {
    element, keys: element.dataset.keys.split(' '), total: 0, fits: true, named: false, shown: 0, hidden: false,
    get name() { return this.text ??= (words(element.querySelector('h3')) + ' ' + words(element.querySelector('.facts'))).toLowerCase(); },
  }]));
  const impacts = ['blocker', 'change', 'verify', 'note'];
  const findings = all('li.finding').map((element) => ({
    element, rule: element.dataset.rule, impact: element.classList[1], subject: subjects.get(element.closest('article')?.id), hidden: false,
    get words() { return this.text ??= element.textContent.toLowerCase(); },
  }));
  const tables = all('table.interactive').map((element) => ({ element, rows: [...element.tBodies[0].rows].map((row) => ({
    element: row,
    keys: (row.dataset.keys ?? '').split(' '),
    subject: subjects.get(row.cells[0].querySelector('a')?.hash.slice(1)),
    rule: /(?:^| )rule:(\S+)/.exec(row.dataset.keys ?? '')?.[1],
    get words() { return this.text ??= words(row).toLowerCase(); },
  })) }));
  const others = tables.flatMap((table) => table.rows.filter((row) => !row.subject && !row.rule));
  const folds = all('details.notes').map((element) => ({ element, findings: [], isOpened: false }));
  const foldOf = new Map(folds.map((fold) => [fold.element, fold]));
  for (const finding of findings) { foldOf.get(finding.element.closest('details.notes'))?.findings.push(finding); }

  // ---- Filter

  const isNarrowed = () => Boolean(filter.impact || filter.rule || filter.text);
  const isActive = () => isNarrowed() || Boolean(filter.verdict);

  function show(element, isShown) {
    if (element.hidden === isShown) { element.hidden = !isShown; }
    return isShown;
  }

  function apply() {
    const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (text) => wanted.every((word) => text.includes(word));
    const rules = new Set();
    let shownFindings = 0;
    for (const subject of subjects.values()) {
      subject.fits = !filter.verdict || subject.keys.includes('verdict:' + filter.verdict);
      subject.named = wanted.length === 0 || has(subject.name);
      subject.shown = 0;
    }

    for (const finding of findings) {
      const { subject } = finding;
      finding.isShown = (subject ? subject.fits : !filter.verdict) && (!filter.impact || finding.impact === filter.impact)
        && (!filter.rule || finding.rule === filter.rule) && ((subject ? subject.named : wanted.length === 0) || has(finding.words));
      show(finding.element, finding.isShown);
      if (finding.isShown) {
        shownFindings++;
        rules.add(finding.rule);
        if (subject) { subject.shown++; }
      }
    }

    let shownSubjects = 0;
    for (const subject of subjects.values()) {
      subject.isShown = subject.fits && (subject.shown > 0 || subject.named && !filter.impact && !filter.rule);
      shownSubjects += show(subject.element, subject.isShown);
    }

    const fits = (row) => row.subject ? row.subject.isShown
      : row.rule ? !isActive() || rules.has(row.rule)
      : (!filter.verdict || row.keys.includes('verdict:' + filter.verdict)) && !filter.impact && !filter.rule && has(row.words);
    for (const table of tables) {
      const shown = table.rows.filter((row) => show(row.element, fits(row))).length;
      table.count.textContent = some(shown, table.rows.length, 'row');
    }

    for (const fold of folds) {
      const isFit = show(fold.element, !isActive() || fold.findings.some((finding) => finding.isShown));
      if (isNarrowed() && isFit && !fold.element.open) { fold.element.open = fold.isOpened = true; }
      if (!isNarrowed() && fold.isOpened) { fold.element.open = fold.isOpened = false; }
    }

    shownSubjects += others.filter((row) => !row.element.hidden).length;
    bar.classList.toggle('filtered', isActive());
    controls.reset.disabled = !isActive();
    shown.textContent = `${isActive() ? 'Filtered: ' : ''}${some(shownSubjects, subjects.size + others.length, 'subject')}, ${some(shownFindings, findings.length, 'finding')}`;
  }

  // ---- Address: #anchor?verdict=…&impact=…&rule=…&text=…

  function address() {
    const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
    const anchor = location.hash.slice(1).split('?')[0];
    return location.href.split('#')[0] + (anchor || query ? '#' : '') + anchor + (query ? '?' + query : '');
  }

  function set(values) {
    for (const name of Object.keys(filter)) {
      const control = controls[name];
      control.value = values[name] ?? '';
      // A value that the list does not have selects nothing.
      if (control.selectedIndex === -1) { control.value = ''; }
      filter[name] = control.value.trim();
    }
    apply();
    history.replaceState(null, '', address());
  }

  function follow() {
    const [anchor, query] = location.hash.slice(1).split('?');
    if (query !== undefined) { set(Object.fromEntries(new URLSearchParams(query))); }
    const target = anchor && byId(anchor);
    if (!target) { return; }
    if (target.closest('[hidden]')) { set({}); }
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) { fold.open = true; }
    if (isActive()) { history.replaceState(null, '', address()); }
    target.scrollIntoView();
  }

  // ---- Copy

  // As in the tool's own CSV files: RFC 4180, and nothing that a spreadsheet would run.
  function csv(rows) {
    const safe = (text) => /^[=@+\-\t\r\n]/.test(text) ? "'" + text : text;
    const quoted = (text) => /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    return rows.map((row) => row.map((cell) => quoted(safe(cell))).join(',') + '\r\n').join('');
  }

  function tableCsv(table) {
    const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
    return csv([table.tHead.rows[0], ...rows].map((row) => [...row.cells].map(words)));
  }

  function findingsCsv() {
    const shownFindings = findings.filter((finding) => !finding.element.closest('[hidden]'));
    return csv([['Subject', 'Rule', 'Impact', 'Finding', 'Place', 'Path', 'Items'], ...shownFindings.map(({ element, rule, impact, subject }) => [
      words(subject?.element.querySelector('h3')), rule, impact, [...element.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE).map(words).join(''),
      words(element.querySelector('.place')), words(element.querySelector('.path')), (element.querySelector('.items p')?.textContent ?? '').replaceAll('\n', '; '),
    ])]);
  }

  async function copy(text, what) {
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea', { value: text, className: 'unseen' });
      document.body.append(area);
      area.select();
      isCopied = document.execCommand('copy');
      area.remove();
    }
    said.textContent = isCopied ? `${what} copied` : 'This browser does not let the page copy';
    clearTimeout(copy.timer);
    copy.timer = setTimeout(() => { said.textContent = ''; }, 4000);
  }

  // ---- Sort: by a column, the other way round, as it was

  function sort(head) {
    const row = head.parentElement;
    const table = tables.find((candidate) => candidate.element === row.closest('table'));
    const [column, isNumber] = [[...row.cells].indexOf(head), head.classList.contains('number')];
    const turns = isNumber ? ['descending', 'ascending', ''] : ['ascending', 'descending', ''];
    const turn = turns[(turns.indexOf(head.getAttribute('aria-sort') ?? '') + 1) % turns.length];
    for (const other of row.cells) { other.removeAttribute('aria-sort'); }
    const rows = table.rows.map((entry) => entry.element);
    if (turn) {
      head.setAttribute('aria-sort', turn);
      const { compare } = new Intl.Collator('en', { numeric: true });
      const number = (text) => /\d/.test(text) ? Number(text.replace(/[^\d.-]/g, '')) : -Infinity;
      const value = new Map(rows.map((entry) => [entry, isNumber ? number(words(entry.cells[column])) : words(entry.cells[column])]));
      const order = isNumber ? (a, b) => (value.get(a) === value.get(b) ? 0 : value.get(a) - value.get(b)) : (a, b) => compare(value.get(a), value.get(b));
      rows.sort((a, b) => (turn === 'ascending' ? order(a, b) : order(b, a)));
    }
    table.element.tBodies[0].append(...rows);
  }

  // ---- Tools

  function choice(name, label, entries) {
    controls[name] = make('select', { name }, make('option', { value: '' }, 'all'), ...entries.map(([value, text]) => make('option', { value }, text)));
    return make('label', {}, make('span', {}, label), controls[name]);
  }

  const badge = (id) => [id, words(document.querySelector(`.badge.${id}`)) || id];
  const used = new Set([...subjects.values(), ...others].flatMap((entry) => entry.keys));
  const verdicts = all('#appendix .badge').map((element) => element.classList[1]).filter((id) => used.has('verdict:' + id));
  const foundRules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const foundImpacts = new Set(findings.map((finding) => finding.impact));
  const title = (rule) => [rule, all(`#rule-${rule} dt`).map((element) => [...element.childNodes].filter((node) => !node.classList?.contains('badge')).map(words).join(' ').trim())[0] ?? rule];
  const shown = make('output', { className: 'shown' });
  const said = make('span', { className: 'said', role: 'status' });
  controls.text = make('input', { type: 'search', name: 'text', placeholder: 'Name, profile, place …', autocomplete: 'off' });
  controls.reset = button('reset', 'Reset');
  const bar = make('form', { className: 'toolbar', role: 'search', 'aria-label': 'Filter the report' },
    make('label', {}, make('span', {}, 'Text'), controls.text),
    choice('verdict', 'Verdict', verdicts.map(badge)),
    choice('impact', 'Impact', impacts.filter((impact) => foundImpacts.has(impact)).map(badge)),
    choice('rule', 'Rule', foundRules.map(title)),
    make('div', { className: 'actions' }, controls.reset, button('expand', 'Expand all'), button('collapse', 'Collapse all'), button('findings', 'Copy findings as CSV')),
    make('p', {}, shown, said));
  const actions = {
    reset: () => set({}),
    expand: () => all('main details').forEach((fold) => { fold.open = true; }),
    collapse: () => all('main details').forEach((fold) => { fold.open = false; }),
    findings: () => copy(findingsCsv(), 'Findings'),
    table: (source) => copy(tableCsv(byId(source.getAttribute('aria-controls'))), 'Table'),
    sort: (source) => sort(source.closest('th')),
  };

  tables.forEach((table, index) => {
    table.element.id ||= `table-${index + 1}`;
    table.count = make('span', {});
    const name = table.element.caption?.textContent ?? '';
    const copying = make('button', { type: 'button', 'data-do': 'table', 'aria-controls': table.element.id, 'aria-label': `Copy as CSV: ${name}` }, 'Copy as CSV');
    table.element.parentElement.before(make('div', { className: 'table-tools' }, table.count, copying));
    // The button covers the head and holds no text: a browser repeats a printed head only when nothing in it can be used.
    for (const head of all('thead th', table.element)) {
      head.append(make('button', { type: 'button', 'data-do': 'sort', 'aria-label': `Sort by ${head.textContent}`, title: `Sort by ${head.textContent}` }));
    }
  });
  document.querySelector('main').before(bar);

  const read = () => set(Object.fromEntries(Object.keys(filter).map((name) => [name, controls[name].value])));
  bar.addEventListener('submit', (event) => event.preventDefault());
  bar.addEventListener('change', read);
  controls.text.addEventListener('input', () => {
    clearTimeout(read.timer);
    read.timer = setTimeout(read, 200);
  });
  document.addEventListener('click', (event) => {
    const source = event.target.closest('button[data-do], a.link');
    if (source?.dataset.do) { actions[source.dataset.do](source); }
    if (source?.hash) { copy(location.href.split('#')[0] + source.hash, 'Link'); }
  });
  addEventListener('hashchange', follow);
  apply();
  follow();
})();
