// The requirement list, as a procurement officer uses it:
//
//	node requirements.mjs FOLDER PORT LINTEL [COUNTS]
//
// FOLDER was built with --base-url http://127.0.0.1:PORT; LINTEL is the command. A list
// is put together on a phone-sized screen under the shipped security policy, and its
// files are held against those of the command: a DOCX part by part, CSV byte by byte,
// a workbook cell by cell as LibreOffice reads it. A list of 300 requirements with
// letters and formulas goes through LibreOffice to PDF and CSV, made by the command and
// by a portable site read from file://.
//
// With SHOTS=FOLDER the walk leaves the pictures that the handbook shows.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('../../', import.meta.url))
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const ids = ['sak-arkivsystem', 'ks-svarut', 'skjemalosning', 'noark-5']
const choices = [
  { lang: 'nb', path: '/kravliste/', levels: [] },
  { lang: 'nn', path: '/nn/kravliste/', levels: ['must', 'should'] },
  { lang: 'en', path: '/en/requirements/', levels: ['must'] },
]
const formulas = ['=1+1 æøå', '@SUM(1+1)', '+1+1', '-1+1', '=HYPERLINK("http://127.0.0.1","<b>&")']
const many = 300

const results = new Map()
const expect = (name) => results.set(name, null)
function tell(name, problems) {
  if (results.get(name) !== null) throw new Error(`check "${name}" was not expected, or came twice`)
  results.set(name, problems.length === 0)
  if (problems.length === 0) return
  console.log(`FAILED ${name}`)
  for (const problem of problems.slice(0, 20)) console.log('    ' + String(problem).slice(0, 400))
}
const same = (what, got, want) => (got === want ? [] : [`${what}: got ${JSON.stringify(got)}`, `${' '.repeat(what.length)} want ${JSON.stringify(want)}`])

const walkName = '“arkiv”, three components, a DOCX: under a minute at 390 px'
const like = ({ lang, levels }) => `${lang}, ${levels.join(' and ') || 'all levels'}`
const names = {
  carried: 'the list goes along to other pages, languages and the search',
  hostile: 'an address with what is not there, or is no id',
  copied: 'copied as a table, shared by its address',
  plain: 'without script: said, with files to download',
  quiet: 'no console message, failed request or violation of the security policy',
  file: 'from file://: a list of 300 requirements',
}
const axeOf = (state, width, scheme) => `axe: ${state} at ${width} px, ${scheme}`
const states = { 'a full list': '/kravliste/?krav=' + ids.join(','), 'an empty list': '/kravliste/', 'a component in the list': '/komponent/ks-svarut/?krav=ks-svarut', 'a kind with one in the list': '/standard/?krav=noark-5' }
const looks = [[320, 'dark'], [1440, 'light']]

function expectAll() {
  expect(walkName)
  for (const choice of choices) for (const kind of ['DOCX, part by part', 'CSV', 'XLSX, cell by cell']) expect(`${like(choice)}: the same ${kind}`)
  for (const name of Object.values(names)) expect(name)
  for (const state of Object.keys(states)) for (const [width, scheme] of looks) expect(axeOf(state, width, scheme))
  for (const by of ['the command', 'the browser']) for (const kind of ['DOCX as PDF', 'XLSX as CSV', 'CSV']) expect(`${many} requirements by ${by}: ${kind}`)
}

function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20, timeout: 240_000 })
  if (done.error || done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? done.stderr}`)
  return done.stdout
}

// unzip gives the files of a zip by name.
function unzip(data) {
  const files = new Map()
  let at = data.readUInt32LE(data.length - 6)
  for (let n = data.readUInt16LE(data.length - 12); n > 0; n--) {
    const [method, size, name, extra, comment, start] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt16LE(at + 28), data.readUInt16LE(at + 30), data.readUInt16LE(at + 32), data.readUInt32LE(at + 42)]
    const from = start + 30 + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28)
    const body = data.subarray(from, from + size)
    files.set(data.subarray(at + 46, at + 46 + name).toString(), (method === 0 ? body : inflateRawSync(body)).toString())
    at += 46 + name + extra + comment
  }
  return files
}

// office lets LibreOffice convert a file, and gives the path of what came of it.
const asCSV = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1'
function office(folder, file, format = asCSV, ...more) {
  const out = join(folder, `office-${Math.random().toString(36).slice(2)}`)
  mkdirSync(out)
  run('soffice', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', ...more, '--convert-to', format, '--outdir', out, file)
  const made = run('ls', out).trim().split('\n')
  if (made.length !== 1 || !made[0]) throw new Error(`LibreOffice made nothing of ${file}`)
  return join(out, made[0])
}

// rows reads CSV with semicolons.
function rows(text) {
  const table = [[]]
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r?\n|$)/g)) {
    table.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ';') table.push([])
  }
  return table.filter((row) => row.some((cell) => cell !== ''))
}

async function download(page, kind, folder) {
  const button = page.locator(`button[data-make=${kind}]:enabled`)
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  const path = join(folder, `${Math.random().toString(36).slice(2)}-${file.suggestedFilename()}`)
  await file.saveAs(path)
  return path
}

const settled = (page) => page.waitForFunction(() => document.querySelector('#lt-list [role=status]')?.textContent)

// walk is what the handbook shows: three components from the front page to a DOCX.
async function walk(newPage, folder) {
  const page = await newPage({ width: 390, height: 844 }, 'light', '/')
  const shots = process.env.SHOTS
  let number = 0
  const shot = async () => {
    number++
    if (shots) await page.screenshot({ path: join(shots, `kravliste-${number}.png`) })
  }
  const problems = []
  const start = Date.now()
  await page.locator('input[type=search]').first().fill('arkiv')
  const hit = page.locator('.lt-search-option[href*="/komponent/sak-arkivsystem/"]').first()
  await hit.waitFor()
  await shot()
  await hit.click()
  await page.locator('button.lt-take[data-take=sak-arkivsystem]').first().click()
  await shot()
  await page.locator('#lt-basket a').click()
  await settled(page)
  for (const id of ['ks-svarut', 'skjemalosning']) {
    const button = page.locator(`tr[data-take=${id}] button`)
    await button.scrollIntoViewIfNeeded()
    if (id === 'ks-svarut') await shot()
    await button.click()
  }
  await page.waitForFunction(() => document.querySelectorAll('.lt-list-body section').length === 3)
  await page.evaluate(() => scrollTo(0, 0))
  await shot()
  const path = await download(page, 'docx', folder)
  await page.locator('.lt-list-make').evaluate((e) => e.scrollIntoView({ block: 'start' }))
  await shot()
  const seconds = (Date.now() - start) / 1000
  console.log(`walk: ${seconds.toFixed(1)} s`)
  if (seconds > 60) problems.push(`${seconds} s`)
  problems.push(...same('address', new URL(page.url()).search, '?krav=sak-arkivsystem,ks-svarut,skjemalosning'))
  const text = unzip(readFileSync(path)).get('word/document.xml')
  for (const want of ['Bilag 1: Kundens kravspesifikasjon', 'Systemet skal følge Noark 5.', 'Må oppfylles', 'sak-arkivsystem#r1', '/id/ks-svarut/r8/', 'utgave 20']) {
    if (!text.includes(want)) problems.push(`the document lacks ${want}`)
  }
  await page.close()
  return problems
}

async function compare(newPage, folder, lintel, base, choice) {
  const page = await newPage({ width: 1280, height: 900 }, 'light', `${choice.path}?krav=${ids.join(',')}`)
  await settled(page)
  for (const level of ['must', 'should', 'may']) if (choice.levels.length > 0 && !choice.levels.includes(level)) await page.locator(`input[value=${level}]`).uncheck()
  const made = {}
  for (const kind of ['docx', 'xlsx', 'csv']) {
    const mine = join(folder, `command-${choice.lang}.${kind}`)
    const levels = choice.levels.length > 0 ? ['--level', choice.levels.join(',')] : []
    run(lintel, '-C', root, 'requirements', ...ids, '--lang', choice.lang, '--base-url', base, ...levels, '-o', mine)
    made[kind] = [await download(page, kind, folder), mine]
  }
  await page.close()
  const [got, want] = made.docx.map((path) => unzip(readFileSync(path)))
  tell(`${like(choice)}: the same DOCX, part by part`, [...same('parts', [...got.keys()].join(' '), [...want.keys()].join(' ')), ...[...want].flatMap(([name, text]) => same(name, got.get(name), text))])
  tell(`${like(choice)}: the same CSV`, same('CSV', ...made.csv.map((path) => readFileSync(path, 'utf8'))))
  const [cells, wanted] = made.xlsx.map((path) => rows(readFileSync(office(folder, path), 'utf8')))
  const problems = wanted.length < 5 ? ['the workbook is empty'] : same('rows', cells.length, wanted.length)
  wanted.forEach((row, y) => row.forEach((cell, x) => problems.push(...same(`cell ${x + 1} of row ${y + 1}`, cells[y]?.[x], cell))))
  const [sheet, theirs] = made.xlsx.map((path) => unzip(readFileSync(path)).get('xl/worksheets/sheet1.xml'))
  for (const [what, pattern] of [['frozen header', /<pane ySplit="1" topLeftCell="A2"|<pane[^>]*state="frozen"/], ['filters', /<autoFilter ref="\$?A\$?1:\$?M\$?\d+"/], ['locked', /<sheetProtection[^>]*sheet="(1|true)"/], ['answers', /<dataValidation [^>]*sqref="K2:K\d+"/]]) {
    for (const [by, text] of [['browser', sheet], ['command', theirs]]) if (!pattern.test(text)) problems.push(`${by}: no ${what}`)
  }
  tell(`${like(choice)}: the same XLSX, cell by cell`, problems)
}

async function carried(newPage) {
  const page = await newPage({ width: 1280, height: 900 }, 'light', '/komponent/ks-svarut/')
  const problems = []
  const query = () => new URL(page.url()).searchParams.get('krav')
  await page.locator('button.lt-take').first().click()
  problems.push(...same('after the click', query(), 'ks-svarut'))
  await page.locator('.lt-nav a').first().click()
  await page.waitForURL(/\/standard\//)
  problems.push(...same('in the menu', query(), 'ks-svarut'))
  await page.locator('tr[data-take=noark-5] button').click()
  await page.locator('.lt-lang a[hreflang=en]').click()
  await page.waitForURL(/\/en\//)
  problems.push(...same('in English', query(), 'ks-svarut,noark-5'))
  await page.locator('input[type=search]').first().fill('archive')
  await page.locator('input[type=search]').first().press('Enter')
  await page.waitForURL(/\/en\/search\//)
  problems.push(...same('on the search page', query(), 'ks-svarut,noark-5'))
  await page.locator('.lt-search-hit h2 a').first().waitFor()
  await page.locator('.lt-search-facets input').first().check()
  await page.waitForURL(/[?&](kind|status|type)=/)
  problems.push(...same('with a filter', query(), 'ks-svarut,noark-5'))
  await page.goto('/standard/?krav=ks-svarut')
  await page.locator('.lt-facets a[data-facet]:not([aria-current])').first().click()
  await page.waitForFunction(() => [...new URLSearchParams(location.search).keys()].some((key) => key !== 'krav'))
  problems.push(...same('in a filtered list', query(), 'ks-svarut'))
  await page.close()
  return problems
}

async function hostile(browser, base) {
  const page = await browser.newPage({ baseURL: base })
  await page.goto('/kravliste/?krav=' + encodeURIComponent('<img src=x onerror=alert(1)>,../../x,finnes-ikke,bergen-kommune,ks-svarut,constructor') + '&niva=must,perhaps&sprak=constructor')
  await settled(page)
  const [status, sections, left] = await page.evaluate(() => [document.querySelector('#lt-list [role=status]').textContent, document.querySelectorAll('.lt-list-body section').length, document.querySelectorAll('.lt-list-left').length])
  const problems = [...same('sections', sections, 1), ...same('left', left, 3)]
  if (!status.includes('Finnes ikke i denne utgaven: finnes-ikke, bergen-kommune, constructor.')) problems.push(status)
  for (let n = left; n > 0; n--) {
    await page.locator('.lt-list-left button').first().dblclick() // the second finds nothing to take out
    await page.waitForFunction((n) => document.querySelectorAll('.lt-list-left').length < n, n)
  }
  problems.push(...same('after removing', new URL(page.url()).searchParams.get('krav'), 'ks-svarut'))
  await page.close()
  return problems
}

async function copied(newPage, base) {
  const page = await newPage({ width: 1280, height: 900 }, 'light', '/kravliste/?krav=ks-svarut')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base })
  await settled(page)
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  const press = async (kind) => {
    const button = page.locator(`button[data-make=${kind}]:enabled`)
    const done = await button.getAttribute('data-done')
    await button.click()
    await page.waitForFunction((done) => document.querySelector('#lt-list [role=status]').textContent === done, done)
  }
  await press('copy')
  const text = await read()
  const problems = text.includes(`ks-svarut#r1 ${base}/id/ks-svarut/r1/`) && text.split('\n').length === 9 ? [] : [text]
  await press('share')
  problems.push(...same('address', await read(), `${base}/kravliste/?krav=ks-svarut`))
  await page.close()
  return problems
}

async function plain(browser, base) {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: base })
  const page = await context.newPage()
  await page.goto('/kravliste/')
  const problems = []
  if (!(await page.locator('.lt-list-without').isVisible())) problems.push('nothing is said')
  if (await page.locator('#lt-list').isVisible()) problems.push('tools that do nothing are shown')
  const href = await page.locator('a[href$="/ks-svarut/requirements.csv"]').getAttribute('href')
  const table = rows(await (await context.request.get(href)).text())
  problems.push(...same('rows of the file', table.length, 9))
  await context.close()
  return problems
}

async function axe(newPage, state, width, scheme) {
  const page = await newPage({ width, height: 900 }, scheme, states[state])
  await page.waitForFunction(() => !document.querySelector('#lt-list:not([hidden])') || document.querySelector('#lt-list [role=status]').textContent)
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const found = await page.evaluate(() => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], preload: false }))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await page.close()
  return [...found.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html}`)), ...(over > 0 ? [`scrolls sideways by ${over} px`] : [])]
}

// repository writes one with many requirements, and texts that look like formulas.
function repository(folder) {
  const at = join(folder, 'repository')
  mkdirSync(join(at, 'models'), { recursive: true })
  mkdirSync(join(at, 'content'))
  writeFileSync(join(at, 'lintel.yaml'), 'title: Prøve\nlanguages: [nb]\n')
  writeFileSync(join(at, 'content/index.md'), '---\ntitle: Forside\nsummary: Forsiden.\n---\nSe [[arkiv]].\n')
  writeFileSync(join(at, 'models/metamodel.yaml'), 'kinds:\n  component: {name: Komponent, plural: Komponenter, path: komponent}\nrelations: {}\n')
  const texts = textsOf()
  writeFileSync(join(at, 'models/arkiv.yaml'), 'id: arkiv\nkind: component\nname: Blåbær, ærlig på øy\nsummary: Prøve.\nrequirements:\n' + texts.map((text, i) => `  - {id: r${i + 1}, level: must, text: ${JSON.stringify(text)}, verify: "Prøv ${i + 1}."}\n`).join(''))
  return at
}
const textsOf = () => Array.from({ length: many }, (_, i) => (i < formulas.length ? formulas[i] : `Krav nummer ${i + 1}: blåbærsyltetøy på østkanten.`))

async function large(browser, folder, lintel) {
  const repo = repository(folder)
  const site = join(folder, 'portable')
  run(lintel, '-C', repo, 'build', '--quiet', '--portable', '-o', site)
  const page = await browser.newPage({ acceptDownloads: true })
  const noise = []
  page.on('console', (m) => noise.push(m.text()))
  page.on('pageerror', (err) => noise.push(err.message))
  await page.goto(pathToFileURL(join(site, 'index.html')).href)
  await page.locator('.lt-footer a[href*="kravliste"]').click()
  await page.locator('tr[data-take=arkiv] button').click()
  await page.waitForFunction((many) => document.querySelectorAll('.lt-list-body .lt-req').length === many, many)
  tell(names.file, [...noise, ...same('address', new URL(page.url()).search, '?krav=arkiv')])
  const made = { 'the command': {}, 'the browser': {} }
  for (const kind of ['docx', 'xlsx', 'csv']) {
    made['the browser'][kind] = await download(page, kind, folder)
    made['the command'][kind] = join(folder, `large.${kind}`)
    run(lintel, '-C', repo, 'requirements', 'arkiv', '-o', made['the command'][kind])
  }
  await page.close()
  for (const [by, files] of Object.entries(made)) {
    const name = (kind) => `${many} requirements by ${by}: ${kind}`
    const words = (text) => text.replace(/\s+/g, '')
    const read = words(run('pdftotext', '-layout', office(folder, files.docx, 'pdf'), '-'))
    tell(name('DOCX as PDF'), ['Blåbær, ærlig på øy', `arkiv#r${many}`, 'Prøv 300.', ...formulas.slice(0, 4), 'Krav nummer 299'].filter((want) => !read.includes(words(want))).map((want) => `the PDF lacks ${want}`))
    const table = rows(readFileSync(office(folder, files.xlsx), 'utf8'))
    const problems = same('rows', table.length, many + 1)
    textsOf().forEach((text, i) => problems.push(...same(`row ${i + 2}`, table[i + 1]?.[2], text)))
    tell(name('XLSX as CSV'), problems)
    // No cell may have been computed.
    const opened = rows(readFileSync(office(folder, files.csv, asCSV, '--infilter=Text - txt - csv (StarCalc):59,34,76'), 'utf8'))
    tell(name('CSV'), textsOf().flatMap((text, i) => same(`row ${i + 2}`, opened[i + 1]?.[2], (/^[=+\-@]/.test(text) ? "'" : '') + text)))
  }
}

async function step(title, run) {
  const start = Date.now()
  try {
    await run()
  } catch (err) {
    console.log(`FAILED ${title}: ${err.message.split('\n').slice(0, 8).join(' ')}`)
  }
  console.log(`${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`)
}

async function main() {
  const [site, port, command, counts] = process.argv.slice(2)
  if (!site || !Number(port) || !command) {
    console.error('requirements.mjs: name the folder of the built site, the port of its base address and the command')
    process.exit(2)
  }
  const lintel = resolve(command)
  const folder = mkdtempSync(join(tmpdir(), 'lintel-requirements-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
  expectAll()
  const server = await serve(resolve(site), Number(port))
  const base = `http://127.0.0.1:${server.port}`
  const noise = []
  const browser = await chromium.launch({ executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => spawnSync('test', ['-x', path]).status === 0), args: flags })
  const newPage = async (viewport, colorScheme, path) => {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', baseURL: base, acceptDownloads: true })
    await context.addInitScript(() => document.addEventListener('securitypolicyviolation', (e) => console.error(`security policy: ${e.violatedDirective} ${e.blockedURI}`)))
    const page = await context.newPage()
    page.on('console', (m) => noise.push(`${page.url()}: ${m.type()}: ${m.text()}`))
    page.on('pageerror', (err) => noise.push(`${page.url()}: ${err.message}`))
    page.on('response', (r) => { if (r.status() >= 400) noise.push(`${page.url()}: status ${r.status()}: ${r.url()}`) })
    page.on('close', () => context.close().catch(() => {}))
    await page.goto(path)
    await page.evaluate(() => document.fonts.ready)
    return page
  }
  try {
    await step('walk', async () => tell(walkName, await walk(newPage, folder)))
    await step('carried', async () => tell(names.carried, await carried(newPage)))
    for (const choice of choices) await step(`files, ${like(choice)}`, () => compare(newPage, folder, lintel, base, choice))
    await step('hostile', async () => tell(names.hostile, await hostile(browser, base)))
    await step('copied', async () => tell(names.copied, await copied(newPage, base)))
    await step('without script', async () => tell(names.plain, await plain(browser, base)))
    for (const state of Object.keys(states)) for (const [width, scheme] of looks) await step(axeOf(state, width, scheme), async () => tell(axeOf(state, width, scheme), await axe(newPage, state, width, scheme)))
    await step(names.file, () => large(browser, folder, lintel))
    tell(names.quiet, noise)
  } finally {
    await browser.close()
    await server.close()
  }

  let passed = 0
  let failed = 0
  for (const [name, result] of results) {
    if (result === null) console.log(`NOT RUN ${name}`)
    if (result) passed++
    else failed++
  }
  if (counts) writeFileSync(counts, `${passed} ${failed}\n`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

await main()
