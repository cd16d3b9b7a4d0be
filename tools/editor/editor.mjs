// The editor of a rule file. It stands in the place of the text field, which keeps the text and is what is sent.
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, bracketMatching, foldGutter, foldKeymap, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { tags } from '@lezer/highlight';
import { folding, language } from './json.mjs';
import { complete, meaningAt } from './words.mjs';

const look = EditorView.theme({
  '&': { minWidth: '0', color: 'var(--ink)', backgroundColor: 'var(--field)', border: '1px solid var(--edge)', borderRadius: '6px', fontSize: '.9375rem' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5', height: 'min(70vh, 46rem)', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--hover) 45%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in srgb, var(--focus) 30%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--card)', border: '1px solid var(--line-strong)', borderRadius: '6px', maxWidth: 'min(40rem, 90vw)' },
  '.cm-tooltip .rule-hover': { padding: '.35rem .6rem', fontFamily: 'var(--font)', whiteSpace: 'pre-wrap' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--fill)', color: '#fff' },
  '.cm-completionDetail': { fontFamily: 'var(--font)', fontStyle: 'normal', whiteSpace: 'normal', opacity: '.85' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-textfield': { backgroundColor: 'var(--field)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--card)', color: 'var(--accent)', border: '1px solid var(--accent)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--code)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
  '.cm-diagnostic': { fontFamily: 'var(--font)' },
});
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.number, tags.keyword], color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const diagnosticsOf = (doc, problems) => problems.filter(one => one.line <= doc.lines).map(({ line, column, severity, message }) => {
  const { from: start, to: end } = doc.line(line);
  const from = Math.min(start + column - 1, end);
  const [word] = /^("(?:\\.|[^"\\])*"|[\w.-]+|.)/.exec(doc.sliceString(from, end)) ?? [''];
  return { from, to: Math.max(from + word.length, Math.min(from + 1, end)), severity, message };
});

function edit(field, words) {
  const form = field.form;
  const problems = JSON.parse(field.dataset.problems ?? '[]');
  let checking = null;
  let timer = 0;
  async function check(view) {
    checking?.abort();
    checking = new AbortController();
    try {
      const body = new FormData();
      for (const name of ['__RequestVerificationToken', 'base']) body.append(name, form.elements[name].value);
      body.append('text', view.state.doc.toString());
      const answer = await fetch(field.dataset.check, { method: 'POST', body, signal: checking.signal });
      if (answer.ok) view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, await answer.json())));
    } catch { /* Another check has taken its place, or the page is left. */ }
  }

  // What is typed is kept as a draft after a pause, and when the page is left; a save that has not seen another's is refused and said.
  const told = document.querySelector('[data-kept]');
  let kept = field.value;
  let keeping = 0;
  async function keep(text, isLeaving) {
    clearTimeout(keeping);
    if (!field.dataset.keep || text === kept) return;
    const body = new FormData();
    for (const name of ['__RequestVerificationToken', 'base', 'seen']) body.append(name, form.elements[name].value);
    body.append('text', text);
    try {
      const answer = await fetch(field.dataset.keep, { method: 'POST', body, keepalive: isLeaving });
      if (!answer.ok) return;
      const { seen, message } = await answer.json();
      if (seen) [form.elements.seen.value, kept] = [seen, text];
      told.textContent = message;
    } catch { /* The page is left, or the net is gone: the text is still in its field. */ }
  }

  const label = document.querySelector(`label[for="${field.id}"]`);
  const view = new EditorView({
    state: EditorState.create({
      doc: field.value,
      extensions: [
        EditorView.cspNonce.of(field.dataset.nonce), look, syntaxHighlighting(colours), language, folding, indentUnit.of('  '),
        lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), highlightSelectionMatches(), search({ top: true }),
        autocompletion({ override: [complete(words)] }),
        hoverTooltip((of, position) => {
          const means = meaningAt(words, of.state.doc.toString(), position);
          return means && { pos: means.from, end: means.to, create: () => {
            const dom = document.createElement('div');
            dom.className = 'rule-hover';
            dom.textContent = means.text;
            return { dom };
          } };
        }),
        EditorState.phrases.of(JSON.parse(field.dataset.phrases ?? '{}')),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label?.textContent ?? '', 'aria-describedby': field.getAttribute('aria-describedby') ?? '' }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.updateListener.of(update => {
          if (!update.docChanged) return;
          field.value = update.state.doc.toString();
          field.dispatchEvent(new Event('input', { bubbles: true }));
          clearTimeout(timer);
          timer = setTimeout(check, 1500, view);
          clearTimeout(keeping);
          keeping = setTimeout(() => keep(field.value, false), 8000);
        }),
      ],
    }),
  });
  view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, problems)));
  field.hidden = true;
  field.before(view.dom);
  label?.addEventListener('click', () => view.focus());
  addEventListener('pagehide', () => checking?.abort());
  form.addEventListener('submit', () => { clearTimeout(keeping); kept = field.value; });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(field.value, true); });
  for (const place of document.querySelectorAll('a[data-line]')) {
    place.addEventListener('click', event => {
      event.preventDefault();
      const line = view.state.doc.line(Math.min(Number(place.dataset.line), view.state.doc.lines));
      const anchor = Math.min(line.from + Number(place.dataset.column) - 1, line.to);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.dom.scrollIntoView({ block: 'nearest' });
      view.focus();
    });
  }
}

// What was typed and not saved is put back into the field first.
addEventListener('load', async () => {
  const field = document.querySelector('textarea[data-words]');
  if (!field) return;
  const answer = await fetch(field.dataset.words);
  edit(field, answer.ok ? await answer.json() : { schema: {}, figures: [], units: [] });
});
