// The search as a reader uses it, in Chromium:
//
//	node search.mjs FOLDER PORTABLE LINTEL [COUNTS]
//
// FOLDER is the built site, read over HTTP with the headers of netlify.toml;
// PORTABLE is the same built with --portable, read from file://; LINTEL is the
// command. The first ten of every question of the suite are those that Go finds,
// and the command's first three are the browser's.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const golden = JSON.parse(readFileSync(new URL('../../generator/search/testdata/top-ten.json', import.meta.url)))
const repository = fileURLToPath(new URL('../..', import.meta.url))
const pages = { nb: '/sok/', nn: '/nn/sok/', en: '/en/search/' }
const require = createRequire(import.meta.url)
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--allow-file-access-from-files=false']

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

const tests = []
const test = (name, run) => tests.push({ name, run })

function equal(got, want, what = '') {
  const [a, b] = [JSON.stringify(got), JSON.stringify(want)]
  if (a !== b) throw new Error(`${what} got ${a}, want ${b}`)
}
function holds(value, what) {
  if (!value) throw new Error(what)
}

// ask gives the search page's answer to a query.
async function ask(page, query) {
  await page.fill('form[role=search] input', query)
  await page.press('form[role=search] input', 'Enter')
  await page.waitForFunction((q) => document.getElementById('lt-search-page').dataset.query === q, query)
  return page.$$eval('.lt-search-hit h2 a', (links) => links.map((a) => a.getAttribute('href')))
}

for (const [lang, path] of Object.entries(pages)) {
  test(`first ten of the suite, ${lang}`, async ({ open }) => {
    const page = await open(path)
    const wrong = []
    for (const { query, urls } of golden.filter((item) => item.lang === lang)) {
      const got = await ask(page, query)
      if (JSON.stringify(got.slice(0, 10)) !== JSON.stringify(urls)) wrong.push(`${query}: got ${got.slice(0, 10).join(' ')}, want ${urls.join(' ')}`)
    }
    equal(wrong, [])
  })
}

test('first ten of the suite, en, from file://', async ({ open, portable }) => {
  const page = await open(pathToFileURL(join(portable, 'en/search/index.html')).href)
  const wrong = []
  const found = golden.filter((item) => item.lang === 'en')
  for (const { query, urls } of found) {
    const got = (await ask(page, query)).slice(0, 10).map((href) => href.replace(/^[./]*/, '/').replace(/index\.html/, ''))
    if (JSON.stringify(got) !== JSON.stringify(urls)) wrong.push(`${query}: got ${got.join(' ')}, want ${urls.join(' ')}`)
  }
  holds(found.length > 10, 'no questions')
  equal(wrong, [])
})

test('the command and the browser agree on the first three', async ({ open, lintel }) => {
  const command = promisify(execFile)
  const queue = [...golden]
  const answers = new Map()
  await Promise.all([1, 2].map(async () => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const { stdout } = await command(lintel, ['search', '-C', repository, '--lang', item.lang, '--json', '--limit', '3', '--', item.query])
      answers.set(item, JSON.parse(stdout).map((hit) => hit.url))
    }
  }))
  const differ = []
  for (const [lang, path] of Object.entries(pages)) {
    const page = await open(path)
    for (const item of golden.filter((other) => other.lang === lang)) {
      const got = (await ask(page, item.query)).slice(0, 3)
      if (JSON.stringify(got) !== JSON.stringify(answers.get(item))) differ.push(`${item.query}: browser ${got.join(' ')}, command ${answers.get(item).join(' ')}`)
    }
  }
  const share = 1 - differ.length / golden.length
  console.log(`    agree in ${(100 * share).toFixed(1)} % of ${golden.length} questions`)
  holds(golden.length >= 120 && share >= 0.95, differ.join('\n'))
})

test('the key / can be switched off, and on again', async ({ open }) => {
  const page = await open('/sok/')
  const choice = page.locator('.lt-search-slash input')
  const focused = async () => {
    await page.evaluate(() => document.activeElement.blur())
    await page.keyboard.press('/')
    return page.evaluate(() => document.activeElement.matches('form[role=search] input'))
  }
  holds(await focused(), '/ does not go to the field')
  await choice.uncheck()
  holds(!(await focused()), '/ goes to the field although it is switched off')
  equal(await page.locator('form[role=search] input').first().getAttribute('aria-keyshortcuts'), 'Control+K')
  await page.reload()
  holds(!(await choice.isChecked()) && !(await focused()), 'the choice is not remembered')
  await page.keyboard.press('Control+k')
  holds(await page.evaluate(() => document.activeElement.matches('form[role=search] input')), 'Ctrl-K was switched off too')
  await choice.check()
  holds(await focused(), '/ is not on again')
})

test('the box: keys, groups, announcement, choice', async ({ open }) => {
  const page = await open('/komponent/altinn/')
  const input = page.locator('header #lt-search')
  await page.keyboard.press('/')
  holds(await input.evaluate((e) => e === document.activeElement), '/ does not focus the box')
  equal(await input.inputValue(), '')
  await input.evaluate((e) => e.blur())
  await page.keyboard.press('Control+k')
  holds(await input.evaluate((e) => e === document.activeElement), 'Ctrl-K does not focus the box')
  await page.keyboard.type('svarut')
  await page.waitForSelector('[role=option]')
  equal(await input.getAttribute('aria-expanded'), 'true')
  equal(await page.locator('[role=listbox] [role=group]').first().locator('.lt-search-kind').textContent(), 'Felleskomponent')
  await page.waitForFunction(() => /treff/.test(document.querySelector('.lt-search-said').textContent))
  holds((await page.locator('.lt-search-option mark').count()) > 0, 'nothing is marked')
  await page.keyboard.press('ArrowDown')
  const active = await input.getAttribute('aria-activedescendant')
  equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true')
  await page.keyboard.press('ArrowUp')
  equal(await input.getAttribute('aria-activedescendant'), null)
  await page.keyboard.press('ArrowUp')
  equal(await page.locator('[aria-selected=true]').getAttribute('class'), 'lt-search-option lt-search-all')
  await page.keyboard.press('ArrowDown')
  equal(await input.getAttribute('aria-activedescendant'), null)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/komponent/ks-svarut/**')
})

test('the box: Escape closes, then empties; Enter goes to the search page', async ({ open }) => {
  const page = await open('/en/')
  await page.fill('#lt-search', 'archives act')
  await page.waitForSelector('[role=option]')
  await page.keyboard.press('Escape')
  equal(await page.locator('#lt-search').getAttribute('aria-expanded'), 'false')
  equal(await page.locator('#lt-search').inputValue(), 'archives act')
  await page.keyboard.press('Escape')
  equal(await page.locator('#lt-search').inputValue(), '')
  await page.fill('#lt-search', 'archives act')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/en/search/?q=archives+act')
  await page.waitForSelector('.lt-search-hit')
  holds((await page.locator('.lt-search-hit h2 a').first().textContent()).startsWith('Archives Act'), 'not the first hit')
})

test('the box: a slash is a slash in it, a click chooses, leaving closes', async ({ open }) => {
  const page = await open('/nn/komponent/altinn/')
  await page.keyboard.press('/')
  await page.keyboard.type('og/eller')
  equal(await page.inputValue('#lt-search'), 'og/eller')
  await page.fill('#lt-search', 'matrikkelen')
  await page.waitForSelector('[role=option]')
  await page.locator('main').click({ position: { x: 5, y: 5 } })
  equal(await page.locator('#lt-search').getAttribute('aria-expanded'), 'false')
  await page.locator('#lt-search').click()
  await page.keyboard.press('ArrowDown')
  await page.locator('[role=option]', { hasText: 'Matrikkelen' }).first().click()
  await page.waitForURL('**/nn/register/matrikkelen/**')
})

test('the box: what is announced', async ({ open }) => {
  const page = await open('/en/component/altinn/')
  const said = page.locator('header [role=status]')
  equal(await said.textContent(), '')
  await page.fill('#lt-search', 'archive')
  await page.waitForFunction(() => /^\d+ results\. Use arrow down to choose\.$/.test(document.querySelector('header [role=status]').textContent))
  await page.fill('#lt-search', 'xyzzyqwv')
  await page.waitForFunction(() => /^No results for .*xyzzyqwv.*Try fewer/.test(document.querySelector('header [role=status]').textContent))
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('header [role=status]').textContent === '')
})

test('the box fits on a phone', async ({ open }) => {
  const page = await open('/komponent/ks-svarut/')
  await page.setViewportSize({ width: 320, height: 640 })
  await page.fill('#lt-search', 'arkiv')
  await page.waitForSelector('[role=option]')
  const { x, width } = await page.locator('.lt-search-popup').boundingBox()
  holds(x >= 0 && x + width <= 320, `from ${x}, ${width} wide`)
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowDown')
  const inside = await page.evaluate(() => {
    const [box, option] = [document.querySelector('.lt-search-popup'), document.querySelector('[aria-selected=true]')].map((e) => e.getBoundingClientRect())
    return option.top >= box.top && option.bottom <= box.bottom
  })
  holds(inside, 'what is chosen is not in sight')
})

test('results while typing, letter by letter', async ({ open }) => {
  const page = await open('/')
  await page.locator('#lt-search').pressSequentially('folkere', { delay: 20 })
  await page.waitForFunction(() => [...document.querySelectorAll('[role=option]')].some((o) => /Folkeregisteret/.test(o.textContent)))
})

test('facets: counts, address, back, reload', async ({ open }) => {
  const page = await open('/sok/?q=arkiv')
  await page.waitForSelector('.lt-search-hit')
  const label = page.locator('label.lt-search-value', { hasText: 'Felleskomponent' }).first()
  const count = Number(await label.locator('.lt-count').textContent())
  await label.locator('input').check()
  await page.waitForFunction((n) => document.querySelector('.lt-search-status').textContent === `${n} treff`, count)
  holds(/[?&]kind=component/.test(page.url()), page.url())
  await page.reload()
  await page.waitForFunction((n) => document.querySelector('.lt-search-status').textContent === `${n} treff`, count)
  holds(await page.locator('input[name=kind][value=component]').isChecked(), 'not chosen after reloading')
  await page.goBack()
  await page.waitForFunction((n) => document.querySelector('.lt-search-status').textContent !== `${n} treff` && document.querySelector('.lt-search-hit'), count)
  holds(!/kind=/.test(page.url()), page.url())
  for (const field of ['kind', 'status', 'owner', 'form', 'level', 'language']) {
    const there = await page.locator(`input[name=${field}]`).count()
    holds(there > 0, `no facet ${field}`)
  }
})

test('facets: what few have is folded, and nothing left is said with the way on', async ({ open }) => {
  const page = await open('/sok/?q=kommune&kind=register&status=withdrawn')
  await page.waitForFunction(() => /^Ingen treff/.test(document.querySelector('.lt-search-status').textContent))
  await page.locator('.lt-search-message .lt-search-remove').click()
  await page.waitForSelector('.lt-search-hit')
  equal(new URL(page.url()).search, '?q=kommune')
  const fold = page.locator('fieldset', { has: page.locator('input[name=kind]') }).locator('details')
  await fold.locator('summary').click()
  await fold.locator('input').first().check()
  await page.waitForFunction(() => /kind=/.test(location.search))
  await page.waitForFunction(() => document.activeElement.name === 'kind')
  await page.setViewportSize({ width: 320, height: 640 })
  await page.waitForFunction(() => !document.querySelector('.lt-search-narrow').open)
  holds(/^Avgrens \(1\)$/.test(await page.textContent('.lt-search-narrow > summary')), 'the number chosen is not told')
})

test('requirements are narrowed to by kind', async ({ open }) => {
  const page = await open('/sok/?q=svarut&kind=requirement')
  await page.waitForSelector('.lt-search-hit')
  holds(/ks-svarut\/#r\d/.test(await page.locator('.lt-search-hit h2 a').first().getAttribute('href')), 'no requirement')
})

test('more results', async ({ open }) => {
  const page = await open('/sok/?q=kommune')
  await page.waitForSelector('.lt-search-hit')
  equal(await page.locator('.lt-search-hit').count(), 10)
  await page.click('.lt-search-more')
  await page.waitForFunction(() => document.querySelectorAll('.lt-search-hit').length === 20)
})

test('a misspelling says what was read', async ({ open }) => {
  const page = await open('/sok/?q=matrikelen')
  await page.waitForSelector('.lt-search-hit')
  holds(/Mente du «.?matrikkelen.?»/u.test(await page.textContent('.lt-search-message')), 'no "mente du"')
})

const hostile = {
  'ten thousand letters': 'a'.repeat(10_000), 'ten thousand words': 'kommune svarut '.repeat(700), 'stop words': 'hva er det som var', 'punctuation': '?!.,;:-_()[]{}*^"\'\\',
  'emoji': '😀👩‍👩‍👧🇳🇴', 'right to left': 'שלום עולם مرحبا', 'a script': '<script>window.hit=1</script><img src=qqzzq onerror="window.hit=1">', 'tags only': '<qqzzq></qqzzq>', 'nothing found': 'xyzzyqwv',
}
for (const [name, query] of Object.entries(hostile)) {
  test(`bad input: ${name}`, async ({ open }) => {
    const page = await open('/sok/')
    await page.evaluate((q) => { document.querySelector('form[role=search] input').value = q }, query)
    await page.press('form[role=search] input', 'Enter')
    await page.waitForFunction(() => document.querySelector('.lt-search-status').textContent !== '')
    equal(await page.evaluate(() => window.hit), undefined)
    equal(await page.locator('.lt-search-page script, .lt-search-page img').count(), 0)
    if (name === 'nothing found') holds(/Ingen treff/.test(await page.textContent('.lt-search-status')) && (await page.locator('.lt-search-message li').count()) > 0, 'no help')
    if (name === 'tags only') holds((await page.textContent('.lt-search-status')).includes('<qqzzq></qqzzq>'), 'not shown as text')
    // The same from an address, and in the box.
    const linked = await open('/sok/?q=' + encodeURIComponent(query))
    await linked.waitForFunction(() => document.querySelector('.lt-search-status').textContent !== '')
    equal(await linked.evaluate(() => window.hit), undefined)
    equal(await linked.textContent('.lt-search-status'), await page.textContent('.lt-search-status'))
    const box = await open('/')
    await box.fill('#lt-search', query.slice(0, 2000))
    await box.waitForSelector('.lt-search-popup:not([hidden])')
    equal(await box.evaluate(() => window.hit), undefined)
    equal(await box.locator('.lt-search-popup script, .lt-search-popup img').count(), 0)
    if (name === 'tags only') holds((await box.textContent('.lt-search-note')).includes('<qqzzq></qqzzq>'), 'not shown as text')
    const over = await box.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth)
    holds(over <= 0, `${over} px too wide`)
  })
}

for (const [name, answer] of [['missing', (route) => route.fulfill({ status: 404, body: '' })], ['cut off', async (route) => {
  const body = await (await route.fetch()).text()
  return route.fulfill({ contentType: 'text/javascript', body: body.slice(0, body.length / 2) })
}]]) {
  // Of words, of documents that have them, of what is shown, and of what narrows.
  for (const sort of ['d', 'p', 'f', 'm', 'v']) {
    test(`a shard (${sort}) is ${name}: said, and the rest is shown`, async ({ open }) => {
      const page = await open('/', { watch: false })
      let broken
      await page.route(`**/assets/search/${sort}*.js`, (route) => (route.request().url() === (broken ??= route.request().url()) ? answer(route) : route.continue()))
      await page.goto(page.url() + 'sok/?q=arkiv+svarut+folkeregisteret')
      await page.waitForSelector('.lt-search-hit')
      holds(broken, 'it was not asked for')
      holds(/kunne ikke hentes/.test(await page.textContent('.lt-search-message')), 'nothing is said')
      holds((await page.locator('.lt-search-hit').count()) > 3, 'the rest is not shown')
    })
  }

  test(`a shard is ${name}: the box says it`, async ({ open }) => {
    const page = await open('/', { watch: false })
    let broken = 0
    await page.route('**/assets/search/f*.js', (route) => (broken++ === 0 ? answer(route) : route.continue()))
    await page.fill('#lt-search', 'arkiv')
    await page.waitForSelector('[role=option]')
    holds(/kunne ikke hentes/.test(await page.textContent('.lt-search-note')), 'nothing is said')
    // What failed is tried again, and then nothing is wrong any more.
    await page.fill('#lt-search', 'arkivloven')
    await page.fill('#lt-search', 'arkiv')
    await page.waitForFunction(() => document.querySelector('.lt-search-note').hidden && document.querySelector('[role=option]'))
  })
}

test('a page that was open while the site was renewed', async ({ open }) => {
  const page = await open('/sok/', { watch: false })
  await page.route('**/assets/search/*.js', (route) => route.fulfill({ status: 404, body: '' }))
  await page.fill('#lt-search', 'svarut')
  await page.waitForFunction(() => /Last siden på nytt/.test(document.querySelector('.lt-search-message').textContent))
  equal(await page.textContent('.lt-search-status'), '') // not that there is nothing
})

test('the first file is missing', async ({ open }) => {
  const page = await open('/', { watch: false })
  await page.route('**/data/search.js', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto(page.url() + 'sok/?q=svarut')
  await page.waitForFunction(() => /ikke tilgjengelig/.test(document.querySelector('.lt-search-message').textContent))
})

test('a stale page with a new index', async ({ open }) => {
  const page = await open('/', { watch: false })
  await page.route('**/data/search.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'lintelSearch("index",{"version":99})' }))
  await page.goto(page.url() + 'sok/?q=svarut')
  await page.waitForFunction(() => /Last siden på nytt/.test(document.querySelector('.lt-search-message').textContent))
})

test('without JavaScript', async ({ browser, base }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(base + '/sok/?q=svarut')
  holds(/trenger JavaScript/.test(await page.textContent('main')), 'says nothing')
  holds((await page.locator('main .lt-kinds a').count()) > 10, 'no lists')
  await page.goto(base + '/standard/')
  equal(await page.locator('header form[role=search]').getAttribute('action'), '/sok/')
  await context.close()
})

test('from file://', async ({ open, portable }) => {
  const page = await open(pathToFileURL(join(portable, 'komponent/ks-svarut/index.html')).href)
  await page.fill('#lt-search', 'noark 5')
  await page.waitForSelector('[role=option]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/standard/noark-5/index.html')
  const search = await open(pathToFileURL(join(portable, 'en/search/index.html')).href + '?q=population%20register')
  await search.waitForSelector('.lt-search-hit')
  holds(/register\/folkeregisteret\/index.html$/.test(await search.locator('.lt-search-hit h2 a').first().getAttribute('href')), 'wrong address')
  await search.locator('input[name=kind]').first().check()
  await search.waitForSelector('.lt-search-hit')
})

test('bytes before the first result, and of the next query', async ({ open, root }) => {
  const page = await open('/komponent/altinn/')
  const asked = []
  page.on('request', (r) => { if (/\/search[./]/.test(r.url()) && r.url().endsWith('.js')) asked.push(new URL(r.url()).pathname) })
  const bytes = (list) => list.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, path))).length, 0)
  await page.fill('#lt-search', 'arkiv')
  await page.waitForSelector('[role=option]')
  const first = asked.splice(0)
  await page.fill('#lt-search', 'folkeregisteret')
  await page.waitForFunction(() => [...document.querySelectorAll('[role=option]')].some((o) => /Folkeregisteret/.test(o.textContent)))
  console.log(`    first result: ${bytes(first)} bytes in ${first.length} files; next: ${bytes(asked)} bytes in ${asked.length} files`)
  holds(bytes(first) <= 40_000 && first.length <= 24, first.join(' '))
  holds(bytes(asked) <= 30_000 && asked.length <= 24, asked.join(' '))
})

// Timed in the page, from the last letter to the answer that is shown; the best of
// several rounds, because other work on the machine is not the search's.
test('the box answers within 50 ms of the last letter, with files cached', async ({ open }) => {
  const page = await open('/komponent/altinn/')
  await page.evaluate(() => {
    const [input, list] = [document.querySelector('#lt-search'), document.querySelector('.lt-search-list')]
    input.addEventListener('input', () => { window.typed = performance.now() }, true)
    new MutationObserver(() => { window.answered = performance.now() }).observe(list, { childList: true })
  })
  let slowest = 0
  for (const query of ['felleskomponent', 'sende brev digitalt', 'arkiv', 'kommune', 'matrikelen', 'sakshandsaming']) {
    let best = Infinity
    for (let round = 0; round < 6; round++) {
      await page.fill('#lt-search', query.slice(0, -1))
      await page.waitForTimeout(100)
      await page.evaluate(() => { window.answered = 0 })
      await page.keyboard.type(query.at(-1))
      await page.waitForFunction(() => window.answered > 0)
      if (round > 0) best = Math.min(best, await page.evaluate(() => window.answered - window.typed))
    }
    console.log(`    ${query}: ${best.toFixed(0)} ms`)
    slowest = Math.max(slowest, best)
  }
  holds(slowest <= 50, `${slowest.toFixed(0)} ms`)
})

test('the search page answers within 50 ms with files cached', async ({ open }) => {
  const page = await open('/sok/')
  const queries = ['felleskomponent', 'sende brev digitalt til innbyggere', 'arkiv']
  for (const query of queries) await ask(page, query)
  let slowest = 0
  for (const query of queries) {
    let best = Infinity
    for (let round = 0; round < 5; round++) {
      best = Math.min(best, await page.evaluate(async (q) => {
        const root = document.getElementById('lt-search-page')
        document.querySelector('form[role=search] input').value = q
        delete root.dataset.query
        const start = performance.now()
        document.querySelector('form[role=search]').requestSubmit()
        while (root.dataset.query !== q) await new Promise((done) => setTimeout(done, 0))
        return performance.now() - start
      }, query))
    }
    console.log(`    ${query}: ${best.toFixed(0)} ms`)
    slowest = Math.max(slowest, best)
  }
  holds(slowest <= 50, `${slowest.toFixed(0)} ms`)
})

for (const scheme of ['light', 'dark']) {
  test(`axe, ${scheme}`, async ({ open }) => {
    const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
    for (const [path, width] of [['/', 1440], ['/', 320], ['/nn/komponent/altinn/', 1440], ['/en/component/altinn/', 320], ['/sok/?q=arkiv', 1440], ['/sok/?q=arkiv', 320], ['/sok/?q=xyzzyqwv', 320], ['/sok/?q=kommune&kind=component', 320]]) {
      const page = await open(path)
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      if (!path.includes('?')) {
        await page.fill('#lt-search', 'arkiv')
        await page.waitForSelector('[role=option]')
        await page.keyboard.press('ArrowDown')
      } else {
        await page.waitForFunction(() => document.querySelector('.lt-search-status').textContent !== '')
        await page.evaluate(() => { document.querySelector('.lt-search-narrow').open = true })
      }
      await page.evaluate(axe)
      const found = await page.evaluate(async () => (await window.axe.run(document, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'target-size': { enabled: true } },
      })).violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary}`)))
      equal(found, [], `${path} at ${width}:`)
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth)
      holds(over <= 0, `${path} at ${width}: ${over} px too wide`)
      await page.close()
    }
  })
}

test('the first file is at most 20 kB, zipped', ({ root }) => {
  const size = gzipSync(readFileSync(join(root, 'data/search.js'))).length
  console.log(`    first file: ${size} bytes of ${readdirSync(join(root, 'assets/search')).length} files`)
  holds(size <= 20_000, `${size} bytes`)
})

async function main() {
  const [folder, portable, lintel, counts] = process.argv.slice(2)
  if (!folder || !portable || !lintel) {
    console.error('search.mjs: name the folder of the built site, that of its portable twin, and the command')
    process.exit(2)
  }
  const server = await serve(folder)
  const base = `http://127.0.0.1:${server.port}`
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags })
  let failed = 0
  for (const { name, run } of tests) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.addInitScript(() => {
      window.policyViolations = []
      document.addEventListener('securitypolicyviolation', (e) => window.policyViolations.push(`security policy: ${e.violatedDirective} ${e.blockedURI}`))
    })
    const noise = []
    const open = async (path, { watch = true } = {}) => {
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      if (watch) {
        page.on('console', (m) => noise.push(`console ${m.type()}: ${m.text()}`))
        page.on('pageerror', (err) => noise.push(`script error: ${err.message}`))
        page.on('requestfailed', (r) => { if (!/ERR_ABORTED/.test(r.failure()?.errorText)) noise.push(`request failed: ${r.url()}`) })
      }
      await page.goto(path.startsWith('file:') ? path : base + path)
      return page
    }
    try {
      await run({ open, browser, base, noise, root: resolve(folder), portable: resolve(portable), lintel: resolve(lintel) })
      for (const page of context.pages()) if (!page.isClosed()) noise.push(...(await page.evaluate(() => window.policyViolations)))
      equal(noise, [], 'the browser says:')
      console.log(`ok ${name}`)
    } catch (error) {
      failed++
      console.log(`FAILED ${name}: ${error.message.slice(0, 2000)}`)
    }
    await context.close()
  }
  await browser.close()
  await server.close()
  if (counts) writeFileSync(counts, `${tests.length - failed} ${failed}\n`)
  console.log(`${tests.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main()
