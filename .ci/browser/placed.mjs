// Looks at a picture that is laid out whole, as a browser draws it:
//
//	node placed.mjs LINTEL [COUNTS]
//
// LINTEL is the command. The repository in placed.txtar is built and its picture read
// in Chromium, at two widths, in light and dark: every box stands where its layout
// says, text stands inside its box and is legible on it, images come, nothing is
// forbidden by the security policy, the page does not scroll sideways, and axe-core
// finds nothing. With SHOTS=FOLDER it writes there what it saw, and the picture beside
// a plain drawing of the same coordinates.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const archive = fileURLToPath(new URL('../../generator/diagram/testdata/direct/placed.txtar', import.meta.url))
const page = '/visning/saksflyt/'
const sights = [1440, 320].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme, name: `${width} px, ${scheme}` })))
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}
const require = createRequire(import.meta.url)

const what = {
  places: 'every box stands where its layout says',
  inside: 'text stands inside its box',
  legible: 'text is legible on its box',
  lines: 'every line is drawn, over the boxes',
  image: 'the image comes',
  narrow: 'the page does not scroll sideways',
  axe: 'axe-core finds nothing',
  quiet: 'no console message, failed request or violation of the security policy',
}
const results = new Map()
for (const { name } of sights) for (const key of Object.keys(what)) results.set(`${name}: ${what[key]}`, null)

function tell(sight, key, problems) {
  const name = `${sight.name}: ${what[key]}`
  if (results.get(name) !== null) throw new Error(`check "${name}" was not expected, or came twice`)
  results.set(name, problems.length === 0)
  if (problems.length === 0) return
  console.log(`FAILED ${name}`)
  for (const problem of problems.slice(0, 20)) console.log('    ' + problem)
}

function find(...commands) {
  for (const name of commands) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {
        continue
      }
    }
  }
  throw new Error(`no ${commands.join(' or ')} in PATH`)
}

// extract writes the files of the archive and gives the layout.
function extract(folder) {
  const files = new Map()
  let lines = null
  for (const line of readFileSync(archive, 'utf8').split('\n')) {
    const name = line.match(/^-- (.+) --$/)?.[1]
    if (name) files.set(name, (lines = []))
    else lines?.push(line)
  }
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content.join('\n'))
  }
  return files.get('models/saksflyt.layout.yaml')
}

// boxesOf reads the coordinates: one box a line, or in keys below each other.
function boxesOf(layout) {
  const text = layout.slice(0, layout.indexOf('lines:')).join('\n')
  return text.split(/^ {2}- /m).slice(1).map((box) => {
    const number = (key) => Number(box.match(new RegExp(`(?:^|[{,\\s])${key}: (-?[\\d.]+)`))[1])
    return { x: number('x'), y: number('y'), w: number('w'), h: number('h'), text: box.split('\n')[0] }
  })
}

// measure runs in the page. Places are in the drawing's own units.
function measure() {
  const svg = document.querySelector('.lt-picture svg')
  const box = (e) => {
    const b = e.getBBox()
    const to = e.transform?.baseVal.consolidate()?.matrix
    const [x, y] = to ? [b.x * to.a + to.e, b.y * to.d + to.f] : [b.x, b.y]
    return { x, y, w: b.width * (to?.a ?? 1), h: b.height * (to?.d ?? 1) }
  }
  const colour = (text) => text.match(/[\d.]+/g).map(Number)
  const over = (ground, [r, g, b], share) => ground.map((v, i) => v + ([r, g, b][i] - v) * share)
  const pageColour = colour(getComputedStyle(document.querySelector('.lt-picture')).backgroundColor).slice(0, 3)
  const luminance = (c) => {
    const [r, g, b] = c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  // color-mix() computes to color(srgb r g b), from 0 to 1.
  const read = (text) => (text.startsWith('color(srgb') ? colour(text.replace('color(srgb', '')).slice(0, 3).map((v) => v * 255) : colour(text).slice(0, 3))
  const nodes = [...svg.querySelectorAll('.lt-node:not(.lt-legend)')].map((node) => {
    const outline = node.querySelector(':scope > .lt-box, :scope > .lt-back, :scope > .lt-dot, :scope > .lt-image')
    let ground = pageColour
    for (const e of node.querySelectorAll(':scope > .lt-box, :scope > .lt-back, :scope > .lt-paint')) {
      const style = getComputedStyle(e)
      if (style.fill !== 'none') ground = over(ground, read(style.fill), Number(style.fillOpacity))
    }
    const texts = [...node.querySelectorAll(':scope > text')].map((e) => {
      const [a, b] = [luminance(read(getComputedStyle(e).fill)), luminance(ground)].sort((p, q) => q - p)
      return { said: e.textContent, at: box(e), contrast: (a + 0.05) / (b + 0.05) }
    })
    return { id: node.dataset.node, at: box(outline), texts }
  })
  const children = [...svg.children]
  const lastNode = children.findLastIndex((e) => e.classList.contains('lt-node') && !e.classList.contains('lt-legend'))
  const lines = children.map((e, i) => [e, i]).filter(([e]) => e.classList.contains('lt-edge') && !e.classList.contains('lt-legend'))
  return {
    nodes, lines: lines.length, under: lines.filter(([, i]) => i < lastNode).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }
}

async function runAxe(options) {
  const { violations } = await window.axe.run({ include: [['figure.lt-picture']] }, options)
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 5).join(', ')}`)
}

const near = (a, b) => Math.abs(a - b) < 0.6

async function look(browser, base, sight, boxes, lineCount, shots) {
  const context = await browser.newContext({ viewport: { width: sight.width, height: 900 }, colorScheme: sight.scheme, bypassCSP: false })
  const tab = await context.newPage()
  const noise = []
  let image = 0
  tab.on('console', (message) => noise.push(message.text()))
  tab.on('pageerror', (err) => noise.push(err.message))
  tab.on('requestfailed', (request) => noise.push(request.url()))
  tab.on('response', (response) => {
    if (response.url().endsWith('/models/hus.svg') && response.ok()) image++
    else if (!response.ok()) noise.push(`${response.status()} ${response.url()}`)
  })
  await tab.goto(base + page, { waitUntil: 'networkidle' })
  const seen = await tab.evaluate(measure)

  const { x, y } = seen.nodes[0].at
  const [dx, dy] = [x - boxes[0].x, y - boxes[0].y]
  const places = seen.nodes.length === boxes.length ? [] : [`${seen.nodes.length} boxes drawn, ${boxes.length} laid out`]
  for (const [i, box] of boxes.entries()) {
    const at = seen.nodes[i]?.at
    if (at && !(near(at.x, box.x + dx) && near(at.y, box.y + dy) && near(at.w, box.w) && near(at.h, box.h))) {
      places.push(`${box.text}: drawn at ${at.x - dx}, ${at.y - dy}, ${at.w} by ${at.h}`)
    }
  }
  tell(sight, 'places', places)
  const texts = seen.nodes.flatMap((n) => n.texts.map((t) => ({ ...t, box: n.at })))
  tell(sight, 'inside', texts.length < 12 ? [`only ${texts.length} texts`] : texts.filter(({ at, box }) =>
    at.x < box.x - 1 || at.y < box.y - 1 || at.x + at.w > box.x + box.w + 1 || at.y + at.h > box.y + box.h + 1).map((t) => t.said))
  tell(sight, 'legible', texts.filter((t) => t.contrast < 4.5).map((t) => `${t.said}: ${t.contrast.toFixed(2)}`))
  tell(sight, 'lines', [
    ...(seen.lines === lineCount ? [] : [`${seen.lines} lines drawn, ${lineCount} laid out`]), ...(seen.under ? [`${seen.under} lines under boxes`] : []),
  ])
  tell(sight, 'image', image > 0 ? [] : ['models/hus.svg was not fetched'])
  tell(sight, 'narrow', seen.wide > 0 ? [`${seen.wide} px too wide`] : [])
  tell(sight, 'quiet', noise)
  if (shots) {
    await tab.screenshot({ path: join(shots, `placed-${sight.width}-${sight.scheme}.png`) })
    if (sight.width > 1000) await tab.locator('.lt-picture svg').first().screenshot({ path: join(shots, `placed-${sight.scheme}.png`) })
  }
  // Last, for a script of ours is none of the site's.
  await context.close()
  const open = await browser.newContext({ viewport: { width: sight.width, height: 900 }, colorScheme: sight.scheme, bypassCSP: true })
  const other = await open.newPage()
  await other.goto(base + page, { waitUntil: 'networkidle' })
  await other.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  tell(sight, 'axe', await other.evaluate(runAxe, axeOptions))
  await open.close()
}

// beside writes the picture with, on its right, nothing but its coordinates.
async function beside(browser, boxes, shots) {
  const left = Math.min(...boxes.map((b) => b.x)) - 12
  const top = Math.min(...boxes.map((b) => b.y)) - 12
  const width = Math.max(...boxes.map((b) => b.x + b.w)) + 12 - left
  const height = Math.max(...boxes.map((b) => b.y + b.h)) + 12 - top
  const plain = boxes.map((b) => `<rect x="${b.x}" y="${b.y}" width="${b.w}" height="${b.h}" fill="none" stroke="#000"/>`).join('')
  const picture = readFileSync(join(shots, 'placed-light.png')).toString('base64')
  const tab = await browser.newPage({ viewport: { width: Math.ceil(2 * width + 60), height: Math.ceil(height + 120) } })
  await tab.setContent(`<body style="margin:10px;display:flex;gap:20px;align-items:start"><img src="data:image/png;base64,${picture}">
    <svg width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">${plain}</svg>`)
  await tab.screenshot({ path: join(shots, 'placed-beside.png') })
  await tab.close()
}

async function main() {
  const [lintel, counts] = process.argv.slice(2)
  if (!lintel) throw new Error('usage: node placed.mjs LINTEL [COUNTS]')
  const folder = mkdtempSync(join(tmpdir(), 'lintel-placed-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
  const shots = process.env.SHOTS
  const layout = extract(folder)
  const boxes = boxesOf(layout)
  const lineCount = layout.slice(layout.indexOf('lines:')).filter((line) => line.startsWith('  - ') && !line.includes('hidden: true')).length
  const built = spawnSync(lintel, ['build', '-C', folder, '-o', join(folder, 'site'), '--no-cache', '--quiet'], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`not built: ${built.error?.message ?? built.stderr}`)
  const server = await serve(join(folder, 'site'))
  const browser = await chromium.launch({ executablePath: find('chromium', 'chromium-browser', 'google-chrome'), args: flags })
  try {
    for (const sight of sights) await look(browser, `http://127.0.0.1:${server.port}`, sight, boxes, lineCount, shots)
    if (shots) await beside(browser, boxes, shots)
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
