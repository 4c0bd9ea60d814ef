// Builds a site with editions, for audit.mjs to look at:
//
//	node editions.mjs LINTEL FOLDER PORT
//
// FAKS has published no edition. A copy of it in a git repository of its own is
// published twice, with a change in between: something came, went, was renamed and
// became something else; and it is changed once more. Built with LINTEL to FOLDER,
// with the base address http://127.0.0.1:PORT.
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [lintel, target, port] = process.argv.slice(2)
if (!lintel || !target || !Number(port)) {
  console.error('editions.mjs: name the command, the folder to build to, and the port of its base address')
  process.exit(2)
}
const root = resolve(new URL('../..', import.meta.url).pathname)
const folder = mkdtempSync(join(tmpdir(), 'lintel-editions-'))
const git = (...args) => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.no', ...args], {
  cwd: folder, stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
})

function change(name, from, to) {
  const path = join(folder, name)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${name} no longer holds ${JSON.stringify(from)}`)
  writeFileSync(path, text.replace(from, to))
}

const component = (id, name) => `id: ${id}
kind: component
name: "${name}"
summary: {nb: Viser hva en utgave gjør., nn: Viser kva ei utgåve gjer., en: Shows what an edition does.}
status: proposed
basis: example
component-type: function
level: municipal
`

try {
  for (const name of ['content', 'models', 'lintel.yaml']) cpSync(join(root, name), join(folder, name), { recursive: true })
  const more = join(folder, 'models/more.yaml')
  writeFileSync(more, [component('for-utgaven', 'For utgaven'), component('i-begge', 'I begge'), component('gammelt-navn', 'Med gammelt navn')].join('---\n'))
  execFileSync(resolve(lintel), ['lock'], { cwd: folder, stdio: 'pipe' }) // the tombstone knows the address by it
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'first')
  git('tag', 'first')

  writeFileSync(more, [component('ny-i-utgaven', 'Ny i utgaven'), component('i-begge', 'I begge, med nytt navn'), component('nytt-navn', 'Med gammelt navn') + 'formerly: [gammelt-navn]\n'].join('---\n'))
  change('models/components/ks-svarut.yaml', '  - id: r6\n    level: should', '  - id: r6\n    level: must')
  change('content/strategi/andre-land.md', 'vanskelig å måle', 'svært vanskelig å telle')
  appendFileSync(join(folder, 'lintel.yaml'), '\ngone:\n  - {id: for-utgaven, reason: Var bare ment for den første utgaven., successor: ny-i-utgaven}\n')
  git('add', '.')
  git('commit', '-qm', 'second')
  git('tag', 'second')

  appendFileSync(join(folder, 'lintel.yaml'), 'editions:\n  - {name: "2011", revision: first, date: 2011-02-28}\n  - {name: "2014", revision: second, date: 2014-11-26}\n')
  change('models/components/ks-svarut.yaml', 'obligation: should', 'obligation: must')
  execFileSync(resolve(lintel), ['build', '--quiet', '--base-url', `http://127.0.0.1:${port}`, '-o', resolve(target)], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
