// The search beside Pagefind 1.6, on the same built pages:
//
//	node search-pagefind.mjs [TEXTS]
//
// Builds FAKS and a generated repository of TEXTS pages (10,000) with this
// repository's lintel, lets both index them, and prints: how well the suite of
// questions is answered, by group; the bytes before the first result and of a
// query, zipped; the time from the last key; time and memory of the indexing.
// Pagefind is fetched from npm into a temporary folder, unless PAGEFIND names
// the command; LINTEL may name a built lintel. It takes minutes.
import { execFileSync, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const root = resolve(new URL('../..', import.meta.url).pathname)
const texts = Number(process.argv[2] ?? 10_000)
const work = mkdtempSync(join(tmpdir(), 'lintel-pagefind-'))
const run = (command, args, options = {}) => execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28, ...options })

// corpus writes a repository of Norwegian-looking texts of about 3.5 kB: the
// words of FAKS, and 50,000 compounds of them, as often as a language has them.
function corpus(folder, count) {
  const all = run('git', ['-C', root, 'ls-files', 'content', 'models']).split('\n').filter((f) => /\.(md|yaml)$/.test(f))
  const words = [...new Set(all.flatMap((f) => readFileSync(join(root, f), 'utf8').match(/(?<!\p{L})[a-zæøå]{3,}(?!\p{L})/gu) ?? []))]
  let seed = 1
  const random = () => { seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5; return (seed >>> 0) / 4294967296 }
  const simple = words.filter((word) => word.length < 10)
  for (let i = 0; i < 50_000; i++) words.push(simple[Math.floor(random() * simple.length)] + (i % 2 ? 's' : '') + simple[Math.floor(random() * simple.length)])
  const word = () => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? words[0]
  const sentence = (length) => { const s = Array.from({ length }, word).join(' '); return s[0].toUpperCase() + s.slice(1) }
  mkdirSync(join(folder, 'models'), { recursive: true })
  writeFileSync(join(folder, 'lintel.yaml'), 'title: Korpus\nlanguages: [nb]\n')
  writeFileSync(join(folder, 'models/metamodel.yaml'), 'kinds: {}\nstatuses: {}\nrelations: {}\nlayers: {}\n')
  mkdirSync(join(folder, 'content'))
  writeFileSync(join(folder, 'content/index.md'), '---\ntitle: Korpus\nsummary: En samling.\n---\n')
  for (let i = 0; i < count; i++) {
    const part = join(folder, 'content', `del-${i % 100}`)
    if (i < 100) mkdirSync(part)
    let text = `---\ntitle: "${sentence(4)}"\nsummary: "${sentence(14)}"\n---\n\n${sentence(60)}.\n`
    for (let section = 0; section < 4; section++) text += `\n## ${sentence(3)}\n\n${Array.from({ length: 8 }, () => sentence(12)).join('. ')}.\n`
    writeFileSync(join(part, `tekst-${i}.md`), text)
  }
}

// timed runs a command and gives its seconds and its memory at most, in MB.
function timed(command, args, options = {}) {
  const result = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', command, ...args], { encoding: 'utf8', cwd: root, maxBuffer: 1 << 28, ...options })
  if (result.status !== 0) throw new Error(`${command}: ${result.stderr}`)
  const [wall, user, system, memory] = result.stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { wall, cpu: (user + system).toFixed(1), memory: memory / 1024, out: result.stdout }
}

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' }

// serve counts the bytes it sends, as they would be zipped.
async function serve(folder) {
  const sent = { bytes: 0 }
  const zipped = new Map()
  const server = createServer((request, response) => {
    let file = join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname))
    try {
      if (statSync(file).isDirectory()) file = join(file, 'index.html')
      const body = readFileSync(file)
      // Pagefind's own files come zipped already.
      if (!zipped.has(file)) zipped.set(file, /\.(pf_|pagefind$)/.test(file) ? body.length : Math.min(body.length, gzipSync(body).length))
      sent.bytes += zipped.get(file)
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { base: `http://127.0.0.1:${server.address().port}`, sent, close: () => { server.close(); server.closeAllConnections() } }
}

// pagefind indexes a site as well as it can: only what is in main, as its guide
// advises, and without the pages that only redirect, which would be found
// instead of what they lead to.
function index(pagefind, folder) {
  const pages = mkdtempSync(join(work, 'pages-'))
  run('cp', ['-r', folder + '/.', pages])
  const found = spawnSync('grep', ['-rlE', '--include=*.html', 'http-equiv="?refresh', pages], { encoding: 'utf8', maxBuffer: 1 << 28 })
  for (const file of found.stdout.split('\n')) if (file) rmSync(file)
  const result = timed(pagefind, ['--site', pages, '--root-selector', 'main', '--output-path', join(folder, 'pagefind')])
  rmSync(pages, { recursive: true, force: true })
  return result
}

// The suite, read as lintel reads it.
function suite() {
  const list = []
  let group = ''
  for (const line of readFileSync(join(root, 'generator/search/testdata/queries.yaml'), 'utf8').split('\n')) {
    const head = /^(\w+):$/.exec(line)
    if (head) group = head[1]
    const item = /q: "((?:[^"\\]|\\.)*)"(?:, lang: (\w+))?, answers: \[(.*)\]/.exec(line)
    if (item) list.push({ group, q: JSON.parse(`"${item[1]}"`), lang: item[2] ?? 'nb', answers: item[3].split(', ') })
  }
  return list
}

// rank is the place of the first answer among pages, which is all that Pagefind
// tells apart: for both, a page counts for every place on it.
function rank(urls, answers, pages) {
  const wanted = new Set(answers.map((answer) => pages.get(answer.split('#')[0])).filter(Boolean))
  const at = urls.slice(0, 10).findIndex((url) => wanted.has(canonical(url)))
  return at < 0 ? 0 : 1 / (at + 1)
}
const canonical = (url) => decodeURIComponent(url).replace(/#.*/, '').replace(/\?.*/, '').replace(/index\.html$/, '')

const searchPages = { nb: '/sok/', nn: '/nn/sok/', en: '/en/search/' }
const sorted = (list) => [...list].sort((a, b) => a - b)
const median = (list) => sorted(list)[list.length >> 1]

// ours asks this search, on its page; its address tells the language.
async function ours(page, query) {
  await page.evaluate((q) => {
    delete document.getElementById('lt-search-page').dataset.query
    document.querySelector('form[role=search] input').value = q
    document.querySelector('form[role=search]').requestSubmit()
  }, query)
  await page.waitForFunction((q) => document.getElementById('lt-search-page').dataset.query === q, query, { polling: 5 })
  return page.$$eval('.lt-search-hit h2 a', (links) => links.map((a) => a.getAttribute('href')))
}

// theirs asks Pagefind for ten results with what is shown of them.
const theirs = (page, query) => page.evaluate(async (q) => {
  window.pagefind ??= await import('/pagefind/pagefind.js')
  const { results } = await window.pagefind.search(q)
  return (await Promise.all(results.slice(0, 10).map((r) => r.data()))).map((r) => r.url)
}, query)

async function relevance(browser, folder) {
  const server = await serve(folder)
  const pages = new Map()
  for (const element of JSON.parse(readFileSync(join(folder, 'data/index.json'))).elements) pages.set(element.id, new URL(element.url, server.base).pathname)
  const sums = new Map()
  const open = {}
  for (const { group, q, lang, answers } of suite()) {
    if (!open[lang]) {
      open[lang] = await browser.newPage()
      await open[lang].goto(server.base + searchPages[lang])
    }
    const local = new Map(answers.map((answer) => {
      const id = answer.split('#')[0]
      let url = id.startsWith('/') ? id + '/' : pages.get(id)
      const other = /^\/(nn|en)\//
      // The page of the same thing in the question's language.
      url = url && lang !== 'nb' && !other.test(url) ? translations(folder, url, lang) : url
      return [id, url]
    }))
    const sum = sums.get(group) ?? [0, 0, 0]
    sums.set(group, [sum[0] + 1, sum[1] + rank(await ours(open[lang], q), answers, local), sum[2] + rank(await theirs(open[lang], q), answers, local)])
  }
  server.close()
  console.log('\nMRR over pages    n   ours  Pagefind')
  let all = [0, 0, 0]
  for (const [group, sum] of [...sums, ['all', null]]) {
    const [n, a, b] = sum ?? all
    console.log(`${group.padEnd(14)} ${String(n).padStart(4)}  ${(a / n).toFixed(3)}  ${(b / n).toFixed(3)}`)
    if (sum) all = all.map((value, i) => value + sum[i])
  }
}

// translations finds a page's address in another language, by its links.
function translations(folder, url, lang) {
  const html = readFileSync(join(folder, url, 'index.html'), 'utf8')
  return new RegExp(`<a href="([^"]*)" lang="${lang}" hreflang`).exec(html)?.[1] ?? url
}

async function traffic(browser, folder, page, queries, script) {
  const server = await serve(folder)
  const rows = []
  for (const [name, ask] of [['ours', ours], ['Pagefind', theirs]]) {
    const bytes = []
    const times = []
    let first = 0
    for (const query of queries) {
      const context = await browser.newContext()
      const tab = await context.newPage()
      await tab.goto(server.base + page)
      await tab.waitForLoadState('networkidle')
      // Our script came with the page: what of it is for search counts too.
      let before = server.sent.bytes - (name === 'ours' ? script : 0)
      // What is needed before a first result: the query is one that finds its word.
      await ask(tab, queries[0] === query ? queries[1] : queries[0])
      first = Math.max(first, server.sent.bytes - before)
      before = server.sent.bytes
      await ask(tab, query)
      bytes.push(server.sent.bytes - before)
      const start = performance.now()
      await ask(tab, query)
      times.push(performance.now() - start)
      await context.close()
    }
    rows.push([name, first, sorted(bytes)[0], median(bytes), Math.max(...bytes), median(times), Math.max(...times)])
  }
  server.close()
  console.log('\n            first result   a query: least  median    most   again, cached: median  most')
  for (const [name, first, ...rest] of rows) console.log(`${name.padEnd(10)} ${(first / 1000).toFixed(1).padStart(9)} kB ${rest.slice(0, 3).map((b) => (b / 1000).toFixed(1).padStart(10)).join('')} kB ${rest.slice(3).map((t) => t.toFixed(0).padStart(8)).join('')} ms`)
}

// scriptSize is what searching adds to the script of every page, zipped.
function scriptSize() {
  return Number(/script for search: (\d+) bytes/.exec(run('go', ['test', './generator/theme', '-run', 'SearchSize', '-v', '-count=1']))[1])
}

async function main() {
  if (!process.env.PAGEFIND) run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', work, 'pagefind@1.6.0'])
  const pagefind = process.env.PAGEFIND ?? join(work, 'node_modules/.bin/pagefind')
  const lintel = process.env.LINTEL ?? join(work, 'lintel')
  if (!process.env.LINTEL) run('go', ['build', '-o', lintel, './cmd/lintel'])
  const faks = join(work, 'faks')
  run(lintel, ['build', '--quiet', '-o', faks])
  index(pagefind, faks)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? 'chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] }).catch(() => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] }))
  await relevance(browser, faks)

  const big = join(work, 'big')
  corpus(big, texts)
  const site = join(work, 'site')
  const build = timed(lintel, ['build', '--quiet', '-C', big, '-o', site])
  const bench = run('go', ['test', './generator/search', '-run', '^$', '-bench', 'Index', '-benchtime', '1x'], { env: { GOGC: '50', ...process.env, LINTEL_CORPUS: big } })
  console.log(`\n${texts} pages\nlintel build, all of it: ${build.wall} s (${build.cpu} s of processors), ${build.memory.toFixed(0)} MB`)
  console.log(/Benchmark.*/.exec(bench)[0])
  const theirsBuild = index(pagefind, site)
  console.log(`pagefind: ${theirsBuild.wall} s (${theirsBuild.cpu} s of processors), ${theirsBuild.memory.toFixed(0)} MB`)
  const du = (folder) => run('du', ['-sk', folder]).split('\t')[0] / 1000
  console.log(`index on disk: ours ${du(join(site, 'assets/search')).toFixed(1)} MB, Pagefind ${du(join(site, 'pagefind')).toFixed(1)} MB`)
  await traffic(browser, site, '/sok/', ['kommune', 'digital forsendelse', 'felleskomponent arkiv standard', 'saksbehandling', 'integrasjon'], scriptSize())
  await browser.close()
}

try {
  await main()
} finally {
  rmSync(work, { recursive: true, force: true })
}
