// Bundles the editor of rule files into one file of the app. The first line says what it was made of; a test holds it against the sources.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

const sources = readdirSync('.').filter(name => name === 'package-lock.json' || name.endsWith('.mjs')).sort();
const hash = createHash('sha256');
for (const name of sources) hash.update(readFileSync(name, 'utf8').replaceAll('\r\n', '\n'));
await build({
  entryPoints: ['editor.mjs'], bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'none',
  outfile: '../../src/Host/wwwroot/editor/rules.js',
  banner: { js: `/* Made of tools/editor, ${hash.digest('hex')}; CodeMirror 6, MIT, see LICENSE beside it. */` },
});
