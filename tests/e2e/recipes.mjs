// Answers requests as hosts do that cannot be run here: each host's own code reads its recipe. Arguments: the folder of recipes and
// the published folder. Standard input: the requests as JSON, `[{"path": "/", "headers": {}}]`. Standard output: for each host one
// answer a request, `{"status", "file", "headers"}`, where `file` is the path of the file that is sent.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { HeadersHandler } from '@netlify/headers';
import { RedirectsHandler } from '@netlify/redirects';
import { getTransformedRoutes } from '@vercel/routing-utils';
import typescript from 'typescript';

const [recipes, site] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(0, 'utf8'));
const read = (name) => readFileSync(join(recipes, name), 'utf8');
const isFile = (path) => existsSync(join(site, path)) && statSync(join(site, path)).isFile();
const fail = (message) => { throw new Error(message); };
const address = (path) => `https://signet.example.com${path}`;

// Netlify: files go before rules, and the headers are those of the path that was asked for.
async function netlify() {
  const projectDir = join(recipes, 'netlify');
  const logger = { log: () => {}, warn: fail, error: fail };
  const headers = new HeadersHandler({ projectDir, logger });
  const redirects = new RedirectsHandler({ projectDir, configRedirects: [], jwtSecret: '', jwtRoleClaim: '' });
  const answers = [];
  for (const { path, headers: sent } of requests) {
    const request = new Request(address(path), { headers: sent });
    const set = await headers.apply(request);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const match = await redirects.match(request);
    if (isFile(file) && !match?.force) answers.push({ status: 200, file, headers: set });
    else if (!match) answers.push({ status: 404, headers: set });
    else answers.push({ status: match.statusCode, file: match.target.pathname, headers: set });
  }
  return answers;
}

// Cloudflare publishes its code as TypeScript without the endings in its imports, so it is compiled to modules that need none.
function cloudflareModules() {
  const folder = mkdtempSync(join(tmpdir(), 'signet-pages-'));
  const source = dirname(createRequire(import.meta.url).resolve('@cloudflare/pages-shared/package.json'));
  writeFileSync(join(folder, 'package.json'), '{"type": "commonjs"}');
  for (const part of ['asset-server', 'metadata-generator']) {
    mkdirSync(join(folder, part));
    for (const name of readdirSync(join(source, part)).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))) {
      const options = { compilerOptions: { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 } };
      const { outputText } = typescript.transpileModule(readFileSync(join(source, part, name), 'utf8'), options);
      writeFileSync(join(folder, part, name.replace(/\.ts$/, '.js')), outputText);
    }
  }
  const require = createRequire(pathToFileURL(join(folder, 'index.js')));
  const load = (name) => require(join(folder, name));
  const modules = { ...load('asset-server/handler.js'), ...load('metadata-generator/parseHeaders.js'),
    ...load('metadata-generator/parseRedirects.js'), ...load('metadata-generator/createMetadataObject.js') };
  rmSync(folder, { recursive: true });
  return modules;
}

async function cloudflare() {
  const { generateHandler, parseHeaders, parseRedirects, createMetadataObject } = cloudflareModules();
  const headers = parseHeaders(read('cloudflare-pages/_headers'));
  const redirects = parseRedirects(read('cloudflare-pages/_redirects'));
  for (const { invalid } of [headers, redirects]) if (invalid.length) fail(`Cloudflare Pages refuses ${JSON.stringify(invalid)}`);
  const metadata = createMetadataObject({ headers, redirects, deploymentId: undefined });
  const answers = [];
  for (const { path, headers: sent } of requests) {
    let file;
    const response = await generateHandler({
      request: new Request(address(path), { headers: sent }),
      metadata,
      logError: (error) => { throw error; },
      findAssetEntryForPath: async (name) => (isFile(name) ? name : null),
      getAssetKey: (name) => name,
      negotiateContent: () => ({ encoding: null }),
      fetchAsset: async (name) => { file = name; return { body: new Blob([]).stream(), contentType: 'text/plain' }; },
    });
    const location = response.headers.get('location');
    answers.push({ status: response.status, file: location ?? file, headers: Object.fromEntries(response.headers) });
  }
  return answers;
}

// Vercel: the routes are those that Vercel makes of the file. Files go before rewrites.
function vercel() {
  const { routes, error } = getTransformedRoutes(JSON.parse(read('vercel/vercel.json')));
  if (error) fail(error.message);
  const holds = (sent) => ({ key, value }) => sent[key] !== undefined && (value === undefined || new RegExp(`^${value}$`).test(sent[key]));
  return requests.map(({ path, headers: sent }) => {
    const set = {};
    let file = path.endsWith('/') ? `${path}index.html` : path;
    let found = isFile(file);
    for (const { src, headers, dest, has = [], missing = [], continue: goesOn } of routes) {
      if (!src || !new RegExp(src).test(path)) continue;
      if (!has.every(holds(sent)) || missing.some(holds(sent))) continue;
      if (headers && goesOn) Object.assign(set, headers);
      else if (dest && !found) { file = dest.split('?')[0]; found = isFile(file); }
    }
    return found ? { status: 200, file, headers: set } : { status: 404, headers: set };
  });
}

// CloudFront: the function runs as it is. The bucket has no page for a folder.
function cloudfront() {
  const context = vm.createContext({});
  vm.runInContext(read('s3-cloudfront/function.js'), context);
  return requests.map(({ path, headers: sent }) => {
    const headers = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, { value }]));
    const event = { request: { method: 'GET', uri: path, headers, querystring: {} } };
    const { uri, statusCode, headers: answered } = context.handler(event);
    if (statusCode) return { status: statusCode, file: answered.location.value, headers: {} };
    return isFile(uri) ? { status: 200, file: uri, headers: {} } : { status: 404, headers: {} };
  });
}

const answers = { netlify: await netlify(), cloudflare: await cloudflare(), vercel: vercel(), cloudfront: cloudfront() };
console.log(JSON.stringify(answers));
