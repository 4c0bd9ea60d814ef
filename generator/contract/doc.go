// Package contract reads machine-readable descriptions of interfaces: the
// central types are Contract, what a file of the repository says, API, an
// OpenAPI description made ready to be shown, and Problem, why a file is broken.
//
// # Formats
//
// OpenAPI 3.0 and 3.1 in YAML or JSON, JSON Schema (drafts 4 to 2020-12) in
// JSON, XML Schema 1.0. Which one a file is follows from what is in it, never
// from its name alone.
//
// A file is read whole and held against its own standard, without anything from
// elsewhere: a reference to another file or host is a problem, not a request.
// An XML Schema is held to be well-formed, to declare each name once, and to
// refer only to types of its own that it declares; whether it is valid in all
// else a validator must tell.
//
// # Why these libraries
//
// kin-openapi reads 3.0 and 3.1, is maintained, and brings two small modules
// with it; libopenapi is as good and brings a dozen. The pages are drawn by the
// theme's own templates from API: the renderers that come ready (Swagger UI,
// Redoc, Scalar) are a megabyte of script each, write styles into the page,
// which the site's content security policy forbids, and show nothing without
// script. jsonschema was in the house already. For XML Schema there is no
// maintained Go library; encoding/xml reads what is asked here.
//
// A library that panics gives a problem, as a broken file does.
package contract
