// A view downloaded as SVG shows right when LibreOffice converts it to PNG:
//
//	node office.mjs [COUNTS]
//
// The command is built, and draws one view of each of four types. LibreOffice and
// Chromium each make a picture of the same file, and the two are compared as a person
// would from some steps away: the same shape, and, scaled to the same width, in grey
// and blurred, the same light and dark in the same places. Fonts may differ; what
// counts is measured against what the picture would lose without its text. Broken
// copies go the same way, and each must be seen to be broken.
//
// A check that did not run is a failed check. The last line is the sum; COUNTS is a
// file that gets it as two numbers.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

// A landscape, a process, a chart and a roadmap.
const views = ['felleskomponenter-landskap', 'prosess-byggesak', 'tall-kommit-finansiering', 'veikart']

const columns = 48 // of cells that a picture is read as, before the blur
const shapeLimit = 0.02 // of the aspect ratio
// The mean difference, as a part of the mean difference that removing all text makes.
// Another font for every text is about 0.2, no text is 1.
const limit = 0.5
const clearly = 1.5 // times the limit: a broken copy must differ at least as much
const officeTimeout = 50_000

const broken = {
  'without text': (svg) => svg.replace(/<text\b[^]*?<\/text>/g, ''),
  'with black fills': (svg) => svg.replace(/(\sfill=)"#[0-9A-Fa-f]+"/g, '$1"#000000"'),
  'without its right half': (svg) => {
    const [, width, height] = svg.match(/\bviewBox="0 0 ([\d.]+) ([\d.]+)"/)
    return svg.replace(/<\/svg>\s*$/, `<rect x="${width / 2}" y="0" width="${width / 2}" height="${height}" fill="#FFFFFF"/></svg>`)
  },
}
const copies = Object.keys(broken)
const withoutText = copies[0]

const root = fileURLToPath(new URL('../../', import.meta.url))
const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

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
  for (const problem of problems) console.log('    ' + problem)
}

const names = (id) => ({
  shape: `${id}: LibreOffice keeps the aspect ratio`,
  same: `${id}: LibreOffice shows the same picture`,
  broken: (copy) => `${id}: a copy ${copy} is seen to be broken`,
})

function expectAll() {
  for (const id of views) {
    expect(names(id).shape)
    expect(names(id).same)
    for (const copy of copies) expect(names(id).broken(copy))
  }
}

// find looks for a command; none is an error, never a pass.
function find(...commands) {
  for (const name of commands) {
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
  throw new Error(`no ${commands.join(' or ')} in PATH`)
}

function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (done.error || done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? done.stderr}`)
}

const fileOf = (folder, id, copy, ending) => join(folder, `${id}${copy ? '--' + copies.indexOf(copy) : ''}.${ending}`)

// draw writes the views as the command gives them, and their broken copies.
function draw(folder) {
  const lintel = join(folder, 'lintel')
  run('go', 'build', '-o', lintel, './cmd/lintel')
  for (const id of views) {
    const file = fileOf(folder, id, '', 'svg')
    run(lintel, 'view', id, '-o', file)
    const svg = readFileSync(file, 'utf8')
    for (const copy of copies) {
      const changed = broken[copy](svg)
      if (changed === svg) throw new Error(`${id}: nothing to break for a copy ${copy}`)
      writeFileSync(fileOf(folder, id, copy, 'svg'), changed)
    }
  }
}

// convert lets LibreOffice make all PNG files in one run, with a profile of its own.
// It ends well also when it made nothing, so whether the files are there is asked later.
async function convert(folder, out) {
  mkdirSync(out)
  const files = views.flatMap((id) => ['', ...copies].map((copy) => fileOf(folder, id, copy, 'svg')))
  const profile = pathToFileURL(join(folder, 'profile')).href
  const office = spawn(find('soffice'), [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'png', '--outdir', out, ...files], {
    detached: true, stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  office.stderr.on('data', (data) => (said += data))
  let late = false
  const stop = () => {
    try {
      process.kill(-office.pid, 'SIGKILL')
    } catch {
      // it has ended
    }
  }
  const timer = setTimeout(() => {
    late = true
    stop()
  }, officeTimeout)
  process.prependOnceListener('exit', stop) // before the folder is removed
  const code = await new Promise((done, fail) => office.on('error', fail).on('close', done))
  clearTimeout(timer)
  process.off('exit', stop)
  if (late) throw new Error(`LibreOffice was not done in ${officeTimeout / 1000} s`)
  if (code !== 0) throw new Error(`LibreOffice ended with ${code}: ${said}`)
}

// Runs in the page: the size of a picture, and its greys in cells, blurred. The second
// picture of a pair is read in as many rows as the first.
async function read({ url, columns, rows }) {
  const image = new Image()
  image.src = url
  await image.decode()
  const { naturalWidth: width, naturalHeight: height } = image
  rows ??= Math.max(1, Math.round((columns * height) / width))
  const context = (width, height) => {
    const canvas = new OffscreenCanvas(width, height)
    return canvas.getContext('2d', { willReadFrequently: true })
  }
  // At its own size first, so that Chromium sets the text as it is.
  const full = context(width, height)
  full.drawImage(image, 0, 0, width, height)
  const fine = 20 // pixels of a cell's side
  const scaled = context(columns * fine, rows * fine)
  scaled.fillStyle = 'white'
  scaled.fillRect(0, 0, columns * fine, rows * fine)
  scaled.imageSmoothingQuality = 'high'
  scaled.drawImage(full.canvas, 0, 0, columns * fine, rows * fine)
  const { data } = scaled.getImageData(0, 0, columns * fine, rows * fine)
  const cells = new Array(columns * rows).fill(0)
  for (let i = 0; i < data.length; i += 4) {
    const x = (i / 4) % (columns * fine)
    const y = (i / 4 - x) / (columns * fine)
    const grey = 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2]
    cells[Math.floor(y / fine) * columns + Math.floor(x / fine)] += grey / fine ** 2
  }
  const greys = cells.map((_, i) => {
    const x = i % columns
    const y = (i - x) / columns
    let sum = 0
    let n = 0
    for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
        sum += cells[v * columns + u]
        n++
      }
    }
    return sum / n
  })
  return { width, height, rows, greys }
}

const difference = (a, b) => a.greys.reduce((sum, grey, i) => sum + Math.abs(grey - b.greys[i]), 0) / a.greys.length

function urlOf(file, type) {
  return `data:${type};base64,${readFileSync(file).toString('base64')}`
}

async function compare(folder, out) {
  const browser = await chromium.launch({ executablePath: find('chromium', 'chromium-browser', 'google-chrome'), args: flags })
  try {
    const page = await browser.newPage()
    for (const id of views) {
      const { shape, same, broken } = names(id)
      const drawn = (copy, rows) => page.evaluate(read, { url: urlOf(fileOf(folder, id, copy, 'svg'), 'image/svg+xml'), columns, rows })
      const wanted = await drawn('')
      const unit = difference(wanted, await drawn(withoutText, wanted.rows))
      const converted = async (copy) => {
        const file = fileOf(out, id, copy, 'png')
        if (!existsSync(file)) return null
        const got = await page.evaluate(read, { url: urlOf(file, 'image/png'), columns, rows: wanted.rows })
        return { ...got, off: difference(wanted, got) / unit }
      }

      const got = await converted('')
      if (!got) {
        tell(shape, ['LibreOffice made no PNG'])
        tell(same, ['LibreOffice made no PNG'])
      } else {
        const stretch = Math.abs(got.width / got.height / (wanted.width / wanted.height) - 1)
        tell(shape, stretch <= shapeLimit ? [] : [`${got.width} × ${got.height}, want the shape of ${wanted.width} × ${wanted.height}`])
        tell(same, got.off <= limit ? [] : [`differs by ${got.off.toFixed(2)}, at most ${limit} is the same`])
      }
      const seen = []
      for (const copy of copies) {
        const got = await converted(copy)
        if (!got) {
          tell(broken(copy), ['LibreOffice made no PNG'])
          continue
        }
        seen.push(`${copy} ${got.off.toFixed(2)}`)
        tell(broken(copy), got.off >= clearly * limit ? [] : [`differs by ${got.off.toFixed(2)} only, at least ${clearly * limit} is clearly broken`])
      }
      console.log(`${id}: differs by ${got?.off.toFixed(2) ?? '?'} of at most ${limit}; ${seen.join(', ')}`)
    }
  } finally {
    await browser.close()
  }
}

// step runs one part and says whether it came to its end; that it broke off shows as
// checks that did not run.
async function step(title, run) {
  const start = Date.now()
  let done = true
  try {
    await run()
  } catch (err) {
    done = false
    console.log(`FAILED ${title}: ${err.message}`)
  }
  console.log(`${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`)
  return done
}

async function main() {
  const [counts] = process.argv.slice(2)
  const folder = mkdtempSync(join(tmpdir(), 'lintel-office-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
  const out = join(folder, 'png')
  expectAll()
  const ready = (await step('draw', () => draw(folder))) && (await step('LibreOffice', () => convert(folder, out)))
  if (ready) await step('compare', () => compare(folder, out))

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
