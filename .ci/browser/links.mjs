// Follows every link of the built folder without a browser: an internal address
// leads to a file, a fragment to an id on that page.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

const tag = /<!--[\s\S]*?-->|<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>[\s\S]*?<\/\1\s*>|<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g
const attribute = /([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g
const addresses = new Set(['href', 'xlink:href', 'src', 'srcset', 'poster', 'data', 'action', 'formaction'])
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : number ? String.fromCodePoint(Number(number)) : (entities[name] ?? all),
  )
}

// page reads the ids and addresses of a page or a picture.
function page(text) {
  const ids = new Set()
  const links = []
  for (const match of text.matchAll(tag)) {
    const name = (match[1] ?? match[3] ?? '').toLowerCase()
    const attributes = {}
    for (const a of (match[2] ?? match[4] ?? '').matchAll(attribute)) attributes[a[1].toLowerCase()] = decode(a[2] ?? a[3] ?? a[4])
    if (attributes.id !== undefined) ids.add(attributes.id)
    if (name === 'a' && attributes.name !== undefined) ids.add(attributes.name)
    if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') {
      const target = /url\s*=\s*(.*)$/i.exec(attributes.content ?? '')
      if (target) links.push(target[1])
    }
    if (name === 'meta' && /^og:(url|image)$/.test(attributes.property ?? '')) links.push(attributes.content)
    for (const [key, value] of Object.entries(attributes)) {
      if (!addresses.has(key)) continue
      if (key === 'srcset') links.push(...value.split(',').map((part) => part.trim().split(/\s+/)[0]))
      else links.push(value)
    }
  }
  return { ids, links }
}

// check follows all links of a folder published at a base address. It gives
// {pages, links, missingFiles, missingIds}, the last two as lines to print.
export function check(folder, base) {
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => relative(folder, join(e.parentPath, e.name)).split(sep).join('/')),
  )
  const pages = new Map()
  for (const name of files) {
    const text = () => readFileSync(join(folder, name), 'utf8')
    if (name.endsWith('.html') || name.endsWith('.svg')) pages.set(name, page(text()))
    else if (name.endsWith('.css')) {
      const links = [...text().matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]+))\s*\)/g)].map((m) => m[1] ?? m[2] ?? m[3])
      pages.set(name, { ids: new Set(), links })
    } else if (name === 'sitemap.xml' || name.endsWith('feed.xml')) {
      const links = [...text().matchAll(/<(?:loc|link)>([^<]+)<|<link\b[^>]*\bhref="([^"]*)"/g)].map((m) => decode(m[1] ?? m[2]))
      pages.set(name, { ids: new Set(), links })
    }
  }
  const origin = new URL(base).origin
  const missingFiles = []
  const missingIds = []
  let count = 0
  for (const [name, { ids, links }] of pages) {
    const here = new URL(name.replace(/(^|\/)index\.html$/, '$1'), origin + '/')
    for (const link of links) {
      let target
      try {
        target = new URL(link, here)
      } catch {
        missingFiles.push(`${name}: ${link} is no address`)
        continue
      }
      if (target.origin !== origin) continue
      count++
      const file = fileOf(files, target.pathname)
      if (!file) {
        missingFiles.push(`${name}: ${link} leads to no file`)
        continue
      }
      const fragment = fragmentOf(target)
      if (fragment === '' || (!file.endsWith('.html') && !file.endsWith('.svg'))) continue
      const there = file === name ? ids : pages.get(file).ids
      if (!there.has(fragment)) missingIds.push(`${name}: ${link} leads to no id`)
    }
  }
  return { pages: pages.size, links: count, missingFiles, missingIds }
}

function fileOf(files, pathname) {
  let path
  try {
    path = posix.normalize(decodeURIComponent(pathname)).slice(1)
  } catch {
    return null
  }
  if (files.has(path)) return path
  // An address of a page ends with a slash; one without costs a redirect.
  const index = path === '' || path.endsWith('/') ? path + 'index.html' : null
  return index && files.has(index) ? index : null
}

function fragmentOf(url) {
  try {
    return decodeURIComponent(url.hash.slice(1))
  } catch {
    return url.hash.slice(1)
  }
}
