#!/bin/sh
# Builds the released binaries into dist/: ./release.sh [VERSION]
#
# The version is that of git describe unless it is given. The same source, Go and
# version give the same bytes on every machine: no paths, no dates, no cgo.
set -eu
cd "$(dirname "$0")"

version=${1:-$(git describe --tags --always --dirty)}
version=${version#v}
case $version in
*[!0-9A-Za-z.+-]* | '')
	echo "release.sh: \"$version\" is no version; write 1.2.3" >&2
	exit 2
	;;
esac

# What the environment may say otherwise changes the bytes.
unset GOOS GOARCH GOAMD64 GOARM64 GOEXPERIMENT GODEBUG
export CGO_ENABLED=0 GOFLAGS= GOWORK=off

rm -rf dist
mkdir dist
for os in linux darwin windows; do
	for arch in amd64 arm64; do
		name=lintel-$version-$os-$arch
		[ "$os" != windows ] || name=$name.exe
		echo "$name"
		GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$version" -o "dist/$name" ./cmd/lintel
	done
done

cd dist
if command -v sha256sum >/dev/null; then
	sha256sum lintel-* >SHA256SUMS
else
	shasum -a 256 lintel-* >SHA256SUMS
fi
