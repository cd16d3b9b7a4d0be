// JSON with comments, as far as an editor needs it: colours, folding, and where in the document a place is.
import { StreamLanguage, foldService } from '@codemirror/language';

export const language = StreamLanguage.define({
  startState: () => ({ comment: false }),
  token(stream, state) {
    if (state.comment) {
      if (stream.skipTo('*/')) { stream.match('*/'); state.comment = false; } else stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('//')) { stream.skipToEnd(); return 'comment'; }
    if (stream.match('/*')) { state.comment = true; return 'comment'; }
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
    if (stream.match(/^-?\d[\d.eE+-]*/)) return 'number';
    if (stream.match(/^(?:true|false|null)\b/)) return 'keyword';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '//' }, closeBrackets: { brackets: ['{', '[', '"'] } },
});

const pieces = /"(?:\\.|[^"\\\n])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[{}[\],:]|[^\s{}[\],:"/]+/g;

export const folding = foldService.of((state, start, end) => {
  const open = /[{[]\s*(?:\/\/.*)?$/.exec(state.sliceDoc(start, end));
  if (!open) return null;
  const from = start + open.index + 1;
  let depth = 1;
  pieces.lastIndex = from;
  const text = state.doc.toString();
  for (let piece; (piece = pieces.exec(text));) {
    if (piece[0] === '{' || piece[0] === '[') depth++;
    if (piece[0] === '}' || piece[0] === ']') depth--;
    if (depth === 0) return piece.index > end ? { from, to: piece.index } : null;
  }
  return null;
});

// The names and places that lead to a position, whether a name or a value is to be typed there, and the text around it, where it is one.
export function placeAt(text, position) {
  const stack = [];
  let inside = null;
  pieces.lastIndex = 0;
  for (let piece; (piece = pieces.exec(text)) && piece.index < position;) {
    const [word] = piece;
    const end = piece.index + word.length;
    const top = stack.at(-1);
    if (word[0] === '/') continue;
    if (word === '{' || word === '[') stack.push({ open: word, key: null, index: 0, names: [], value: word === '[' });
    else if (word === '}' || word === ']') stack.pop();
    else if (word === ',' && top) { top.index++; top.value = top.open === '['; }
    else if (word === ':' && top) top.value = true;
    else if (position < end || (position === end && (word[0] !== '"' || word.length === 1 || !word.endsWith('"')))) inside = { from: piece.index, to: end, word };
    else if (word[0] === '"' && top && !top.value) { top.key = word.slice(1, -1); top.names.push(top.key); }
  }
  const path = [];
  for (const level of stack) path.push(level.open === '[' ? level.index : level.value ? level.key : null);
  const top = stack.at(-1);
  return { path, isName: Boolean(top && top.open === '{' && !top.value), names: top?.names ?? [], inside };
}
