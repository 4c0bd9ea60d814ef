// Looks at the built site as a reader's browser does:
//
//	node audit.mjs FOLDER PORT [COUNTS [editions]]
//
// FOLDER was built with --base-url http://127.0.0.1:PORT: FAKS, or with the word
// editions what editions.mjs builds. One page of each type in each language is read
// in Chromium, in light and dark and at two widths: nothing that axe-core finds
// against WCAG 2.2 A and AA, no message on the console, no request to another host,
// no violation of the content security policy, no horizontal scrolling at 320 px.
// The same files are valid for two validators, and every internal link of the whole
// folder leads somewhere.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { chromium } from 'playwright-core'
import { check as checkLinks } from './links.mjs'
import { headersFor, read } from './netlify.mjs'
import { serve } from './serve.mjs'

// One page of each type, by language.
const site = {
  front: { nb: '/', nn: '/nn/', en: '/en/' },
  article: { nb: '/strategi/hva-er-faks/', nn: '/nn/strategi/hva-er-faks/', en: '/en/strategi/hva-er-faks/' },
  section: { nb: '/strategi/', nn: '/nn/strategi/', en: '/en/strategi/' },
  list: { nb: '/standard/', nn: '/nn/standard/', en: '/en/standard/' },
  facet: { nb: '/komponent/form/sambruk/', nn: '/nn/komponent/form/sambruk/', en: '/en/component/form/sambruk/' },
  element: { nb: '/komponent/ks-svarut/', nn: '/nn/komponent/ks-svarut/', en: '/en/component/ks-svarut/' },
  process: { nb: '/prosess/prosess-byggesak/', nn: '/nn/prosess/prosess-byggesak/', en: '/en/process/prosess-byggesak/' },
  information: {
    nb: '/informasjonsmodell/felles-informasjonsmodell/',
    nn: '/nn/informasjonsmodell/felles-informasjonsmodell/',
    en: '/en/information-model/felles-informasjonsmodell/',
  },
  dataset: { nb: '/tall/tall-svarut/', nn: '/nn/tal/tall-svarut/', en: '/en/figures/tall-svarut/' },
  view: { nb: '/visning/lagdelt-malbilde/', nn: '/nn/vising/lagdelt-malbilde/', en: '/en/view/lagdelt-malbilde/' },
  hearing: { nb: '/horing/horing-eksempel-vedtaksprosess/', nn: '/nn/hoyring/horing-eksempel-vedtaksprosess/', en: '/en/hearing/horing-eksempel-vedtaksprosess/' },
  meeting: { nb: '/mote/mote-eksempel-arkitekturrad/', nn: '/nn/mote/mote-eksempel-arkitekturrad/', en: '/en/meeting/mote-eksempel-arkitekturrad/' },
  agenda: { nb: '/mote/mote-hovedstyret-2012-05-25/saksliste/', nn: '/nn/mote/mote-hovedstyret-2012-05-25/sakliste/', en: '/en/meeting/mote-hovedstyret-2012-05-25/agenda/' },
  minutes: { nb: '/mote/mote-eksempel-arkitekturrad/protokoll/', nn: '/nn/mote/mote-eksempel-arkitekturrad/protokoll/', en: '/en/meeting/mote-eksempel-arkitekturrad/minutes/' },
  glossary: { nb: '/ordliste/', nn: '/nn/ordliste/', en: '/en/glossary/' },
  requirements: { nb: '/kravliste/', nn: '/nn/kravliste/', en: '/en/requirements/' },
  compare: { nb: '/komponent/sammenlign/', nn: '/nn/komponent/samanlikn/', en: '/en/component/compare/' },
  compared: {
    nb: '/komponent/sammenlign/?id=ks-svarut&id=altinn', nn: '/nn/komponent/samanlikn/?id=ks-svarut&id=altinn', en: '/en/component/compare/?id=ks-svarut&id=altinn',
  },
  openapi: {
    nb: '/grensesnitt/svarut-forsendelse/forsendelse/', nn: '/nn/grensesnitt/svarut-forsendelse/forsendelse/', en: '/en/interface/svarut-forsendelse/forsendelse/',
  },
  filtered: { nb: '/standard/?area-of-use=records&status=in-use', nn: '/nn/standard/?area-of-use=records', en: '/en/standard/?applies-to=state' },
  languages: { nb: '/sprak/', nn: '/nn/sprak/', en: '/en/languages/' },
  overview: { nb: '/oversikt/', nn: '/nn/oversyn/', en: '/en/overview/' },
  search: { nb: '/sok/?q=arkiv', nn: '/nn/sok/?q=arkiv', en: '/en/search/?q=archive' },
  'not found': { nb: '/404.html', nn: '/nn/404.html', en: '/en/404.html' },
}
const editions = {
  editions: { nb: '/utgave/', nn: '/nn/utgave/', en: '/en/utgave/' },
  changes: { nb: '/utgave/endringer/', nn: '/nn/utgave/endringer/', en: '/en/utgave/endringer/' },
  'changes of a kind': { nb: '/utgave/endringer/komponent/' },
  'front of an edition': { nb: '/utgave/2011/' },
  'element of an edition': { nb: '/utgave/2011/komponent/ks-svarut/', nn: '/utgave/2011/nn/komponent/ks-svarut/', en: '/utgave/2011/en/component/ks-svarut/' },
  'gone since': { nb: '/utgave/2011/komponent/for-utgaven/' },
  'text of an edition': { nb: '/utgave/2014/strategi/andre-land/' },
  'list of an edition': { nb: '/utgave/2014/komponent/' },
  'element with a history': { nb: '/komponent/ks-svarut/' },
  tombstone: { nb: '/komponent/for-utgaven/', nn: '/nn/komponent/for-utgaven/', en: '/en/component/for-utgaven/' },
}
const pages = process.argv[5] === 'editions' ? editions : site
const widths = [320, 1440]
const schemes = ['light', 'dark']
const height = 900
const workers = 2

// Rules of WCAG 2.2 A and AA. target-size is of 2.2 and off unless asked for.
const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

// The recommended preset; no rule is off. valid-id is told that HTML allows more
// signs in an id than CSS does without escaping: the address of an attribute is
// entity.attribute, and a footnote's is fn:1. That an id is there, once, and
// without spaces is still held.
const htmlValidateConfig = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: { 'valid-id': ['error', { relaxed: true }] },
}

const require = createRequire(import.meta.url)

// Checks are counted by name; each must be told of exactly once.
const results = new Map()

function expect(name) {
  results.set(name, null)
}

function tell(name, problems) {
  if (results.get(name) !== null) throw new Error(`check "${name}" was not expected, or came twice`)
  results.set(name, problems.length === 0)
  if (problems.length === 0) return
  console.log(`FAILED ${name}`)
  const shown = problems.slice(0, 20)
  for (const problem of shown) console.log('    ' + problem.replaceAll('\n', '\n    '))
  if (shown.length < problems.length) console.log(`    and ${problems.length - shown.length} more`)
}

// The checks of one page at one width.
const perWidth = (name, width) => ({
  quiet: `${name} at ${width} px: console, requests, security policy`,
  scroll: `${name} at ${width} px: no horizontal scrolling`,
  axe: (scheme) => `${name} at ${width} px, ${scheme}: axe`,
})

const all = Object.entries(pages).flatMap(([type, paths]) =>
  Object.entries(paths).map(([lang, path]) => ({ type, lang, path, name: `${type} ${path}` })),
)

function expectAll() {
  expect('headers of every page')
  expect('not found, in the language of the address')
  for (const { name } of all) {
    expect(`${name}: language`)
    for (const width of widths) {
      const names = perWidth(name, width)
      expect(names.quiet)
      if (width === 320) expect(names.scroll)
      for (const scheme of schemes) expect(names.axe(scheme))
    }
    expect(`${name}: vnu`)
    expect(`${name}: html-validate`)
  }
  expect('internal addresses lead to a file')
  expect('fragments lead to an id')
}

// browserPath finds a Chromium; none is an error, never a pass.
function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        continue
      }
    }
  }
  throw new Error('no chromium, chromium-browser or google-chrome in PATH')
}

// checkHeaders asks the server what it sends, as the browser will get it.
async function checkHeaders(base) {
  const wanted = headersFor(read(new URL('../../netlify.toml', import.meta.url)), '/')
  const problems = []
  for (const key of ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy', 'X-Frame-Options']) {
    if (!wanted[key]) problems.push(`netlify.toml sends no ${key}`)
  }
  const got = (await fetch(base + '/')).headers
  for (const [key, value] of Object.entries(wanted)) if (got.get(key) !== value) problems.push(`${key}: ${got.get(key)}, want ${value}`)
  tell('headers of every page', problems)
}

async function checkNotFound(base) {
  const problems = []
  for (const [path, lang] of [['/xyz/', 'nb'], ['/nn/xyz/', 'nn'], ['/en/xyz/', 'en']]) {
    const response = await fetch(base + path)
    const text = await response.text()
    if (response.status !== 404) problems.push(`${path}: status ${response.status}`)
    if (!new RegExp(`<html[^>]*\\blang="?${lang}\\b`).test(text)) problems.push(`${path}: not in ${lang}`)
  }
  tell('not found, in the language of the address', problems)
}

// look reads one page at all widths and in all schemes.
async function look(context, base, axe, { lang, path, name }) {
  for (const width of widths) {
    const names = perWidth(name, width)
    const page = await context.newPage()
    const problems = []
    page.on('console', (m) => problems.push(`console ${m.type()}: ${m.text()}`))
    page.on('pageerror', (err) => problems.push(`script error: ${err.message}`))
    page.on('crash', () => problems.push('the page crashed'))
    page.on('request', (r) => {
      if (new URL(r.url()).origin !== base) problems.push(`request to another host: ${r.url()}`)
    })
    page.on('requestfailed', (r) => problems.push(`request failed: ${r.url()} ${r.failure()?.errorText}`))
    page.on('response', (r) => {
      if (r.status() >= 400) problems.push(`status ${r.status()}: ${r.url()}`)
    })
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: schemes[0], reducedMotion: 'reduce' })
    const response = await page.goto(base + path, { waitUntil: 'load', timeout: 30_000 })
    if (response.status() !== 200) {
      tell(names.quiet, [`status ${response.status()}`])
      await page.close()
      continue // what was expected and not told fails at the end
    }
    await settle(page)
    if (width === widths[0]) {
      const got = await page.evaluate(() => document.documentElement.lang)
      tell(`${name}: language`, got === lang ? [] : [`lang="${got}", want ${lang}`])
    }
    if (width === 320) tell(names.scroll, await page.evaluate(wide))
    await page.evaluate(axe)
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await settle(page)
      tell(names.axe(scheme), await page.evaluate(runAxe, axeOptions))
    }
    problems.push(...(await page.evaluate(() => window.policyViolations)))
    tell(names.quiet, problems)
    await page.close()
  }
}

// settle waits for fonts, transitions and what scripts do at the start.
async function settle(page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.allSettled(document.getAnimations().map((a) => a.finished))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}

// Runs in the page, before anything of its own.
function watchPolicy() {
  window.policyViolations = []
  document.addEventListener('securitypolicyviolation', (e) =>
    window.policyViolations.push(`security policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`),
  )
}

// Runs in the page: what makes it wider than the window.
function wide() {
  const root = document.scrollingElement
  if (root.scrollWidth <= root.clientWidth) return []
  const problems = [`the page is ${root.scrollWidth} px wide in ${root.clientWidth} px`]
  for (const e of document.body.querySelectorAll('*')) {
    const right = Math.round(e.getBoundingClientRect().right)
    if (right > root.clientWidth) problems.push(`<${e.localName} class="${e.getAttribute('class') ?? ''}"> ends at ${right} px`)
  }
  return problems
}

// Runs in the page.
async function runAxe(options) {
  const { violations } = await window.axe.run(document, options)
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id} (${v.impact}): ${n.target.join(' ')}\n  ${(n.failureSummary ?? v.help).split('\n').slice(1, 3).join(' ').trim()}`),
  )
}

async function browse(base) {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags })
  try {
    const queue = [...all]
    await Promise.all(
      Array.from({ length: workers }, async () => {
        // The policy of the site is in force: the tests reach into the page past it
        // by the debugging protocol, not by script elements.
        const context = await browser.newContext({ bypassCSP: false })
        await context.addInitScript(watchPolicy)
        for (let next = queue.shift(); next; next = queue.shift()) {
          try {
            await look(context, base, axe, next)
          } catch (err) {
            console.log(`FAILED ${next.name}: ${err.message.split('\n')[0]}`)
          }
        }
      }),
    )
  } finally {
    await browser.close()
  }
}

// fileOf is where a page lies in the folder.
function fileOf(folder, path) {
  const [name] = path.split('?')
  return join(folder, name.endsWith('/') ? name + 'index.html' : name)
}

// runVnu checks all files in one run of the Nu Html Checker.
function runVnu(folder) {
  const present = all.filter(({ path }) => existsSync(fileOf(folder, path)))
  const jar = require('vnu-jar')
  const run = spawnSync('java', ['-Xss2m', '-jar', jar, '--stdout', '--exit-zero-always', '--format', 'json', ...present.map(({ path }) => fileOf(folder, path))], {
    encoding: 'utf8', maxBuffer: 1 << 28,
  })
  if (run.error || run.status !== 0) throw new Error(`vnu did not run: ${run.error?.message ?? run.stderr}`)
  const { messages } = JSON.parse(run.stdout)
  for (const { name, path } of present) {
    const url = new URL('file://' + fileOf(folder, path)).href
    const mine = messages.filter((m) => new URL(m.url.replace(/^file:\/*/, 'file:///')).href === url)
    tell(`${name}: vnu`, mine.map((m) => `${m.lastLine}:${m.firstColumn ?? m.lastColumn}: ${m.subType ?? m.type}: ${m.message}`))
    mine.forEach((m) => (m.seen = true))
  }
  const lost = messages.find((m) => !m.seen)
  if (lost) throw new Error(`vnu speaks of a file that was not given: ${lost.url}: ${lost.message}`)
}

async function runHtmlValidate(folder) {
  const validator = new HtmlValidate(htmlValidateConfig)
  for (const { name, path } of all) {
    const file = fileOf(folder, path)
    if (!existsSync(file)) continue
    const report = await validator.validateFile(file)
    const messages = report.results.flatMap((r) => r.messages)
    tell(`${name}: html-validate`, messages.map((m) => `${m.line}:${m.column}: ${m.ruleId}: ${m.message}`))
  }
}

function runLinks(folder, base) {
  const { pages: read, links, missingFiles, missingIds } = checkLinks(folder, base)
  if (links === 0) missingFiles.push(`no internal link in ${read} files`)
  console.log(`${links} internal links in ${read} files`)
  tell('internal addresses lead to a file', missingFiles)
  tell('fragments lead to an id', missingIds)
}

// step runs one part; that it broke off shows as checks that did not run.
async function step(title, run) {
  const start = Date.now()
  try {
    await run()
  } catch (err) {
    console.log(`FAILED ${title}: ${err.message}`)
  }
  console.log(`${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`)
}

async function main() {
  const [folder, port, counts] = process.argv.slice(2)
  if (!folder || !Number(port)) {
    console.error('audit.mjs: name the folder of the built site and the port of its base address')
    process.exit(2)
  }
  const root = resolve(folder)
  const server = await serve(root, Number(port))
  const base = `http://127.0.0.1:${server.port}`
  expectAll()
  await step('links', () => runLinks(root, base))
  await step('headers', () => checkHeaders(base))
  await step('not found', () => checkNotFound(base))
  await step('browser', () => browse(base))
  await step('vnu', () => runVnu(root))
  await step('html-validate', () => runHtmlValidate(root))
  await server.close()

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
