#!/bin/sh
# All tests: the Go code, then the FAKS site as it is published, in a browser.
# What a test needs and this machine lacks is installed where apt-get is at hand.
# The last line is the sum; anything failed, skipped or not run fails the whole.
set -eu
cd "$(dirname "$0")"

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

# need COMMAND PACKAGE notes a package to install when its command is missing.
missing=
need() {
	command -v "$1" >/dev/null || missing="$missing $2"
}
browser() {
	command -v chromium || command -v chromium-browser || command -v google-chrome
}

for command in go node npm; do
	command -v $command >/dev/null || {
		echo "test.sh: $command is not installed" >&2
		exit 2
	}
done
browser >/dev/null || missing="$missing chromium"
need java default-jre-headless
need xmllint libxml2-utils
need hunspell 'hunspell hunspell-no hunspell-en-gb'
need soffice libreoffice-draw
need pdftotext poppler-utils
# soffice is one command for all kinds of documents, each a package of its own.
for part in writer calc; do
	! command -v dpkg >/dev/null || dpkg -s libreoffice-$part >/dev/null 2>&1 || missing="$missing libreoffice-$part"
done
if [ -n "$missing" ]; then
	command -v apt-get >/dev/null || {
		echo "test.sh: install$missing" >&2
		exit 2
	}
	root=
	[ "$(id -u)" = 0 ] || root=sudo
	$root apt-get update
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends $missing
fi
if [ ! .ci/browser/node_modules/.package-lock.json -nt .ci/browser/package-lock.json ]; then
	(cd .ci/browser && npm ci)
	touch .ci/browser/node_modules/.package-lock.json
fi

# step NAME COMMAND… counts one check by its exit code.
step() {
	name=$1
	shift
	echo "== $name"
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $name"
	fi
}

# counted NAME COMMAND… counts what the command wrote to $tmp/counts; one that
# wrote nothing, or says it failed without counting a failure, is a failure.
counted() {
	name=$1
	shift
	echo "== $name"
	rm -f "$tmp/counts"
	code=0
	"$@" || code=$?
	p=0 f=0
	[ ! -f "$tmp/counts" ] || read -r p f <"$tmp/counts"
	if [ $((p + f)) = 0 ] || { [ $code != 0 ] && [ "$f" = 0 ]; }; then
		f=$((f + 1))
		echo "FAILED $name (exit code $code)"
	fi
	passed=$((passed + p))
	failed=$((failed + f))
}

formatted() {
	unformatted=$(gofmt -l cmd generator themes) || return 1
	[ -z "$unformatted" ] || {
		echo "$unformatted"
		return 1
	}
}

# go test's own exit code adds nothing: what fails is an event, also a build.
go_test() {
	go test -json "$@" | node .ci/browser/gotest.mjs "$tmp/counts"
}

well_formed() {
	find "$tmp/site" \( -name '*.xml' -o -name '*.svg' \) -print >"$tmp/xml"
	[ -s "$tmp/xml" ] || {
		echo "no XML in the site"
		return 1
	}
	tr '\n' '\0' <"$tmp/xml" | xargs -0 xmllint --noout --nonet
}

# The schemas of The Open Group lie beside the project, where they are at all.
schemas=../shared/data/xsd
exchange() {
	"$tmp/lintel" export archimate -o "$tmp/faks.xml" && xmllint --noout --nonet --schema "$schemas/wrap.xsd" "$tmp/faks.xml"
}

step gofmt formatted
step 'go vet' go vet ./...
counted 'go test' go_test ./...
counted 'go test -race' go_test -race ./generator/load ./generator ./generator/serve

# The address is part of the site, so the port is chosen before it is built.
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
step 'build the site' go run ./cmd/lintel build --quiet --no-cache --base-url "http://127.0.0.1:$port" -o "$tmp/site"
step 'well-formed XML' well_formed
counted 'spelling' go run ./.ci/spelling "$tmp/site" "$tmp/counts"
counted 'the site in a browser' node .ci/browser/audit.mjs "$tmp/site" "$port" "$tmp/counts"
counted 'the catalogue in a browser' node .ci/browser/catalogue.mjs "$tmp/site" "$port" "$tmp/counts"
counted 'views in LibreOffice' node .ci/browser/office.mjs "$tmp/counts"
counted 'the pictures in a browser' node .ci/browser/picture.mjs "$tmp/site" "$port" "$tmp/counts"
step 'build the command' go build -o "$tmp/lintel" ./cmd/lintel
step 'build the site for a folder' go run ./cmd/lintel build --quiet --portable -o "$tmp/portable"
counted 'the search in a browser' node .ci/browser/search.mjs "$tmp/site" "$tmp/portable" "$tmp/lintel" "$tmp/counts"
counted 'the tasks of the users, from the front page' node .ci/browser/tasks.mjs "$tmp/site" "$port" "$tmp/counts"
counted 'requirement lists, in a browser and in LibreOffice' node .ci/browser/requirements.mjs "$tmp/site" "$port" "$tmp/lintel" "$tmp/counts"
counted 'a picture that is laid out' node .ci/browser/placed.mjs "$tmp/lintel" "$tmp/counts"
[ ! -d "$schemas" ] || step 'FAKS against the schemas of ArchiMate' exchange
step 'build a site of editions' node .ci/browser/editions.mjs "$tmp/lintel" "$tmp/editions" "$port"
counted 'the editions in a browser' node .ci/browser/audit.mjs "$tmp/editions" "$port" "$tmp/counts" editions
counted 'live editing in a browser' node .ci/browser/serve-live.mjs "$tmp/lintel" "$tmp/counts"
counted 'the review in a browser' node .ci/browser/review.mjs "$tmp/lintel" "$tmp/counts"

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
