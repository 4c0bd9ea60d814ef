// Reads `go test -json` and counts its tests: node gotest.mjs COUNTS. Output is
// shown of what failed only. A skipped test is a failed one: what is not run is not
// known to work. The exit code is 1 when anything failed.
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const output = new Map()
const failing = new Set() // packages with a failed test
let passed = 0
let failed = 0

function note(event, text) {
  const key = event.Package + ' ' + (event.Test ?? '')
  output.set(key, (output.get(key) ?? '') + text)
  return key
}

for await (const line of createInterface({ input: process.stdin })) {
  let event
  try {
    event = JSON.parse(line)
  } catch {
    console.log(line)
    continue
  }
  switch (event.Action) {
    case 'output':
      note(event, event.Output)
      break
    case 'build-output':
      process.stdout.write(event.Output)
      break
    case 'pass':
      if (event.Test) passed++
      output.delete(note(event, ''))
      break
    case 'skip':
      // A package without tests is told of as skipped; that is no test.
      if (!event.Test) break
      failing.add(event.Package)
      failed++
      console.log(`SKIPPED ${event.Package} ${event.Test}\n${output.get(note(event, ''))}`)
      break
    case 'fail':
      // A package fails with its tests; by itself only when it does not build or
      // breaks off.
      if (!event.Test && failing.has(event.Package)) break
      failing.add(event.Package)
      failed++
      console.log(`FAILED ${event.Package} ${event.Test ?? ''}\n${output.get(note(event, ''))}`)
      break
  }
}
if (passed + failed === 0) {
  failed++
  console.log('FAILED no Go test was run')
}
writeFileSync(process.argv[2], `${passed} ${failed}\n`)
process.exitCode = failed > 0 ? 1 : 0
