// Drives `lintel serve` as an author does, with a real browser and real files:
//
//	node serve-live.mjs LINTEL [COUNTS]
//
// LINTEL is the command. It serves a copy of the repository; files are edited, and
// what the browser shows is read.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { spawn } from 'node:child_process'
import { accessSync, constants, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { headersFor, read } from './netlify.mjs'

const page = '/komponent/ks-svarut/'
const file = 'models/components/ks-svarut.yaml'
const patience = 20_000
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}
const require = createRequire(import.meta.url)

const checks = {
  headers: 'headers of production',
  change: 'a save shows in the open page',
  scroll: 'at the same place',
  other: 'a page that did not change is left alone',
  search: 'what was saved is found, by the box and by /api/search',
  words: 'a broken reference: the right words',
  kept: 'the last good site stays',
  excerpt: 'the source with the place marked',
  editor: 'the place opens in the editor',
  axe: 'axe finds nothing in the overlay, in both colour schemes',
  narrow: 'no horizontal scrolling at 320 px',
  escape: 'Escape closes it, and it stays closed on the next page',
  badge: 'the count stays and opens it again',
  mended: 'mended: the overlay goes and the page is new',
  quiet: 'no console message, failed request or violation of the security policy',
  again: 'a server that was started again is found',
  stop: 'a signal stops it within a second, with an open page',
}
const results = new Map(Object.values(checks).map((name) => [name, null]))

function tell(name, problems) {
  if (results.get(name) !== null) throw new Error(`check "${name}" was not expected, or came twice`)
  results.set(name, problems.length === 0)
  if (problems.length === 0) return
  console.log(`FAILED ${name}`)
  for (const problem of problems.slice(0, 20)) console.log('    ' + problem.replaceAll('\n', '\n    '))
}

const same = (got, want) => (got === want ? [] : [`got  ${JSON.stringify(got)}\nwant ${JSON.stringify(want)}`])

function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {
        continue
      }
    }
  }
  throw new Error('no chromium, chromium-browser or google-chrome in PATH')
}

// start runs the command until it says where the site is.
async function start(command, folder, address) {
  const child = spawn(command, ['serve', '-C', folder, '--addr', address, '--lang', 'nb'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })))
  const lines = []
  const url = await new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('lintel serve said nothing')), patience)
    child.on('error', fail)
    exited.then(({ code }) => fail(new Error(`lintel serve ended with ${code}`)))
    child.stdout.on('data', (data) => {
      lines.push(...String(data).trimEnd().split('\n'))
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n'))
      if (found) {
        clearTimeout(timer)
        done(found[0])
      }
    })
  })
  return { child, exited, url, lines }
}

// Runs in the page, before anything of its own.
function watchPolicy() {
  window.policyViolations = []
  document.addEventListener('securitypolicyviolation', (e) => window.policyViolations.push(`security policy: ${e.violatedDirective} ${e.blockedURI}`))
}

// open opens a page and notes what goes wrong in it.
async function open(context, url, problems) {
  const tab = await context.newPage()
  tab.on('console', (m) => problems.push(`console ${m.type()}: ${m.text()}`))
  tab.on('pageerror', (err) => problems.push(`script error: ${err.message}`))
  // A stream is cut off when its page goes: that is no failure.
  tab.on('requestfailed', (r) => r.url().includes('/_lintel/events') || problems.push(`request failed: ${r.url()} ${r.failure()?.errorText}`))
  tab.on('response', (r) => r.status() >= 400 && problems.push(`status ${r.status()}: ${r.url()}`))
  await tab.setViewportSize({ width: 1280, height: 800 })
  const response = await tab.goto(url, { waitUntil: 'load', timeout: patience })
  await connected(tab)
  return { tab, response }
}

const connected = (tab) => tab.waitForFunction(() => document.querySelector('lintel-live'), null, { timeout: patience }).then(() => tab.waitForTimeout(300))

const overlay = (tab) => tab.locator('lintel-live dialog')

async function live(base, context, folder, problems) {
  const source = readFileSync(join(folder, file), 'utf8')
  const save = (change) => writeFileSync(join(folder, file), change(source))
  const { tab, response } = await open(context, base + page, problems)
  const other = (await open(context, base + '/handbok/', problems)).tab
  await tab.bringToFront()
  await other.evaluate(() => (window.untouched = true))

  const wanted = headersFor(read(new URL('../../netlify.toml', import.meta.url)), page)
  const got = response.headers()
  tell(checks.headers, Object.entries(wanted).flatMap(([key, value]) => same(got[key.toLowerCase()], value).map((p) => `${key}: ${p}`)))

  await tab.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }))
  const before = await tab.evaluate(() => scrollY)
  save((text) => text.replace(/^name: .*$/m, 'name: Et nytt navn'))
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent.includes('Et nytt navn'), null, { timeout: patience })
  tell(checks.change, [])
  await connected(tab)
  const after = await tab.evaluate(() => scrollY)
  tell(checks.scroll, before > 300 && Math.abs(after - before) <= 2 ? [] : [`at ${before} before, ${after} after`])
  tell(checks.other, (await other.evaluate(() => window.untouched)) ? [] : ['it was loaded anew'])
  await other.close()

  await tab.fill('#lt-search', 'nytt navn')
  const option = tab.locator('[role=option]').first()
  await option.waitFor({ timeout: patience })
  const answer = await (await fetch(`${base}/api/search?q=nytt+navn&lang=nb`)).json()
  tell(checks.search, [
    ...same(await option.locator('.lt-search-name').textContent(), 'Et nytt navn'),
    ...same(answer.hits?.[0]?.id, 'ks-svarut'),
    ...same(answer.hits?.[0]?.title, 'Et nytt navn'),
  ])
  await tab.keyboard.press('Escape')

  save((text) => text.replace(/^name: .*$/m, 'name: Vises ikke').replace(/^uses: \[norsk-helsenett\]$/m, 'uses: [norsk-helsenet]'))
  await overlay(tab).waitFor({ state: 'visible', timeout: patience })
  const line = readFileSync(join(folder, file), 'utf8').split('\n').indexOf('uses: [norsk-helsenet]') + 1
  const place = `${file}:${line}:8`
  const said = await overlay(tab).evaluate((d) => ({
    title: d.querySelector('h2').textContent,
    items: [...d.querySelectorAll('li')].map((li) => ['.severity', 'a', '.code', '.message', '.hint'].map((s) => li.querySelector(s)?.textContent).join(' | ')),
    mark: d.querySelector('mark')?.textContent,
    number: d.querySelector('.at')?.dataset.number,
    href: d.querySelector('a')?.href,
    lang: d.getRootNode().host.lang,
    focus: d.getRootNode().activeElement?.textContent,
  }))
  tell(checks.words, [
    ...same(said.title, '1 feil. Du ser den siste gode utgaven av nettstedet.'),
    ...same(said.items.join('\n'), `feil | ${place} | ref-unknown | ${said.items[0]?.split(' | ')[3]} | Mente du "norsk-helsenett"?`),
    ...(said.items[0]?.includes('«norsk-helsenet»') ? [] : [`the message does not name it: ${said.items[0]}`]),
    ...same(said.lang, 'nb'),
    ...same(said.focus, said.title),
  ])
  tell(checks.excerpt, [...same(said.mark, 'norsk-helsenet'), ...same(said.number, String(line))])
  tell(checks.editor, same(said.href, `vscode://file${folder}/${place}`))
  tell(checks.kept, same((await tab.locator('h1').textContent()).includes('Et nytt navn'), true))

  await look(tab)

  await tab.keyboard.press('Escape')
  await overlay(tab).waitFor({ state: 'hidden', timeout: patience })
  await tab.reload({ waitUntil: 'load' })
  await connected(tab)
  const badge = tab.locator('lintel-live .badge')
  tell(checks.escape, (await overlay(tab).isVisible()) ? ['it is open again'] : [])
  const label = await badge.textContent()
  await badge.click()
  await overlay(tab).waitFor({ state: 'visible', timeout: patience })
  tell(checks.badge, same(label, '1 feil'))

  save((text) => text.replace(/^name: .*$/m, 'name: Navnet til slutt'))
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent.includes('Navnet til slutt'), null, { timeout: patience })
  await connected(tab)
  tell(checks.mended, [
    ...((await overlay(tab).isVisible()) ? ['the overlay is there'] : []),
    ...((await badge.isVisible()) ? ['the count is there'] : []),
  ])
  problems.push(...(await tab.evaluate(() => window.policyViolations)))
  tell(checks.quiet, problems)
  return tab
}

// look reads the open overlay in both colour schemes and on a phone.
async function look(tab) {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
  await tab.evaluate(axe)
  const found = []
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await tab.waitForTimeout(200)
    found.push(
      ...(await tab.evaluate(async (options) => {
        const { violations } = await window.axe.run(document.querySelector('lintel-live'), options)
        return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${JSON.stringify(n.target)} ${n.failureSummary ?? v.help}`))
      }, axeOptions)).map((p) => `${colorScheme}: ${p}`),
    )
    if (process.env.SHOTS) await tab.screenshot({ path: join(process.env.SHOTS, `overlay-${colorScheme}.png`) })
  }
  tell(checks.axe, found)
  await tab.setViewportSize({ width: 320, height: 640 })
  if (process.env.SHOTS) await tab.screenshot({ path: join(process.env.SHOTS, 'overlay-320.png') })
  const wide = await overlay(tab).evaluate((d) => [d.scrollWidth - d.clientWidth, document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth])
  tell(checks.narrow, wide.every((w) => w <= 0) ? [] : [`overlay and page are ${wide} px too wide`])
  await tab.setViewportSize({ width: 1280, height: 800 })
  await tab.emulateMedia({ colorScheme: 'light', reducedMotion: null })
}

// stopped sends a signal and tells how the command ended.
async function stopped(server) {
  const begin = Date.now()
  server.child.kill('SIGTERM')
  const { code, signal } = await server.exited
  const took = Date.now() - begin
  return took <= 1000 && code === 0 ? [] : [`after ${took} ms with code ${code}, signal ${signal}`]
}

async function main() {
  const [command, counts] = process.argv.slice(2)
  if (!command) {
    console.error('serve-live.mjs: name the lintel command')
    process.exit(2)
  }
  const folder = mkdtempSync(join(tmpdir(), 'lintel-live-'))
  const root = new URL('../../', import.meta.url).pathname
  for (const name of ['content', 'models', 'themes', 'lintel.yaml']) cpSync(join(root, name), join(folder, name), { recursive: true })
  let server, browser
  const problems = []
  try {
    server = await start(resolve(command), folder, '127.0.0.1:0')
    browser = await chromium.launch({ executablePath: browserPath(), args: flags })
    const context = await browser.newContext({ bypassCSP: false })
    await context.addInitScript(watchPolicy)
    const tab = await live(server.url, context, folder, problems)
    tell(checks.stop, await stopped(server))
    const source = readFileSync(join(folder, file), 'utf8')
    writeFileSync(join(folder, file), source.replace(/^name: .*$/m, 'name: Etter omstarten'))
    server = await start(resolve(command), folder, new URL(server.url).host)
    await tab.waitForFunction(() => document.querySelector('h1')?.textContent.includes('Etter omstarten'), null, { timeout: patience })
    tell(checks.again, [])
  } catch (err) {
    console.log(`FAILED ${err.message}`)
    if (problems.length) console.log(problems.join('\n'))
    if (server) console.log(server.lines.join('\n'))
  } finally {
    await browser?.close()
    server?.child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
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
