// Puts what was typed and not saved back into the form that it was typed into. Without this script it stands above the form, to be copied.
const notice = document.getElementById('unsaved');
const kept = new Map();
for (const { dataset, value } of notice.querySelectorAll('textarea[data-name]')) {
  if (!kept.has(dataset.name)) kept.set(dataset.name, []);
  kept.get(dataset.name).push(value);
}

const secret = control => control.name.startsWith('_') || ['password', 'file', 'submit', 'button'].includes(control.type);
const controls = form => [...form.elements].filter(control => control.name && !secret(control));
const addressOf = within => new URL(within, document.baseURI).href;
const matching = form => controls(form).filter(control => kept.has(control.name)).length;

// The sheet of figures is filled by the server, which knows its cells.
const forms = [...document.querySelectorAll('form[method=post]')]
  .filter(form => form.id !== 'entry' && addressOf(form.getAttribute('action') ?? '') === addressOf('.' + notice.dataset.action) && matching(form) > 0)
  .sort((one, other) => matching(other) - matching(one));
const [form] = forms;
if (form) {
  const left = new Map([...kept].map(([name, values]) => [name, [...values]]));
  for (const control of controls(form)) {
    const values = kept.get(control.name);
    if (control.type === 'checkbox' || control.type === 'radio') {
      control.checked = Boolean(values?.includes(control.value));
    } else if (control.multiple) {
      for (const option of control.options) option.selected = Boolean(values?.includes(option.value));
    } else if (left.get(control.name)?.length) {
      control.value = left.get(control.name).shift();
    }
  }
  for (let around = form; around; around = around.parentElement) if (around.tagName === 'DETAILS') around.open = true;
  notice.querySelector('details').open = false;
  (controls(form).find(control => control.type !== 'hidden') ?? form).focus();
}
