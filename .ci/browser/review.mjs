// Looks at the review site as a council member's browser does:
//
//	node review.mjs LINTEL [COUNTS]
//
// LINTEL is the built command. A copy of FAKS in a git repository of its own is
// changed in all the ways that the review tells of, and reviewed in each language.
// Every page of the review is read in Chromium under the headers of netlify.toml,
// light and dark, at two widths and from file://: nothing that axe-core finds
// against WCAG 2.2 A and AA, no message on the console, no request elsewhere, no
// violation of the security policy, no horizontal scrolling at 320 px; it says what
// changed, what breaks and what must be decided; its pictures have marks and a key.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import { chromium } from 'playwright-core'
import { check as checkLinks } from './links.mjs'
import { serve } from './serve.mjs'

const require = createRequire(import.meta.url)
const root = resolve(new URL('../..', import.meta.url).pathname)
const languages = ['nb', 'nn', 'en']
const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}

let passed = 0
let failed = 0

function tell(name, problems) {
  if (problems.length === 0) return passed++
  failed++
  console.log(`FAILED ${name}`)
  for (const problem of problems.slice(0, 12)) console.log('    ' + problem.replaceAll('\n', '\n    '))
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } })
  if (result.error || result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.error?.message ?? result.stderr}`)
  return result.stdout
}

// change rewrites a file; what is to be replaced must be there.
function change(folder, name, ...pairs) {
  const path = join(folder, name)
  let text = readFileSync(path, 'utf8')
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`${name} no longer holds ${JSON.stringify(from)}`)
    text = text.replace(from, to)
  }
  writeFileSync(path, text)
}

// repository makes the two revisions.
function repository(folder) {
  for (const name of ['content', 'models', 'lintel.yaml']) cpSync(join(root, name), join(folder, name), { recursive: true })
  const git = (...args) => run('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.no', ...args], folder)
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'before')
  change(folder, 'models/components/ks-svarut.yaml',
    ['  - id: r6\n    level: should', '  - id: r6\n    level: must'], ['obligation: should', 'obligation: must'],
    ['uses: [norsk-helsenett]', 'uses: [norsk-helsenett, id-porten]'], ['80 kommuner har tegnet avtale', '95 kommuner har tegnet avtale'])
  change(folder, 'models/processes/prosess-byggesak.yaml',
    ['    next: [{to: send-inn}]', '    next: [{to: signer}]\n  - id: signer\n    lane: soker\n    type: user-task\n    name: {nb: "Signerer <b>søknaden</b>", nn: Signerer, en: Signs}\n    next: [{to: send-inn}]'],
    ['next: [{to: supplerer}]', 'next: [{to: kontroller}]'])
  const process = join(folder, 'models/processes/prosess-byggesak.yaml')
  const text = readFileSync(process, 'utf8')
  const [from, to] = [text.indexOf('  - id: supplerer'), text.indexOf('  - id: kartoppslag')]
  if (from < 0 || to < from) throw new Error('prosess-byggesak.yaml no longer holds the step supplerer before kartoppslag')
  writeFileSync(process, text.slice(0, from) + text.slice(to))
  change(folder, 'models/information/felles-informasjonsmodell.yaml', ['{id: epost, type: string, min: 0, max: 1', '{id: epost, type: string, min: 1, max: 1'])
  change(folder, 'models/views/svarut-rundt.yaml', ['  - ks-svarut\n', '  - ks-svarut\n  - altinn\n'])
  change(folder, 'content/strategi/andre-land.md', ['vanskelig å måle', 'svært vanskelig å telle'])
}

// Runs in the page.
function watchPolicy() {
  window.policyViolations = []
  document.addEventListener('securitypolicyviolation', (e) => window.policyViolations.push(`security policy: ${e.violatedDirective} ${e.blockedURI}`))
}

// Runs in the page: what makes it wider than the window.
function wide() {
  const top = document.scrollingElement
  if (top.scrollWidth <= top.clientWidth) return []
  const problems = [`the page is ${top.scrollWidth} px wide in ${top.clientWidth} px`]
  for (const e of document.body.querySelectorAll('*')) {
    const right = Math.round(e.getBoundingClientRect().right)
    if (right > top.clientWidth && !e.closest('.lr-picture')) problems.push(`<${e.localName} class="${e.getAttribute('class') ?? ''}"> ends at ${right} px`)
  }
  return problems
}

// Runs in the page.
async function runAxe(options) {
  const { violations } = await window.axe.run(document, options)
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} (${v.impact}): ${n.target.join(' ')}`))
}

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

async function look(context, axe, base, path, name) {
  const page = await context.newPage()
  const problems = []
  page.on('console', (m) => problems.push(`console ${m.type()}: ${m.text()}`))
  page.on('pageerror', (err) => problems.push(`script error: ${err.message}`))
  page.on('request', (r) => {
    if (!r.url().startsWith(base)) problems.push(`request elsewhere: ${r.url()}`)
  })
  page.on('response', (r) => {
    if (r.status() >= 400) problems.push(`status ${r.status()}: ${r.url()}`)
  })
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(base + path, { waitUntil: 'load' })
    if (width === 320) tell(`${name}: no horizontal scrolling`, await page.evaluate(wide))
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      tell(`${name} at ${width} px, ${colorScheme}: axe`, await page.evaluate(runAxe, axeOptions))
    }
  }
  problems.push(...(await page.evaluate(() => window.policyViolations)))
  tell(`${name}: console, requests, security policy`, problems)
  await page.close()
}

// says holds that the review answers its reader's questions in words.
async function says(context, base) {
  const page = await context.newPage()
  await page.goto(base + '/index.html')
  const text = await page.evaluate(() => document.body.innerText)
  const wanted = ['1 av endringene mangler en beslutning', 'KS SvarUT', 'Kravet r6 var «bør» og er nå «skal»', 'Dette må behandles', 'Enkel byggesak', 'Andre land']
  tell('the overview says what breaks and what must be decided', wanted.filter((w) => !text.includes(w)).map((w) => `missing: ${w}`))
  const first = await page.evaluate(() => document.querySelector('main section h2')?.id)
  tell('what breaks comes first', first === 'breaks' ? [] : [`first is ${first}`])
  await page.goto(base + '/picture/prosess-byggesak.html')
  const picture = await page.evaluate(() => ({
    added: document.querySelectorAll('#overlay ~ .lr-picture .lt-change-added').length,
    removed: document.querySelectorAll('#overlay ~ .lr-picture .lt-change-removed').length,
    changed: document.querySelectorAll('#overlay ~ .lr-picture .lt-change-changed').length,
    key: document.querySelectorAll('.lr-key li').length,
    pictures: document.querySelectorAll('.lr-picture svg').length,
    bold: document.querySelectorAll('.lr-picture b, .lr-list b').length,
    ids: [...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i),
  }))
  const problems = Object.entries({ added: 1, removed: 1, changed: 1, key: 3, pictures: 3 }).filter(([k, least]) => picture[k] < least).map(([k]) => `${k}: ${picture[k]}`)
  if (picture.bold) problems.push('markup of a repository is markup of the page')
  if (picture.ids.length) problems.push(`ids twice: ${picture.ids}`)
  tell('the picture is shown before, after and as one, marked and with a key', problems)
  await page.goto(base + '/element/ks-svarut.html')
  const marks = await page.evaluate(() => [document.querySelector('ins')?.textContent, document.querySelector('del')?.textContent])
  tell('words that differ are marked', marks[0]?.includes('95') && marks[1]?.includes('80') ? [] : [JSON.stringify(marks)])
  await page.close()
}

async function main() {
  const [lintel, counts] = process.argv.slice(2)
  if (!lintel) {
    console.error('review.mjs: name the built command')
    process.exit(2)
  }
  const temporary = mkdtempSync(join(tmpdir(), 'lintel-review-'))
  let browser
  try {
    const folder = join(temporary, 'repository')
    repository(folder)
    const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
    browser = await chromium.launch({ executablePath: browserPath(), args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
    const context = await browser.newContext()
    await context.addInitScript(watchPolicy)
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules: { 'valid-id': ['error', { relaxed: true }], 'no-redundant-role': 'off' } })
    for (const lang of languages) {
      const site = join(temporary, lang)
      run(resolve(lintel), ['diff', 'main', '--lang', lang, '--format', 'html', '-o', site], folder)
      const server = await serve(site)
      const base = `http://127.0.0.1:${server.port}`
      const files = readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.html')).sort()
      tell(`${lang}: there are pages`, files.length > 8 ? [] : [`${files.length}`])
      const { missingFiles, missingIds } = checkLinks(site, base)
      tell(`${lang}: links lead somewhere`, [...missingFiles, ...missingIds])
      const chosen = lang === 'nb' ? files : files.filter((name) => /^(index|element\/ks-svarut|picture\/prosess-byggesak)/.test(name))
      for (const name of chosen) {
        const report = await validator.validateFile(join(site, name))
        tell(`${lang}/${name}: html-validate`, report.results.flatMap((r) => r.messages).map((m) => `${m.line}:${m.column}: ${m.ruleId}: ${m.message}`))
        await look(context, axe, base, '/' + name, `${lang}/${name}`)
      }
      if (lang === 'nb') await says(context, base)
      await server.close()
      if (lang === 'nb') await look(context, axe, pathToFileURL(site).href, '/index.html', 'from a folder')
    }
  } catch (err) {
    failed++
    console.log(`FAILED the review: ${err.stack}`)
  } finally {
    await browser?.close()
    rmSync(temporary, { recursive: true, force: true })
  }
  console.log(`${passed} passed, ${failed} failed`)
  if (counts) writeFileSync(counts, `${passed} ${failed}\n`)
  process.exit(failed === 0 ? 0 : 1)
}

await main()
