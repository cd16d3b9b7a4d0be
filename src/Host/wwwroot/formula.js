// Finds figures by name, with or without diacritics, and puts the one that is chosen into the formula where the cursor stands.
const folded = text => text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd');

for (const picker of document.querySelectorAll('details.picker')) {
  const into = document.getElementById(picker.dataset.into);
  const find = picker.querySelector('.pick-find');
  find.hidden = false;
  find.querySelector('input').addEventListener('input', event => {
    const words = folded(event.target.value).split(' ').filter(Boolean);
    for (const item of picker.querySelectorAll('li')) item.hidden = !words.every(word => item.dataset.folded.includes(word));
  });
  find.querySelector('input').addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  for (const pick of picker.querySelectorAll('.pick')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pick';
    button.append(...pick.childNodes);
    button.addEventListener('click', () => {
      into.setRangeText(button.querySelector('code').textContent, into.selectionStart, into.selectionEnd, 'end');
      into.focus();
    });
    pick.replaceWith(button);
  }
  offer(into, [...picker.querySelectorAll('li')]);
}

// While a figure's name is typed into the formula itself, those it may be stand below the field: arrows choose, Enter puts one in, Escape leaves it.
function offer(field, items) {
  const list = Object.assign(document.createElement('ul'), { className: 'picks offers', hidden: true, id: field.id + '-offers' });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', document.querySelector('details.picker > summary').textContent);
  field.after(list);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  let from = 0;
  let at = 0;
  const close = () => { list.hidden = true; list.replaceChildren(); field.removeAttribute('aria-activedescendant'); };
  const mark = place => {
    at = (place + list.children.length) % list.children.length;
    for (const [index, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(index === at));
    field.setAttribute('aria-activedescendant', list.children[at].id);
    list.scrollTop = list.children[at].offsetTop - list.clientHeight / 2;
  };
  const take = option => {
    field.setRangeText(option.dataset.code, from, field.selectionStart, 'end');
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const look = () => {
    close();
    const before = field.value.slice(0, field.selectionStart);
    const typed = before.match(/[^-+*/()<>=!,.?:\n]*$/)[0].trimStart();
    const words = folded(typed).split(' ').filter(Boolean);
    if (folded(typed).trim().length < 2 || !/^\p{L}/u.test(typed) || before.at(before.length - typed.length - 1) === '.') return;
    from = before.length - typed.length;
    for (const item of items.filter(one => words.every(word => one.dataset.folded.includes(word)))) {
      for (const pick of item.querySelectorAll('.pick')) {
        const option = document.createElement('li');
        option.id = `${list.id}-${list.children.length}`;
        option.setAttribute('role', 'option');
        option.dataset.code = pick.querySelector('code').textContent;
        option.textContent = `${item.querySelector('strong').textContent}: ${pick.querySelector('.small').textContent}`;
        option.addEventListener('mousedown', event => { event.preventDefault(); take(option); });
        list.append(option);
      }
    }
    list.hidden = list.children.length === 0;
    list.style.top = `${field.offsetTop + field.offsetHeight}px`;
    if (!list.hidden) mark(0);
  };
  field.addEventListener('input', event => { if (event.isTrusted) look(); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mark(at + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Enter') take(list.children[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}

// What the formula means and gives for the last quarters, a moment after the last key; the question before is given up for a newer one.
const formula = document.querySelector('textarea[data-try]');
if (formula) {
  const tried = document.getElementById('value-tried');
  let asking = null;
  let timer = 0;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(formula.dataset.try, { method: 'POST', body: new FormData(formula.form), signal: asking.signal });
      if (!answer.ok) return;
      const { said, where, lines } = await answer.json();
      document.getElementById('value-said').textContent = said;
      const heading = document.createElement('p');
      heading.textContent = where;
      const list = document.createElement('ul');
      for (const line of lines) list.append(Object.assign(document.createElement('li'), { textContent: line }));
      tried.replaceChildren(heading, ...(lines.length > 0 ? [list] : []));
    } catch { /* A newer question has taken its place, or the page is left. */ }
  };
  formula.form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 1200); });
  addEventListener('pagehide', () => asking?.abort());
  if (formula.value) ask();
}
