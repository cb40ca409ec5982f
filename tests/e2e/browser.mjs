// What the claims about pages share: the program, folders, a browser and a checker that
// others wrote.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

export const ROOT = process.env.SOURCE_DIR || fileURLToPath(new URL('../..', import.meta.url));
const LECTERN = process.env.LECTERN || path.join(ROOT, 'build/release/lectern');
const tools = createRequire(path.join(ROOT, 'build/tools/'));

function tool(name) {
    try {
        return tools.resolve(name);
    } catch {
        throw new Error(`${name} is not there; run scripts/set-up tests`);
    }
}

export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-test-'));
process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));

export function lectern(...options) {
    const done = spawnSync(LECTERN, options, {encoding: 'utf8', timeout: 300000});
    if (done.error)
        throw done.error;
    return done;
}

/* Builds the source's web page; gives its folder and the account of the edition. */
export function build(source, name, ...options) {
    const out = path.join(folder, `out-${fs.readdirSync(folder).length}`);
    const done = lectern('build', source, '--output', out, '--cache', path.join(folder, 'cache'),
        '--format', 'web', '--quiet', ...options);
    if (done.status !== 0)
        throw new Error(done.stderr);
    const report = JSON.parse(fs.readFileSync(path.join(out, `${name}.edition.json`), 'utf8'));
    return {web: path.join(out, `${name}.web`), report};
}

export function addressOf(file) {
    return pathToFileURL(file).href;
}

export async function launch() {
    const {chromium} = await import(pathToFileURL(tool('playwright-core')).href).then(
        (module) => module.default || module);
    return chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
    });
}

const checker = fs.readFileSync(tool('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/* What axe finds at fault, a line for each. */
export async function faultsOf(page) {
    await page.evaluate(checker);
    const found = await page.evaluate((rules) =>
        window.axe.run(document, {runOnly: rules}), RULES);
    return found.violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}

function rangeOf(header, size) {
    const match = /^bytes=(\d+)-(\d*)$/.exec(header || '');
    return match ? [Number(match[1]), match[2] ? Number(match[2]) : size - 1] : null;
}

/* A host of static files, as any is; gives its address and what ends it. */
export function serve(root) {
    const types = {'.html': 'text/html', '.mp3': 'audio/mpeg', '.png': 'image/png'};
    const server = http.createServer((request, response) => {
        const file = path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname));
        if (!fs.existsSync(file))
            return response.writeHead(404).end();
        const size = fs.statSync(file).size, range = rangeOf(request.headers.range, size);
        const head = {'Content-Type': types[path.extname(file)], 'Accept-Ranges': 'bytes'};
        if (range)
            head['Content-Range'] = `bytes ${range[0]}-${range[1]}/${size}`;
        const [start, end] = range || [0, size - 1];
        head['Content-Length'] = end - start + 1;
        response.writeHead(range ? 206 : 200, head);
        return fs.createReadStream(file, {start, end}).pipe(response);
    });
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve({
            address: `http://127.0.0.1:${server.address().port}/`,
            close: () => server.closeAllConnections() || server.close(),
        }));
    });
}
