// Package serve shows a repository as a site while it is written: the central
// types are Server, which watches, rebuilds and answers, and Options, what it is
// told.
//
// # One rebuild
//
//	event → scan → build → settle → publish → event stream → reload
//
// All rebuilds happen in one goroutine, so that there is never more than one
// and none is older than the one before. A save is three or four events, and a
// branch that is switched is thousands. Shortly after an event (firstTime) the
// files are compared with what was known by size, time, mode and hash; nothing
// changed means no rebuild. It is built while it settles: what came of it is
// shown when it has been quiet for settleTime and no file changed since they
// were read, and thrown away otherwise, because it saw half of a change. So one
// save is one rebuild, and most of the wait is used. A program that writes all
// the time holds it up for settleLimit at most, for failureLimit while what it
// leaves cannot be built. Everything up to the site is made anew; pages are
// executed when they are asked for (package generator).
//
// Folders are watched, never files: a watch on a file dies with an editor's
// atomic save. A folder is watched before it is read, so that nothing that
// comes into a new one is missed. After an overflow of the queue, as after
// everything else, all files are compared. Where events do not come (network
// mounts, containers) or cannot be had (a limit of the system), file times are
// compared every pollInterval instead.
//
// # What is published
//
// A state holds the last good site, the findings of the last build and a number
// that counts up. It is swapped whole, so that a request sees one state. With
// an error finding, or when the machine fails, the last good site stays and the
// findings change. A site that is followed by another is closed when its last
// reader is done.
//
// # What is answered
//
//	/…                     a published file, and nothing else: there is no way
//	                       from an address to the disk
//	/api/elements/<id>     the element's data, as published
//	/api/impact/<id>       who is touched when it changes; ?depth=N bounds the way
//	/api/search            Options.Search
//	/_lintel/events        the event stream, for ?page=&version=&assets=
//	/_lintel/live.js, .css what the server puts into pages; never part of a build
//
// Headers are those of production (netlify.toml), held by a test. A Host that is
// neither the loopback's nor one of Options.Hosts is answered with 421: otherwise
// a page elsewhere could read the site by pointing its own name at this machine.
// Methods other than GET and HEAD are 405. There are no folder listings. Pages
// may not be kept without asking: they have an ETag and no lifetime.
//
// # Reloading
//
// The server puts one script into a page as it is sent, with the page's version:
// the hash of what was rendered. The script tells that version when it connects,
// and the server compares it with that of the state it shows. So a change is
// never lost between the page and the stream, a server that is started again is
// understood, and only pages that are open are rendered to be compared. An image
// has no version in the page; for those the number of the last change counts.
// A hidden tab has no stream: a browser has six connections to a host, and the
// seventh tab would hang. It asks again when it is shown.
//
// Events: findings (what the overlay shows; sent first of all and after each
// rebuild) and reload (the open pages and the images that changed). A client that
// reads slowly gets the newest state, not all of them.
package serve
