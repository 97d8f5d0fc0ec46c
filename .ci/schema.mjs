// Judges published schemas and example records with ajv in strict mode.
//
// A schema is known by its $id, urn:apdocs:FORM:VERSION:issue or :draft. Every
// record must keep the draft schema of its form and, unless it calls itself a
// draft, the issue schema too. Keywords of our own begin with "x-".
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(`${process.env.APDOCS_JUDGES}/node/package.json`)
if (process.argv[2] === '--version') {
  console.log('ajv', require('ajv/package.json').version)
  process.exit(0)
}
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default
const [schemaFolder, recordFolder] = process.argv.slice(2)
let failures = 0

function fail(name, what) {
  failures++
  console.log(`FAIL ${name} ajv ${what}`)
}

function read(folder) {
  const found = []
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.json')).sort()) {
    try {
      found.push([name, JSON.parse(readFileSync(join(folder, name), 'utf8'))])
    } catch (error) {
      fail(name, `is not JSON: ${error.message}`)
    }
  }
  return found
}

// ownKeywords collects every member name that begins with "x-", at any depth.
function ownKeywords(value, into) {
  if (value === null || typeof value !== 'object') return into
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('x-')) into.add(key)
    else ownKeywords(inner, into)
  }
  return into
}

// compile returns the newest schema of each form: {"progress-visit": {issue, draft}}.
function compile(schemas) {
  const keywords = ownKeywords(schemas.map(([, schema]) => schema), new Set())
  const forms = new Map()
  for (const [name, schema] of schemas) {
    if (schema.$id === 'urn:apdocs:organisation') { // settings, not a form
      compiled(name, schema, keywords)
      continue
    }
    const [, form, version, kind] = /^urn:apdocs:([a-z0-9-]+):(\d+):(issue|draft)$/.exec(schema.$id ?? '') ?? []
    if (!form) {
      fail(name, `has the $id ${JSON.stringify(schema.$id)}, not urn:apdocs:FORM:VERSION:issue or :draft`)
      continue
    }
    const check = compiled(name, schema, keywords)
    if (!check) continue
    const kinds = forms.get(form) ?? {}
    if (!(kinds[kind]?.version > Number(version))) kinds[kind] = { check, version: Number(version) }
    forms.set(form, kinds)
  }
  return forms
}

// compiled returns a schema compiled by ajv, or nothing if ajv does not accept it.
function compiled(name, schema, keywords) {
  if (schema.$schema !== 'https://json-schema.org/draft/2020-12/schema') fail(name, 'does not say that it is 2020-12')
  try {
    const ajv = new Ajv({ strict: true, allErrors: true })
    addFormats(ajv)
    ajv.addVocabulary([...keywords])
    return ajv.compile(schema)
  } catch (error) {
    fail(name, error.message)
  }
}

function judge(name, record, forms) {
  for (const kind of record.status === 'draft' ? ['draft'] : ['draft', 'issue']) {
    const check = forms.get(record.form)?.[kind]?.check
    if (!check) {
      fail(name, `is of the form ${JSON.stringify(record.form)}, which has no ${kind} schema`)
      continue
    }
    if (check(record)) continue
    for (const error of check.errors.slice(0, 5)) fail(name, `${kind}: ${error.instancePath || '/'} ${error.message}`)
  }
}

const schemas = read(schemaFolder)
const records = read(recordFolder)
const forms = compile(schemas)
for (const [form, kinds] of forms) {
  for (const kind of ['issue', 'draft']) if (!kinds[kind]) fail(form, `has no ${kind} schema`)
}
for (const [name, record] of records) judge(name, record, forms)
if (!schemas.length) fail(schemaFolder, 'holds no schema')
if (!records.length) fail(recordFolder, 'holds no record')
console.log(failures ? `judge-schema: ${failures} complaints` : `judge-schema: ${schemas.length} schemas and ${records.length} records accepted`)
process.exitCode = failures ? 1 : 0
