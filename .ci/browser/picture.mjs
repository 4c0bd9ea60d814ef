// Measures the pictures of the built site in a browser, and works their tools:
//
//	node picture.mjs FOLDER PORT [COUNTS]
//
// FOLDER was built with --base-url http://127.0.0.1:PORT. Every picture of every page
// in every language is measured: no text outside its outline or its drawing, no two
// texts over each other, every text in the size it was laid out for. One page of each
// type and size is then read as a reader does, at 768 px: no text under 11 px, and
// what is larger than its sheet says so. On one page of each type the tools are used.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { accessSync, constants, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const types = ['context', 'process', 'chart', 'landscape', 'layered', 'dependency', 'information', 'ladder', 'roadmap', 'capability-map']
const leastText = 11 // px
const middleWidth = 768
const workers = 3
const batch = 25 // pages measured at a time

const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const require = createRequire(import.meta.url)

const results = new Map()

function expect(name) {
  results.set(name, null)
}

function tell(name, problems) {
  if (results.get(name) !== null) throw new Error(`check "${name}" was not expected, or came twice`)
  results.set(name, problems.length === 0)
  if (problems.length === 0) return
  console.log(`FAILED ${name}`)
  const shown = problems.slice(0, 30)
  for (const problem of shown) console.log('    ' + problem.replaceAll('\n', '\n    '))
  if (shown.length < problems.length) console.log(`    and ${problems.length - shown.length} more`)
}

const geometry = {
  inside: 'text stands inside its outline',
  drawing: 'text stands inside its drawing',
  apart: 'no two texts over each other',
  clear: 'no edge label over a node',
  size: 'text has the size it was laid out for',
}
const small = `no text under ${leastText} px at ${middleWidth} px`
const says = 'a picture larger than its sheet says so, and its keys work'
const quiet = 'no console message, failed request or violation of the security policy'
const toolNames = ['axe at 1440 px, light', 'axe at 320 px, dark', 'zoom', 'highlight', 'full screen', 'full screen in a dialog', 'PNG']

function expectAll() {
  for (const type of types) for (const name of Object.values(geometry)) expect(`${type}: ${name}`)
  for (const type of types) for (const name of [small, says, ...toolNames]) expect(`${type}: ${name}`)
  for (const name of ['context: filter by relation', 'context: filter by status', 'process: walk', 'PNG from file:// says that it cannot', 'whole without script', quiet, 'print']) expect(name)
}

// findPictures reads which pages hold pictures, and of what type and size.
function findPictures(folder) {
  const pages = []
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith('index.html')) continue
    const html = readFileSync(join(folder, file), 'utf8')
    const pictures = Array.from(html.matchAll(/<figure class="lt-picture[^>]*data-type="([\w-]+)"[^]*?<svg [^>]*?width="([\d.]+)" height="([\d.]+)"([^]*?)<\/svg>/g), ([, type, width, height, rest]) => ({
      type, width: Number(width), height: Number(height), smallest: Math.min(...Array.from(rest.matchAll(/<text [^>]*font-size="([\d.]+)"/g), (m) => Number(m[1]))),
    }))
    if (pictures.length > 0) pages.push({ steps: html.includes('lt-steps'), filters: /data-kinds="[^"]*;[^"]*" data-statuses="[^"]*;/.test(html), path: '/' + file.split(sep).join('/').replace(/index\.html$/, ''), pictures })
  }
  return pages.sort((a, b) => (a.path < b.path ? -1 : 1))
}

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

// Runs in the page: brings in the pictures of other pages and measures them.
async function measure(paths) {
  const problems = []
  const box = document.createElement('div')
  document.querySelector('main').replaceChildren(box)
  const figures = []
  await Promise.all(
    paths.map(async (path) => {
      const doc = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html')
      for (const figure of doc.querySelectorAll('figure.lt-picture')) {
        figures.push({ path, figure: box.appendChild(document.importNode(figure, true)) })
      }
    }),
  )
  // Letters that no page before had may need a font that is not there yet.
  box.getBoundingClientRect()
  await document.fonts.ready
  const rect = (e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect()
    return { left, top, right, bottom }
  }
  const out = (inner, outer, by) =>
    Math.max(outer.left - inner.left, outer.top - inner.top, inner.right - outer.right, inner.bottom - outer.bottom) > by
  const over = (a, b, by) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by
  for (const { path, figure } of figures) {
    const type = figure.dataset.type
    const svg = figure.querySelector('svg')
    const sheet = rect(svg)
    const find = (check, text) => problems.push({ type, check, text: `${path}: ${text}` })
    const texts = Array.from(svg.querySelectorAll('text'), (e) => {
      const r = rect(e)
      // The box of a line holds room above and below its letters.
      const tall = Number(e.getAttribute('font-size'))
      const turned = e.hasAttribute('transform')
      const inset = Math.max(0, ((turned ? r.right - r.left : r.bottom - r.top) % (tall * 1.35) - tall * 0.95) / 2)
      const ink = turned ? { ...r, left: r.left + inset, right: r.right - inset } : { ...r, top: r.top + inset, bottom: r.bottom - inset }
      return { e, ink, text: e.textContent, node: e.closest('.lt-node'), frame: e.closest('.lt-frame'), label: e.closest('.lt-edge-label') }
    })
    for (const t of texts) {
      const name = `“${t.text}”`
      if (out(t.ink, sheet, 0.5)) find('drawing', name)
      const size = parseFloat(getComputedStyle(t.e).fontSize)
      if (Math.abs(size - Number(t.e.getAttribute('font-size'))) > 0.01) find('size', `${name} is ${size} px, laid out for ${t.e.getAttribute('font-size')}`)
      if (t.e.classList.contains('lt-badge')) continue
      const outline = t.node?.querySelector(':scope > .lt-box, :scope > .lt-bar') ?? t.frame?.querySelector('.lt-frame-box')
      // The caption of a small mark stands below it.
      if (!outline || (t.node && t.e.classList.contains('lt-label'))) continue
      if (out(t.ink, rect(outline), 1)) find('inside', name)
    }
    for (let i = 0; i < texts.length; i++) {
      for (let j = i + 1; j < texts.length; j++) {
        if (over(texts[i].ink, texts[j].ink, 0.75)) find('apart', `“${texts[i].text}” and “${texts[j].text}”`)
      }
    }
    const boxes = Array.from(svg.querySelectorAll('.lt-node > .lt-box'), (e) => ({ e, r: rect(e) }))
    for (const t of texts) {
      if (!t.label) continue
      for (const { e, r } of boxes) if (over(t.ink, r, 1.5)) find('clear', `“${t.text}” over ${e.parentElement.getAttribute('data-node')}`)
    }
  }
  const count = figures.length
  box.remove()
  return { problems, count }
}

async function measureAll(newPage, pages) {
  const found = Object.fromEntries(types.map((type) => [type, Object.fromEntries(Object.keys(geometry).map((check) => [check, []]))]))
  const batches = []
  for (let i = 0; i < pages.length; i += batch) batches.push(pages.slice(i, i + batch).map(({ path }) => path))
  let measured = 0
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const page = await newPage({ width: 1440, height: 900 }, 'light', pages[0].path)
      for (let next = batches.shift(); next; next = batches.shift()) {
        const { problems, count } = await page.evaluate(measure, next)
        measured += count
        for (const { type, check, text } of problems) found[type]?.[check].push(text)
      }
      await page.close()
    }),
  )
  const all = pages.reduce((sum, { pictures }) => sum + pictures.length, 0)
  if (measured !== all) throw new Error(`${measured} of ${all} pictures were measured`)
  console.log(`${measured} pictures measured`)
  for (const type of types) for (const [check, problems] of Object.entries(found[type])) tell(`${type}: ${geometry[check]}`, problems)
}

// Runs in the page: how small text gets, and what scrolls without saying so.
async function readable(least) {
  const small = []
  const silent = []
  for (const figure of document.querySelectorAll('figure.lt-picture')) {
    const sheet = figure.querySelector('.lt-picture-sheet')
    const svg = sheet.querySelector('svg')
    const name = `${location.pathname} ${figure.id}`
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
    const smallest = Math.min(...Array.from(svg.querySelectorAll('text'), (e) => parseFloat(getComputedStyle(e).fontSize)))
    if (smallest * scale < least - 0.01) small.push(`${name}: ${(smallest * scale).toFixed(2)} px`)
    const scrolls = sheet.scrollWidth > sheet.clientWidth + 1 || sheet.scrollHeight > sheet.clientHeight + 1
    const said = getComputedStyle(figure.querySelector('.lt-picture-hint')).display !== 'none'
    if (scrolls !== said) silent.push(`${name}: ${scrolls ? 'scrolls and does not say so' : 'says that it scrolls and does not'}`)
    if (sheet.tabIndex !== 0) silent.push(`${name}: the sheet is not in the tab order`)
    if (scrolls) {
      sheet.focus()
      sheet.scrollLeft = 40
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      if (sheet.scrollWidth > sheet.clientWidth + 41 && !sheet.parentElement.classList.contains('lt-more-left')) silent.push(`${name}: no edge at the left`)
    }
  }
  return { small, silent }
}

async function readAll(newPage, pages) {
  const kinds = new Map() // the first page of each type, width and smallest text
  for (const page of pages) {
    for (const { type, width, smallest } of page.pictures) {
      const key = `${type} ${width} ${smallest}`
      if (!kinds.has(key)) kinds.set(key, page)
    }
  }
  const problems = Object.fromEntries(types.map((type) => [type, { small: [], silent: [] }]))
  const queue = [...new Set(kinds.values())]
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const page = await newPage({ width: middleWidth, height: 1024 }, 'light')
      for (let next = queue.shift(); next; next = queue.shift()) {
        await page.goto(next.path)
        await page.evaluate(() => document.fonts.ready)
        const { small, silent } = await page.evaluate(readable, leastText)
        for (const type of new Set(next.pictures.map((p) => p.type))) {
          problems[type]?.small.push(...small)
          problems[type]?.silent.push(...silent)
        }
      }
      await page.close()
    }),
  )
  for (const type of types) {
    tell(`${type}: ${small}`, problems[type].small)
    tell(`${type}: ${says}`, problems[type].silent)
  }
}

// The tools of one picture. Each gives what is wrong.
const scaleOf = (figure) => figure.evaluate((f) => {
  const svg = f.querySelector('svg')
  return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
})

async function zoom(page, figure) {
  const problems = []
  const want = (ok, what) => ok || problems.push(what)
  const sheet = figure.locator('.lt-picture-sheet')
  const start = await scaleOf(figure)
  await figure.locator('[data-do=in]').click()
  const larger = await scaleOf(figure)
  want(larger > start * 1.2, `the button gives ${larger} from ${start}`)
  await figure.locator('[data-do=out]').click()
  want(Math.abs((await scaleOf(figure)) - start) < 0.01, 'out does not undo in')
  await sheet.focus()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  want((await scaleOf(figure)) > start * 1.5, 'the + key does not zoom')
  await sheet.evaluate((s) => s.scrollTo(0, 0))
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(250)
  want((await sheet.evaluate((s) => s.scrollLeft)) > 0, 'the arrow key does not pan')
  await page.keyboard.press('-')
  await page.keyboard.press('0')
  want(Math.abs((await scaleOf(figure)) - start) < 0.01, 'the 0 key does not give back the start')
  await figure.locator('[data-do=whole]').click()
  want(await sheet.evaluate((s) => s.scrollWidth <= s.clientWidth + 1), 'the whole picture is not seen at once')
  await sheet.focus()
  await page.keyboard.press('0')
  // Without focus the wheel is the page's; with Ctrl it zooms, and the page stays.
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0) })
  await figure.evaluate((f) => f.scrollIntoView({ block: 'start', behavior: 'instant' }))
  await page.evaluate(() => scrollBy(0, -60))
  const place = await sheet.boundingBox()
  await page.mouse.move(place.x + place.width - 5, place.y + 40)
  const y = await page.evaluate(() => scrollY)
  const room = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY)
  await page.mouse.wheel(0, 60)
  await page.waitForTimeout(200)
  if (room > 60) want((await page.evaluate(() => scrollY)) > y, 'the picture takes the wheel from the page')
  want(Math.abs((await scaleOf(figure)) - start) < 0.01, 'the wheel zooms without Ctrl')
  const before = await page.evaluate(() => scrollY)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await page.waitForTimeout(100)
  want((await scaleOf(figure)) > start * 1.1, 'Ctrl and the wheel do not zoom')
  want((await page.evaluate(() => scrollY)) === before, 'Ctrl and the wheel scroll the page')
  // A drawing larger than its sheet is dragged.
  await figure.locator('[data-do=in]').click()
  const box = await sheet.boundingBox()
  await sheet.evaluate((s) => s.scrollTo(100, 0))
  const from = await sheet.evaluate((s) => s.scrollLeft)
  await page.mouse.move(box.x + box.width / 2, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + 20, { steps: 4 })
  await page.mouse.up()
  want((await sheet.evaluate((s) => s.scrollLeft)) < from, 'dragging does not pan')
  // Two fingers.
  const pinched = await sheet.evaluate((s) => {
    const svg = s.querySelector('svg')
    const touch = (x, id) => new Touch({ identifier: id, target: s, clientX: x, clientY: 300 })
    const send = (name, a, b) => s.dispatchEvent(new TouchEvent(name, { bubbles: true, cancelable: true, touches: [touch(a, 1), touch(b, 2)] }))
    const width = svg.getBoundingClientRect().width
    send('touchstart', 200, 300)
    const mine = !send('touchmove', 225, 275)
    s.dispatchEvent(new TouchEvent('touchend', { touches: [] }))
    return { mine, share: svg.getBoundingClientRect().width / width }
  })
  want(pinched.mine && pinched.share < 0.9, `two fingers give ${pinched.share}`)
  await sheet.focus()
  await page.keyboard.press('0')
  return problems
}

// highlight: what has focus lights its neighbours and dims the rest.
async function highlight(page, figure) {
  const joined = await figure.evaluate((f) => {
    const edge = Array.from(f.querySelectorAll('.lt-edge[data-from]')).find((e) => f.querySelector(`a[data-node="${CSS.escape(e.dataset.from)}"]`) && e.dataset.to)
    return edge ? { from: edge.dataset.from, to: edge.dataset.to } : null
  })
  if (!joined) return [] // a picture without relations has nothing to light
  const problems = []
  const of = (id) => figure.locator(`[data-node="${id}"]`)
  const state = () => figure.evaluate((f, { from, to }) => {
    const on = (id) => f.querySelector(`[data-node="${CSS.escape(id)}"]`)?.classList.contains('lt-on')
    return { lit: f.querySelector('svg').classList.contains('lt-lit'), from: on(from), to: on(to) ?? true, lines: f.querySelectorAll('.lt-edge.lt-on').length }
  }, joined)
  await figure.locator('.lt-picture-sheet').focus()
  await page.keyboard.press('Tab') // so that focus shows as of the keyboard
  await of(joined.from).focus()
  let got = await state()
  if (!got.lit || !got.from || !got.to || got.lines === 0) problems.push(`focus: ${JSON.stringify(got)}`)
  const ring = await of(joined.from).evaluate((e) => ({ style: getComputedStyle(e).outlineStyle, width: getComputedStyle(e).outlineWidth }))
  if (ring.style !== 'solid' || ring.width !== '3px') problems.push(`focus ring: ${JSON.stringify(ring)}`)
  await page.evaluate(() => document.activeElement.blur())
  got = await state()
  if (got.lit) problems.push('stays lit when focus is gone')
  await of(joined.from).hover()
  got = await state()
  if (!got.lit || !got.from || !got.to) problems.push(`hover: ${JSON.stringify(got)}`)
  await page.mouse.move(1, 1)
  if ((await state()).lit) problems.push('stays lit when the pointer is gone')
  return problems
}

async function full(page, figure, native) {
  const problems = []
  const button = figure.locator('[data-do=full]')
  const before = await figure.evaluate((f) => f.parentElement.className)
  await button.click()
  await page.waitForFunction((native) => (native ? document.fullscreenElement?.matches('figure.lt-picture') : document.querySelector('dialog.lt-picture-dialog[open] > figure')), native)
  await page.waitForTimeout(100)
  if ((await button.getAttribute('aria-pressed')) !== 'true') problems.push('the button does not tell that it is on')
  const size = await figure.evaluate((f) => ({ high: f.getBoundingClientRect().height, window: innerHeight, tools: f.querySelector('.lt-picture-tools').getBoundingClientRect().bottom }))
  if (Math.abs(size.high - size.window) > 2 || size.tools > size.window + 1) problems.push(`does not fill the screen: ${JSON.stringify(size)}`)
  if (native) await page.evaluate(() => document.exitFullscreen())
  else await page.keyboard.press('Escape')
  await page.waitForFunction(() => !document.fullscreenElement && !document.querySelector('dialog.lt-picture-dialog'))
  await page.waitForTimeout(100)
  if ((await button.getAttribute('aria-pressed')) !== 'false') problems.push('the button does not tell that it is off')
  if ((await figure.evaluate((f) => f.parentElement.className)) !== before) problems.push('the picture did not go back to its place')
  return problems
}

async function savePNG(page, figure) {
  const download = page.waitForEvent('download', { timeout: 10_000 })
  await figure.locator('[data-do=png]').click()
  const file = await download.catch(() => null)
  if (!file) return [`no file; the button says “${await figure.locator('[data-do=png]').textContent()}”`]
  const data = readFileSync(await file.path())
  const problems = []
  if (!file.suggestedFilename().endsWith('.png') || data.toString('latin1', 1, 4) !== 'PNG') problems.push(`${file.suggestedFilename()} is no PNG`)
  const width = await figure.evaluate((f) => f.querySelector('svg').viewBox.baseVal.width)
  if (data.readUInt32BE(16) < Math.min(2 * width - 2, 3000)) problems.push(`${data.readUInt32BE(16)} px wide, the picture is ${width}`)
  return problems
}

async function filterBy(figure, name) {
  const problems = []
  await figure.locator('.lt-picture-filter').evaluate((d) => { d.open = true })
  const boxes = figure.locator(`.lt-picture-filter input[name$="-${name}"]`)
  const box = boxes.first()
  const id = await box.getAttribute('value')
  const visible = () => figure.evaluate((f, { name, id }) => {
    const marked = f.querySelectorAll(name === 'relation' ? `.lt-edge[data-relation="${id}"]` : `.lt-node[data-status="${id}"]:not(.lt-focus)`)
    return Array.from(marked).filter((e) => getComputedStyle(e).visibility === 'visible').length
  }, { name, id })
  const all = await visible()
  await box.uncheck()
  if (all === 0 || (await visible()) !== 0) problems.push(`${await visible()} of ${all} are left of ${id}`)
  if (!(await figure.locator('.lt-picture-said').textContent())) problems.push('does not say how many are shown')
  if ((await figure.locator('.lt-node.lt-focus').count()) > 0 && !(await figure.locator('.lt-node.lt-focus').isVisible())) problems.push('what the picture is about is gone')
  await box.check()
  if ((await visible()) !== all) problems.push('does not come back')
  return problems
}

async function walkThrough(page, figure) {
  const problems = []
  await figure.locator('[data-do=walk]').click()
  const text = figure.locator('.lt-walk-text')
  const steps = await page.locator('.lt-steps > .lt-step').count()
  const [previous, next] = [figure.locator('.lt-walk-turn button').first(), figure.locator('.lt-walk-turn button').last()]
  if ((await text.getAttribute('aria-live')) !== 'polite') problems.push('is not read out')
  for (let i = 0; i < steps; i++) {
    const id = await figure.locator('.lt-here').getAttribute('data-id')
    const item = page.locator('.lt-steps > .lt-step').nth(i)
    if (id.split('#')[1] !== (await item.getAttribute('id'))) problems.push(`step ${i + 1} shows ${id}`)
    const heading = (await item.locator('h3').textContent()).trim()
    if (!(await text.textContent()).includes(heading)) problems.push(`step ${i + 1} does not tell “${heading}”`)
    await page.waitForTimeout(30)
    const seen = await figure.evaluate((f) => {
      const [a, b] = [f.querySelector('.lt-here').getBoundingClientRect(), f.querySelector('.lt-picture-sheet').getBoundingClientRect()]
      return a.left >= b.left - 1 && a.right <= b.right + 1
    })
    if (!seen) problems.push(`step ${i + 1} is out of sight`)
    if (i < steps - 1) await next.click()
  }
  if (steps < 2) problems.push('the page has no list of steps')
  if ((await next.getAttribute('aria-disabled')) !== 'true') problems.push('does not tell that it is at the end')
  await previous.click()
  if ((await figure.locator('.lt-here').count()) !== 1) problems.push('does not go back')
  await figure.locator('[data-do=walk]').click()
  if ((await figure.locator('.lt-here').count()) !== 0) problems.push('does not end')
  return problems
}

async function runAxe(options) {
  const { violations } = await window.axe.run({ include: [['figure.lt-picture'], ...(document.querySelector('.lt-twin') ? [['.lt-twin']] : [])] }, options)
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} (${v.impact}): ${n.target.join(' ')}\n  ${(n.failureSummary ?? v.help).split('\n').slice(1, 3).join(' ').trim()}`))
}

async function openTools(figure) {
  await figure.evaluate((f) => { for (const d of [f.nextElementSibling, ...f.querySelectorAll('details')]) if (d?.localName === 'details') d.open = true })
  const walk = figure.locator('[data-do=walk]')
  if ((await walk.count()) > 0 && (await walk.isVisible())) await walk.click()
}

// useTools works the tools of one picture of a type, one of the larger ones.
async function useTools(newPage, axe, type, pages) {
  const area = ({ pictures: [{ width, height }] }) => width * height
  const candidates = pages.filter((p) => !/^\/(nn|en)\//.test(p.path) && p.pictures[0].type === type && (type !== 'process' || p.steps) && (type !== 'context' || p.filters)).sort((a, b) => area(b) - area(a))
  const path = candidates[Math.floor(candidates.length / 8)]?.path
  if (!path) throw new Error(`no page begins with a picture of type ${type}`)
  for (const [name, size, scheme] of [['axe at 1440 px, light', { width: 1440, height: 900 }, 'light'], ['axe at 320 px, dark', { width: 320, height: 700 }, 'dark']]) {
    const page = await newPage(size, scheme, path)
    await openTools(page.locator('figure.lt-picture').first())
    await page.waitForTimeout(150)
    await page.evaluate(axe)
    tell(`${type}: ${name}`, await page.evaluate(runAxe, axeOptions))
    await page.close()
  }
  const page = await newPage({ width: 1280, height: 900 }, 'light', path)
  const figure = page.locator('figure.lt-picture').first()
  tell(`${type}: zoom`, await zoom(page, figure))
  tell(`${type}: highlight`, await highlight(page, figure))
  tell(`${type}: PNG`, await savePNG(page, figure))
  tell(`${type}: full screen`, await full(page, figure, true))
  if (type === 'context') {
    tell('context: filter by relation', await filterBy(figure, 'relation'))
    tell('context: filter by status', await filterBy(figure, 'status'))
  }
  if (type === 'process') tell('process: walk', await walkThrough(page, figure))
  await page.evaluate(() => { Element.prototype.requestFullscreen = undefined })
  tell(`${type}: full screen in a dialog`, await full(page, figure, false))
  await page.close()
}

// plain: a page without script holds the picture, its file and its table, and no
// button that does nothing.
async function plain(browser, base, path) {
  const problems = []
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(base + path)
  const figure = page.locator('figure.lt-picture').first()
  if (!(await figure.locator('svg').isVisible())) problems.push('no picture')
  if (!(await figure.locator('a[download]').isVisible())) problems.push('no file')
  if ((await page.locator('figure.lt-picture + .lt-twin').count()) !== 1) problems.push('no table')
  for (const button of await figure.locator('button').all()) if (await button.isVisible()) problems.push(`a button that does nothing: ${await button.textContent()}`)
  await context.close()
  return problems
}

// printed: whole on the sheet of paper, without tools, whatever was done before.
async function printed(newPage, path) {
  const problems = []
  const page = await newPage({ width: 1280, height: 900 }, 'dark', path)
  const figure = page.locator('figure.lt-picture').first()
  await figure.locator('[data-do=in]').click()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 700, height: 1000 })
  const got = await figure.evaluate((f) => {
    const svg = f.querySelector('svg')
    return {
      wide: svg.getBoundingClientRect().right - f.getBoundingClientRect().right, tools: f.querySelector('.lt-picture-tools').getBoundingClientRect().height,
      ink: getComputedStyle(svg.querySelector('text.lt-title')).fill, paper: getComputedStyle(svg.querySelector('.lt-box')).fill,
    }
  })
  if (got.wide > 1) problems.push(`cut off: ${got.wide} px`)
  if (got.tools > 0) problems.push('the tools are printed')
  if (got.ink !== 'rgb(0, 0, 0)' || got.paper !== 'rgb(255, 255, 255)') problems.push(`${got.ink} on ${got.paper}`)
  await page.close()
  return problems
}

// fromFile: a page of a folder on disk says that it can make no PNG.
async function fromFile(browser, folder, path) {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, path, 'index.html')).href)
  // A site built for a server does not find its scripts from file://: bring them in.
  const script = readdirSync(join(folder, 'assets')).find((name) => /^main-.*\.js$/.test(name))
  if ((await page.locator('.lt-live').count()) === 0) await page.addScriptTag({ path: join(folder, 'assets', script) })
  await page.evaluate((href) => { document.querySelector('.lt-picture-tools a[download]').href = href }, pathToFileURL(join(folder, path, 'picture.svg')).href)
  const button = page.locator('[data-do=png]').first()
  await button.dispatchEvent('click')
  await page.waitForTimeout(1000)
  const [text, failed] = [await button.textContent(), await button.getAttribute('data-failed')]
  await page.close()
  return text === failed ? [] : [`the button says “${text}”`]
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
  const [folder, port, counts] = process.argv.slice(2)
  if (!folder || !Number(port)) {
    console.error('picture.mjs: name the folder of the built site and the port of its base address')
    process.exit(2)
  }
  const root = resolve(folder)
  const server = await serve(root, Number(port))
  const base = `http://127.0.0.1:${server.port}`
  expectAll()
  const pages = findPictures(root)
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
  const noise = []
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags })
  const newPage = async (viewport, colorScheme, path) => {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', baseURL: base, acceptDownloads: true })
    await context.addInitScript(() => document.addEventListener('securitypolicyviolation', (e) => console.error(`security policy: ${e.violatedDirective} ${e.blockedURI}`)))
    const page = await context.newPage()
    page.on('console', (m) => noise.push(`${page.url()}: ${m.type()}: ${m.text()}`))
    page.on('pageerror', (err) => noise.push(`${page.url()}: ${err.message}`))
    page.on('response', (r) => { if (r.status() >= 400) noise.push(`${page.url()}: status ${r.status()}: ${r.url()}`) })
    page.on('close', () => context.close().catch(() => {})) // closing the browser closes both
    if (path) {
      await page.goto(path)
      await page.evaluate(() => document.fonts.ready)
    }
    return page
  }
  try {
    await step('geometry', () => measureAll(newPage, pages))
    await step('at 768 px', () => readAll(newPage, pages))
    const queue = [...types]
    await step('tools', () => Promise.all(Array.from({ length: workers }, async () => {
      for (let type = queue.shift(); type; type = queue.shift()) {
        const mine = type
        await step(`tools of ${mine}`, () => useTools(newPage, axe, mine, pages))
      }
    })))
    const some = pages.find((p) => p.pictures[0].type === 'context' && p.pictures[0].height > 300).path
    await step('without script', async () => tell('whole without script', await plain(browser, base, some)))
    await step('print', async () => tell('print', await printed(newPage, some)))
    await step('from file://', async () => tell('PNG from file:// says that it cannot', await fromFile(browser, root, some)))
    tell(quiet, noise)
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
