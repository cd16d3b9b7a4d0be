// What can be typed where: names and words from the schema with their meaning, units, figures and the ways to look at them.
import { placeAt } from './json.mjs';

const units = new Set(['responsible', 'overseer', 'reportedBy', 'with']);
const formulas = new Set(['value', 'Expression', 'of']);
export const folded = text => text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd');

function schemaAt(schema, path) {
  let at = schema;
  for (const step of path) {
    if (at?.anyOf) at = at.anyOf.find(one => (typeof step === 'number' ? one.items : one.properties)) ?? at;
    at = typeof step === 'number' ? at?.items : step === null ? at : at?.properties?.[step];
  }
  return at;
}

const found = (options, typed) => {
  const parts = folded(typed).split(' ').filter(Boolean);
  return options.filter(option => parts.every(part => folded(`${option.label} ${option.detail ?? ''}`).includes(part)));
};

function names(words, place, from, to) {
  const at = schemaAt(words.schema, place.path.slice(0, -1));
  return Object.entries(at?.properties ?? {}).filter(([name]) => !place.names.includes(name))
    .map(([name, says]) => ({ label: name, detail: says.description, type: 'property', apply: (view, _, start, end) => {
      const behind = view.state.sliceDoc(to, to + 2).trimStart().startsWith(':') ? '' : ': ';
      view.dispatch({ changes: { from: place.inside ? place.inside.from : start, to: place.inside ? to : end, insert: `"${name}"${behind}` } });
    } }));
}

function formula(words, before) {
  const dotted = /([A-Za-z_]\w*)\.(\w*)$/.exec(before);
  const figure = dotted && words.figures.find(one => one.id === dotted[1]);
  if (figure) return { typed: dotted[2], options: figure.views.map(view => ({ label: view.name, detail: view.text, type: 'property' })) };
  const [typed] = /[\p{L}_][\p{L}\w ]*$/u.exec(before) ?? [''];
  return { typed, options: words.figures.map(one => ({ label: one.id, detail: `${one.name} (${one.measuredIn})`, type: 'variable' })) };
}

export function complete(words) {
  return context => {
    const place = placeAt(context.state.doc.toString(), context.pos);
    const key = place.path.findLast(step => typeof step === 'string');
    const from = place.inside ? place.inside.from + (place.inside.word[0] === '"' ? 1 : 0) : context.pos;
    const to = place.inside?.to ?? context.pos;
    const typed = context.state.sliceDoc(from, context.pos);
    if (!place.inside && !context.explicit) return null;
    if (place.isName) return { from, filter: false, options: found(names(words, place, from, to), typed) };
    const says = schemaAt(words.schema, place.path);
    const quoted = value => (place.inside?.word[0] === '"' ? value : `"${value}"`);
    const listed = (says?.enum ?? says?.items?.enum ?? []).filter(word => typeof word === 'string');
    if (listed.length > 0) return { from, filter: false, options: found(listed.map(word => ({ label: word, detail: meaningOf(word, says.description), apply: quoted(word), type: 'enum' })), typed) };
    if (units.has(key)) return { from, filter: false, options: found(words.units.map(unit => ({ label: unit.id, detail: unit.name, apply: quoted(unit.id), type: 'constant' })), typed) };
    if (formulas.has(key) && place.inside?.word[0] === '"') {
      const { typed: part, options } = formula(words, typed);
      return part.length > 0 || context.explicit || typed.endsWith('.') ? { from: context.pos - part.length, filter: false, options: found(options, part).slice(0, 50) } : null;
    }
    return null;
  };
}

// 'perPeriod (từng kỳ), yearTotal (cộng dồn trong năm)': the meaning stands behind its word.
function meaningOf(word, description = '') {
  const at = new RegExp(`\\b${word} \\(([^)]*)\\)`).exec(description) ?? new RegExp(`\\b${word}: ([^;.]*)`).exec(description);
  return at?.[1] ?? '';
}

export function meaningAt(words, text, position) {
  const place = placeAt(text, position);
  if (!place.inside) return null;
  const { from, word } = place.inside;
  if (place.isName || /^"[^"]*"$/.test(word) && text.slice(place.inside.to).trimStart().startsWith(':')) {
    const says = schemaAt(words.schema, [...place.path.slice(0, -1), word.slice(1, -1)]);
    return says?.description ? { from, to: place.inside.to, text: says.description } : null;
  }
  for (const part of word.matchAll(/([A-Za-z_]\w*)(?:\.([A-Z]\w*))?/g)) {
    const start = from + part.index;
    if (position < start || position > start + part[0].length) continue;
    const figure = words.figures.find(one => one.id === part[1]);
    const view = figure?.views.find(one => one.name === part[2]);
    if (figure) return { from: start, to: start + part[0].length, text: `${figure.name} (${figure.measuredIn})${view ? ': ' + view.text : ''}` };
    const unit = words.units.find(one => one.id === word.slice(1, -1));
    if (unit) return { from, to: place.inside.to, text: unit.name };
  }
  return null;
}
