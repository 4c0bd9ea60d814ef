// Works the catalogue of the built site as a reader does:
//
//	node catalogue.mjs FOLDER PORT [COUNTS]
//
// FOLDER was built with --base-url http://127.0.0.1:PORT. Filters of a list combine and
// stand in the address; up to four components stand side by side; a term shows its
// definition on hover, focus and tap, can be pointed at, and goes away with Esc. At 390
// and 1440 px, under the shipped policy, with a silent console.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { accessSync, constants, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const widths = [390, 1440]
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

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

function holds(condition, what) {
  if (!condition) throw new Error(what)
}

const shownRows = (page) => page.locator('table.lt-list > tbody > tr:visible > th > a').allTextContents()

const checks = {
  'filters combine, and stand in the address': async (page, base) => {
    await page.goto(base + '/standard/')
    await page.click('a[data-facet="area-of-use:records"]')
    await page.click('a[data-facet="obligation:obligatory"]')
    holds((await shownRows(page)).join() === 'Noark 5', `shown: ${await shownRows(page)}`)
    const { search } = new URL(page.url())
    holds(search === '?area-of-use=records&obligation=obligatory', `address: ${search}`)
    holds(/1 .* 24|1 av/.test(await page.locator('.lt-facet-status').textContent()), 'the status does not tell how many')
    await page.goBack()
    holds((await shownRows(page)).length > 1, 'back does not take a choice away')
  },
  'a link with several choices shows them': async (page, base) => {
    await page.goto(base + '/en/standard/?area-of-use=records&applies-to=both&nonsense=1')
    holds((await shownRows(page)).join() === 'Noark 5', `shown: ${await shownRows(page)}`)
  },
  'from the list of one value to two': async (page, base) => {
    await page.goto(base + '/standard/area-of-use/records/')
    await page.click('a[data-facet="status:in-hearing"]')
    await page.waitForURL('**/standard/?*')
    holds((await shownRows(page)).join() === 'Tjenestegrensesnitt mot Noark 5', `shown: ${await shownRows(page)}`)
  },
  'nothing that fits is said': async (page, base) => {
    await page.goto(base + '/standard/?area-of-use=web&status=proposed')
    holds((await shownRows(page)).length === 0 && (await page.locator('.lt-facet-status').textContent()).length > 10, 'an empty list says nothing')
  },
  'standards of a component': async (page, base) => {
    await page.goto(base + '/komponent/sak-arkivsystem/')
    await page.click('.lt-relation-list')
    holds((await shownRows(page)).includes('Noark 5'), `shown: ${await shownRows(page)}`)
  },
  'components side by side, chosen in the address': async (page, base) => {
    await page.goto(base + '/komponent/sammenlign/?id=ks-svarut&id=altinn&id=no-such')
    const heads = () => page.locator('.lt-compare-chosen thead th > a').allTextContents()
    holds((await heads()).length === 2, `columns: ${await heads()}`)
    await page.selectOption('#compare-3', 'id-porten')
    holds((await heads()).length === 3 && new URL(page.url()).searchParams.getAll('id').join() === 'ks-svarut,altinn,id-porten', `address: ${page.url()}`)
    holds(await page.locator('.lt-compare-groups').isHidden(), 'the groups stand below the choice')
  },
  'a term shows its definition on hover and focus, and Esc takes it away': async (page, base) => {
    await page.goto(base + '/strategi/hva-er-faks/')
    const term = page.locator('a.lt-term').first()
    const card = page.locator('#lt-card')
    await term.hover()
    await card.waitFor({ state: 'visible' })
    holds((await card.textContent()).includes('fagfelt'), `the card says ${await card.textContent()}`)
    await card.hover()
    await page.waitForTimeout(400)
    holds(await card.isVisible(), 'the card goes when it is pointed at')
    await page.keyboard.press('Escape')
    holds(await card.isHidden(), 'Esc does not take the card away')
    await page.mouse.move(0, 0)
    await term.evaluate((a) => { // what stands before it has the focus, and Tab goes on
      const all = [...document.querySelectorAll('a[href], button, summary, input')].filter((e) => e.checkVisibility())
      all[all.indexOf(a) - 1].focus()
    })
    await page.keyboard.press('Tab')
    await card.waitFor({ state: 'visible' })
  },
  'an OpenAPI description and its file': async (page, base) => {
    await page.goto(base + '/grensesnitt/svarut-forsendelse/')
    await page.click('text=Les beskrivelsen som side')
    holds((await page.locator('.lt-method').allTextContents()).join() === 'POST,GET', 'the operations')
    const file = await page.locator('a[download]').first().getAttribute('href')
    const response = await page.request.get(base + file)
    holds(response.ok() && (await response.text()).startsWith('openapi: 3.1.0'), `the file: ${response.status()}`)
  },
  'who is touched, as a table': async (page, base) => {
    await page.goto(base + '/register/folkeregisteret/')
    const href = await page.locator('#impact a[download]').getAttribute('href')
    const text = await (await page.request.get(base + href)).text()
    holds(text.startsWith('\ufeffdepth;kind;id;') && text.includes(';skjemalosning;'), text.slice(0, 200))
  },
}

async function main() {
  const [folder, port, counts] = process.argv.slice(2)
  if (!folder || !Number(port)) {
    console.error('catalogue.mjs: name the folder of the built site and the port of its base address')
    process.exit(2)
  }
  const server = await serve(resolve(folder), Number(port))
  const base = `http://127.0.0.1:${server.port}`
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags })
  let passed = 0
  let failed = 0
  for (const width of widths) {
    for (const [name, check] of Object.entries(checks)) {
      const context = await browser.newContext({ viewport: { width, height: 844 }, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const problems = []
      page.on('console', (m) => problems.push(`console: ${m.text()}`))
      page.on('pageerror', (err) => problems.push(`script error: ${err.message}`))
      try {
        await check(page, base)
      } catch (err) {
        problems.push(err.message.split('\n')[0])
      }
      await context.close()
      if (problems.length === 0) passed++
      else {
        failed++
        console.log(`FAILED ${name} at ${width} px\n    ${problems.join('\n    ')}`)
      }
    }
  }
  await browser.close()
  await server.close()
  if (counts) writeFileSync(counts, `${passed} ${failed}\n`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

await main()
