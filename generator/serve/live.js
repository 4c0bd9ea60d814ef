// What `lintel serve` puts into a page: it reloads the page when it changed, at
// the same place, and lists the findings over it. Never part of a build.
(() => {
  'use strict'
  const { version, assets } = document.currentScript.dataset
  const page = location.pathname
  const scrollKey = 'lintel-scroll'
  const closedKey = 'lintel-closed'

  // Storage may be forbidden; then a reload starts at the top.
  const remember = (key, value) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value))
    } catch {}
  }
  const recall = (key) => {
    try {
      return JSON.parse(sessionStorage.getItem(key))
    } catch {
      return null
    }
  }

  function reload() {
    remember(scrollKey, { page, x: scrollX, y: scrollY })
    location.reload()
  }

  // The page may still grow while pictures come; then once more, unless the
  // reader went elsewhere meanwhile.
  function restore() {
    const saved = recall(scrollKey)
    remember(scrollKey, null)
    if (!saved || saved.page !== page) return
    const go = () => scrollTo({ left: saved.x, top: saved.y, behavior: 'instant' })
    go()
    const reached = scrollY
    addEventListener('load', () => scrollY === reached && go(), { once: true })
  }

  // shows tells whether the page shows one of these files.
  function shows(changed) {
    const wanted = new Set(changed)
    for (const e of document.querySelectorAll('[src], [href], [data], [poster]')) {
      for (const name of ['src', 'href', 'data', 'poster']) {
        const value = e.getAttribute(name)
        if (!value) continue
        try {
          const url = new URL(value, document.baseURI)
          if (url.origin === location.origin && wanted.has(decodeURIComponent(url.pathname))) return true
        } catch {}
      }
    }
    return false
  }

  let source = null
  let again = 0
  function connect() {
    disconnect()
    source = new EventSource('/_lintel/events?' + new URLSearchParams({ page, version, assets }))
    source.addEventListener('reload', (e) => {
      const { pages, assets } = JSON.parse(e.data)
      if (pages.includes(page) || shows(assets)) reload()
    })
    source.addEventListener('findings', (e) => show(JSON.parse(e.data)))
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(connect, 2000)
    })
  }
  function disconnect() {
    clearTimeout(again)
    source?.close()
    source = null
  }

  // The overlay lives in a tree of its own, so that the site's style and its own
  // do not meet.
  const host = document.createElement('lintel-live')
  const root = host.attachShadow({ mode: 'open' })
  const make = (name, attributes, ...children) => {
    const e = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value)
    e.append(...children.filter((c) => c !== null && c !== undefined && c !== ''))
    return e
  }
  const title = make('h2', { id: 'title', tabindex: '-1' })
  const close = make('button', { type: 'button', class: 'close' })
  const problem = make('p', { class: 'problem' })
  const list = make('ol', {})
  const more = make('p', { class: 'more' })
  const dialog = make('dialog', { 'aria-labelledby': 'title' }, make('header', {}, title, close), problem, list, more)
  const badge = make('button', { type: 'button', class: 'badge', 'aria-haspopup': 'dialog' })
  const status = make('div', { class: 'status', role: 'status' })
  let digest = ''
  let byProgram = false

  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (e) => e.target === dialog && dialog.close())
  dialog.addEventListener('close', () => {
    if (!byProgram) remember(closedKey, digest)
    byProgram = false
  })
  badge.addEventListener('click', open)

  function open() {
    if (dialog.open) return
    dialog.showModal()
    title.focus()
  }
  function shut() {
    if (!dialog.open) return
    byProgram = true
    dialog.close()
  }

  function item(finding) {
    const place = finding.editor ? make('a', { href: finding.editor }, finding.place) : finding.place
    const code = make('code', { class: 'code' }, finding.code)
    const head = make('p', { class: 'head' }, make('strong', { class: 'severity' }, finding.word), place, code)
    const excerpt = (finding.excerpt ?? []).map((line) =>
      make('span', { class: line.marked ? 'line at' : 'line', 'data-number': line.number }, line.before, line.marked ? make('mark', {}, line.marked) : null, line.after, '\n'),
    )
    const related = (finding.related ?? []).map((r) => make('p', { class: 'related' }, make('a', { href: r.editor }, r.place), ' ', r.message))
    return make(
      'li',
      { class: finding.severity },
      head,
      make('p', { class: 'message' }, finding.message),
      excerpt.length ? make('pre', {}, ...excerpt) : null,
      finding.hint ? make('p', { class: 'hint' }, finding.hint) : null,
      ...related,
    )
  }

  function show(event) {
    const none = event.findings.length === 0 && !event.problem
    host.hidden = none
    if (none) {
      digest = ''
      remember(closedKey, null)
      status.textContent = ''
      shut()
      return
    }
    const fresh = event.digest !== digest
    digest = event.digest
    if (!fresh) return
    host.lang = event.lang
    title.textContent = event.title
    close.textContent = event.close
    problem.textContent = event.problem ?? ''
    list.replaceChildren(...event.findings.map(item))
    more.textContent = event.more ?? ''
    badge.textContent = event.label
    badge.dataset.failed = event.failed
    status.textContent = event.label
    if (!event.failed) shut()
    else if (recall(closedKey) !== digest) open()
  }

  function start() {
    restore()
    host.hidden = true
    const style = make('link', { rel: 'stylesheet', href: '/_lintel/live.css' })
    root.append(style, badge, status, dialog)
    // Nothing is shown before it has its style.
    style.addEventListener('load', () => document.hidden || connect(), { once: true })
    document.body.append(host)
    document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()))
    addEventListener('pagehide', disconnect)
    addEventListener('pageshow', (e) => e.persisted && connect())
  }
  start()
})()
