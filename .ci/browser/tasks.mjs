// What the users of the site come to do, from the front page, on a phone and a desktop:
//
//	node tasks.mjs FOLDER PORT [COUNTS]
//
// FOLDER was built with --base-url http://127.0.0.1:PORT. Each task is walked as its user
// would, without knowing an address: a click on something visible is counted, so is the
// opening of what is folded and the Enter of a search; typing is not. The answer's text
// has to be seen, and the clicks may be no more than the task allows. What the site cannot
// answer yet is named, and said in the output.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a file
// that gets it as two numbers.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const widths = [390, 1440]

const notYet = [
  '5, partly: test data, changes and deprecation dates of an interface (needs what the component’s owner publishes)',
  '6, partly: the deadline of a hearing and what it changes (no source gives a deadline; what changed needs two editions)',
  '7: when and why a standard was adopted (no source tells of a decision on a standard)',
  '8: a council editor’s pull request is no task of the site; the command’s scripts test it',
  '10: the information model as JSON Schema (JSON is there)',
  '12, partly: deviations with reason and expiry (needs municipalities’ own repositories)',
]

// Walk is one user on one screen.
class Walk {
  constructor(page) {
    this.page = page
    this.clicks = 0
  }

  // click reaches a thing as a person does: opens what it is folded in, then clicks it.
  async click(locator) {
    const target = locator.first()
    await target.waitFor({ state: 'attached' })
    await this.unfold(target)
    await target.click()
    this.clicks++
    await this.page.waitForLoadState()
  }

  async unfold(target) {
    const folds = await target.evaluateAll(([e]) => {
      const folded = []
      for (let d = e.parentElement?.closest('details:not([open])'); d; d = d.parentElement?.closest('details:not([open])')) {
        if (e.closest('summary')?.parentElement === d) continue
        d.dataset.walk = String(folded.length)
        folded.unshift(d.dataset.walk)
      }
      return folded
    })
    if (folds.length === 0 || (await target.isVisible())) return
    for (const fold of folds) {
      await this.page.locator(`details[data-walk="${fold}"] > summary`).click()
      this.clicks++
    }
  }

  async search(text, option) {
    const input = this.page.locator('input[type=search]:visible').first()
    await input.fill(text)
    await this.click(this.page.locator('.lt-search-option', { hasText: option }))
  }

  // see holds that a text is on the screen; a person may scroll.
  async see(locator, text) {
    const found = locator.filter({ hasText: text }).first()
    await found.waitFor({ state: 'visible', timeout: 10_000 }).catch(() => {
      throw new Error(`“${text}” is not seen on ${this.page.url()}`)
    })
  }
}

const tasks = [
  ['1: which standards are obligatory for archives', 3, async (walk, page) => {
    await walk.click(page.locator('.lt-doors a', { hasText: 'Finn en standard' }))
    await walk.click(page.locator('.lt-facets a', { hasText: 'Obligatorisk' }))
    const row = page.locator('table tr:visible', { hasText: 'Noark 5' })
    await walk.see(row, 'Arkiv')
    await walk.see(row, 'Obligatorisk')
  }],
  ['2: the requirements of KS SvarUT, with addresses and edition, as a file', 3, async (walk, page) => {
    await walk.search('svarut', 'KS SvarUT')
    await walk.see(page.locator('.lt-reqs li'), 'En innbygger skal logge inn med elektronisk ID')
    const [file] = await Promise.all([page.waitForEvent('download'), walk.click(page.locator('a[href$="requirements.csv"]'))])
    const { readFileSync } = await import('node:fs')
    const text = readFileSync(await file.path(), 'utf8')
    if (!/ks-svarut#r5;http:\/\/[^;]*\/id\/ks-svarut\/r5\/;Eksempel;\d{4}-\d\d-\d\d/.test(text)) throw new Error('the file lacks address or edition')
  }],
  ['2 again: the same as DOCX', 3, async (walk, page) => {
    await walk.search('svarut', 'KS SvarUT')
    await walk.click(page.locator('button.lt-take'))
    await walk.click(page.locator('#lt-basket a'))
    await walk.see(page.locator('[role=status]'), '8 krav fra 1')
    await page.locator('button[data-make=docx]:enabled').waitFor()
  }],
  ['3: is there a common component for digital dispatch', 2, async (walk, page) => {
    await walk.click(page.locator('.lt-doors a', { hasText: 'Finn en felleskomponent' }))
    const row = page.locator('table tr:visible', { hasText: 'KS SvarUT' })
    await walk.see(row, 'Formidler meldinger digitalt')
    await walk.see(row, 'I bruk')
    await walk.see(row, 'Sambruk')
  }],
  ['4: what is touched when Folkeregisteret changes', 1, async (walk, page) => {
    await walk.search('folkeregisteret', 'Folkeregisteret')
    await walk.see(page.locator('#impact'), 'Endres dette, berører det')
    await walk.see(page.locator('#impact a[download]'), 'CSV')
  }],
  ['5: what must my case and records system meet', 2, async (walk, page) => {
    await walk.search('arkivsystem', 'Sak-/arkivsystem')
    await walk.see(page.locator('.lt-reqs li'), 'Systemet skal følge Noark 5.')
    await walk.see(page.locator('.lt-reqs li a'), 'Noark 5')
  }],
  ['6: is the service interface in hearing', 1, async (walk, page) => {
    await walk.click(page.locator('.lt-doors a', { hasText: 'Finn en standard' }))
    await walk.see(page.locator('tr', { hasText: 'Tjenestegrensesnitt mot Noark 5' }), 'På høring')
  }],
  ['9: what is a common component', 1, async (walk, page) => {
    await walk.search('felleskomponent', /^Felleskomponent/)
    await walk.see(page.locator('main'), 'Komponent som kan gjenbrukes eller sambrukes')
  }],
  ['11: every municipal standard, machine-readable', 2, async (walk, page) => {
    await walk.click(page.locator('.lt-doors a', { hasText: 'Finn en standard' }))
    await walk.click(page.locator('table a', { hasText: 'Noark 5' }))
    await walk.see(page.locator('.lt-machine a'), 'JSON')
    const data = await (await page.request.get('/data/index.json')).json()
    if (data.elements.filter(({ kind }) => kind === 'standard').length < 20) throw new Error('the data has no standards')
  }],
  ['12: what do we still do ourselves', 2, async (walk, page) => {
    await walk.search('lokale oppgaver', 'Lokale IKT-oppgaver')
    await walk.see(page.locator('main'), 'Behovsanalyse, anskaffelse, innføring og gevinstrealisering.')
  }],
  ['13: the picture on the front page as a table of links', 1, async (walk, page) => {
    await walk.click(page.locator('main summary', { hasText: 'Bildet som tabell' }))
    const links = page.locator('.lt-twin[open] tbody a')
    if ((await links.count()) < 10) throw new Error('fewer than ten links')
    await links.first().focus()
    if (!(await links.first().evaluate((e) => e === document.activeElement))) throw new Error('a link takes no focus')
  }],
  ['14: read in nynorsk, and see what is not', 2, async (walk, page) => {
    await walk.click(page.locator('.lt-lang a[hreflang=nn]'))
    if ((await page.locator('html').getAttribute('lang')) !== 'nn') throw new Error('not in nynorsk')
    await walk.click(page.locator('.lt-doors a', { hasText: 'standard' }))
    await walk.see(page.locator('h1'), 'Standardar')
  }],
  ...[['svar ut', 'KS SvarUT'], ['felleskompoent', 'elleskomponent'], ['matrikel', 'Matrikkelen'], ['soknad', 'øknad']].map(([typed, meant]) => [`15: found by “${typed}”`, 0, async (walk, page) => {
    await page.locator('input[type=search]:visible').first().fill(typed)
    await page.locator('.lt-search-option .lt-search-title').first().waitFor()
    const titles = (await page.locator('.lt-search-option .lt-search-title').allTextContents()).slice(0, 3)
    if (!titles.some((title) => title.includes(meant))) throw new Error(`the first three are ${titles.join(', ')}`)
  }]),
]

async function main() {
  const [folder, port, counts] = process.argv.slice(2)
  if (!folder || !Number(port)) {
    console.error('tasks.mjs: name the folder of the built site and the port of its base address')
    process.exit(2)
  }
  const server = await serve(resolve(folder), Number(port))
  const browser = await chromium.launch({ executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => spawnSync('test', ['-x', path]).status === 0), args: flags })
  let passed = 0
  let failed = 0
  for (const [title, most, run] of tasks) {
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 }, reducedMotion: 'reduce', baseURL: `http://127.0.0.1:${server.port}`, acceptDownloads: true })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const walk = new Walk(page)
      let problem = ''
      try {
        await page.goto('/')
        await run(walk, page)
        if (walk.clicks > most) problem = `${walk.clicks} clicks, ${most} are allowed`
      } catch (err) {
        problem = err.message.split('\n').slice(0, 3).join(' ')
      }
      await context.close()
      if (problem) failed++
      else passed++
      console.log(`${problem ? 'FAILED ' : ''}task ${title}, ${width} px: ${problem || `${walk.clicks} click${walk.clicks === 1 ? '' : 's'}`}`)
    }
  }
  await browser.close()
  await server.close()
  for (const task of notYet) console.log(`not yet: ${task}`)
  if (counts) writeFileSync(counts, `${passed} ${failed}\n`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed < tasks.length * widths.length ? 1 : 0
}

await main()
