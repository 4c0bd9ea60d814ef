// What netlify.toml says about how the site is sent: headers and not-found pages.
// Read from there and not written again, so that the tests cannot drift from what
// is published.
import { readFileSync } from 'node:fs'

// read gives {headers: [{for, values}], redirects: [{from, to, status}]}.
export function read(path) {
  const config = parse(readFileSync(path, 'utf8'), path)
  for (const list of ['headers', 'redirects']) {
    if (!Array.isArray(config[list]) || config[list].length === 0) throw new Error(`${path}: no [[${list}]]`)
  }
  return config
}

// headersFor gives the headers of an address; a later rule wins over an earlier.
export function headersFor(config, pathname) {
  const all = {}
  for (const rule of config.headers) if (matches(rule.for, pathname)) Object.assign(all, rule.values)
  return all
}

// notFound gives the page that answers for an address that is not there.
export function notFound(config, pathname) {
  const rule = config.redirects.find((r) => r.status === 404 && matches(r.from, pathname))
  return rule ? rule.to : '/404.html'
}

function matches(pattern, pathname) {
  return pattern.endsWith('/*') ? pathname.startsWith(pattern.slice(0, -1)) : pathname === pattern
}

// parse reads as much TOML as the file uses, and refuses the rest: a line that is
// passed over would be a header that is not tested.
function parse(text, path) {
  const root = {}
  let table = root
  text.split('\n').forEach((line, i) => {
    line = line.trim()
    if (line === '' || line.startsWith('#')) return
    let m
    if ((m = /^\[\[([\w-]+)\]\]$/.exec(line))) {
      table = {}
      ;(root[m[1]] ??= []).push(table)
    } else if ((m = /^\[([\w.-]+)\]$/.exec(line))) {
      table = m[1].split('.').reduce((at, key) => {
        const next = (at[key] ??= {})
        return Array.isArray(next) ? next[next.length - 1] : next
      }, root)
    } else if ((m = /^([\w-]+) = (?:"([^"\\]*)"|'([^']*)'|(\d+))$/.exec(line))) {
      table[m[1]] = m[2] ?? m[3] ?? Number(m[4])
    } else {
      throw new Error(`${path}:${i + 1}: cannot read "${line}"`)
    }
  })
  return root
}
